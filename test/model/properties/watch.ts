/**
 * A property, told by hand what servers do. The servers are real states without a life of their own: a verb changes what it says, and tells the
 * property of it. Rows count from 0, one for each verb; so a finding can be compared whole.
 */
import {
  type LeaderRole,
  type LearnerRole,
  type LogRecord,
  makeZxid,
  recordOf,
  type Server,
  type Snapshot,
  type ZabObservation,
  type ZabProcess,
} from '../../../model/index.ts';
import { configurationOf } from '../../../model/configuration.ts';
import { emptyDatabase } from '../../../model/database/database.ts';
import { applyToTree, emptyTree, type Tree } from '../../../model/database/tree.ts';
import { noProposals } from '../../../model/leading/leaderRole.ts';
import { newServer } from '../../../model/server.ts';
import {
  Backlog,
  type Disk,
  type Finding,
  type ProcessStates,
  type Property,
  SharedLog,
} from '../../../sim/index.ts';
import { emptyDisk } from '../../../sim/disk.ts';
import { ensemble } from '../ensemble.ts';

/** The transaction `epoch.counter`; of two with the same zxid the value tells which. */
export const txn = (epoch: number, counter: number, value = 'v'): LogRecord =>
  recordOf(makeZxid(epoch, counter), 1, { type: 'set', session: 's', path: '/a', value });

const treeOf = (records: readonly LogRecord[]): Tree =>
  records.reduce((tree, record) => applyToTree(tree, record), emptyTree());

const logOf = (records: readonly LogRecord[]) =>
  SharedLog.from(
    records.map(
      (record) => ({ type: 'stored', record, opensFile: false, followsGap: false, repeats: false }) as const,
    ),
  );

/** What a verb finds, and the observation behind it. */
type Told = Finding | null;

export class Watch {
  private readonly property: Property<ZabProcess>;
  private ghost: unknown;
  private known: unknown;
  private readonly servers = new Map<number, Server>();
  private readonly disks = new Map<number, Disk<unknown>>();
  private row = 0;
  nowMs = 0;
  /** When the last of what is on its way arrives. */
  underWayUntilMs = 0;

  /** @param voters - How many servers there are; `others` observe. */
  constructor(property: Property<ZabProcess>, voters = 3) {
    this.property = property;
    this.ghost = property.init();
    this.known = property.knows?.init() ?? null;
    const config = configurationOf(ensemble(voters));
    for (const { id } of ensemble(voters).servers) this.servers.set(id, newServer(id, config));
  }

  /** It goes its own way from now on. */
  fork(): Watch {
    const fork = new Watch(this.property, this.servers.size);
    fork.ghost = this.property.copy(this.ghost);
    fork.known = this.property.knows?.copy(this.known) ?? null;
    for (const [id, server] of this.servers) fork.servers.set(id, { ...server });
    for (const [id, disk] of this.disks) fork.disks.set(id, disk);
    fork.row = this.row;
    fork.nowMs = this.nowMs;
    fork.underWayUntilMs = this.underWayUntilMs;
    return fork;
  }

  server(id: number): Server {
    const server = this.servers.get(id);
    if (server === undefined) throw new RangeError(`there is no server ${id}`);
    return server;
  }

  get deadlineMs(): number {
    return this.property.deadlineUs(this.ghost) / 1_000;
  }

  /** Tells the property of anything. */
  tell(process: number, observation: ZabObservation): Told {
    return this.kernel(process, observation.kind, observation);
  }

  kernel(process: number, kind: string, data: unknown = {}): Told {
    const seen = { kind, process, atUs: this.nowMs * 1_000, row: this.row++, data };
    const { knows, watches } = this.property;
    if (knows?.watches.includes(kind)) knows.note(this.known, seen, this.states());
    if (!watches.includes(kind)) return null;
    return this.property.observe(this.ghost, seen, this.states(), this.known);
  }

  // What a server has.

  /** Its memory holds these transactions. */
  has(id: number, ...records: readonly LogRecord[]): this {
    const zxid = records.at(-1)?.zxid ?? 0;
    this.server(id).database = { ...emptyDatabase(), tree: treeOf(records), lastProcessedZxid: zxid };
    return this;
  }

  claims(id: number, zxid: number): this {
    this.server(id).database = { ...this.server(id).database, lastProcessedZxid: zxid };
    return this;
  }

  /** Its log holds these, synced. */
  stores(id: number, ...records: readonly LogRecord[]): this {
    const log = logOf(records);
    this.server(id).log = log;
    return this.withContents(id, { ...this.diskOf(id).contents, log });
  }

  /** Its newest snapshot holds these. */
  snapshots(id: number, ...records: readonly LogRecord[]): this {
    const zxid = records.at(-1)?.zxid ?? 0;
    const snapshot: Snapshot = { type: 'snapshot', zxid, tree: treeOf(records) };
    this.server(id).snapshots = [snapshot];
    const { contents } = this.diskOf(id);
    return this.withContents(id, { ...contents, files: { [`snapshot.${zxid}`]: snapshot } });
  }

  storesEpoch(id: number, currentEpoch: number): this {
    const { contents } = this.diskOf(id);
    return this.withContents(id, { ...contents, cells: { currentEpoch, acceptedEpoch: currentEpoch } });
  }

  private withContents(id: number, contents: Disk<unknown>['contents']): this {
    const condition = { slow: {}, failing: {}, isFull: false, isLogBroken: false };
    this.disks.set(id, { contents, durable: contents, unsynced: Backlog.empty(), condition });
    return this;
  }

  // Which part it plays.

  isLooking(id: number): this {
    this.server(id).role = { kind: 'looking', election: null };
    return this;
  }

  isLeading(id: number, epoch: number, step: LeaderRole['step'] = 'broadcast'): this {
    this.server(id).role = {
      kind: 'leading',
      leadingVoteSet: [],
      step,
      ticket: null,
      epoch,
      connecting: [],
      electing: [],
      newLeaderAcks: [],
      isElectionFinished: true,
      isQuorumFormed: true,
      stateSummary: { currentEpoch: 0, zxid: 0 },
      tick: 0,
      tickSkip: true,
      handlers: [],
      proposals: noProposals,
    };
    return this;
  }

  isFollowing(id: number, leader: number, epoch: number): this {
    const role: LearnerRole = {
      kind: 'following',
      leader,
      connection: 1,
      ticket: null,
      unread: [],
      ended: null,
      stage: { kind: 'broadcasting', epoch, pendingTxns: Backlog.empty<LogRecord>(), lastQueued: 0 },
    };
    this.server(id).role = role;
    return this;
  }

  // What it does.

  /** It is established, with what it has. */
  leads(id: number, epoch: number): Told {
    this.isLeading(id, epoch);
    const { history } = this.server(id).database.tree;
    const zxid = history.last()?.zxid ?? 0;
    return this.tell(id, {
      kind: 'leaderActive',
      epoch,
      voters: [],
      zxid,
      historyLength: history.length,
      tookMs: 0,
    });
  }

  /** It is up to date, with what it has. */
  serves(id: number, leader = 3, epoch = 1): Told {
    this.isFollowing(id, leader, epoch);
    const historyLength = this.server(id).database.tree.history.length;
    return this.tell(id, { kind: 'learnerActive', leader, epoch, historyLength });
  }

  proposes(id: number, record: LogRecord, epoch = Math.floor(record.zxid / 2 ** 32)): Told {
    return this.tell(id, { kind: 'proposed', record, epoch });
  }

  commits(id: number, record: LogRecord): Told {
    return this.tell(id, { kind: 'committed', zxid: record.zxid, record, voters: [] });
  }

  delivers(id: number, record: LogRecord): Told {
    const { database } = this.server(id);
    const at = database.tree.history.length;
    const lastProcessedZxid = Math.max(database.lastProcessedZxid, record.zxid);
    this.server(id).database = { ...database, tree: applyToTree(database.tree, record), lastProcessedZxid };
    return this.tell(id, { kind: 'delivered', zxid: record.zxid, record, at });
  }

  recovers(id: number, acceptedEpoch = 0, currentEpoch = 0): Told {
    const { tree, lastProcessedZxid: zxid } = this.server(id).database;
    return this.tell(id, {
      kind: 'recovered',
      release: '3.9.5',
      snapshot: this.server(id).snapshots[0]?.zxid ?? null,
      replayed: 0,
      zxid,
      currentEpoch,
      acceptedEpoch,
      historyLength: tree.history.length,
    });
  }

  private states(): ProcessStates<ZabProcess> {
    return {
      ids: [...this.servers.keys()],
      stateOf: (id) => this.servers.get(id) ?? null,
      isPaused: () => false,
      isLinked: () => true,
      latencyBoundUs: () => 2_000,
      underWayUntilUs: () => this.underWayUntilMs * 1_000,
      diskOf: this.diskOf,
    };
  }

  private diskOf = (id: number): Disk<unknown> => this.disks.get(id) ?? emptyDisk<unknown>();
}
