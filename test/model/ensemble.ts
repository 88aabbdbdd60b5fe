/** Ensembles for tests: small ones that start, and one server to talk to. */
import type {
  EnsembleConfig,
  EnsembleServer,
  Notification,
  Vote,
  ZabObservation,
  ZabVocabulary,
} from '../../model/index.ts';
import { makeZxid, type Server, type ServerState, zab } from '../../model/index.ts';
import type { Actor, Input } from '../../sim/index.ts';
import { emptyContents } from '../../sim/index.ts';
import { freezeBelow } from '../support/deepFreeze.ts';
import { type Asked, WrittenOutbox } from '../support/outbox.ts';

const participants = (count: number): readonly EnsembleServer[] =>
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

/** One server, talked to by hand: what it is told, and what it asks for. Its state below the first level is frozen all the time. */
export class Talk {
  readonly self: Server;
  private readonly actor: Actor<Server, ZabVocabulary>;
  private readonly outbox = new WrittenOutbox<ZabVocabulary>();
  private asked: readonly Asked<ZabVocabulary>[] = [];

  constructor(config: EnsembleConfig, id: number) {
    this.actor = zab(config);
    this.self = this.actor.init(id);
    this.tell({
      kind: 'boot',
      incarnation: 1,
      argument: null,
      disk: emptyContents(),
    });
  }

  /** Hands it one input. */
  tell(input: WithoutBase<Input<ZabVocabulary>>): this {
    freezeBelow(this.self);
    this.actor.handle(this.self, { clockUs: 0, drawn: [], ...input }, this.outbox);
    this.asked = this.outbox.take();
    return this;
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

  fires(timer: string): this {
    return this.tell({ kind: 'timer', timer, key: 0 });
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
}

type WithoutBase<I> = I extends unknown ? Omit<I, 'clockUs' | 'drawn'> : never;
