/**
 * Conversations with a leader that serves: it gives zxids, proposes, counts, commits: paper, phase 3; `Leader.propose`, `processAck`,
 * `tryToCommit`.
 */
import { describe, expect, it } from 'vitest';
import { type EnsembleConfig, makeZxid, zxidAsPair } from '../../model/index.ts';
import type { Operation } from '../../model/message.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import {
  acks,
  clientConnects,
  clientSays,
  establishedLeader,
  hangsUp,
  joins,
  leaderOf,
  queuedFor,
  registers,
  sentTo,
  submits,
  toldClient,
} from './roles.ts';

const set: Operation = { type: 'set', path: '/x', value: '1' };
const sync: Operation = { type: 'sync' };
const z = (counter: number): number => makeZxid(1, counter);

const three = ensemble(3);
/** 3 leads 1 and 2, and observer 6 where there is one. */
function leading(config: EnsembleConfig = three): Talk {
  const talk = joins(establishedLeader(config), 2);
  return config.servers.some(({ role }) => role === 'observer')
    ? joins(talk, 6, { learnerType: 'observer' })
    : talk;
}
const withObserver = ensemble([...participants(3), { id: 6, role: 'observer' }]);
const five = ensemble(5);

/** Prep has taken a write of learner 1, so often. */
function proposes(talk: Talk, count = 1): Talk {
  for (let cxid = 1; cxid <= count; cxid++) submits(talk, 1, set, cxid).takes('prep');
  return talk;
}
const outstandingOf = (talk: Talk): readonly string[] =>
  leaderOf(talk).proposals.outstanding.map(({ record }) => zxidAsPair(record.zxid));

describe('Prep', () => {
  it('gives the next zxid; the first of an epoch has counter 1', () => {
    const talk = proposes(leading(), 2);
    expect(outstandingOf(talk)).toEqual(['1.1', '1.2']);
    expect(talk.said('proposed')).toMatchObject([
      { epoch: 1, record: { zxid: z(2), cxid: 2, txn: { session: '0x1' } } },
    ]);
  });

  it('gives sessions that open and close a zxid each, reads and syncs none', () => {
    const talk = leading();
    for (const type of ['createSession', 'sync', 'closeSession'] as const)
      submits(talk, 1, { type }).takes('prep');
    expect(leaderOf(talk).proposals.outstanding.map(({ record }) => record.txn.type)).toEqual([
      'createSession',
      'closeSession',
    ]);
  });

  it('proposes to every learner that follows, and to no observer, and then hands the record to its own log', () => {
    const talk = proposes(leading(withObserver));
    expect([1, 2, 6].map((sid) => queuedFor(talk, sid))).toEqual([['proposal 1.1'], ['proposal 1.1'], []]);
    expect(talk.did('post').map(({ channel }) => channel)).toEqual(['toLearner', 'toLearner', 'sync']);
  });

  it('of a client of its own first hands the request to the commit processor', () => {
    const talk = clientConnects(leading(), 1);
    clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: 0 });
    expect(
      talk
        .takes('prep')
        .did('post')
        .map(({ channel }) => channel),
    ).toEqual(['commit', 'toLearner', 'toLearner', 'sync']);
  });
});

describe('processAck', () => {
  it('commits when a quorum has logged: COMMIT to followers, INFORM to observers, and the leader’s own', () => {
    const talk = acks(proposes(leading(withObserver)), 1, z(1));
    expect([talk.said('committed'), talk.said('ackCounted')]).toMatchObject([
      [],
      [{ learner: 1, voters: [1], needed: 2 }],
    ]);
    acks(talk, 2, z(1));
    expect(talk.said('committed')).toMatchObject([{ zxid: z(1), voters: [1, 2] }]);
    expect([1, 2, 6].map((sid) => queuedFor(talk, sid))).toEqual([
      ['proposal 1.1', 'commit 1.1'],
      ['proposal 1.1', 'commit 1.1'],
      ['inform 1.1'],
    ]);
    expect(talk.waiting('commit')).toMatchObject([{ type: 'committed', record: { zxid: z(1) } }]);
    expect(leaderOf(talk).proposals).toMatchObject({ lastCommitted: z(1), outstanding: [] });
    expect(leaderOf(talk).proposals.toBeApplied.toJSON()).toMatchObject([{ zxid: z(1) }]);
    talk.takes('commit');
    expect(talk.said('delivered')).toMatchObject([{ zxid: z(1), at: 0 }]);
    expect(leaderOf(talk).proposals.toBeApplied).toHaveLength(0);
  });

  it('may commit before the leader has logged: its own ACK comes from its disk', () => {
    const talk = proposes(leading());
    acks(talk, 1, z(1));
    talk.takes('sync');
    expect(talk.said('committed')).toEqual([]);
    talk.diskDone();
    expect(talk.said('ackCounted')).toMatchObject([{ learner: 3, voters: [1, 3] }]);
    expect(talk.said('committed')).toMatchObject([{ voters: [1, 3] }]);
  });

  it('commits in order: what has its quorum waits for what comes before it', () => {
    const talk = proposes(leading(five), 2);
    acks(talk, 1, z(2));
    acks(talk, 2, z(2));
    talk.takes('sync').takes('sync').diskDone(); // The leader's, of both.
    expect([talk.said('committed'), outstandingOf(talk)]).toEqual([[], ['1.1', '1.2']]);
    acks(talk, 1, z(1));
    acks(talk, 2, z(1));
    expect(talk.said('committed')).toMatchObject([{ zxid: z(1) }]);
    expect(outstandingOf(talk)).toEqual(['1.2']); // Until another ACK of 1.2.
  });

  it('counts each server once; what one is sent again it must acknowledge again (decision 0005)', () => {
    const talk = acks(proposes(leading(five)), 1, z(1));
    hangsUp(talk, 1);
    expect(leaderOf(talk).proposals.outstanding).toMatchObject([{ acks: [1] }]);
    joins(talk, 1, { zxid: z(0), currentEpoch: null });
    expect(leaderOf(talk).proposals.outstanding[0]?.acks).not.toContain(1);
    acks(talk, 1, z(1));
    acks(talk, 1, z(1));
    expect(leaderOf(talk).proposals.outstanding).toMatchObject([{ acks: [3, 1] }]);
    acks(talk, 2, z(1));
    expect(talk.said('committed')).toMatchObject([{ voters: [3, 1, 2] }]);
  });

  it('counts no observer', () => {
    const talk = acks(proposes(leading(withObserver)), 6, z(1));
    expect([talk.said('ackCounted'), leaderOf(talk).proposals.outstanding]).toMatchObject([
      [],
      [{ acks: [] }],
    ]);
  });

  it('ignores a late ACK, one with nothing outstanding, and one that begins an epoch', () => {
    const talk = acks(acks(proposes(leading(), 2), 1, z(1)), 2, z(1));
    for (const late of [z(1), z(0)]) acks(talk, 2, late);
    expect([talk.said('ackCounted'), talk.said('badState')]).toEqual([[], []]);
    acks(acks(talk, 1, z(2)), 2, z(2));
    expect(acks(talk, 1, z(9)).said('badState')).toEqual([]);
  });

  it('warns of an ACK for what it has not proposed', () => {
    expect(acks(proposes(leading()), 1, z(7)).said('badState')).toMatchObject([
      { what: 'ackUnknown', peer: 1, zxid: z(7), expected: z(1) },
    ]);
  });

  it('counts the weight of a hierarchy', () => {
    const groups = [1, 1, 1, 2, 2, 2].map(
      (group, index) => ({ id: index + 1, role: 'participant', group }) as const,
    );
    const config = ensemble(groups);
    const talk = proposes(establishedLeader(config));
    for (const sid of [1, 2, 4]) acks(talk, sid, z(1));
    expect(talk.said('committed')).toEqual([]); // All of group 1's quorum, one of three in group 2.
    expect(acks(talk, 5, z(1)).said('committed')).toHaveLength(1);
  });
});

describe('sync()', () => {
  it('of a learner is answered at once if nothing is outstanding', () => {
    const talk = submits(leading(), 1, sync).takes('prep');
    expect(queuedFor(talk, 1)).toEqual(['sync']);
  });

  it('else behind the COMMIT of the last proposal', () => {
    const talk = submits(proposes(leading(), 2), 1, sync, 3).takes('prep');
    proposes(talk);
    const before = queuedFor(talk, 1);
    for (const counter of [1, 2]) acks(acks(talk, 1, z(counter)), 2, z(counter));
    expect(before).not.toContain('sync');
    expect(queuedFor(talk, 1).slice(-3)).toEqual(['commit 1.1', 'commit 1.2', 'sync']);
    expect(queuedFor(talk, 2)).not.toContain('sync');
  });

  it('of a client of the leader is a read: nobody’s proposals delay it', () => {
    const talk = clientConnects(leading(), 1);
    clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: 0 }).settles();
    acks(acks(talk, 1, z(1)), 2, z(1)).settles();
    proposes(talk);
    clientSays(talk, 1, { type: 'clientRequest', cxid: 1, operation: sync }).takes('prep').takes('commit');
    expect(toldClient(talk, 1)).toEqual(['clientReply 1.1']);
  });
});

describe('the last counter of an epoch (ZOOKEEPER-1277)', () => {
  const short = ensemble(3, { counterMax: 2 });

  it('is used; with the next write the leader cuts off everybody, and looks for a leader', () => {
    const talk = proposes(leading(short), 2);
    expect(outstandingOf(talk)).toEqual(['1.1', '1.2']);
    submits(talk, 1, set, 3).takes('prep');
    expect(talk.said('steppedDown')).toMatchObject([{ reason: 'zxidRolledOver' }]);
    expect(talk.did('close').map(({ connection }) => connection)).toEqual([101, 102]);
    expect(talk.waiting('toLearner', 101)).toEqual([]);
  });

  it('the request is lost; what was proposed before is logged, and is part of the next vote', () => {
    const talk = proposes(leading(short), 3).settles();
    if (talk.self.role.kind === 'leading') talk.fires('leaderLoop').settles(); // It may notice at its next half tick.
    expect([talk.self.role.kind, [...talk.self.log].map(({ record }) => record.zxid)]).toEqual([
      'looking',
      [z(1), z(2)],
    ]);
    expect(talk.self.proposal?.zxid).toBe(z(2));
  });

  it('reads and syncs need no counter', () => {
    const talk = submits(proposes(leading(short), 2), 1, sync).takes('prep');
    expect(talk.said('steppedDown')).toEqual([]);
  });

  it('is 4,294,967,294 unless a story shortens it', () => {
    expect(leading().self.config.counterMax).toBe(2 ** 32 - 2);
  });
});

describe('the sender of a learner', () => {
  it('sends what waits for it, in order, and nothing once the learner is gone', () => {
    const talk = proposes(leading(), 2);
    expect(sentTo(talk.takes('toLearner', 101), 1)).toEqual(['proposal 1.1']);
    hangsUp(talk, 1);
    expect(talk.waiting('toLearner', 101)).toEqual([]);
  });

  it('sends nothing to a learner that only registers', () => {
    expect(queuedFor(proposes(registers(establishedLeader(three), 2)), 2)).toEqual([]);
  });
});
