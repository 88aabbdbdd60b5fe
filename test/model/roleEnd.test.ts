/** What becomes of memory, log and vote when a role ends, release by release (`ZooKeeperServer.shutdown`). */
import { describe, expect, it } from 'vitest';
import {
  type EnsembleConfig,
  lastLoggedZxid,
  makeZxid,
  type Release,
  releases,
  votedZxid,
  zxidAsPair,
} from '../../model/index.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import { txn, txns } from './packets.ts';
import {
  acks,
  answers,
  clientConnects,
  clientSays,
  commitOf,
  electedLeader,
  establishedLeader,
  history,
  inDiff,
  leaderHangsUp,
  leaderSays,
  proposalOf,
  registering,
  servingFollower,
  submits,
} from './roles.ts';

const set = { type: 'set', path: '/x', value: '1' } as const;
const historyOf = ({ self }: Talk): readonly string[] =>
  [...self.database.tree.history].map(({ zxid }) => zxidAsPair(zxid));
const logOf = ({ self }: Talk): readonly string[] =>
  [...self.log].map(({ record }) => zxidAsPair(record.zxid));
const votes = ({ self }: Talk): string => zxidAsPair(votedZxid(self));
const isLooking = ({ self }: Talk): boolean => self.role.kind === 'looking';

/** A follower that has applied 1.1, has 1.2 in its log, and 1.3 and 1.4 on their way there. */
function busyFollower(release: Release): Talk {
  const talk = leaderSays(servingFollower(ensemble(3, { release })), ...history(txns(1, 1, 1))).settles();
  leaderSays(talk, proposalOf(txn(1, 2))).settles();
  return leaderSays(talk, proposalOf(txn(1, 3)), proposalOf(txn(1, 4)));
}

describe('a follower that loses its leader', () => {
  it('since 3.9.3 first writes all that it was handed, then applies it, and only then looks', () => {
    const talk = leaderHangsUp(busyFollower('3.9.5'));
    expect([isLooking(talk), talk.said('leaderLost').length]).toEqual([false, 1]);
    talk.settles();
    expect(talk.course).toEqual(['append 1.3', 'append 1.4', 'sync']);
    expect(talk.said('fastForwarded')).toMatchObject([
      { from: makeZxid(1, 1), to: makeZxid(1, 4), count: 3 },
    ]);
    expect([isLooking(talk), historyOf(talk), votes(talk), talk.self.proposal?.zxid]).toEqual([
      true,
      ['1.1', '1.2', '1.3', '1.4'],
      '1.4',
      makeZxid(1, 4),
    ]);
  });

  it.each(['3.8.0', '3.8.5'] as const)(
    'of %s looks at once, with what is in the file; the rest is written behind its back (ZOOKEEPER-4712)',
    (release) => {
      const talk = leaderHangsUp(busyFollower(release));
      expect([isLooking(talk), votes(talk), historyOf(talk)]).toEqual([true, '1.2', ['1.1', '1.2']]);
      talk.settles();
      expect([logOf(talk), votes(talk)]).toEqual([['1.1', '1.2', '1.3', '1.4'], '1.2']);
    },
  );

  it('of 3.5.9 applies what is in the file, and then writes the rest', () => {
    const talk = leaderHangsUp(busyFollower('3.5.9'));
    expect([isLooking(talk), votes(talk)]).toEqual([false, '1.2']);
    talk.settles();
    expect([isLooking(talk), logOf(talk), votes(talk)]).toEqual([true, ['1.1', '1.2', '1.3', '1.4'], '1.2']);
  });

  it.each(['3.4.5', '3.4.9'] as const)('of %s writes the rest, and reads its disk again', (release) => {
    const talk = leaderHangsUp(busyFollower(release)).settles();
    expect([isLooking(talk), votes(talk), historyOf(talk)]).toEqual([
      true,
      '1.4',
      ['1.1', '1.2', '1.3', '1.4'],
    ]);
  });

  it('with ZOOKEEPER-4712 looks at once; with ZOOKEEPER-2845 it forgets what is not applied', () => {
    const variant = (name: string): Talk => {
      const talk = servingFollower(ensemble(3, { variants: [name] }));
      leaderSays(talk, proposalOf(txn(1, 1))).settles();
      return leaderHangsUp(leaderSays(talk, proposalOf(txn(1, 2))));
    };
    expect([isLooking(variant('ZOOKEEPER-4712')), votes(variant('ZOOKEEPER-4712'))]).toEqual([true, '1.1']);
    expect(votes(variant('ZOOKEEPER-2845').settles())).toBe('0.0');
  });

  it.each(releases)('of %s with nothing to write looks at once', (release) => {
    expect(isLooking(leaderHangsUp(servingFollower(ensemble(3, { release }))))).toBe(true);
  });

  it('applies no COMMIT that was still waiting, but what is logged enters the tree all the same', () => {
    const talk = leaderSays(servingFollower(ensemble(3)), proposalOf(txn(1, 1))).settles();
    leaderHangsUp(leaderSays(talk, commitOf(txn(1, 1))));
    expect([talk.said('delivered'), historyOf(talk), talk.waiting('commit')]).toEqual([[], ['1.1'], []]);
  });

  it('believes its disk if that fails meanwhile; with ZOOKEEPER-4541 its memory', () => {
    const fails = (config: Partial<EnsembleConfig>): Talk => {
      const talk = leaderSays(servingFollower(ensemble(3, config)), ...history(txns(1, 1, 1)));
      while (talk.waiting('commit').length > 0) talk.takes('commit');
      return leaderHangsUp(talk).takes('sync').diskDone({ failed: 'sync' });
    };
    const seen = (talk: Talk) => [isLooking(talk), logOf(talk), historyOf(talk), votes(talk)];
    expect(seen(fails({}))).toEqual([true, [], [], '0.0']);
    expect(seen(fails({ release: '3.5.9' }))).toEqual([true, [], [], '0.0']);
    expect(seen(fails({ variants: ['ZOOKEEPER-4541'] }))).toEqual([true, [], ['1.1'], '1.1']);
  });

  it('of 3.8.5 believes its disk if that has failed before, whatever its role ends for', () => {
    const talk = leaderSays(
      servingFollower(ensemble(3, { release: '3.8.5' })),
      proposalOf(txn(1, 1)),
      commitOf(txn(1, 1)),
    );
    while (talk.waiting('commit').length > 0) talk.takes('commit');
    leaderHangsUp(talk.takes('sync').diskDone({ failed: 'sync' }));
    expect([isLooking(talk), historyOf(talk), votes(talk)]).toEqual([true, [], '0.0']);
  });

  it('closes its clients’ connections', () => {
    const talk = clientConnects(servingFollower(ensemble(3)), 1);
    clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: 0 });
    leaderHangsUp(talk);
    expect(talk.did('close').map(({ connection }) => connection)).toContain(201);
    expect([talk.self.clients, talk.self.pipeline.waiting.toJSON()]).toEqual([[], []]);
  });

  it('acknowledges nothing of the old role to the next leader', () => {
    const talk = leaderHangsUp(busyFollower('3.8.0'));
    talk.takes('sync').takes('sync'); // The disk is at work for 1.3 and 1.4.
    for (const sid of [2, 3])
      talk.hears(
        sid,
        { leader: 2, zxid: 0, peerEpoch: 2 },
        { round: 2, state: sid === 2 ? 'LEADING' : 'FOLLOWING' },
      );
    talk.tell({ kind: 'connected', connection: 2, peer: 2, port: 'quorum' });
    talk.tell({ kind: 'message', connection: 2, peer: 2, message: { type: 'leaderInfo', epoch: 2 } });
    const sent: string[] = [];
    for (let turn = 0; turn < 3; turn++) sent.push(...answers(talk.diskDone()));
    expect([sent, logOf(talk).length]).toEqual([['ackEpoch 1.2 e1'], 4]);
  });
});

describe('a learner that never served', () => {
  const withLog = (release: Release) =>
    ensemble(
      [
        { id: 1, role: 'participant', disk: { currentEpoch: 1, zxid: makeZxid(1, 2) } },
        ...participants(3).slice(1),
      ],
      { release },
    );
  /** It dies in the middle of a DIFF to 1.9. */
  const dies = (release: Release): Talk =>
    leaderHangsUp(
      leaderSays(inDiff(withLog(release), makeZxid(1, 9), { epoch: 2 }), ...history(txns(1, 3, 4))),
    );

  it.each<[Release, string, number]>([
    ['3.4.5', '1.2', 2], // Its disk is read again.
    ['3.4.9', '1.9', 4], // ZOOKEEPER-2355: it claims what it never had.
    ['3.5.9', '1.2', 2],
    ['3.8.0', '1.2', 2],
    ['3.9.5', '1.2', 2],
  ])('of %s votes with %s', (release, voted, length) => {
    expect([votes(dies(release)), historyOf(dies(release)).length]).toEqual([voted, length]);
  });

  it('has nothing to write, whatever its release', () => {
    for (const release of releases) expect(dies(release).settles().course).toEqual([]);
  });

  it('lets go of its dial', () => {
    const talk = registering(ensemble(3));
    expect(
      leaderHangsUp(talk)
        .did('cancelTimer')
        .map(({ timer }) => timer),
    ).toContain('leaderRead');
  });
});

describe('a leader that steps down', () => {
  it.each(releases)('of %s writes all that it has proposed, and votes with it', (release) => {
    const talk = establishedLeader(ensemble(3, { release }));
    submits(talk, 1, set).takes('prep').settles();
    acks(talk, 1, makeZxid(1, 1)).settles();
    for (const cxid of [2, 3]) submits(talk, 1, set, cxid).takes('prep');
    talk.tell({ kind: 'closed', connection: 101, peer: 1, reason: 'reset' });
    talk.fires('leaderLoop').fires('leaderLoop');
    expect([talk.said('steppedDown').length, isLooking(talk)]).toEqual([1, false]);
    talk.settles();
    expect([isLooking(talk), logOf(talk), votes(talk), historyOf(talk)]).toEqual([
      true,
      ['1.1', '1.2', '1.3'],
      '1.3',
      ['1.1', '1.2', '1.3'],
    ]);
  });

  it('that has logged nothing votes with the zxid that begins its epoch, until it restarts', () => {
    const talk = establishedLeader(ensemble(3));
    talk.tell({ kind: 'closed', connection: 101, peer: 1, reason: 'reset' });
    talk.fires('leaderLoop').fires('leaderLoop').settles();
    expect([votes(talk), lastLoggedZxid(talk.self), talk.self.proposal?.peerEpoch]).toEqual(['1.0', 0, 1]);
  });

  it('of 3.4 reads its disk again, and forgets that zxid', () => {
    const talk = establishedLeader(ensemble(3, { release: '3.4.9' }));
    talk.tell({ kind: 'closed', connection: 101, peer: 1, reason: 'reset' });
    talk.fires('leaderLoop').fires('leaderLoop').settles();
    expect(votes(talk)).toBe('0.0');
  });

  it('before it served replays nothing, and keeps its port closed', () => {
    const talk = electedLeader(ensemble(3)).diskDone().fires('rendezvous');
    expect([isLooking(talk), talk.did('unlisten'), talk.said('fastForwarded')]).toMatchObject([
      true,
      [{ port: 'quorum' }],
      [],
    ]);
  });

  it('commits nothing more, whatever its log writer says', () => {
    const talk = submits(establishedLeader(ensemble(3)), 1, set).takes('prep');
    acks(talk, 1, makeZxid(1, 1)); // One more would do.
    talk.tell({ kind: 'closed', connection: 101, peer: 1, reason: 'reset' });
    talk.fires('leaderLoop').fires('leaderLoop').settles();
    expect(talk.said('committed')).toEqual([]);
  });
});

describe('leaving a role', () => {
  it('takes the main thread the time that the ensemble says; its connections are closed before', () => {
    const talk = servingFollower(ensemble(3, { leavingMs: [10, 30] }));
    leaderHangsUp(talk);
    expect([isLooking(talk), talk.waitsMs['leaving']]).toEqual([false, expect.any(Number)]);
    expect(talk.waitsMs['leaving']).toBeGreaterThanOrEqual(10);
    expect(isLooking(talk.fires('leaving'))).toBe(true);
  });
});
