/**
 * Conversations with a follower and an observer that serve: proposals, commits, pings, syncs (`Follower.processPacket`,
 * `Observer.processPacket`).
 */
import { describe, expect, it } from 'vitest';
import { type LogRecord, makeZxid, recordOf, type Release, zxidAsPair } from '../../model/index.ts';
import type { Operation } from '../../model/message.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import { txn, txns } from './packets.ts';
import {
  answers,
  clientConnects,
  clientSays,
  commitOf,
  inDiff,
  leaderHangsUp,
  leaderSays,
  learnerOf,
  proposalOf,
  servingFollower,
  stageOf,
  toldClient,
} from './roles.ts';

const three = ensemble(3);
const config = ensemble([...participants(3), { id: 4, role: 'observer' }]);

function servingObserver(release: Release = '3.9.5'): Talk {
  const talk = inDiff({ ...config, release }, 0, { id: 4 });
  return leaderSays(leaderSays(talk, { type: 'newLeader', zxid: makeZxid(1, 0) }).settles(), {
    type: 'upToDate',
  });
}
const pendingOf = (talk: Talk): readonly string[] =>
  [...stageOf(talk, 'broadcasting').pendingTxns].map(({ zxid }) => zxidAsPair(zxid));
const historyOf = ({ self }: Talk): readonly string[] =>
  [...self.database.tree.history].map(({ zxid }) => zxidAsPair(zxid));
const asks = (talk: Talk, cxid: number, operation: Operation): Talk =>
  clientSays(talk, 1, { type: 'clientRequest', cxid, operation });

/** A transaction reaches the server by the way of its role, and is applied. */
function applies(talk: Talk, record: LogRecord): Talk {
  const isObserver = learnerOf(talk).kind === 'observing';
  const packets = isObserver ? [{ type: 'inform', record } as const] : [proposalOf(record), commitOf(record)];
  return leaderSays(talk, ...packets).settles();
}

/** Client 1 has a session with the server: it was opened by 1.1. */
function withSession(talk: Talk): Talk {
  clientSays(clientConnects(talk, 1), 1, { type: 'connectRequest', lastZxidSeen: 0 }).settles();
  const session = talk.self.clients[0]?.session ?? '';
  return applies(talk, recordOf(makeZxid(1, 1), 0, { type: 'createSession', session }));
}

describe('a follower', () => {
  it('logs a proposal, and acknowledges it when its disk has synced it', () => {
    const talk = leaderSays(servingFollower(three), proposalOf(txn(1, 1)));
    expect([pendingOf(talk), answers(talk)]).toEqual([['1.1'], []]);
    expect(talk.settles().course).toEqual(['append 1.1', 'sync', 'ack 1.1']);
    expect(historyOf(talk)).toEqual([]);
  });

  it('applies it at its COMMIT, even before its own disk has it', () => {
    const talk = leaderSays(servingFollower(three), proposalOf(txn(1, 1)), commitOf(txn(1, 1))).takes(
      'commit',
    );
    expect([talk.said('delivered'), talk.self.log.length]).toMatchObject([
      [{ zxid: makeZxid(1, 1), at: 0 }],
      0,
    ]);
    expect(pendingOf(talk)).toEqual([]);
  });

  it('warns of a proposal that is not the next, and takes it', () => {
    const talk = leaderSays(servingFollower(three), proposalOf(txn(1, 1)), proposalOf(txn(1, 3)));
    expect(talk.said('badState')).toMatchObject([
      { what: 'proposalGap', zxid: makeZxid(1, 3), expected: makeZxid(1, 2) },
    ]);
    expect(pendingOf(talk)).toEqual(['1.1', '1.3']);
  });

  it('takes whatever comes first on a connection', () => {
    expect(leaderSays(servingFollower(three), proposalOf(txn(1, 5))).said('badState')).toEqual([]);
  });

  it('ignores a COMMIT with nothing pending', () => {
    const talk = leaderSays(servingFollower(three), commitOf(txn(1, 1)));
    expect([talk.said('badState'), learnerOf(talk).stage.kind]).toMatchObject([
      [{ what: 'commitWithoutProposal' }],
      'broadcasting',
    ]);
  });

  it('ends its process with code 12 at a COMMIT of another than the oldest', () => {
    const talk = leaderSays(servingFollower(three), ...txns(1, 1, 2).map(proposalOf), commitOf(txn(1, 2)));
    expect([talk.said('badState'), talk.did('exit')]).toMatchObject([
      [{ what: 'commitMismatch' }],
      [{ code: 12 }],
    ]);
  });

  it('cannot apply what leaves a gap in its committed log, since 3.9.4 (ZOOKEEPER-4925): it leaves at the next packet', () => {
    const gap = (release: Release): Talk => {
      const talk = leaderSays(
        servingFollower(ensemble(3, { release })),
        proposalOf(txn(1, 1)),
        proposalOf(txn(1, 3)),
      );
      return leaderSays(talk, commitOf(txn(1, 1)), commitOf(txn(1, 3))).settles();
    };
    const talk = gap('3.9.5');
    expect([talk.said('badState'), historyOf(talk)]).toMatchObject([[{ what: 'committedLogGap' }], ['1.1']]);
    expect(leaderSays(talk, { type: 'ping', zxid: 0 }).said('leaderLost')).toMatchObject([
      { reason: 'internalError' },
    ]);
    expect(historyOf(gap('3.9.3'))).toEqual(['1.1', '1.3']);
  });

  it('answers a ping with its zxid, and hears it as a sign of life', () => {
    const talk = leaderSays(servingFollower(three), { type: 'ping', zxid: makeZxid(1, 7) });
    expect([answers(talk), talk.waitsMs]).toEqual([['ping 1.7'], { leaderRead: 10_000 }]);
  });

  it('gives up on a leader that is silent for syncLimit ticks', () => {
    const talk = servingFollower(three).fires('leaderRead');
    expect(talk.said('leaderLost')).toMatchObject([{ leader: 3, reason: 'timeout' }]);
  });

  it('looks at once when the connection ends', () => {
    const talk = leaderHangsUp(servingFollower(three), 'reset');
    expect([talk.said('leaderLost'), talk.said('roundStart')]).toMatchObject([
      [{ reason: 'reset' }],
      [{ round: 2 }],
    ]);
  });

  it('makes nothing of a second UPTODATE, and warns of what only observers are told', () => {
    expect(leaderSays(servingFollower(three), { type: 'upToDate' }).said('badState')).toEqual([]);
    const informed = leaderSays(servingFollower(three), { type: 'inform', record: txn(1, 1) });
    expect(informed.said('badState')).toMatchObject([{ what: 'unexpectedPacket' }]);
  });
});

describe('an observer', () => {
  it('logs and applies what it is informed of at once, and acknowledges nothing', () => {
    const talk = leaderSays(servingObserver(), { type: 'inform', record: txn(1, 1) }).settles();
    expect([talk.course, historyOf(talk)]).toEqual([['append 1.1', 'sync'], ['1.1']]);
  });

  it('ignores proposals and commits', () => {
    const talk = leaderSays(servingObserver(), proposalOf(txn(1, 1)), commitOf(txn(1, 1))).settles();
    expect([talk.course, historyOf(talk), talk.said('badState')]).toEqual([[], [], []]);
  });

  it('answers pings', () => {
    expect(answers(leaderSays(servingObserver(), { type: 'ping', zxid: 5 }))).toEqual(['ping 0.5']);
  });

  it('waits up to 200 ms before it looks again; until 3.5 it did not', () => {
    const talk = leaderHangsUp(servingObserver());
    expect([talk.self.role, talk.said('roundStart')]).toEqual([{ kind: 'looking', election: null }, []]);
    expect(talk.waitsMs['startup']).toBeLessThan(200);
    expect(talk.fires('startup').said('roundStart')).toMatchObject([{ round: 2, vote: null }]);
    expect(leaderHangsUp(servingObserver('3.5.9')).said('roundStart')).toMatchObject([{ round: 2 }]);
  });
});

describe.each([
  ['follower', () => withSession(servingFollower(three))],
  ['observer', () => withSession(servingObserver())],
] as const)('a client of a %s', (_kind, make) => {
  it('writes: the request waits here, goes to the leader, and is answered when its transaction is applied', () => {
    const talk = asks(make(), 1, { type: 'set', path: '/x', value: '1' });
    expect([answers(talk), talk.waiting('commit').map(({ type }) => type)]).toEqual([
      ['request set'],
      ['queued'],
    ]);
    expect(toldClient(talk.settles(), 1)).toEqual([]);
    const session = talk.self.clients[0]?.session ?? '';
    const record = recordOf(makeZxid(1, 2), 1, { type: 'set', session, path: '/x', value: '1' });
    expect(toldClient(applies(talk, record), 1)).toEqual(['clientReply 1.2']);
  });

  it('reads from memory as it is, without asking anybody', () => {
    const talk = asks(make(), 1, { type: 'get', path: '/x' });
    expect(answers(talk)).toEqual([]);
    expect(toldClient(talk.settles(), 1)).toEqual(['clientReply 1.1']);
  });

  it('syncs: the request waits here and goes to the leader; its answer, which has no number, is for the oldest', () => {
    const talk = asks(asks(make(), 1, { type: 'sync' }), 2, { type: 'sync' });
    expect([answers(talk), talk.self.pipeline.pendingSyncs.length]).toEqual([['request sync'], 2]);
    talk.settles();
    expect(toldClient(leaderSays(talk, { type: 'sync' }).settles(), 1)).toEqual(['clientReply 1.1']);
    expect(talk.self.pipeline.pendingSyncs).toMatchObject([{ cxid: 2 }]);
    expect(
      leaderSays(leaderSays(talk, { type: 'sync' }).settles(), { type: 'sync' }).said('badState'),
    ).toEqual([]);
  });
});
