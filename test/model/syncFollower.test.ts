/** What a leader sends a learner on its way to UPTODATE, and in which order (`LearnerHandler.run`, `Leader.startForwarding`). */
import { describe, expect, it } from 'vitest';
import { makeZxid, type Release } from '../../model/index.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import {
  acks,
  acksEpoch,
  establishedLeader,
  handlerOf,
  leaderOf,
  queuedFor,
  registers,
  says,
  sentTo,
  submits,
  writesTo,
} from './roles.ts';

const five = ensemble([...participants(5), { id: 6, role: 'observer' }]);
const disk = { currentEpoch: 3, zxid: makeZxid(3, 8) };
/** As `five`, and server 3 has 3.1 … 3.8. */
const withHistory = ensemble(five.servers.map((server) => (server.id === 3 ? { ...server, disk } : server)));

const set = { type: 'set', path: '/x', value: '1' } as const;

/** Whatever waits for the thread of a learner is written. */
function writesAllTo(talk: Talk, sid: number): readonly string[] {
  const written: string[] = [];
  while (talk.waiting('toLearner', 100 + sid).length > 0) written.push(...sentTo(writesTo(talk, sid), sid));
  return written;
}

/** 1 and 2 have logged 4.1, and so has the leader. */
const commits = (talk: Talk): Talk =>
  acks(acks(talk, 1, makeZxid(4, 1)), 2, makeZxid(4, 1))
    .takes('sync')
    .diskDone();

/** A late learner has said where it is. */
const comes = (
  talk: Talk,
  sid: number,
  zxid: number,
  learnerType: 'participant' | 'observer' = 'participant',
) => acksEpoch(registers(talk, sid, { learnerType }), sid, zxid, 3);

describe('syncFollower', () => {
  it('sends DIFF, committed history, NEWLEADER', () => {
    const talk = comes(establishedLeader(withHistory), 4, makeZxid(3, 6));
    expect(talk.said('syncDecided')).toMatchObject([
      {
        learner: 4,
        mode: 'DIFF',
        rule: 'inCommittedLog',
        peerZxid: makeZxid(3, 6),
        committed: 2,
        outstanding: 0,
      },
    ]);
    expect(writesAllTo(talk, 4)).toEqual([
      'diff 3.8',
      'proposal 3.7',
      'commit 3.7',
      'proposal 3.8',
      'commit 3.8',
      'newLeader 4.0',
    ]);
  });

  it('sends a snapshot to one that lies within memory but is not in it (ZOOKEEPER-1154)', () => {
    const log = [
      { from: makeZxid(2, 1), to: makeZxid(2, 3) },
      { from: makeZxid(3, 1), to: makeZxid(3, 2) },
    ];
    const servers = five.servers.map((server) =>
      server.id === 3 ? { ...server, disk: { currentEpoch: 3, log } } : server,
    );
    const talk = comes(establishedLeader({ ...five, servers }), 4, makeZxid(2, 5));
    expect(talk.said('syncDecided')).toMatchObject([{ mode: 'SNAP', rule: 'otherEpoch' }]);
  });

  it('sends TRUNC and nothing else to one that is ahead', () => {
    const talk = comes(establishedLeader(withHistory), 4, makeZxid(3, 9));
    expect(writesAllTo(talk, 4)).toEqual(['trunc 3.8', 'newLeader 4.0']);
  });

  it('sends a snapshot as it is when it is written, and NEWLEADER behind all that was queued till then', () => {
    const talk = comes(establishedLeader(withHistory), 4, 0);
    expect(talk.said('syncDecided')).toMatchObject([{ mode: 'SNAP', lastProcessedZxid: makeZxid(4, 0) }]);
    submits(talk, 1, set).takes('prep');
    expect(queuedFor(talk, 4)).toEqual(['snap 4.0', 'proposal 4.1']);
    expect(writesAllTo(talk, 4)).toEqual(['snap 4.0', 'proposal 4.1', 'newLeader 4.0']);
  });

  it('queues NEWLEADER before the snapshot is read, until 3.5.5 (ZOOKEEPER-3104)', () => {
    const talk = comes(establishedLeader({ ...withHistory, release: '3.4.9' }), 4, 0);
    submits(talk, 1, set).takes('prep');
    expect(writesAllTo(talk, 4)).toEqual(['snap 4.0', 'newLeader 4.0', 'proposal 4.1']);
  });

  it('sends what is outstanding before NEWLEADER, and whatever is proposed and committed from then on', () => {
    const talk = submits(establishedLeader(withHistory), 1, set).takes('prep');
    comes(talk, 4, makeZxid(4, 0));
    expect(talk.said('syncDecided')).toMatchObject([{ rule: 'equal', outstanding: 1 }]);
    submits(talk, 1, set, 2).takes('prep');
    commits(talk).settles();
    expect(sentTo(talk, 4)).toEqual([
      'diff 4.0',
      'proposal 4.1',
      'newLeader 4.0',
      'proposal 4.2',
      'commit 4.1',
    ]);
  });

  it('sends what is committed and not yet applied with its COMMIT (ZOOKEEPER-962)', () => {
    const talk = commits(submits(establishedLeader(withHistory), 1, set).takes('prep'));
    expect(leaderOf(talk).proposals.toBeApplied).toHaveLength(1);
    comes(talk, 4, makeZxid(4, 0));
    expect(queuedFor(talk, 4)).toEqual(['diff 4.0', 'proposal 4.1', 'commit 4.1', 'newLeader 4.0']);
  });

  it('sends an observer nothing that is only proposed, and INFORM once it is committed', () => {
    const talk = submits(establishedLeader(withHistory), 1, set).takes('prep');
    comes(talk, 6, makeZxid(4, 0), 'observer');
    expect(queuedFor(talk, 6)).toEqual(['diff 4.0', 'newLeader 4.0']);
    commits(talk);
    expect(queuedFor(talk, 6)).toEqual(['diff 4.0', 'newLeader 4.0', 'inform 4.1']);
  });

  it('sends an observer its history with proposals and commits, like everybody', () => {
    const talk = comes(establishedLeader(withHistory), 6, makeZxid(3, 7), 'observer');
    expect(writesAllTo(talk, 6)).toEqual(['diff 3.8', 'proposal 3.8', 'commit 3.8', 'newLeader 4.0']);
  });

  it('forwards nothing to a learner before its sync is decided', () => {
    const talk = registers(establishedLeader(withHistory), 4);
    submits(talk, 1, set).takes('prep');
    expect([queuedFor(talk, 4), handlerOf(talk, 4)?.isForwarding]).toEqual([[], false]);
  });

  it('decides by memory as it is now: before the leader serves its own epoch is not in it', () => {
    const talk = registers(establishedLeader(ensemble(3)), 2);
    acksEpoch(talk, 2);
    expect(queuedFor(talk, 2)).toEqual(['snap 1.0']); // Who came in time got DIFF(0).
  });
});

describe('a leader of 300 MB of snapshots, or of none', () => {
  const config = (snapshotSizeFactor: number, release: Release = '3.9.5') =>
    ensemble(
      participants(5).map((server) =>
        server.id === 3
          ? { ...server, disk: { currentEpoch: 3, log: [{ from: makeZxid(3, 1), to: makeZxid(3, 600) }] } }
          : server,
      ),
      { snapshotSizeFactor, release },
    );
  const decision = (factor: number, release?: Release) =>
    comes(establishedLeader(config(factor, release)), 4, makeZxid(3, 5)).said('syncDecided')[0];

  it('sends from disk what memory has no more, unless snapshotSizeFactor is negative', () => {
    expect(decision(0.33)).toMatchObject({
      rule: 'onDisk',
      committed: 595,
      minCommittedLog: makeZxid(3, 101),
    });
    expect(decision(-1)).toMatchObject({ mode: 'SNAP', rule: 'tooOld' });
  });

  it('remembers one transaction more until 3.9.3', () => {
    expect(decision(0.33, '3.9.3')).toMatchObject({ minCommittedLog: makeZxid(3, 100) });
  });

  it('sends nothing from disk in 3.4', () => {
    expect(decision(0.33, '3.4.9')).toMatchObject({ mode: 'SNAP', rule: 'tooOld' });
  });
});

describe('after NEWLEADER', () => {
  it('the thread reads the ACK, then lets UPTODATE follow, and has syncLimit ticks to hear anything', () => {
    const talk = comes(establishedLeader(withHistory), 4, makeZxid(3, 8)).settles();
    acks(talk, 4, makeZxid(4, 0));
    expect(queuedFor(talk, 4)).toEqual(['upToDate']);
    expect(talk.did('setTimer')).toMatchObject([{ timer: 'learnerRead', key: 104, delayUs: 10_000_000 }]);
    talk.fires('learnerRead', 104);
    expect(talk.said('learnerDropped')).toMatchObject([{ learner: 4, reason: 'readTimeout' }]);
  });

  it('what is proposed meanwhile comes before UPTODATE', () => {
    const talk = comes(establishedLeader(withHistory), 4, makeZxid(3, 8)).settles();
    submits(talk, 1, set).takes('prep');
    acks(talk, 4, makeZxid(4, 0));
    expect(writesAllTo(talk, 4)).toEqual(['proposal 4.1', 'upToDate']);
  });

  it('the ACK that answers UPTODATE counts for nothing', () => {
    const talk = submits(establishedLeader(withHistory), 1, set).takes('prep');
    acks(talk, 1, makeZxid(4, 0));
    expect([talk.said('ackCounted'), talk.said('badState')]).toEqual([[], []]);
  });

  it('a learner that asks for something before it serves is turned away', () => {
    const talk = comes(establishedLeader(withHistory), 4, makeZxid(3, 8));
    says(talk, 4, { type: 'ping', zxid: 0 });
    expect(talk.said('learnerDropped')).toMatchObject([{ learner: 4, reason: 'unexpectedPacket' }]);
  });
});
