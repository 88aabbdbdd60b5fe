/**
 * A replicated register: the example of how to write a protocol for the kernel. Read it from top to bottom.
 *
 * The primary takes the writes. It appends each to its log, sends the log to every backup, and acknowledges the write
 * once all, itself included, have made it durable. A backup that hears nothing from a primary for too long takes over:
 * it begins a new view, numbered so that no two servers ever lead the same one, and the others adopt its log. Nobody
 * obeys a view older than its own, and a server's view is on its disk before it answers in that view.
 *
 * Why it is safe: whatever was acknowledged is in every log, so whoever takes over has it. (The price: one absent
 * server stops the writes. Protocols that do better are longer.)
 */
import {
  type Actor,
  assert,
  assertNever,
  type ConnectionId,
  type DiskContents,
  equalValues,
  type Input,
  type InputOf,
  type Outbox,
  type ProcessId,
  type ProcessStates,
  SharedLog,
  type Ticket,
} from '../../sim/index.ts';

export interface Entry {
  readonly view: number;
  readonly value: number;
}

type Message =
  /** From the primary, again and again: my log is yours. */
  | { readonly type: 'log'; readonly view: number; readonly log: SharedLog<Entry> }
  /** From a backup: the first `count` entries are on my disk for good. */
  | { readonly type: 'have'; readonly count: number };

/** Work for the storage activity, which does one thing after the other and waits for the disk each time. */
type Work =
  | { readonly kind: 'takeOver'; readonly view: number }
  | { readonly kind: 'write'; readonly entry: Entry }
  | {
      readonly kind: 'adopt';
      readonly view: number;
      readonly log: SharedLog<Entry>;
      readonly from: ConnectionId;
    };

/** What a protocol defines for the kernel: what is sent, handed over, stored, asked from outside, and seen. */
export interface Words {
  readonly message: Message;
  readonly item: Work;
  readonly stored: Entry | number;
  readonly command: never;
  readonly observation:
    | { readonly kind: 'tookOver'; readonly view: number }
    | { readonly kind: 'acknowledged'; readonly index: number; readonly entry: Entry };
}

interface Link {
  readonly backup: ProcessId;
  readonly connection: ConnectionId;
  /** How much of the log this backup has reported to have. */
  readonly count: number;
}
type Role =
  | { readonly kind: 'backup' }
  | { readonly kind: 'primary'; readonly links: readonly Link[]; readonly acknowledgedCount: number };

/** One server: plain data. Handlers assign to these fields; what a field holds is replaced, never edited. */
export interface Server {
  readonly id: ProcessId;
  view: number; //           durable, as a cell
  log: SharedLog<Entry>; //  durable, as the log
  durableCount: number; //   how much of the log a sync has covered
  role: Role;
  patienceUs: number; //     drawn: so that backups seldom take over at once
  /** What the storage activity waits for. */
  storing: { readonly ticket: Ticket; readonly work: Work } | null;
}

const PORT = 'register';
const BEAT_US = 20_000;
const CONNECT_TIMEOUT_US = 15_000; // Shorter than a beat, so nobody is dialled twice.
const SILENCE_US = 100_000;

/** A bug to plant, so that tests can show that the properties would see it. */
export type Flaw = 'none' | 'answersBeforeSync' | 'acknowledgesAlone' | 'obeysOldViews';

export function primaryBackup(servers: readonly ProcessId[], flaw: Flaw = 'none'): Actor<Server, Words> {
  return { init, copy, handle, resolve };

  function init(id: ProcessId): Server {
    return {
      id,
      view: 0,
      log: SharedLog.empty(),
      durableCount: 0,
      role: { kind: 'backup' },
      patienceUs: 0,
      storing: null,
    };
  }

  function copy({ id, view, log, durableCount, role, patienceUs, storing }: Server): Server {
    return { id, view, log, durableCount, role, patienceUs, storing };
  }

  /** The table of contents: who answers which input. */
  function handle(self: Server, input: Input<Words>, out: Outbox<Words>): void {
    const [drawn] = input.drawn; // What an earlier input asked for comes with the next, whatever that is.
    if (drawn !== undefined) self.patienceUs = drawn % SILENCE_US;
    switch (input.kind) {
      case 'boot':
        if (isDamaged(input.disk)) return out.exit(1); // What cannot be read may have been acknowledged.
        self.view = (input.disk.cells['view'] as number | undefined) ?? 0;
        self.log = input.disk.log as SharedLog<Entry>; // A torn record is not part of it: nobody counts on it.
        out.listen(PORT);
        return waitInSilence(out);
      case 'timer':
        if (input.timer === 'beat') return onBeat(self, input, out);
        return input.timer === 'silence' ? onSilence(self, out) : onPatienceOver(self, out);
      case 'connected':
        return onConnected(self, input, out);
      case 'message':
        return onMessage(self, input, out);
      case 'closed':
        return onClosed(self, input);
      case 'post':
        return store(self, input.item, out);
      case 'disk':
        if (input.failed) return out.exit(1); // Others would count on what is not there.
        if (self.storing?.ticket === input.ticket) onStored(self, self.storing.work, out);
        return;
      case 'accepted': // What it is for is in its first message.
      case 'refused': // The next beat dials again.
      case 'datagram': // Nobody sends any.
      case 'command': // Nobody asks: the primary thinks of its writes itself.
        return;
      default:
        return assertNever(input);
    }
  }

  function isDamaged({ unreadableRecords, unreadableCells }: DiskContents<unknown>): boolean {
    return unreadableRecords.length > 0 || unreadableCells.length > 0;
  }

  function waitInSilence(out: Outbox<Words>): void {
    out.setTimer('silence', SILENCE_US);
    out.cancelTimer('patience');
    out.draw(1);
  }

  function onSilence(self: Server, out: Outbox<Words>): void {
    out.setTimer('patience', self.patienceUs);
  }

  function onPatienceOver(self: Server, out: Outbox<Words>): void {
    let view = self.view + 1;
    while (servers[view % servers.length] !== self.id) view++; // Each view has one server that may lead it.
    out.post('storage', { kind: 'takeOver', view });
  }

  function onBeat(
    { id, role, view, log, storing }: Server,
    { clockUs }: InputOf<Words, 'timer'>,
    out: Outbox<Words>,
  ): void {
    if (role.kind !== 'primary') return; // Deposed.
    out.setTimer('beat', BEAT_US);
    for (const { connection } of role.links) out.send(connection, { type: 'log', view, log });
    for (const peer of servers) {
      const isLinked = peer === id || role.links.some(({ backup }) => backup === peer);
      if (!isLinked) out.open(peer, PORT, CONNECT_TIMEOUT_US);
    }
    if (storing !== null || role.acknowledgedCount < log.length) return; // One write at a time.
    out.post('storage', { kind: 'write', entry: { view, value: clockUs } });
  }

  function onConnected(
    self: Server,
    { connection, peer }: InputOf<Words, 'connected'>,
    out: Outbox<Words>,
  ): void {
    const { role, view, log } = self;
    if (role.kind !== 'primary') return out.close(connection); // Deposed while it dialled.
    const others = role.links.filter(({ backup }) => backup !== peer);
    self.role = { ...role, links: [...others, { backup: peer, connection, count: 0 }] };
    out.send(connection, { type: 'log', view, log });
  }

  function onClosed(self: Server, { connection }: InputOf<Words, 'closed'>): void {
    const { role } = self;
    if (role.kind !== 'primary') return; // The next primary will call.
    self.role = { ...role, links: role.links.filter((link) => link.connection !== connection) }; // The next beat dials again.
  }

  function onMessage(self: Server, input: InputOf<Words, 'message'>, out: Outbox<Words>): void {
    const { role } = self;
    const { message, connection: from } = input;
    if (message.type === 'log') {
      return out.post('storage', { kind: 'adopt', view: message.view, log: message.log, from });
    }
    if (role.kind !== 'primary') return; // Deposed.
    const { count } = message;
    self.role = {
      ...role,
      links: role.links.map((link) => (link.connection === from ? { ...link, count } : link)),
    };
    acknowledge(self, out);
  }

  /** The storage activity: writes, syncs, and is blocked until the disk has done it. */
  function store(self: Server, work: Work, out: Outbox<Words>): void {
    switch (work.kind) {
      case 'takeOver':
        if (work.view <= self.view) return; // Somebody was faster, and we follow.
        self.view = work.view;
        out.write('view', work.view);
        break;
      case 'write':
        if (work.entry.view !== self.view) return; // Deposed before it began.
        self.log = self.log.append(work.entry);
        out.append(work.entry);
        break;
      case 'adopt':
        if (work.view < self.view && flaw !== 'obeysOldViews') return out.close(work.from);
        if (self.role.kind === 'primary') for (const { connection } of self.role.links) out.close(connection);
        self.role = { kind: 'backup' };
        self.view = work.view;
        out.write('view', work.view);
        adoptLog(self, work.log, out);
        waitInSilence(out);
        break;
      default:
        return assertNever(work);
    }
    self.storing = { ticket: out.sync(), work };
    out.hold('storage');
    if (flaw === 'answersBeforeSync' && work.kind === 'adopt') answer(self, work, out);
  }

  /** Makes our log equal to the primary's, touching only what differs. */
  function adoptLog(self: Server, log: SharedLog<Entry>, out: Outbox<Words>): void {
    let common = 0;
    while (common < log.length && equalValues(self.log.at(common), log.at(common))) common++;
    if (common < self.log.length) out.truncate(common);
    for (let index = common; index < log.length; index++) out.append(log.at(index) as Entry);
    self.log = log;
  }

  /** The sync is done: what was stored is durable. */
  function onStored(self: Server, work: Work, out: Outbox<Words>): void {
    self.storing = null;
    self.durableCount = self.log.length;
    out.release('storage');
    answer(self, work, out);
  }

  function answer(self: Server, work: Work, out: Outbox<Words>): void {
    if (work.kind === 'adopt') return out.send(work.from, { type: 'have', count: self.log.length });
    if (work.kind === 'write') return acknowledge(self, out);
    self.role = { kind: 'primary', links: [], acknowledgedCount: 0 };
    out.observe({ kind: 'tookOver', view: self.view });
    out.cancelTimer('silence'); // An older primary may have called in between.
    out.setTimer('beat', 0);
  }

  function acknowledge(self: Server, out: Outbox<Words>): void {
    const { role, log } = self;
    assert(role.kind === 'primary', 'only a primary acknowledges');
    if (role.links.length < servers.length - 1 && flaw !== 'acknowledgesAlone') return; // Somebody is absent.
    const counts = flaw === 'acknowledgesAlone' ? [] : role.links.map(({ count }) => count);
    const count = Math.max(role.acknowledgedCount, Math.min(self.durableCount, ...counts));
    for (let index = role.acknowledgedCount; index < count; index++) {
      out.observe({ kind: 'acknowledged', index, entry: log.at(index) as Entry });
    }
    self.role = { ...role, acknowledgedCount: count };
  }
}

/** The words that stories may use for a server. */
function resolve(target: string, states: ProcessStates<Server>): readonly ProcessId[] | undefined {
  const inRole = (kind: Role['kind']) => states.ids.filter((id) => states.stateOf(id)?.role.kind === kind);
  if (target === 'the primary') return inRole('primary');
  return target === 'a backup' ? inRole('backup') : undefined;
}
