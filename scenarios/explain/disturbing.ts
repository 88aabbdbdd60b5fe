/** Which rows are faults that disturb, and what a fault is blamed for although no message of it arrived: silence, slowness, errors. */
import type { ZabObservation } from '../../model/index.ts';
import type { DiskFault, Fault, TraceRow } from '../../sim/index.ts';

/** @returns Whether a row is a fault that makes things worse. What puts things right, starts and requests are none. */
export function isDisturbing({ kind, data }: TraceRow): boolean {
  switch (kind) {
    case 'kill':
    case 'powerOff':
    case 'exit':
    case 'pause':
    case 'clockChange':
    case 'messageHeld':
      return true;
    case 'diskFault':
      return isDiskTrouble(data as DiskFault);
    case 'fault':
      return isLinkTrouble(data as Fault);
    default:
      return false;
  }
}

/** @returns Whether a row is what the story, and not the protocol, made happen: of a run without a fault the chain begins there. */
export const isFromOutside = ({ kind }: TraceRow): boolean => kind === 'start' || kind === 'command';

function isDiskTrouble(fault: DiskFault): boolean {
  switch (fault.kind) {
    case 'repair':
    case 'free':
      return false;
    case 'slow':
      return fault.latency !== null;
    default:
      return true;
  }
}

function isLinkTrouble(fault: Fault): boolean {
  switch (fault.kind) {
    case 'cut':
    case 'partition':
    case 'bridge':
    case 'ring':
    case 'majoritiesRing':
    case 'flap':
    case 'reset':
      return true;
    case 'delay':
      return fault.latency !== null;
    default:
      return false;
  }
}

/** Whose troubles a row may come from: of one process, or of a link (any link fault counts for it). */
export interface Blamed {
  readonly process: number;
  readonly links: boolean;
}

/**
 * @returns Whose fault the row can be although no message says so: a peer that was not heard of is dead, or the link to it is; what a disk
 * was late with, its fault. Null for all other rows.
 */
export function blamedFor(row: TraceRow): Blamed | null {
  switch (row.kind) {
    case 'diskDone':
      return { process: row.node, links: false };
    case 'leaderLost':
      return { process: (row.data as Of<'leaderLost'>).leader, links: true };
    case 'learnerDropped':
      return { process: (row.data as Of<'learnerDropped'>).learner, links: true };
    case 'connectionLost':
      return { process: (row.data as Of<'connectionLost'>).peer, links: true };
    case 'steppedDown':
      return { process: 0, links: true };
    default:
      return null;
  }
}

type Of<Kind extends ZabObservation['kind']> = Extract<ZabObservation, { readonly kind: Kind }>;
