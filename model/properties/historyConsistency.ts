import { type Finding, type ProcessStates, property } from '../../sim/index.ts';
import { firstBeyond, newestSnapshot, type StoredRecord } from '../database/database.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type Server, type ZabProcess } from '../server.ts';
import {
  areComparable,
  type Chain,
  emptyChain,
  firstDifference,
  indexInChain,
  isSameRecord,
  linked,
  rebased,
} from './chain.ts';

/** The history of one leader's epoch: what it had when it proposed the epoch, then what it proposed. A list, the newest first. */
interface EpochHistory {
  readonly leader: number;
  readonly epoch: number;
  readonly chain: Chain;
  readonly older: EpochHistory | undefined;
}

/** The epoch that a server works in, and how much of its history the server has logged. */
interface Place {
  readonly leader: number;
  readonly epoch: number;
  readonly logged: number;
}

interface Ghost {
  newest: EpochHistory | undefined;
  /** Index: sid. */
  places: readonly (Place | undefined)[];
}

/**
 * The leader's own history is the longest, so it is what the others are compared with: what they have in memory when they accept NEWLEADER, what
 * their logs have beyond that, and what they append from then on. It notices what is wrong before any client can.
 *
 * Source: `processConsistency` of the specifications of ZooKeeper's recovery (invariant I-10); ZOOKEEPER-2845 and 4712 break it.
 */
export const historyConsistency = property<Ghost, ZabProcess>({
  name: 'history consistency',
  // Of any two servers that have accepted the leader of an epoch, one has a beginning of what the other has logged.
  mood: 'always',
  watches: [
    'epochProposed',
    'proposed',
    'newLeaderAccepted',
    'appended',
    'stateChanged',
    'start',
    'exit',
    'kill',
    'powerOff',
  ],
  init: () => ({ newest: undefined, places: [] }),
  copy: ({ newest, places }) => ({ newest, places }),
  observe(ghost, { kind, process, row, data }, states) {
    const observation = data as ZabObservation;
    switch (observation.kind) {
      case 'epochProposed':
        beginEpoch(ghost, process, observation.epoch, row, states);
        return accept(ghost, process, process, observation.epoch, row, states);
      case 'newLeaderAccepted':
        return accept(ghost, process, observation.leader, observation.epoch, row, states);
      case 'proposed':
        extend(ghost, process, observation, row);
        return null;
      case 'appended':
        return append(ghost, process, observation.record, row);
      default:
        if (kind !== 'appended' && ghost.places[process] !== undefined) setPlace(ghost, process, undefined);
        return null;
    }
  },
});

function beginEpoch(
  ghost: Ghost,
  leader: number,
  epoch: number,
  row: number,
  states: ProcessStates<ZabProcess>,
): void {
  const tree = asServer(states.stateOf(leader))?.database.tree;
  if (tree === undefined) return;
  const chain = rebased(ghost.newest?.chain ?? emptyChain(), tree, row);
  ghost.newest = { leader, epoch, chain, older: ghost.newest };
}

function historyOf(ghost: Ghost, leader: number, epoch: number): EpochHistory | undefined {
  let history = ghost.newest;
  while (history !== undefined && (history.leader !== leader || history.epoch !== epoch))
    history = history.older;
  return history;
}

function extend(
  ghost: Ghost,
  leader: number,
  { record, epoch }: Extract<ZabObservation, { readonly kind: 'proposed' }>,
  row: number,
): void {
  const history = historyOf(ghost, leader, epoch);
  if (history === undefined) return;
  const longer = { leader, epoch, chain: linked(history.chain, record, row), older: history.older };
  ghost.newest = replaced(ghost.newest, history, longer);
}

/** The one that grows is the newest, or near it. */
function replaced(newest: EpochHistory | undefined, one: EpochHistory, other: EpochHistory): EpochHistory {
  if (newest === undefined || newest === one) return other;
  const { leader, epoch, chain, older } = newest;
  return { leader, epoch, chain, older: replaced(older, one, other) };
}

/** Its memory is a beginning of the leader's history, and what its log has beyond that goes on there. */
function accept(
  ghost: Ghost,
  server: number,
  leader: number,
  epoch: number,
  row: number,
  states: ProcessStates<ZabProcess>,
): Finding | null {
  const history = historyOf(ghost, leader, epoch);
  const state = asServer(states.stateOf(server));
  if (history === undefined || state === null) return null;
  const { tree } = state.database;
  const { chain } = history;
  if (tree.history.length > chain.length || !areComparable(tree, chain)) {
    const index = firstDifference(tree, chain);
    const found = { zxid: tree.history.at(index)?.zxid, expected: chain.at(index)?.record.zxid };
    return { rows: [row], values: { server, leader, epoch, where: 'memory', ...found } };
  }
  let logged = tree.history.length;
  for (const record of loggedBeyond(state)) {
    const known = chain.at(logged);
    if (known === undefined || !isSameRecord(known.record, record))
      return {
        rows: [row],
        values: { server, leader, epoch, where: 'log', zxid: record.zxid, expected: known?.record.zxid },
      };
    logged++;
  }
  setPlace(ghost, server, { leader, epoch, logged });
  return null;
}

/**
 * @returns The records of the log that memory has not got, oldest first; a restart would replay them. What lies before a snapshot counts no more,
 * and what was logged twice (as some releases do) counts once. What is appended and not yet written is on its way.
 */
function loggedBeyond({ log, database, snapshots, syncProcessor }: Readonly<Server>): readonly LogRecord[] {
  const known = Math.max(database.tree.history.last()?.zxid ?? 0, newestSnapshot(snapshots)?.zxid ?? 0);
  const records: LogRecord[] = [];
  let last = known;
  const add = ({ record }: { readonly record: LogRecord }): void => {
    if (record.zxid > last) records.push(record);
    last = Math.max(last, record.zxid);
  };
  for (let index = firstBeyond(log, known); index < log.length; index++) add(log.at(index) as StoredRecord);
  for (const appended of syncProcessor.batch) add(appended);
  return records;
}

function append(ghost: Ghost, server: number, record: LogRecord, row: number): Finding | null {
  const place = ghost.places[server];
  if (place === undefined) return null;
  const { leader, epoch, logged } = place;
  const chain = historyOf(ghost, leader, epoch)?.chain;
  const known = chain?.at(logged);
  if (chain === undefined) return null;
  if (known !== undefined && isSameRecord(known.record, record)) {
    setPlace(ghost, server, { leader, epoch, logged: logged + 1 });
    return null;
  }
  const index = indexInChain(chain, record);
  if (index >= 0 && index < logged) return null; // Logged again, as some releases do.
  const expected = known?.record.zxid;
  return { rows: [row], values: { server, leader, epoch, where: 'log', zxid: record.zxid, expected } };
}

function setPlace(ghost: Ghost, server: number, place: Place | undefined): void {
  const places = ghost.places.slice();
  while (places.length <= server) places.push(undefined);
  places[server] = place;
  ghost.places = places;
}
