/** Ensembles for tests: small ones that start, and one server to talk to. */
import type {
  EnsembleConfig,
  EnsembleServer,
  Notification,
  Vote,
  ZabItem,
  ZabObservation,
  ZabProcess,
  ZabStored,
  ZabVocabulary,
} from '../../model/index.ts';
import { makeZxid, type Server, type ServerState, zab, zxidAsPair } from '../../model/index.ts';
import {
  type Actor,
  AssertionError,
  type DiskContents,
  type DiskOperationKind,
  emptyContents,
  type Input,
} from '../../sim/index.ts';
import { freezeBelow } from '../support/deepFreeze.ts';
import { type Asked, WrittenOutbox } from '../support/outbox.ts';
import { packetText } from './packets.ts';

export const participants = (count: number): readonly EnsembleServer[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, role: 'participant' }));

/** @param servers - How many fresh participants, or which servers. */
export function ensemble(
  servers: number | readonly EnsembleServer[],
  changes: Partial<EnsembleConfig> = {},
): EnsembleConfig {
  return {
    servers: typeof servers === 'number' ? participants(servers) : servers,
    tickTime: 2_000,
    initLimit: 10,
    syncLimit: 5,
    cnxTimeout: 5_000,
    release: '3.9.5',
    variants: [],
    ...changes,
  };
}

/** @returns The vote for `leader` with this peer epoch and last zxid `epoch.counter`. */
export const voteFor = (leader: number, peerEpoch = 0, counter = 0): Vote => ({
  leader,
  zxid: makeZxid(peerEpoch, counter),
  peerEpoch,
});

interface Said {
  readonly round?: number;
  readonly state?: ServerState;
}

/** How a server is started. */
interface Start {
  /** What its clock shows; 0 unless told otherwise. */
  readonly nowMs?: number;
  readonly incarnation?: number;
  readonly argument?: unknown;
  /** What differs from the disk that the ensemble gives it. */
  readonly disk?: Partial<DiskContents<ZabStored>>;
}

/** One item that waits to be handed over. */
interface Posted {
  readonly channel: string;
  readonly key: number;
  readonly item: ZabItem;
}

type DiskWork = Extract<Asked<ZabVocabulary>, { readonly do: 'disk' }>;

/**
 * One server, talked to by hand: what it is told, and what it asks for. What it posts, and what it asks of its disk, waits until the test hands it
 * over. Its state below the first level is frozen all the time.
 */
export class Talk {
  readonly self: Server;
  /** Its clock. */
  nowMs = 0;
  /** Every random number that it asks for. */
  random = 0;
  private readonly actor: Actor<ZabProcess, ZabVocabulary>;
  private readonly outbox = new WrittenOutbox<ZabVocabulary>();
  private asked: Asked<ZabVocabulary>[] = [];
  private drawing = 0;
  private posted: readonly Posted[] = [];
  private held: readonly string[] = [];
  private atDisk: readonly DiskWork[] = [];

  constructor(config: EnsembleConfig, id: number, start: Start = {}) {
    this.actor = zab(config);
    const self = this.actor.init(id);
    if (self.kind !== 'server') throw new AssertionError('a talk is with a server');
    this.self = self;
    const { nowMs = 0, incarnation = 1, argument = null, disk = {} } = start;
    this.nowMs = nowMs;
    const contents = { ...emptyContents<ZabStored>(), ...this.actor.initialDisk?.(id), ...disk };
    this.tell({ kind: 'boot', incarnation, argument, disk: contents });
  }

  /** Hands it one input. */
  tell(input: WithoutBase<Input<ZabVocabulary>>): this {
    this.asked = [];
    return this.alsoTell(input);
  }

  /** The main loop of its election reads a notification. */
  hears(from: number, vote: Vote | null, { round = 1, state = 'LOOKING' }: Said = {}): this {
    return this.reads('main', from, { type: 'notification', vote, round, state });
  }

  /** The election receiver reads one from the connection manager. The queue's own count is kept in step. */
  receives(from: number, vote: Vote | null, { round = 1, state = 'LOOKING' }: Said = {}): this {
    this.self.recvQueueLength++;
    return this.reads('receiver', from, { type: 'notification', vote, round, state });
  }

  fires(timer: string, key = 0): this {
    return this.tell({ kind: 'timer', timer, key });
  }

  /** What waits in a channel, oldest first. */
  waiting(channel: string, key = 0): readonly ZabItem[] {
    return this.posted.filter((one) => one.channel === channel && one.key === key).map(({ item }) => item);
  }

  /** The reader of a channel takes the oldest item. */
  takes(channel: string, key = 0): this {
    const next = this.posted.find((one) => one.channel === channel && one.key === key);
    if (next === undefined) throw new AssertionError(`nothing waits in the channel ${channel}`);
    this.asked = [];
    return this.handOver(next);
  }

  /** What its disk has been asked for and has not done. */
  get diskWork(): readonly string[] {
    return this.atDisk.map(diskText);
  }

  /**
   * The disk does all that it has been asked for; what it is asked for meanwhile is left for later.
   *
   * @param failed - Everything fails, or only what is named.
   */
  diskDone({ failed = false }: { readonly failed?: boolean | DiskOperationKind } = {}): this {
    this.asked = [];
    const done = this.atDisk;
    this.atDisk = [];
    for (const { operation, ticket } of done)
      this.alsoTell({ kind: 'disk', operation, ticket, failed: failed === true || failed === operation });
    return this;
  }

  /** Whatever waits is handed over, and the disk works, until nothing is left but the election's own messages. */
  settles(): this {
    this.asked = [];
    const all: Asked<ZabVocabulary>[] = [];
    for (let turn = 0; turn < 10_000; turn++) {
      const next = this.posted.find((one) => !ELECTION.includes(one.channel) && !this.isHeld(one));
      const [work] = this.atDisk;
      this.asked = [];
      if (next !== undefined) this.handOver(next);
      else if (work === undefined) break;
      else {
        this.atDisk = this.atDisk.slice(1);
        this.alsoTell({ kind: 'disk', operation: work.operation, ticket: work.ticket, failed: false });
      }
      all.push(...this.asked);
    }
    this.asked = all;
    return this;
  }

  /** What it asked for after the last input, of one sort. */
  did<Do extends Asked<ZabVocabulary>['do']>(
    what: Do,
  ): readonly Extract<Asked<ZabVocabulary>, { readonly do: Do }>[] {
    return this.asked.filter(
      (one): one is Extract<Asked<ZabVocabulary>, { readonly do: Do }> => one.do === what,
    );
  }

  /** What it observed after the last input, of one kind. */
  said<Kind extends ZabObservation['kind']>(
    kind: Kind,
  ): readonly Extract<ZabObservation, { readonly kind: Kind }>[] {
    return this.did('observe')
      .map(({ observation }) => observation)
      .filter((one): one is Extract<ZabObservation, { readonly kind: Kind }> => one.kind === kind);
  }

  /** What it asked of its disk and sent, in the order in which it did. */
  get course(): readonly string[] {
    return this.asked.flatMap((one) => {
      if (one.do === 'disk') return [diskText(one)];
      return one.do === 'send' ? [packetText(one.message)] : [];
    });
  }

  /** Whom it tells what: the notifications that it queued for sending. */
  get told(): readonly { readonly to: number; readonly notification: Notification }[] {
    return this.did('post').flatMap(({ channel, item }) =>
      channel === 'sender' && item.type === 'envelope'
        ? [{ to: item.peer, notification: item.notification }]
        : [],
    );
  }

  /** How long each timer it set will run, in milliseconds. */
  get waitsMs(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.did('setTimer').map(({ timer, delayUs }) => [timer, delayUs / 1_000]));
  }

  private reads(channel: string, peer: number, notification: Notification): this {
    return this.tell({ kind: 'post', channel, key: 0, item: { type: 'envelope', peer, notification } });
  }

  private handOver(next: Posted): this {
    if (this.isHeld(next)) throw new AssertionError('the reader of a channel that is held takes nothing');
    this.posted = this.posted.filter((one) => one !== next);
    return this.alsoTell({ kind: 'post', ...next });
  }

  private isHeld = ({ channel, key }: Posted): boolean => this.held.includes(`${channel} ${key}`);

  private alsoTell(input: WithoutBase<Input<ZabVocabulary>>): this {
    freezeBelow(this.self);
    const drawn = Array.from({ length: this.drawing }, () => this.random);
    this.drawing = 0;
    this.actor.handle(this.self, { clockUs: this.nowMs * 1_000, drawn, ...input }, this.outbox);
    for (const one of this.outbox.take()) {
      this.asked.push(one);
      this.note(one);
    }
    return this;
  }

  /** Keeps in mind what is to be handed over, as the kernel would. */
  private note(one: Asked<ZabVocabulary>): void {
    switch (one.do) {
      case 'post':
        this.posted = [...this.posted, { channel: one.channel, key: one.key, item: one.item }];
        return;
      case 'clear':
        this.posted = this.posted.filter(({ channel, key }) => channel !== one.channel || key !== one.key);
        return;
      case 'hold':
        this.held = [...this.held, `${one.channel} ${one.key}`];
        return;
      case 'release':
        this.held = this.held.filter((name) => name !== `${one.channel} ${one.key}`);
        return;
      case 'disk':
        this.atDisk = [...this.atDisk, one];
        return;
      case 'draw':
        this.drawing += one.count;
        return;
      default:
        return;
    }
  }
}

/** Channels whose items a test of anything else leaves alone. */
const ELECTION: readonly string[] = ['main', 'receiver', 'sender', 'sendWorker'];

/** `write currentEpoch 4`, `append 1.7`, `save snapshot.0`, `truncate 3`, `sync`. */
function diskText({ operation, name, value }: DiskWork): string {
  if (typeof value === 'number') return [operation, name, value].filter((word) => word !== '').join(' ');
  if (value?.type === 'stored') return `${operation} ${zxidAsPair(value.record.zxid)}`;
  return name === '' ? operation : `${operation} ${name}`;
}

type WithoutBase<I> = I extends unknown ? Omit<I, 'clockUs' | 'drawn'> : never;
