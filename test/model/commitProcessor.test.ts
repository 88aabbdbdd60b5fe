/** In which order a server executes what its clients ask and what is committed (`CommitProcessor`, `FinalRequestProcessor`). */
import { describe, expect, it } from 'vitest';
import { type LogRecord, makeZxid, recordOf, zxidAsPair } from '../../model/index.ts';
import type { Operation } from '../../model/message.ts';
import { ensemble, type Talk } from './ensemble.ts';
import { txn } from './packets.ts';
import {
  acks,
  clientConnects,
  clientSays,
  commitOf,
  establishedLeader,
  leaderSays,
  proposalOf,
  servingFollower,
  toldClient,
} from './roles.ts';

const set = (path: string): Operation => ({ type: 'set', path, value: path });
const get: Operation = { type: 'get', path: '/a' };
const sync: Operation = { type: 'sync' };

const sessionOf = ({ self }: Talk, client: number): string =>
  self.clients.find((one) => one.client === 100 + client)?.session ?? '';

/** A follower with two clients, whose sessions were opened by 1.1 and 1.2. */
function serving(): Talk {
  const talk = servingFollower(ensemble(3));
  for (const client of [1, 2]) {
    clientSays(clientConnects(talk, client), client, { type: 'connectRequest', lastZxidSeen: 0 }).settles();
    applies(
      talk,
      recordOf(makeZxid(1, client), 0, { type: 'createSession', session: sessionOf(talk, client) }),
    );
  }
  return talk;
}

const applies = (talk: Talk, record: LogRecord): Talk =>
  leaderSays(talk, proposalOf(record), commitOf(record)).settles();

/** The client asks, and the request reaches the commit processor. */
const asks = (talk: Talk, client: number, cxid: number, operation: Operation): Talk =>
  clientSays(talk, client, { type: 'clientRequest', cxid, operation }).settles();

/** The transaction `1.counter` of a client's write. */
const written = (talk: Talk, client: number, cxid: number, counter: number, path = '/a'): LogRecord =>
  recordOf(makeZxid(1, counter), cxid, { type: 'set', session: sessionOf(talk, client), path, value: path });

/** What the clients were told after the last input, in order. */
const told = (talk: Talk): readonly string[] =>
  talk
    .did('send')
    .flatMap(({ connection, message }) =>
      message.type === 'clientReply'
        ? [`client ${connection - 200}: ${message.cxid} at ${zxidAsPair(message.zxid)} ${message.value}`]
        : [],
    );

describe('the commit processor', () => {
  it('answers a read at once, from memory as it is', () => {
    expect(told(asks(serving(), 1, 1, get))).toEqual(['client 1: 1 at 1.2 null']);
  });

  it('lets a read wait behind the write of its own session, and not behind that of another', () => {
    const talk = asks(serving(), 1, 1, set('/a'));
    expect(told(asks(talk, 1, 2, get))).toEqual([]);
    expect(told(asks(talk, 2, 1, get))).toEqual(['client 2: 1 at 1.2 null']);
    expect(told(applies(talk, written(talk, 1, 1, 3)))).toEqual([
      'client 1: 1 at 1.3 null',
      'client 1: 2 at 1.3 /a',
    ]);
  });

  it('releases what a session has behind a write up to its next write', () => {
    const talk = serving();
    for (const [cxid, operation] of [set('/a'), get, get, set('/b'), get].entries())
      asks(talk, 1, cxid + 1, operation);
    expect(told(applies(talk, written(talk, 1, 1, 3)))).toEqual([
      'client 1: 1 at 1.3 null',
      'client 1: 2 at 1.3 /a',
      'client 1: 3 at 1.3 /a',
    ]);
    expect(told(applies(talk, written(talk, 1, 4, 4, '/b')))).toEqual([
      'client 1: 4 at 1.4 null',
      'client 1: 5 at 1.4 /a',
    ]);
  });

  it('applies what others have written, and answers nobody', () => {
    const talk = asks(serving(), 1, 1, set('/a'));
    expect(told(applies(talk, txn(1, 3)))).toEqual([]);
    expect(talk.self.pipeline.waiting).toHaveLength(1);
  });

  it('knows its own write by session and number', () => {
    const talk = asks(serving(), 1, 1, set('/a'));
    expect(told(applies(talk, written(talk, 2, 1, 3)))).toEqual([]);
    expect(told(applies(talk, written(talk, 1, 1, 4)))).toEqual(['client 1: 1 at 1.4 null']);
  });

  it('answers the writes of its clients in the order of their transactions', () => {
    const talk = asks(asks(serving(), 1, 1, set('/a')), 2, 1, set('/b'));
    leaderSays(talk, proposalOf(written(talk, 1, 1, 3)), proposalOf(written(talk, 2, 1, 4)));
    leaderSays(talk, { type: 'commit', zxid: makeZxid(1, 3) });
    leaderSays(talk, { type: 'commit', zxid: makeZxid(1, 4) });
    expect(told(talk.settles())).toEqual(['client 1: 1 at 1.3 null', 'client 2: 1 at 1.4 null']);
  });

  it('lets a sync wait for the leader, and what the session asks next wait behind it', () => {
    const talk = asks(asks(serving(), 1, 1, sync), 1, 2, get);
    expect(told(talk)).toEqual([]);
    expect(told(leaderSays(talk, { type: 'sync' }).settles())).toEqual([
      'client 1: 1 at 1.2 null',
      'client 1: 2 at 1.2 null',
    ]);
  });

  it('applies commits that came before the SYNC first', () => {
    const talk = asks(serving(), 1, 1, sync);
    leaderSays(talk, proposalOf(txn(1, 3)), commitOf(txn(1, 3)));
    const before = talk.waiting('commit').length;
    expect(told(leaderSays(talk, { type: 'sync' }).settles())).toEqual(['client 1: 1 at 1.3 null']);
    expect(before).toBe(1);
  });

  it('goes on for the others when a client has gone', () => {
    const talk = asks(asks(serving(), 1, 1, set('/a')), 2, 1, set('/b'));
    talk.tell({ kind: 'closed', connection: 201, peer: 101, reason: 'reset' });
    applies(talk, recordOf(makeZxid(1, 3), 1, { type: 'set', session: 'gone', path: '/a', value: '' }));
    expect(talk.self.clients.map(({ client }) => client)).toEqual([102]);
  });
});

describe('a leader’s own clients', () => {
  it('are answered when a quorum has committed, and read behind their own writes', () => {
    const talk = clientConnects(establishedLeader(ensemble(3)), 1);
    clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: 0 }).settles();
    acks(talk, 1, makeZxid(1, 1)).settles();
    for (const [cxid, operation] of [set('/a'), get].entries()) asks(talk, 1, cxid + 1, operation);
    expect(told(talk)).toEqual([]);
    expect(told(acks(talk, 1, makeZxid(1, 2)).settles())).toEqual([
      'client 1: 1 at 1.2 null',
      'client 1: 2 at 1.2 /a',
    ]);
    expect(toldClient(talk, 2)).toEqual([]);
  });
});
