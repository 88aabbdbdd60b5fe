/** Reads from the model what the log of a server holds and how far it has come: from the disk, from memory, from the books of its role. */
import {
  asServer,
  counterOf,
  type LogRecord,
  type Server,
  type ZabProcess,
  type Zxid,
} from '../../model/index.ts';
import { equalValues, type ProcessId, type ProcessStates, type SharedLog } from '../../sim/index.ts';
import {
  holds,
  noZxids,
  sizeOf,
  type Stretches,
  StretchesBuilder,
  stretchesOf,
  without,
} from '../trace/stretches.ts';
import { type LogFacts, noLog } from '../trace/serverView.ts';

interface Snapshot {
  readonly zxid: Zxid;
  readonly tree: { readonly history: SharedLog<{ readonly zxid: Zxid }> };
}

interface Logged {
  readonly record: { readonly zxid: Zxid };
}

/** A log that was read, for the next reading to go on from. */
interface Read {
  readonly log: SharedLog<object>;
  readonly zxids: Stretches;
}

/** What was read of one server last. */
interface Known {
  readonly file: Read | null;
  readonly history: Read | null;
  readonly snapshot: Read | null;
  readonly facts: LogFacts;
}

const nothingKnown: Known = { file: null, history: null, snapshot: null, facts: noLog };

/** Remembers what it has read: only what is new in a log is read again. */
export class LogReader {
  private readonly last: Map<ProcessId, Known>;

  constructor(last: ReadonlyMap<ProcessId, Known> = new Map()) {
    this.last = new Map(last);
  }

  fork(): LogReader {
    return new LogReader(this.last);
  }

  /** @returns The very same facts as last time if nothing has changed. */
  read(states: ProcessStates<ZabProcess>, id: ProcessId): LogFacts {
    const before = this.last.get(id) ?? nothingKnown;
    const server = asServer(states.stateOf(id));
    const { contents, durable, unsynced: work } = states.diskOf(id);
    const log = (server?.log ?? contents.log) as SharedLog<Logged>;
    const file = readOn(before.file, log, ({ record }) => record.zxid);
    const history =
      server === null ? null : readOn(before.history, server.database.tree.history, ({ zxid }) => zxid);
    const newest = newestOf(server, contents.files);
    const snapshot =
      newest === null ? null : readOn(before.snapshot, newest.tree.history, ({ zxid }) => zxid);
    const known = new StretchesBuilder(unsyncedIn(log, durable.log.length, work, file));
    if (server !== null) addInMemory(known, server, file.zxids);
    const facts = unlessSame(before.facts, {
      logged: file.zxids,
      lastLogged: log.last()?.record.zxid ?? 0,
      unsynced: known.build(),
      applied: history?.zxids ?? noZxids,
      committedTo: server === null ? null : committedTo(server),
      snapshot: newest?.zxid ?? null,
      inSnapshot: snapshot?.zxids ?? noZxids,
    });
    this.last.set(id, { file, history, snapshot, facts });
    return facts;
  }
}

/** What is appended since costs a look each; a log that was cut is read anew. */
function readOn<Entry extends object>(
  before: Read | null,
  log: SharedLog<Entry>,
  zxidOf: (entry: Entry) => Zxid,
): Read {
  if (before?.log === log) return before;
  const goesOn =
    before !== null && before.log.length <= log.length && before.log.last() === log.at(before.log.length - 1);
  const builder = new StretchesBuilder(goesOn ? before.zxids : noZxids);
  for (let index = goesOn ? before.log.length : 0; index < log.length; index++)
    builder.add(zxidOf(log.at(index) as Entry));
  return { log, zxids: builder.build() };
}

/** What a power failure would take from the log file: from where it is not durable, or will be cut. */
function unsyncedIn(
  log: SharedLog<Logged>,
  durableLength: number,
  work: ReturnType<ProcessStates<ZabProcess>['diskOf']>['unsynced'],
  { zxids }: Read,
): Stretches {
  let sound = durableLength;
  for (let index = 0; index < work.length; index++) {
    const operation = work.at(index);
    if (operation?.kind === 'truncate') sound = Math.min(sound, operation.length);
  }
  if (sound >= log.length) return noZxids;
  const unsynced = stretchesOf(log.toArray(sound).map(({ record }) => record.zxid));
  if (log.length === sizeOf(zxids)) return unsynced;
  // An older release has logged some of them twice, and the first time may be durable.
  return without(
    unsynced,
    stretchesOf(
      log
        .toArray(0)
        .slice(0, sound)
        .map(({ record }) => record.zxid),
    ),
  );
}

/** Adds what a server has been told of or has made and is not in its log, whether or not it is on its way there. */
function addInMemory(
  known: StretchesBuilder,
  { role, syncProcessor }: Readonly<Server>,
  file: Stretches,
): void {
  addNotYetIn(known, file, syncProcessor.batch);
  if (role.kind === 'leading') addNotYetIn(known, file, role.proposals.outstanding);
  if (role.kind !== 'following' && role.kind !== 'observing') return;
  const { stage } = role;
  if (stage.kind === 'synchronizing') addNotYetIn(known, file, stage.notLogged);
  if (stage.kind === 'synchronizing' || stage.kind === 'broadcasting')
    addNotYetIn(known, file, stage.pendingTxns);
}

interface Queue {
  readonly length: number;
  at(index: number): LogRecord | { readonly record: LogRecord } | undefined;
}

/** Ascending; what is logged is at the queue's beginning, so it is read from its end. */
function addNotYetIn(known: StretchesBuilder, file: Stretches, queue: Queue): void {
  let first = queue.length;
  while (first > 0 && !holds(file, zxidAt(queue, first - 1))) first--;
  for (let index = first; index < queue.length; index++) known.add(zxidAt(queue, index));
}

function zxidAt(queue: Queue, index: number): Zxid {
  const entry = queue.at(index);
  return entry === undefined ? 0 : 'record' in entry ? entry.record.zxid : entry.zxid;
}

/** Up to where a server knows that its transactions are committed: by its leader's COMMITs, or because it takes all that it has applied for committed. */
function committedTo({ role, database }: Readonly<Server>): Zxid {
  const applied = database.lastProcessedZxid;
  switch (role.kind) {
    case 'leading':
      return Math.max(applied, role.proposals.lastCommitted);
    case 'following':
    case 'observing': {
      const { stage } = role;
      if (stage.kind === 'synchronizing') return Math.max(applied, stage.committed.last() ?? 0);
      if (stage.kind !== 'broadcasting') return applied;
      const oldest = stage.pendingTxns.first()?.zxid;
      if (oldest === undefined) return Math.max(applied, stage.lastQueued);
      return counterOf(oldest) > 1 ? Math.max(applied, oldest - 1) : applied;
    }
    default:
      return applied;
  }
}

function newestOf(
  server: Readonly<Server> | null,
  files: Readonly<Record<string, unknown>>,
): Snapshot | null {
  const snapshots = server?.snapshots ?? (Object.values(files) as readonly Snapshot[]);
  return snapshots.reduce<Snapshot | null>(
    (newest, snapshot) => (newest === null || snapshot.zxid >= newest.zxid ? snapshot : newest),
    null,
  );
}

/** Whoever compares facts, or sends many of them at once, sees at a glance that these are the same. */
function unlessSame(before: LogFacts, now: LogFacts): LogFacts {
  const same = <Key extends 'logged' | 'unsynced' | 'applied' | 'inSnapshot'>(key: Key): Stretches =>
    equalValues(before[key], now[key]) ? before[key] : now[key];
  const shared = {
    ...now,
    logged: same('logged'),
    unsynced: same('unsynced'),
    applied: same('applied'),
    inSnapshot: same('inSnapshot'),
  };
  return Object.keys(shared).every((key) => shared[key as keyof LogFacts] === before[key as keyof LogFacts])
    ? before
    : shared;
}
