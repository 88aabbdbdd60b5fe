/** What kind of moment a line tells of: the same signs mark it in the list and above the scrubber. */
import type { DiskFault } from '../../sim/index.ts';
import type { Line } from '../../scenarios/index.ts';

type MomentKind =
  | 'start'
  | 'vote'
  | 'elected'
  | 'established'
  | 'ends'
  | 'commit'
  | 'client'
  | 'fault'
  | 'mended'
  | 'broken'
  | 'other';

export interface Moment {
  readonly line: Line;
  readonly kind: MomentKind;
  /** Whoever is elected or established. */
  readonly label: string;
}

export function momentOf(line: Line): Moment {
  const kind = kindOf(line);
  return { line, kind, label: kind === 'elected' || kind === 'established' ? String(line.node) : '' };
}

function kindOf(line: Line): MomentKind {
  switch (line.id) {
    case 'told.started':
    case 'told.booted':
      return 'start';
    case 'told.voteChanged':
    case 'told.roundAdopted':
      return 'vote';
    case 'told.elected':
    case 'told.joined':
      return line.params.state === 'LEADING' ? 'elected' : 'other';
    case 'told.leaderActive':
      return 'established';
    case 'told.steppedDown':
    case 'told.leaderLost':
      return 'ends';
    case 'told.committed':
    case 'told.committedMany':
    case 'told.delivered':
      return 'commit';
    case 'told.clientAsks':
    case 'told.clientAnswered':
    case 'told.clientFails':
    case 'told.clientWritesMany':
    case 'told.clientWroteMany':
      return 'client';
    case 'told.linkChanged':
      return line.params.isCut ? 'fault' : 'mended';
    case 'told.delayed':
      return line.params.latency === null ? 'mended' : 'fault';
    case 'told.disk':
      return isMending(line.params.fault) ? 'mended' : 'fault';
    case 'told.propertyBroken':
    case 'told.brokenAsExpected':
      return 'broken';
    default:
      return rareKindOf(line.id);
  }
}

function rareKindOf(id: Line['id']): MomentKind {
  switch (id) {
    case 'told.killed':
    case 'told.poweredOff':
    case 'told.paused':
    case 'told.exited':
    case 'told.bootRefused':
    case 'told.partitioned':
    case 'told.bridged':
    case 'told.ring':
    case 'told.majoritiesRing':
    case 'told.flapping':
    case 'told.cut':
    case 'told.reset':
    case 'told.held':
    case 'told.clockChanged':
    case 'told.badState':
    case 'told.notAsExpected':
      return 'fault';
    case 'told.healed':
    case 'told.resumed':
    case 'told.settled':
    case 'told.released':
      return 'mended';
    default:
      return 'other';
  }
}

function isMending(fault: DiskFault): boolean {
  return (
    fault.kind === 'repair' || fault.kind === 'free' || (fault.kind === 'slow' && fault.latency === null)
  );
}
