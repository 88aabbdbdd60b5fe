/**
 * Two runs, row by row: five fresh servers that start one after another, and a recovery in which round, zxid and sid decide in turn. Every
 * message takes 1 ms.
 */
import { describe, expect, it } from 'vitest';
import { type InitialDisk, makeZxid, votedZxid, zxidAsPair } from '../../model/index.ts';
import { ensemble, voteFor } from './ensemble.ts';
import { asks, type Happening, start, startsClient, startsInTurn, Story, writes } from './worlds.ts';

const steady = { latency: { kind: 'constant', us: 1_000 }, handOver: { kind: 'constant', us: 10 } } as const;

/** Messages of the quorum port alone. */
const packets = (sent: readonly string[]): readonly string[] =>
  sent.filter((text) => !/^(handshake|LOOKING|FOLLOWING|LEADING)/u.test(text));
const notifications = (sent: readonly string[]): readonly string[] =>
  sent.filter((text) => /^(LOOKING|FOLLOWING|LEADING)/u.test(text));
const zxidOf = (story: Story, id: number): string => {
  const server = story.server(id);
  return server === null ? 'down' : zxidAsPair(votedZxid(server));
};
const logOf = (story: Story, id: number): readonly string[] =>
  [...(story.server(id)?.log ?? [])].map(({ record }) => zxidAsPair(record.zxid));
const filesOf = (story: Story, id: number) => {
  const { cells, files } = story.disk(id);
  return { ...cells, snapshots: Object.keys(files) };
};

describe('five fresh servers started one after another', () => {
  const story = (untilMs: number): Story =>
    new Story(ensemble(5), startsInTurn(5, 1_000), steady).until(untilMs);

  it('every start finds nothing, and writes snapshot.0 and epochs of 0', () => {
    const one = story(999);
    expect(filesOf(one, 1)).toEqual({ currentEpoch: 0, acceptedEpoch: 0, snapshots: ['snapshot.0'] });
    expect(one.server(1)?.currentVote).toEqual({ vote: voteFor(1), round: -1 });
  });

  it('server 1 alone: round 1, its own vote, one of five; at each time-out it dials again, and resends nothing', () => {
    const one = story(999);
    expect(one.said(1, 'roundStart')).toMatchObject([{ round: 1, vote: voteFor(1) }]);
    expect(one.said(1, 'voteRecorded')).toMatchObject([{ from: 1 }]);
    expect(one.said(1, 'backOff')).toMatchObject([
      { nextMs: 400, resent: false },
      { nextMs: 800, resent: false },
    ]);
  });

  it('server 2: dials 1, which sends what it has queued for it; 1 gives up its vote; two of five, and both resend from now on', () => {
    const two = story(1_999);
    expect(two.said(2, 'connectionEstablished')).toMatchObject([{ peer: 1, dialledBy: 2 }]);
    expect(notifications(two.sent(1, 2)).slice(0, 2)).toEqual(['LOOKING 1', 'LOOKING 2']);
    expect(notifications(two.sent(2, 1))[0]).toBe('LOOKING 2');
    expect(two.said(1, 'voteChanged')).toMatchObject([{ after: voteFor(2), decidedBy: 'sid' }]);
    expect(two.server(2)?.role).toMatchObject({ election: { recvset: [{ sid: 1 }, { sid: 2 }] } });
    expect(
      [...two.said(1, 'backOff'), ...two.said(2, 'backOff')].filter(({ atMs }) => atMs > 1_100),
    ).not.toContainEqual(expect.objectContaining({ resent: false }));
    expect(two.states.slice(0, 2)).toEqual(['LOOKING', 'LOOKING']);
  });

  it('server 3: 1 and 2 vote for it; 200 ms after the last message it leads, and they follow', () => {
    const three = story(2_999);
    expect([1, 2].map((id) => notifications(three.sent(id, 3))[0])).toEqual(['LOOKING 2', 'LOOKING 2']);
    expect(three.said(3, 'quorumSeen')).toMatchObject([
      { voters: [1, 2, 3], vote: voteFor(3), set: 'recvset' },
    ]);
    const decided = three.said(3, 'stateChanged')[1];
    expect(decided).toMatchObject({ to: 'LEADING', voters: [1, 2, 3], round: 1 });
    const lastReadMs = Math.max(
      ...[...three.said(3, 'finalizeWaitStart'), ...three.said(3, 'finalizeWaitRenewed')].map(
        ({ atMs }) => atMs,
      ),
    );
    expect((decided?.atMs ?? 0) - lastReadMs).toBe(200);
    expect(three.said(1, 'stateChanged')[1]).toMatchObject({ to: 'FOLLOWING', vote: voteFor(3), round: 1 });
  });

  describe('discovery and synchronisation in epoch 1', () => {
    const three = story(2_999);

    it('rows 1 to 4: snapshot.0 again; with 1 and 2 a quorum, so 3 promises epoch 1 and tells them', () => {
      expect(three.said(3, 'snapshotTaken')).toMatchObject([{ zxid: 0, reason: 'leading' }]);
      expect(three.said(3, 'learnerRegistered')).toMatchObject([{ acceptedEpoch: 0 }, { acceptedEpoch: 0 }]);
      const [proposed] = three.said(3, 'epochProposed');
      expect(proposed).toMatchObject({ epoch: 1, needed: 3 });
      expect(proposed?.voters.toSorted()).toEqual([1, 2, 3]); // Who comes first is chance.
    });

    it('rows 5 and 6: 1 and 2 promise it and answer; 3 stores it as current', () => {
      for (const id of [1, 2])
        expect(three.said(id, 'epochAccepted')).toMatchObject([
          { leader: 3, epoch: 1, currentEpoch: 0, zxid: 0 },
        ]);
      expect(three.said(3, 'epochEstablished')).toMatchObject([{ epoch: 1, zxid: 0 }]);
    });

    it('row 7: they are where the leader is: an empty DIFF', () => {
      expect(three.said(3, 'syncDecided')).toMatchObject([
        { mode: 'DIFF', rule: 'equal', peerZxid: 0, zxid: 0, committed: 0 },
        { mode: 'DIFF', rule: 'equal', peerZxid: 0, zxid: 0, committed: 0 },
      ]);
    });

    it('rows 8 to 10: with their ACKs 3 serves, from 1.0 on; they answer UPTODATE and serve, and stay at 0', () => {
      expect(three.said(3, 'leaderActive')).toMatchObject([{ epoch: 1, zxid: 0, historyLength: 0 }]);
      expect([1, 2, 3].map((id) => zxidOf(three, id))).toEqual(['0.0', '0.0', '1.0']);
      for (const id of [1, 2, 3])
        expect(three.server(id)?.currentVote.vote).toEqual({ ...voteFor(3), peerEpoch: 1 });
    });

    it('row 11: a ping every 1,000 ms, answered', () => {
      const four = story(3_999);
      const serves = ['leaderInfo 1', 'diff 0.0', 'newLeader 1.0', 'upToDate', 'ping 1.0'];
      const learns = ['followerInfo 0', 'ackEpoch 0.0 e0', 'ack 1.0', 'ack 1.0', 'ping 1.0'];
      for (const id of [1, 2]) {
        expect(packets(four.sent(3, id))).toEqual(serves);
        expect(packets(four.sent(id, 3))).toEqual(learns);
      }
    });

    it('the files of all three say epoch 1', () => {
      for (const id of [1, 2, 3])
        expect(filesOf(three, id)).toEqual({ currentEpoch: 1, acceptedEpoch: 1, snapshots: ['snapshot.0'] });
    });
  });

  describe('server 4', () => {
    const four = story(3_999);

    it('first hears votes that were queued for it all along, of servers that were still looking; it keeps its own', () => {
      expect([1, 2, 3].map((id) => notifications(four.sent(id, 4)).slice(0, 2))).toEqual([
        ['LOOKING 3', 'FOLLOWING 3'],
        ['LOOKING 3', 'FOLLOWING 3'],
        ['LOOKING 3', 'LEADING 3'],
      ]);
      expect(four.said(4, 'voteChanged')).toEqual([]);
    });

    it('then joins 3 at the word of all three, at once: a larger sid does not unseat a leader', () => {
      expect(four.said(4, 'stateChanged')[1]).toMatchObject({
        to: 'FOLLOWING',
        reason: 'joinedLeader',
        vote: { ...voteFor(3), peerEpoch: 1 },
        round: 1,
        voters: [1, 2, 3],
      });
      expect(four.said(4, 'finalizeWaitStart')).toEqual([]);
    });

    it('is told the epoch without waiting, and is sent a snapshot: the leader has no transaction to begin a DIFF with', () => {
      expect(four.said(3, 'syncDecided')[2]).toMatchObject({
        learner: 4,
        mode: 'SNAP',
        rule: 'tooOld',
        peerZxid: 0,
        lastProcessedZxid: makeZxid(1, 0),
      });
      expect(packets(four.sent(3, 4)).slice(0, 4)).toEqual([
        'leaderInfo 1',
        'snap 1.0',
        'newLeader 1.0',
        'upToDate',
      ]);
      expect(packets(four.sent(4, 3)).slice(0, 4)).toEqual([
        'followerInfo 0',
        'ackEpoch 0.0 e0',
        'ack 1.0',
        'ack 1.0',
      ]);
      expect(filesOf(four, 4)).toEqual({
        currentEpoch: 1,
        acceptedEpoch: 1,
        snapshots: ['snapshot.0', 'snapshot.100000000'],
      });
      expect(zxidOf(four, 4)).toBe('1.0');
    });
  });

  it('server 5: as 4. All epochs are 1, and 3 leads', () => {
    const five = story(10_000);
    expect(five.states).toEqual(['FOLLOWING', 'FOLLOWING', 'LEADING', 'FOLLOWING', 'FOLLOWING']);
    expect(
      [1, 2, 3, 4, 5].map((id) => [five.server(id)?.currentEpoch, five.server(id)?.acceptedEpoch]),
    ).toEqual(Array(5).fill([1, 1]));
    expect([1, 2, 3, 4, 5].map((id) => zxidOf(five, id))).toEqual(['0.0', '0.0', '1.0', '1.0', '1.0']);
    expect(five.broken).toEqual([]);
  });

  it('had 4 started within the last 200 ms, it would have won', () => {
    const happenings = [...startsInTurn(3, 1_000), start(4, 2_100), start(5, 4_000)];
    const early = new Story(ensemble(5), happenings, steady).until(10_000);
    expect(early.said(3, 'finalizeWaitBroken')).toMatchObject([{ vote: voteFor(4) }]);
    expect(early.leader).toBe(4);
  });
});

describe('recovery: round, then zxid, then id', () => {
  const server = (id: number, counter: number, logicalClock: number) => {
    const disk: InitialDisk = { currentEpoch: 3, zxid: makeZxid(3, counter) };
    return { id, role: 'participant', disk, logicalClock } as const;
  };
  /** Leader 5 of epoch 3 has crashed; 3.8 is on a quorum, 3.9 on 5 alone. 2 has been through one more round; 4 is only being restarted. */
  const config = ensemble(
    [server(1, 7, 4), server(2, 8, 5), server(3, 8, 4), server(4, 6, 0), server(5, 9, 4)],
    {
      clients: 1,
    },
  );
  /** 2 notices first, then 1, then 3; 4 boots inside the last wait. */
  const begins = [start(2, 0), start(1, 50), start(3, 100), start(4, 250)];
  const story = (untilMs = 3_000, more: readonly Happening[] = []): Story =>
    new Story(config, [...begins, ...more], steady).until(untilMs);

  it('steps 1 and 2: 1 adopts the round of 2, and then the zxid decides for 2', () => {
    expect(story().said(1, 'roundStart')).toMatchObject([{ round: 5, vote: voteFor(1, 3, 7) }]);
    expect(story().said(1, 'roundAdopted')).toMatchObject([{ from: 2, round: 6, previous: 5 }]);
    expect(story().said(1, 'voteChanged')[0]).toMatchObject({ after: voteFor(2, 3, 8), decidedBy: 'zxid' });
    expect(story().said(2, 'voteCompared')[1]).toMatchObject({
      theirs: voteFor(1, 3, 7),
      decidedBy: 'round',
    });
  });

  it('step 3: 3 adopts the round, and its own sid decides for itself', () => {
    expect(story().said(3, 'roundAdopted')).toMatchObject([{ round: 6, previous: 5 }]);
    expect(
      story()
        .said(3, 'voteCompared')
        .find(({ against }) => against === 'initial'),
    ).toMatchObject({
      theirs: voteFor(2, 3, 8),
      mine: voteFor(3, 3, 8),
      decidedBy: 'sid',
      accepted: false,
    });
  });

  it('step 4: 1 and 2 change to 3 in the same round: a quorum', () => {
    expect(story().said(2, 'voteChanged')).toMatchObject([
      { round: 6, after: voteFor(3, 3, 8), decidedBy: 'sid' },
    ]);
    expect(story().said(3, 'quorumSeen')[0]).toMatchObject({ round: 6, voters: [1, 2, 3] });
  });

  it('step 5: what 4 says renews the wait and is thrown away; 4 adopts round 6 and votes for 3', () => {
    expect(
      story()
        .said(3, 'finalizeWaitRenewed')
        .map(({ from }) => from),
    ).toContain(4);
    expect(story().said(4, 'roundAdopted')).toMatchObject([{ round: 6, previous: 1 }]);
  });

  it('step 6: 3 leads, and 1, 2 and 4 follow', () => {
    const run = story();
    expect(run.states).toEqual(['FOLLOWING', 'FOLLOWING', 'LEADING', 'FOLLOWING', null]);
    for (const id of [1, 2, 3, 4])
      expect(run.server(id)?.currentVote).toEqual({ vote: { ...voteFor(3, 3, 8), peerEpoch: 4 }, round: 6 });
  });

  it('rows 7 and 8: epoch 4; nobody of the quorum is ahead of the leader', () => {
    const run = story();
    expect(Object.keys(run.disk(3).files)).toContain('snapshot.300000008');
    expect(run.said(3, 'epochProposed')).toMatchObject([{ epoch: 4, needed: 3 }]);
    const answer = (id: number) => packets(run.sent(id, 3)).slice(0, 2);
    expect([1, 2, 4].map(answer)).toEqual([
      ['followerInfo 3', 'ackEpoch 3.7 e3'],
      ['followerInfo 3', 'ackEpoch 3.8 e3'],
      ['followerInfo 3', 'ackEpoch 3.6 e3'],
    ]);
    expect(run.said(3, 'learnerAhead')).toEqual([]);
  });

  it('rows 9 to 11: each is sent what it lacks of the committed log', () => {
    const run = story();
    const sent = (id: number) => packets(run.sent(3, id)).filter((text) => !text.startsWith('ping'));
    expect(sent(2)).toEqual(['leaderInfo 4', 'diff 3.8', 'newLeader 4.0', 'upToDate']);
    expect(sent(1)).toEqual([
      'leaderInfo 4',
      'diff 3.8',
      'proposal 3.8',
      'commit 3.8',
      'newLeader 4.0',
      'upToDate',
    ]);
    expect(sent(4)).toEqual([
      'leaderInfo 4',
      'diff 3.8',
      'proposal 3.7',
      'commit 3.7',
      'proposal 3.8',
      'commit 3.8',
      'newLeader 4.0',
      'upToDate',
    ]);
  });

  it('rows 12 and 13: 3.8 is on all four, and committed, whatever became of it in epoch 3', () => {
    const run = story();
    for (const id of [1, 2, 4]) {
      expect([run.server(id)?.currentEpoch, zxidOf(run, id), logOf(run, id).at(-1)]).toEqual([
        4,
        '3.8',
        '3.8',
      ]);
    }
    expect([zxidOf(run, 3), logOf(run, 3).at(-1)]).toEqual(['4.0', '3.8']);
    expect(run.broken).toEqual([]);
  });

  it('row 14: a client of 1 writes 4.1: asked of 3, proposed to all, committed at the third ACK, answered by 1', () => {
    const run = story(3_000, [startsClient(1), asks(2_000, 1, 1, { do: 'open' })]);
    const from = (id: number, to: number) =>
      packets(run.sent(id, to, 2_000)).filter((text) => !text.startsWith('ping'));
    expect([from(1, 3), from(3, 1), from(3, 2), from(3, 4)]).toEqual([
      ['request createSession', 'ack 4.1'],
      ['proposal 4.1', 'commit 4.1'],
      ['proposal 4.1', 'commit 4.1'],
      ['proposal 4.1', 'commit 4.1'],
    ]);
    expect(run.said(3, 'committed')[0]?.voters).toHaveLength(3);
    expect(run.sent(1, 101)).toEqual(['connectResponse']);
  });

  describe('5 comes back with 3.9', () => {
    it('its vote is the best, and unseats nobody: it hears of round 6, and joins by what decided servers say', () => {
      const run = story(4_000, [start(5, 3_000)]);
      expect(run.said(5, 'roundStart')).toMatchObject([{ vote: voteFor(5, 3, 9) }]);
      expect(run.said(5, 'stateChanged')[1]).toMatchObject({
        to: 'FOLLOWING',
        reason: 'joinedLeader',
        round: 6,
      });
      // LOOKING votes of round 6 were queued for it all along, so they lift it into that round first.
      expect(run.said(5, 'roundAdopted')).toMatchObject([{ round: 6, previous: 5 }]);
      expect(packets(run.sent(5, 3)).slice(0, 2)).toEqual(['followerInfo 3', 'ackEpoch 3.9 e3']);
      expect(run.leader).toBe(3);
    });

    it('before anything is written in epoch 4: TRUNC(3.8), and 3.9 is gone', () => {
      const run = story(4_000, [start(5, 3_000)]);
      expect(packets(run.sent(3, 5)).slice(0, 4)).toEqual([
        'leaderInfo 4',
        'trunc 3.8',
        'newLeader 4.0',
        'upToDate',
      ]);
      expect(run.said(5, 'truncated')).toMatchObject([{ removed: [makeZxid(3, 9)] }]);
      expect([zxidOf(run, 5), logOf(run, 5).at(-1), filesOf(run, 5)]).toEqual([
        '3.8',
        '3.8',
        { currentEpoch: 4, acceptedEpoch: 4, snapshots: ['snapshot.0', 'snapshot.300000008'] },
      ]);
      expect(run.broken).toEqual([]);
    });

    it('when 4.1 exists: no TRUNC across epochs, but a snapshot', () => {
      const write = [startsClient(1), asks(2_000, 1, 3, writes('/x', { session: 'kept' })), start(5, 3_000)];
      const run = story(4_000, write);
      expect(run.said(3, 'syncDecided').at(-1)).toMatchObject({
        learner: 5,
        mode: 'SNAP',
        rule: 'otherEpoch',
      });
      expect(packets(run.sent(3, 5)).slice(0, 4)).toEqual([
        'leaderInfo 4',
        'snap 4.2',
        'newLeader 4.0',
        'upToDate',
      ]);
      expect(run.server(5)?.database.tree.hash).toEqual(run.server(3)?.database.tree.hash);
      expect(run.broken).toEqual([]);
    });
  });
});
