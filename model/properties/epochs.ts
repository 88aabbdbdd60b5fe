import { type Finding, type ProcessStates, property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';

interface Epochs {
  readonly accepted: number;
  readonly current: number;
  /** Rows of the trace that tell so. */
  readonly acceptedRow: number;
  readonly currentRow: number;
}

interface Ghost {
  /** The highest that each server was known to have on disk. Index: sid. */
  epochs: readonly (Epochs | undefined)[];
}

const NONE: Epochs = { accepted: 0, current: 0, acceptedRow: -1, currentRow: -1 };

/**
 * What a server has told others about it must have on disk: that it has promised an epoch (ACKEPOCH), that it has accepted the leader of one (ACK
 * of NEWLEADER). A disk that is put in the place of another knows of neither.
 *
 * What it has told nobody may be lost: a kill between the write of an epoch and its answer leaves the epoch to the next start, and the power that
 * fails later takes it. `AtomicFileOutputStream.close` syncs a file beside the old one and renames it, but never syncs the directory; and
 * `QuorumPeer.loadDataBase` takes the currentEpoch of a file that was not yet renamed.
 *
 * Source: f.p and f.a of the Zab paper, which only grow.
 */
export const epochsNeverDecrease = property<Ghost, ZabProcess>({
  name: 'epochs never decrease',
  // The epoch that a server has promised, and the one whose leader it has accepted, never decrease, whatever crashes.
  mood: 'always',
  watches: ['recovered', 'epochAccepted', 'newLeaderAccepted', 'epochEstablished', 'diskFault'],
  init: () => ({ epochs: [] }),
  copy: ({ epochs }) => ({ epochs }),
  observe(ghost, { kind, process, row, data }, states) {
    if (kind === 'diskFault') {
      const { kind: fault } = data as { readonly kind: string };
      if (fault === 'wipe') setEpochs(ghost, process, undefined);
      return null;
    }
    const observation = data as ZabObservation;
    switch (observation.kind) {
      case 'recovered': {
        const finding = fall(ghost, process, row, observation.acceptedEpoch, observation.currentEpoch);
        if (finding !== null) return finding;
        raiseToDurable(ghost, process, row, states);
        return null;
      }
      case 'epochAccepted':
        // Who finds the same promise on its disk says that it cannot give it again (-1, `Learner.registerWithLeader`); the leader does not count
        // that (`Leader.waitForEpochAck`).
        if (observation.currentEpoch === null) {
          raiseToDurable(ghost, process, row, states);
          return null;
        }
        return rise(ghost, process, row, observation.epoch, null);
      case 'newLeaderAccepted':
        return rise(ghost, process, row, null, observation.epoch);
      case 'epochEstablished':
        return rise(ghost, process, row, observation.epoch, observation.epoch);
      default:
        return null;
    }
  },
});

/** What a kill left behind may be gone with the power. */
function raiseToDurable(ghost: Ghost, server: number, row: number, states: ProcessStates<ZabProcess>): void {
  const { acceptedEpoch, currentEpoch } = states.diskOf(server).durable.cells;
  raise(ghost, server, row, epochOfCell(acceptedEpoch), epochOfCell(currentEpoch));
}

const epochOfCell = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null);

/** @param accepted - Null: nothing is said of it. */
function rise(
  ghost: Ghost,
  server: number,
  row: number,
  accepted: number | null,
  current: number | null,
): Finding | null {
  const finding = fall(ghost, server, row, accepted, current);
  if (finding === null) raise(ghost, server, row, accepted, current);
  return finding;
}

function fall(
  ghost: Ghost,
  server: number,
  row: number,
  accepted: number | null,
  current: number | null,
): Finding | null {
  const before = ghost.epochs[server] ?? NONE;
  if (accepted !== null && accepted < before.accepted)
    return {
      rows: [before.acceptedRow, row],
      values: { server, epoch: 'accepted', before: before.accepted, after: accepted },
    };
  if (current !== null && current < before.current)
    return {
      rows: [before.currentRow, row],
      values: { server, epoch: 'current', before: before.current, after: current },
    };
  return null;
}

function raise(
  ghost: Ghost,
  server: number,
  row: number,
  accepted: number | null,
  current: number | null,
): void {
  const before = ghost.epochs[server] ?? NONE;
  const isAccepted = accepted !== null && accepted > before.accepted;
  const isCurrent = current !== null && current > before.current;
  if (!isAccepted && !isCurrent) return;
  setEpochs(ghost, server, {
    accepted: isAccepted ? accepted : before.accepted,
    current: isCurrent ? current : before.current,
    acceptedRow: isAccepted ? row : before.acceptedRow,
    currentRow: isCurrent ? row : before.currentRow,
  });
}

function setEpochs(ghost: Ghost, server: number, epochs: Epochs | undefined): void {
  const all = ghost.epochs.slice();
  while (all.length <= server) all.push(undefined);
  all[server] = epochs;
  ghost.epochs = all;
}
