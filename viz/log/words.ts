/** Words of this room: English. */
import type { SyncMode } from '../../model/observation.ts';
import type { CellState, MarkName } from './logView.ts';

const states: Readonly<Record<CellState, string>> = {
  absent: 'not there',
  unsynced: 'not synced yet',
  logged: 'logged, not known to be committed',
  committed: 'committed, not applied yet',
  applied: 'committed and applied',
  replayed: 'applied, never committed',
  stale: 'left behind in the log',
  cut: 'cut by TRUNC',
  lost: 'lost',
};

const stateHelp: Readonly<Record<CellState, string>> = {
  absent: 'The server does not have it.',
  unsynced: 'In memory, or written and not synced: a power failure would take it.',
  logged: 'On its disk. As far as the server knows, it may yet be cut.',
  committed: 'The server knows that it is committed, and has not applied it.',
  applied: 'In its tree. A quorum has logged it, so it stays.',
  replayed:
    'In its tree because it was in its log when the server started or a role ended. No leader has committed it: it may still be cut.',
  stale: 'Still in the log file, though a snapshot without it has taken its place: it is never replayed.',
  cut: 'It was in the log, and its leader told the server to cut it. Kept here for the rest of the run.',
  lost: 'It was there, and the power, the disk or the process failed before it was safe.',
};

const marks: Readonly<Record<MarkName, { readonly letter: string; readonly name: string }>> = {
  logged: { letter: 'L', name: 'lastLogged: the end of its log file' },
  committed: { letter: 'C', name: 'lastCommitted: as far as it knows' },
  processed: { letter: 'P', name: 'lastProcessed: the last in its tree' },
  acked: { letter: 'A', name: 'acked: as far as its leader has its ACK' },
};

const modes: Readonly<
  Record<
    SyncMode,
    (p: { learner: number; leader: number; zxid: string; committed: number; outstanding: number }) => string
  >
> = {
  DIFF: (p) =>
    p.committed === 0
      ? `Empty DIFF to ${p.zxid}: ${p.leader} sends ${p.learner} no transaction.`
      : `DIFF to ${p.zxid}: ${p.leader} sends ${p.learner} ${p.committed === 1 ? 'the transaction' : `the ${p.committed} transactions`} it lacks.`,
  TRUNC: (p) =>
    `TRUNC to ${p.zxid}: ${p.leader} tells ${p.learner} to cut what lies beyond${p.committed === 0 ? '' : `, and sends ${p.committed} committed behind it`}.`,
  SNAP: (p) => `SNAP at ${p.zxid}: ${p.leader} sends ${p.learner} its whole tree.`,
};

export const logInEnglish = {
  region: 'Logs of all servers',
  caption: 'What each server has of each transaction',
  empty: 'No transaction yet: nothing was written, and no server has a log.',
  transactions: (p: { count: number }) => (p.count === 1 ? '1 transaction' : `${p.count} transactions`),
  hex: 'zxids as 0x',
  keys: 'Arrow keys go from cell to cell.',
  server: 'Server',
  epoch: (p: { epoch: number }) => `epoch ${p.epoch}`,
  epochs: (p: { accepted: number; current: number }) =>
    `acceptedEpoch ${p.accepted}, currentEpoch ${p.current}`,
  accepted: 'a',
  current: 'c',
  folded: (p: { count: string }) => `… ${p.count} equal …`,
  beyond: (p: { count: string }) => `… ${p.count} more`,
  range: (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
  committedColumn: 'committed',
  answeredColumn: 'a client was told that it is done',
  states,
  stateHelp,
  marks,
  byDiff: 'received by DIFF',
  inSnapshot: 'in the snapshot, not in the log',
  unsyncedToo: 'not synced on its own disk yet',
  legend: 'What the signs mean',
  legendDiff: 'Arrow: received by DIFF, or behind a TRUNC',
  legendSnapshot: 'Joined, with a disk: in the snapshot (by SNAP), not in the log',
  legendAnswered: 'Tick below a zxid: committed. Double tick: a client was told so',
  legendEpochs: 'a: acceptedEpoch, which it has promised. c: currentEpoch, whose history it has',
  picked: (p: { server: number; zxid: string; what: string }) => `Server ${p.server}, ${p.zxid}: ${p.what}.`,
  pickSomething: 'Press a cell to read what became of it, and to go there.',
  toCut: 'Go to the row that cut it',
  toChange: 'Go to its last row there',
  and: '; ',

  // Synchronisation.
  sync: modes,
  outstanding: (p: { count: number }) =>
    `${p.count === 1 ? 'One proposal is' : `${p.count} proposals are`} outstanding, and sent as well.`,
  bounds: (p: { learner: number; peer: string; min: string; max: string; last: string }) =>
    `Compared: ${p.peer} of ${p.learner} with the committed log ${p.min} to ${p.max}, last processed ${p.last}.`,
  toSync: 'Go there',
  syncHere: 'Decided at this row.',

  // The numbers.
  numbers: 'The same in numbers',
  numberColumns: {
    accepted: 'acceptedEpoch',
    current: 'currentEpoch',
    logged: 'lastLogged',
    committed: 'lastCommitted',
    processed: 'lastProcessed',
    snapshot: 'snapshot',
    acked: 'acked',
  },
  none: '–',
};
