import { type DiskFault, type Finding, type ProcessStates, property } from '../../sim/index.ts';
import { newestSnapshot, type StoredRecord } from '../database/database.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { counterOf, type Zxid } from '../zxid.ts';
import { type Chain, commonLength, indexInChain, isSameRecord } from './chain.ts';
import { COMMITTING } from './committed.ts';
import { isNext } from './contiguity.ts';
import { type Course, course } from './course.ts';
import { wasBefore } from './proposals.ts';
import { treeOf } from './sequences.ts';

/** What is known of one disk. */
interface OnDisk {
  /** How many records of its log have been looked at. */
  readonly checked: number;
  /** The newest snapshot, and the last transaction in it: with these a boot begins. */
  readonly snapshot: Zxid;
  readonly last: LogRecord | undefined;
  /** What it has acknowledged last. */
  readonly acked: Zxid;
  readonly ackedRow: number;
}

interface Ghost {
  /** Index: sid. */
  disks: readonly (OnDisk | undefined)[];
}

const UNKNOWN: OnDisk = { checked: 0, snapshot: -1, last: undefined, acked: 0, ackedRow: -1 };

/**
 * A boot begins with the newest snapshot and replays what the log has beyond it. Each record is looked at once, when it has become durable:
 * nothing lies between it and the one before, and if it is committed, then so is that one, as the one before. What was never
 * committed may follow, without a gap.
 *
 * Source: "restart equals memory", the oracle that turns bugs which need a crash at the wrong moment into bugs that need none.
 */
export const restartEqualsMemory = property<Ghost, ZabProcess, Course>({
  name: 'restart equals memory',
  // What a restart would find is a beginning of what is committed and then what the server itself has logged, and at least what it has acknowledged.
  mood: 'always',
  watches: [
    ...COMMITTING,
    'acked',
    'logSynced',
    'snapshotTaken',
    'newLeaderAccepted',
    'truncated',
    'databaseReplaced',
    'recovered',
    'diskFault',
  ],
  init: () => ({ disks: [] }),
  copy: ({ disks }) => ({ disks }),
  knows: course,
  observe(ghost, seen, states, known) {
    const { kind, process, row } = seen;
    switch (kind) {
      case 'acked':
        noteAck(ghost, process, row, seen.data as Extract<ZabObservation, { readonly kind: 'acked' }>);
        return null;
      case 'logSynced':
      case 'newLeaderAccepted':
        return lookAtLog(ghost, known, process, row, states);
      case 'snapshotTaken': {
        const { snapshot, last } = snapshotOf(process, states);
        const { checked, acked, ackedRow } = diskOf(ghost, process);
        setDisk(ghost, process, { checked, snapshot, last, acked, ackedRow });
        return null;
      }
      case 'truncated':
      case 'databaseReplaced':
        noteCut(ghost, process, seen.data as Cut, states);
        return null;
      case 'diskFault':
        noteDamage(ghost, process, seen.data as DiskFault);
        return null;
      case 'recovered':
        return lookAtRestart(ghost, known, process, row, states);
      default:
        return null;
    }
  },
});

type Cut = Extract<ZabObservation, { readonly kind: 'truncated' | 'databaseReplaced' }>;

function noteAck(
  ghost: Ghost,
  server: number,
  ackedRow: number,
  { zxid: acked }: { readonly zxid: Zxid },
): void {
  const disk = diskOf(ghost, server);
  if (acked <= disk.acked) return;
  const { checked, snapshot, last } = disk;
  setDisk(ghost, server, { checked, snapshot, last, acked, ackedRow });
}

const diskOf = (ghost: Ghost, server: number): OnDisk => ghost.disks[server] ?? UNKNOWN;

function setDisk(ghost: Ghost, server: number, disk: OnDisk | undefined): void {
  const disks = ghost.disks.slice();
  while (disks.length <= server) disks.push(undefined);
  disks[server] = disk;
  ghost.disks = disks;
}

/** A disk that has lost what was synced owes nothing any more; whether that does harm others will tell. */
function noteDamage(ghost: Ghost, server: number, { kind }: DiskFault): void {
  if (kind === 'wipe') setDisk(ghost, server, undefined);
  if (kind === 'flip') setDisk(ghost, server, { ...diskOf(ghost, server), acked: 0 });
}

/** @returns What a boot would begin with. */
function snapshotOf(server: number, states: ProcessStates<ZabProcess>): Pick<OnDisk, 'snapshot' | 'last'> {
  const newest = newestSnapshot(asServer(states.stateOf(server))?.snapshots ?? []);
  return { snapshot: newest?.zxid ?? 0, last: newest?.tree.history.last() };
}

/**
 * Its leader has told it to forget what lies beyond. Where that is the beginning of an epoch (1.0), no transaction goes by that zxid: the last before it
 * is what is left.
 */
function noteCut(ghost: Ghost, server: number, { kind, zxid }: Cut, states: ProcessStates<ZabProcess>): void {
  const { checked, acked, ackedRow } = diskOf(ghost, server);
  const log = asServer(states.stateOf(server))?.log;
  const { snapshot, last } = snapshotOf(server, states);
  const logged = Math.max(log?.last()?.record.zxid ?? 0, last?.zxid ?? 0);
  const left = kind === 'truncated' ? logged : (treeOf(server, states)?.history.last()?.zxid ?? 0);
  setDisk(ghost, server, {
    checked: Math.min(checked, log?.length ?? checked),
    snapshot,
    last,
    acked: Math.min(acked, zxid, left),
    ackedRow,
  });
}

function lookAtLog(
  ghost: Ghost,
  known: Readonly<Course>,
  server: number,
  row: number,
  states: ProcessStates<ZabProcess>,
): Finding | null {
  const disk = diskOf(ghost, server);
  const { log } = states.diskOf(server).durable;
  for (let index = Math.min(disk.checked, log.length); index < log.length; index++) {
    const { record } = log.at(index) as StoredRecord;
    const before = (log.at(index - 1) as StoredRecord | undefined)?.record;
    if (record.zxid <= disk.snapshot) continue; // A boot does not read it.
    const last = before !== undefined && before.zxid > disk.snapshot ? before : disk.last;
    const values = wrong(known, record, last);
    if (values !== null) return { rows: [row], values: { server, ...values } };
  }
  const { snapshot, last, acked, ackedRow } = disk;
  if (disk.checked !== log.length)
    setDisk(ghost, server, { checked: log.length, snapshot, last, acked, ackedRow });
  return null;
}

/** @param last - What a restart would have before it. */
function wrong(
  { committed: { committed }, proposals }: Readonly<Course>,
  record: LogRecord,
  last: LogRecord | undefined,
) {
  if (last !== undefined && record.zxid <= last.zxid) return null; // Logged again, as some releases do.
  const index = indexInChain(committed, record);
  const expected = committed.at((index < 0 ? committed.length : index) - 1)?.record;
  const isSame = last === expected || (last && expected && isSameRecord(last, expected));
  const isRight =
    index >= 0 ? isSame : mayFollow(committed, record, last) && (isSame || !isBeyond(record, expected));
  if (isRight || wasBefore(proposals, record)) return null;
  return { zxid: record.zxid, after: last?.zxid, expected: expected?.zxid };
}

/** Of what is not committed yet: a leader proposes densely, and begins where what is committed ends. */
function mayFollow(committed: Chain, record: LogRecord, last: LogRecord | undefined): boolean {
  if (!isNext(last, record)) return false;
  return last === undefined || counterOf(record.zxid) > 1 || indexInChain(committed, last) >= 0;
}

/** Then nothing committed may be missing between it and what comes before. */
const isBeyond = (record: LogRecord, expected: LogRecord | undefined): boolean =>
  counterOf(record.zxid) === 1 && expected !== undefined && record.zxid > expected.zxid;

function lookAtRestart(
  ghost: Ghost,
  course: Readonly<Course>,
  server: number,
  row: number,
  states: ProcessStates<ZabProcess>,
): Finding | null {
  const tree = treeOf(server, states);
  if (tree === null) return null;
  const { history } = tree;
  const known = ghost.disks[server];
  const { acked, ackedRow } = diskOf(ghost, server);
  const checked = states.diskOf(server).durable.log.length;
  const { snapshot, last } = snapshotOf(server, states);
  setDisk(ghost, server, { checked, snapshot, last, acked, ackedRow });
  const found = history.last()?.zxid ?? 0;
  if (found < acked) return { rows: [ackedRow, row], values: { server, acked, found } };
  if (known === undefined) return null; // What was there before the run is the story's affair.
  for (let index = commonLength(tree, course.committed.committed); index < history.length; index++) {
    const values = wrong(course, history.at(index) as LogRecord, history.at(index - 1));
    if (values !== null) return { rows: [row], values: { server, ...values } };
  }
  return null;
}
