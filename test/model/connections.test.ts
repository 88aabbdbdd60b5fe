/** Conversations with one connection manager: who dials whom, which connection survives, and which message is lost. */
import { describe, expect, it } from 'vitest';
import type { Notification, ZabMessage } from '../../model/index.ts';
import { ensemble, Talk, voteFor } from './ensemble.ts';

const config = ensemble(3);
const handshakeOf = (sid: number): ZabMessage => ({ type: 'handshake', protocolVersion: -65_536, sid });
const vote = (leader: number, round = 1): Notification => ({
  type: 'notification',
  vote: voteFor(leader),
  round,
  state: 'LOOKING',
});

/** The election sender hands a message to the connection manager. */
const sends = (talk: Talk, peer: number, notification: Notification): Talk =>
  talk.tell({ kind: 'post', channel: 'sender', key: 0, item: { type: 'envelope', peer, notification } });
const wakes = (talk: Talk, peer: number): Talk =>
  talk.tell({ kind: 'post', channel: 'sendWorker', key: peer, item: { type: 'wake' } });
const connects = (talk: Talk, connection: number, peer: number): Talk =>
  talk.tell({ kind: 'connected', connection, peer, port: 'election' });
const accepts = (talk: Talk, connection: number, peer: number): Talk =>
  talk.tell({ kind: 'accepted', connection, peer, port: 'election' });
const reads = (talk: Talk, connection: number, peer: number, message: ZabMessage): Talk =>
  talk.tell({ kind: 'message', connection, peer, message });
const closes = (talk: Talk, connection: number, peer: number): Talk =>
  talk.tell({ kind: 'closed', connection, peer, reason: 'closed' });

/** Server 2 has dialled 1 (connection 1), which is kept; its queue to 1 is empty again. */
const connected = (): Talk => wakes(connects(sends(new Talk(config, 2), 1, vote(2)), 1, 1), 1);

describe('toSend and connectOne', () => {
  it('queues the message and dials, with 5 s to connect; one dial at a time', () => {
    const talk = sends(new Talk(config, 2), 1, vote(2));
    expect(talk.did('open')).toEqual([{ do: 'open', to: 1, port: 'election', timeoutUs: 5_000_000 }]);
    expect(sends(talk, 1, vote(3)).did('open')).toEqual([]);
  });

  it('keeps only the newest message for a peer that cannot be reached', () => {
    const talk = sends(sends(new Talk(config, 2), 1, vote(2)), 1, vote(3));
    expect(talk.said('messageOverwritten')).toEqual([
      { kind: 'messageOverwritten', peer: 1, queue: 'queueSendMap' },
    ]);
    expect(wakes(connects(talk, 1, 1), 1).did('send')).toEqual([
      { do: 'send', connection: 1, message: vote(3) },
    ]);
  });

  it('loses a message on a live connection if the next is queued before the worker has taken it', () => {
    const talk = sends(sends(connected(), 1, vote(2)), 1, vote(3));
    expect(talk.said('messageOverwritten')).toHaveLength(1);
    expect(wakes(talk, 1).did('send')).toMatchObject([{ message: vote(3) }]);
    expect(wakes(talk, 1).did('send')).toEqual([]);
  });

  it('gives its own messages to its own receive queue', () => {
    expect(sends(new Talk(config, 2), 2, vote(2)).did('post')).toMatchObject([
      { channel: 'receiver', item: { peer: 2 } },
    ]);
  });

  it('drops a failed dial; the next message dials again', () => {
    const talk = sends(new Talk(config, 2), 1, vote(2));
    talk.tell({ kind: 'refused', connection: 1, peer: 1, reason: 'timeout' });
    expect(talk.did('open')).toEqual([]);
    expect(sends(talk, 1, vote(2)).did('open')).toHaveLength(1);
  });
});

describe('the challenge', () => {
  it('larger sid dials: its workers start at once, without waiting for an answer', () => {
    const talk = connects(sends(new Talk(config, 2), 1, vote(2)), 1, 1);
    expect(talk.did('send')).toEqual([{ do: 'send', connection: 1, message: handshakeOf(2) }]);
    expect(talk.said('connectionEstablished')).toEqual([
      { kind: 'connectionEstablished', peer: 1, dialledBy: 2 },
    ]);
  });

  it('smaller sid dials: it says who it is, hangs up, and keeps its message', () => {
    const talk = connects(sends(new Talk(config, 2), 3, vote(2)), 1, 3);
    expect([talk.did('send'), talk.did('close')]).toMatchObject([
      [{ message: handshakeOf(2) }],
      [{ connection: 1 }],
    ]);
    expect(talk.said('challengeLost')).toEqual([{ kind: 'challengeLost', peer: 3 }]);
    expect(talk.self.links.find(({ sid }) => sid === 3)?.queued).toEqual(vote(2));
  });

  it('smaller sid calls: its call ends the connection there was, and is answered by a dial back', () => {
    const talk = reads(accepts(connected(), 7, 1), 7, 1, handshakeOf(1));
    expect(talk.did('close').map(({ connection }) => connection)).toEqual([1, 7]);
    expect(talk.did('open')).toMatchObject([{ to: 1 }]);
    expect(talk.said('connectionLost')).toEqual([{ kind: 'connectionLost', peer: 1, reason: 'challenged' }]);
  });

  it('does not dial back while a dial to that server is in progress', () => {
    const talk = reads(accepts(sends(new Talk(config, 2), 1, vote(2)), 7, 1), 7, 1, handshakeOf(1));
    expect([talk.said('challengeWon'), talk.did('open')]).toMatchObject([[{ peer: 1 }], []]);
  });

  it('larger sid calls: its connection takes the place of any other', () => {
    const talk = reads(accepts(new Talk(config, 2), 7, 3), 7, 3, handshakeOf(3));
    expect(talk.said('connectionEstablished')).toEqual([
      { kind: 'connectionEstablished', peer: 3, dialledBy: 3 },
    ]);
    reads(accepts(talk, 8, 3), 8, 3, handshakeOf(3));
    expect([talk.did('close'), talk.said('connectionLost')]).toMatchObject([
      [{ connection: 7 }],
      [{ reason: 'replaced' }],
    ]);
  });
});

describe('the workers', () => {
  it('repeat the last message on a new connection with nothing to send', () => {
    const talk = closes(connected(), 1, 1);
    expect(talk.said('connectionLost')).toMatchObject([{ peer: 1, reason: 'closed' }]);
    reads(accepts(talk, 7, 1), 7, 1, handshakeOf(1));
    wakes(connects(talk, 2, 1), 1);
    expect(talk.did('send')).toEqual([{ do: 'send', connection: 2, message: vote(2) }]);
    expect(talk.said('lastMessageResent')).toEqual([{ kind: 'lastMessageResent', peer: 1 }]);
  });

  it('repeat nothing if something is queued, or nothing was ever sent', () => {
    const talk = sends(closes(connected(), 1, 1), 1, vote(3));
    expect(wakes(connects(talk, 2, 1), 1).did('send')).toEqual([
      { do: 'send', connection: 2, message: vote(3) },
    ]);
    const silent = reads(accepts(new Talk(config, 2), 7, 3), 7, 3, handshakeOf(3));
    expect(wakes(silent, 3).did('send')).toEqual([]);
  });

  it('take nothing once they have ended: it stays queued', () => {
    const talk = closes(sends(connected(), 1, vote(3)), 1, 1);
    expect(wakes(talk, 1).did('send')).toEqual([]);
    expect(talk.self.links.find(({ sid }) => sid === 1)?.queued).toEqual(vote(3));
  });

  it('ignore the end of a connection that was replaced before', () => {
    const talk = reads(accepts(new Talk(config, 2), 7, 3), 7, 3, handshakeOf(3));
    reads(accepts(talk, 8, 3), 8, 3, handshakeOf(3));
    expect(closes(talk, 7, 3).said('connectionLost')).toEqual([]);
  });
});

describe('the listener', () => {
  it('handles one connection after the other: a silent dialler blocks those behind it, for syncLimit ticks', () => {
    const talk = accepts(accepts(new Talk(config, 1), 7, 2), 8, 3);
    expect(reads(talk, 8, 3, handshakeOf(3)).said('connectionEstablished')).toEqual([]);
    reads(talk, 8, 3, vote(3));
    talk.fires('handshake');
    expect(talk.said('handshakeTimedOut')).toEqual([{ kind: 'handshakeTimedOut', peer: 2 }]);
    expect(talk.said('connectionEstablished')).toMatchObject([{ peer: 3 }]);
    expect(talk.did('post')).toMatchObject([
      { channel: 'sendWorker' },
      { channel: 'receiver', item: { peer: 3 } },
    ]);
    expect(accepts(new Talk(config, 1), 7, 2).waitsMs).toEqual({ handshake: 10_000 });
  });

  it('reads what was sent before the other side hung up', () => {
    const talk = accepts(accepts(new Talk(config, 2), 7, 3), 8, 1);
    reads(talk, 8, 1, handshakeOf(1));
    closes(talk, 8, 1);
    reads(talk, 7, 3, handshakeOf(3));
    expect([talk.said('challengeWon'), talk.did('open')]).toMatchObject([[{ peer: 1 }], [{ to: 1 }]]);
  });

  it('gives up on a connection that closes without a word', () => {
    const talk = closes(accepts(new Talk(config, 2), 7, 3), 7, 3);
    expect(talk.self.accepted).toEqual([]);
    expect(talk.did('cancelTimer')).toMatchObject([{ timer: 'handshake' }]);
  });

  it('starts and ends the workers of a larger sid that hung up after its messages', () => {
    const talk = accepts(accepts(new Talk(config, 1), 7, 2), 8, 3);
    reads(talk, 8, 3, handshakeOf(3));
    reads(talk, 8, 3, vote(3));
    closes(talk, 8, 3);
    talk.fires('handshake');
    expect(talk.said('connectionLost')).toMatchObject([{ peer: 3, reason: 'closed' }]);
    expect(talk.did('post')).toMatchObject([{ channel: 'sendWorker' }, { channel: 'receiver' }]);
  });
});

describe('haveDelivered', () => {
  it('is false while no queue is empty: a lone server redials and does not resend', () => {
    const talk = sends(sends(new Talk(config, 2), 1, vote(2)), 3, vote(2));
    talk.tell({ kind: 'refused', connection: 1, peer: 1, reason: 'refused' });
    talk.tell({ kind: 'refused', connection: 2, peer: 3, reason: 'refused' });
    expect(talk.fires('poll').said('backOff')).toEqual([{ kind: 'backOff', nextMs: 400, resent: false }]);
    expect([talk.did('open').map(({ to }) => to), talk.told]).toEqual([[1, 3], []]);
  });

  it('is true as soon as one queue is empty: then all are told again', () => {
    const talk = sends(connected(), 3, vote(2)).fires('poll');
    expect(talk.said('backOff')).toEqual([{ kind: 'backOff', nextMs: 400, resent: true }]);
    expect(talk.told.map(({ to }) => to)).toEqual([1, 2, 3]);
  });

  it('is false before there is any queue', () => {
    expect(new Talk(config, 2).fires('poll').said('backOff')).toMatchObject([{ resent: false }]);
  });
});

describe('recvQueue', () => {
  it('has room for 100: the 101st message pushes out the oldest', () => {
    const talk = reads(accepts(new Talk(config, 2), 7, 3), 7, 3, handshakeOf(3));
    for (let round = 1; round <= 101; round++) reads(talk, 7, 3, vote(3, round));
    const takes = (round: number): Talk =>
      talk.tell({
        kind: 'post',
        channel: 'receiver',
        key: 0,
        item: { type: 'envelope', peer: 3, notification: vote(3, round) },
      });
    expect(takes(1).said('messageOverwritten')).toEqual([
      { kind: 'messageOverwritten', peer: 3, queue: 'recvQueue' },
    ]);
    expect(takes(2).did('post')).toMatchObject([{ channel: 'main' }]);
    expect([talk.self.recvQueueLength, talk.self.recvQueueOverwritten]).toEqual([99, 0]);
  });
});
