/** Clients and the port they use: sessions, refusals, the order of answers. */
import { describe, expect, it } from 'vitest';
import {
  makeZxid,
  type ZabMessage,
  type ZabObservation,
  type ZabProcess,
  type ZabVocabulary,
  zab,
  zxidAsPair,
} from '../../model/index.ts';
import type { Client } from '../../model/client/client.ts';
import type { ClientCommand } from '../../model/client/command.ts';
import { AssertionError } from '../../sim/index.ts';
import { type Asked, WrittenOutbox } from '../support/outbox.ts';
import { ensemble, participants, Talk } from './ensemble.ts';
import { packetText } from './packets.ts';
import {
  clientConnects,
  clientSays,
  dialling,
  establishedLeader,
  inDiff,
  leaderHangsUp,
  servingFollower,
  submits,
} from './roles.ts';
import { asks, at, startsClient, startsInTurn, Story, writes } from './worlds.ts';

/** A client, talked to by hand. Its connections are numbered in the order in which it opens them. */
class ClientTalk {
  readonly self: Client;
  private readonly actor = zab(ensemble(3));
  private readonly outbox = new WrittenOutbox<ZabVocabulary>();
  private asked: readonly Asked<ZabVocabulary>[] = [];

  constructor() {
    const self: ZabProcess = this.actor.init(101);
    if (self.kind !== 'client') throw new AssertionError('every other process is a client');
    this.self = self;
  }

  /** The story asks it for something, at a server. */
  told(command: ClientCommand, server = 3): this {
    return this.tell({ kind: 'command', peer: server, command, clockUs: 0, drawn: [] });
  }

  connected(connection: number): this {
    return this.tell({ kind: 'connected', connection, peer: 3, port: 'client', clockUs: 0, drawn: [] });
  }

  reads(connection: number, message: ZabMessage): this {
    return this.tell({ kind: 'message', connection, peer: 3, message, clockUs: 0, drawn: [] });
  }

  /** Its dial is refused; its connection breaks. */
  refused(connection: number): this {
    return this.tell({ kind: 'refused', connection, peer: 3, reason: 'refused', clockUs: 0, drawn: [] });
  }

  broken(connection: number): this {
    return this.tell({ kind: 'closed', connection, peer: 3, reason: 'reset', clockUs: 0, drawn: [] });
  }

  replied(connection: number, cxid: number, value: string | null = null): this {
    return this.reads(connection, { type: 'clientReply', cxid, zxid: makeZxid(1, cxid), value });
  }

  /** What it did after the last input: `open 3`, `set /x 1`, `close 1`, and what it told the story. */
  get course(): readonly string[] {
    return this.asked.flatMap((one) => {
      if (one.do === 'open') return [`open ${one.to}`];
      if (one.do === 'close') return [`close ${one.connection}`];
      if (one.do === 'send') return [textOf(one.message)];
      return one.do === 'observe' ? [observationText(one.observation)] : [];
    });
  }

  private tell(input: Parameters<typeof this.actor.handle>[1]): this {
    this.actor.handle(this.self, input, this.outbox);
    this.asked = this.outbox.take();
    return this;
  }
}

function textOf(message: ZabMessage): string {
  if (message.type !== 'clientRequest') return packetText(message);
  const { operation, cxid } = message;
  return 'path' in operation ? `${cxid}: ${operation.type} ${operation.path}` : `${cxid}: ${operation.type}`;
}

function observationText(observation: ZabObservation): string {
  if (observation.kind === 'clientFails') return `fails: ${observation.reason}`;
  if (observation.kind !== 'clientAnswered') return observation.kind;
  return `answered ${observation.cxid} at ${zxidAsPair(observation.zxid)}: ${observation.value}`;
}

/** Connected to server 3, with a session. */
const open = (talk: ClientTalk, connection = 1): ClientTalk =>
  talk.connected(connection).reads(connection, { type: 'connectResponse', session: '0xa' });
const without = (course: readonly string[], ...kinds: readonly string[]): readonly string[] =>
  course.filter((step) => !kinds.includes(step));

describe('a client', () => {
  it('opens a session of its own for a command, writes, and closes it', () => {
    const talk = new ClientTalk().told(writes('/x'));
    expect(talk.course).toEqual(['open 3']);
    expect(talk.connected(1).course).toEqual(['connectRequest']);
    expect(without(open(talk).course, 'clientAsks')).toEqual(['1: set /x']);
    expect(without(talk.replied(1, 1).course, 'clientAsks')).toEqual([
      'answered 1 at 1.1: null',
      '2: closeSession',
    ]);
    expect(talk.replied(1, 2).course).toEqual(['answered 2 at 1.2: null', 'close 1']);
    expect(talk.self).toMatchObject({ session: null, connection: null, task: null });
  });

  it('writes many, so many at a time, each at a path of its own', () => {
    const talk = open(new ClientTalk().told(writes('/x', { count: 4, window: 2, session: 'kept' })));
    expect(without(talk.course, 'clientAsks')).toEqual(['1: set /x0', '2: set /x1']);
    expect(without(talk.replied(1, 1).course, 'clientAsks')).toEqual([
      'answered 1 at 1.1: null',
      '3: set /x2',
    ]);
    expect(without(talk.replied(1, 2).course, 'clientAsks')).toEqual([
      'answered 2 at 1.2: null',
      '4: set /x3',
    ]);
  });

  it('keeps a session for later commands at that server, and leaves it for another server', () => {
    const talk = open(new ClientTalk().told(writes('/x', { session: 'kept' }))).replied(1, 1);
    expect(without(talk.told({ do: 'read', path: '/x', session: 'kept' }).course, 'clientAsks')).toEqual([
      '2: get /x',
    ]);
    talk.replied(1, 2, 'v');
    expect(talk.told(writes('/y', { session: 'kept' }), 2).course).toEqual(['close 1', 'open 2']);
  });

  it('does one command after the other', () => {
    const talk = open(
      new ClientTalk().told(writes('/x', { session: 'kept' })).told({ do: 'sync', session: 'kept' }),
    );
    expect(without(talk.course, 'clientAsks')).toEqual(['1: set /x']);
    expect(without(talk.replied(1, 1).course, 'clientAsks')).toEqual(['answered 1 at 1.1: null', '2: sync']);
  });

  it('opens a session and leaves it open; closes it; and closes none twice', () => {
    const talk = open(new ClientTalk().told({ do: 'open' }));
    expect(talk.self).toMatchObject({ session: '0xa', task: null });
    expect(without(talk.told({ do: 'close' }).course, 'clientAsks')).toEqual(['1: closeSession']);
    talk.replied(1, 1);
    expect(talk.told({ do: 'close' }).course).toEqual([]);
  });

  it('tells what it will never be answered: it is refused, its connection breaks, or nobody is meant', () => {
    const talk = (): ClientTalk => new ClientTalk().told(writes('/x'));
    expect(talk().refused(1).course).toEqual(['fails: refused']);
    expect(open(talk()).broken(1).course).toEqual(['fails: connectionLoss']);
    expect(new ClientTalk().told(writes('/x'), 0).course).toEqual(['fails: refused']);
  });

  it('goes on with the next command after one that failed, and hears nothing of the old connection', () => {
    const talk = open(new ClientTalk().told(writes('/x')).told(writes('/y'))).broken(1);
    expect(talk.course).toEqual(['fails: connectionLoss', 'open 3']);
    expect(talk.replied(1, 1).course).toEqual([]);
  });
});

describe('the client port', () => {
  const connectRequest = { type: 'connectRequest', lastZxidSeen: 0 } as const;
  const closes = (talk: Talk, client = 1): boolean =>
    talk.did('close').some(({ connection }) => connection === 200 + client);

  it('is closed to sessions while the server looks, registers or synchronises', () => {
    const three = ensemble(3);
    for (const talk of [new Talk(three, 1), dialling(three), inDiff(three)])
      expect(closes(clientSays(clientConnects(talk, 1), 1, connectRequest))).toBe(true);
  });

  it('refuses a client that has seen more than the server has: it must try another', () => {
    const talk = clientConnects(servingFollower(ensemble(3)), 1);
    expect(closes(clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: makeZxid(1, 0) }))).toBe(true);
    const leader = clientConnects(establishedLeader(ensemble(3)), 1);
    expect(closes(clientSays(leader, 1, { type: 'connectRequest', lastZxidSeen: makeZxid(1, 0) }))).toBe(
      false,
    );
  });

  it('gives out session ids that no other server, and no other life of it, gives out', () => {
    const sessionsOf = (id: number, nowMs: number) => {
      const talk = new Talk(ensemble([{ id, role: 'participant' }], { standalone: true }), id, { nowMs });
      for (const client of [1, 2]) clientSays(clientConnects(talk, client), client, connectRequest);
      return talk.self.clients.map(({ session }) => session);
    };
    const sessions = [
      sessionsOf(1, 0),
      sessionsOf(2, 0),
      sessionsOf(1, 60_000),
      sessionsOf(2, 60_000),
    ].flat();
    expect(new Set(sessions).size).toBe(8);
  });

  it('takes no request before the session, and no words of a server', () => {
    const talk = clientConnects(servingFollower(ensemble(3)), 1);
    expect(closes(clientSays(talk, 1, { type: 'clientRequest', cxid: 1, operation: { type: 'sync' } }))).toBe(
      true,
    );
  });

  it('forgets a client that has gone, and answers it no more', () => {
    const talk = clientSays(clientConnects(servingFollower(ensemble(3)), 1), 1, connectRequest);
    talk.tell({ kind: 'closed', connection: 201, peer: 101, reason: 'reset' });
    expect(talk.self.clients).toEqual([]);
  });

  it('closes all connections when the role ends', () => {
    const talk = clientConnects(clientConnects(servingFollower(ensemble(3)), 1), 2);
    leaderHangsUp(talk);
    expect([closes(talk, 1), closes(talk, 2)]).toEqual([true, true]);
  });

  it('of a leader passes requests to Prep, and closes a session after its reply', () => {
    const talk = clientConnects(establishedLeader(ensemble(1), 1), 1);
    clientSays(talk, 1, connectRequest).settles();
    clientSays(talk, 1, { type: 'clientRequest', cxid: 1, operation: { type: 'closeSession' } }).settles();
    expect(closes(talk)).toBe(true);
    expect([...talk.self.log].map(({ record }) => record.txn.type)).toEqual([
      'createSession',
      'closeSession',
    ]);
    expect(talk.self.database.tree.sessions.size).toBe(0);
  });

  it('of a leader knows nothing of the requests of learners’ clients', () => {
    const talk = submits(establishedLeader(ensemble(3)), 1, { type: 'set', path: '/x', value: '1' }).takes(
      'prep',
    );
    expect(talk.waiting('commit')).toEqual([]);
  });
});

describe('in a world', () => {
  const config = ensemble([...participants(3), { id: 4, role: 'observer' }], { clients: 2 });
  const up = [...startsInTurn(4, 0), startsClient(1), startsClient(2)];

  it.each([1, 3, 4])(
    'a client of server %i writes and reads what it wrote, its answers in the order of its questions',
    (server) => {
      const story = new Story(config, [
        ...up,
        asks(2_000, 1, server, writes('/x', { count: 5, window: 5, session: 'kept', value: 'new' })),
        asks(2_000, 1, server, { do: 'read', path: '/x4', session: 'kept' }),
      ]).until(3_000);
      const answered = story.saidByClient(1, 'clientAnswered');
      expect(answered.map(({ cxid }) => cxid)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(answered.at(-1)).toMatchObject({ value: 'new' });
      expect(answered.map(({ zxid }) => zxid)).toEqual(
        answered.map(({ zxid }) => zxid).toSorted((a, b) => a - b),
      );
    },
  );

  it('a session of its own costs two zxids more', () => {
    const story = new Story(config, [...up, asks(2_000, 1, 1, writes('/x', { count: 3 }))]).until(3_000);
    expect(story.said(3, 'committed').map(({ record }) => record.txn.type)).toEqual([
      'createSession',
      'set',
      'set',
      'set',
      'closeSession',
    ]);
  });

  it('a read may be stale; behind a sync it is not', () => {
    const lag = at(2_100, {
      kind: 'delay',
      from: 3,
      to: 1,
      ways: 'one',
      latency: { kind: 'constant', us: 200_000 },
    });
    const story = (withSync: boolean): Story =>
      new Story(config, [
        ...up,
        asks(1_900, 1, 1, { do: 'open' }),
        lag,
        asks(2_200, 2, 3, writes('/x', { session: 'kept', value: 'new' })),
        ...(withSync ? [asks(2_230, 1, 1, { do: 'sync', session: 'kept' })] : []),
        asks(2_230, 1, 1, { do: 'read', path: '/x', session: 'kept' }),
      ]).until(4_000);
    const read = (withSync: boolean) => story(withSync).saidByClient(1, 'clientAnswered').at(-1)?.value;
    expect([read(false), read(true)]).toEqual([null, 'new']);
  });

  it('a client of a leader that dies hears of it at once, and not whether its write survives', () => {
    const story = new Story(config, [
      ...up,
      asks(2_000, 1, 3, { do: 'open' }),
      asks(2_100, 1, 3, writes('/x', { session: 'kept' })),
      { fault: { kind: 'kill', process: 3 }, when: 'proposed', by: 3, nth: 2, laterMs: 2.5 },
    ]).until(5_000);
    expect(story.saidByClient(1, 'clientFails')).toMatchObject([{ server: 3, reason: 'connectionLoss' }]);
    expect(story.said(2, 'leaderActive')).toMatchObject([{ zxid: makeZxid(1, 2) }]); // It does.
  });
});
