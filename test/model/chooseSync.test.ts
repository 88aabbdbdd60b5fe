/** How a learner is brought up to date: the decision of `LearnerHandler.syncFollower`, case by case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterOf,
  epochOf,
  type LogRecord,
  makeZxid,
  type Release,
  type Zxid,
  zxidAsPair,
} from '../../model/index.ts';
import { addCommitted, type CommittedLog, committedLogOf } from '../../model/database/committedLog.ts';
import { emptyDatabase, type StoredRecord } from '../../model/database/database.ts';
import { applyToTree } from '../../model/database/tree.ts';
import { rulesOf } from '../../model/release.ts';
import { chooseSync, type SyncContext } from '../../model/synchronization/chooseSync.ts';
import { SharedLog } from '../../sim/index.ts';
import { txn, txns } from './packets.ts';

interface Leader {
  /** Its committed log; empty if absent. */
  readonly committed?: readonly LogRecord[];
  /** Its last processed zxid; that of the last committed transaction if absent. */
  readonly last?: Zxid;
  /** Its log on disk, file by file. */
  readonly files?: readonly (readonly LogRecord[])[];
  /** Before this zxid its log lacks what a snapshot has brought. */
  readonly gapBefore?: Zxid;
  readonly release?: Release;
  readonly sizeLimit?: number;
}

/** What a leader would do with a learner whose last zxid is `peer`: `DIFF 1.9 inCommittedLog: 1.6 … 1.9`. */
function choose(peer: Zxid, leader: Leader): string {
  const { mode, rule, zxid, records } = decide(peer, leader);
  const sent = records.map((record) => zxidAsPair(record.zxid));
  const range = sent.length > 2 ? `${sent[0]} … ${sent.at(-1)}` : sent.join(' ');
  return `${mode} ${zxidAsPair(zxid)} ${rule}${range === '' ? '' : `: ${range}`}`;
}

const decide = (peer: Zxid, leader: Leader) => chooseSync(peer, contextOf(leader));

function contextOf({
  committed = [],
  last,
  files = [],
  gapBefore,
  release = '3.9.5',
  sizeLimit = 0,
}: Leader): SyncContext {
  const rules = rulesOf(release);
  const committedLog = committed.reduce(
    (log: CommittedLog, record) => addCommitted(log, record, 500, rules),
    committedLogOf(),
  );
  const lastProcessedZxid = last ?? committed.at(-1)?.zxid ?? 0;
  const stored = files.flatMap((file) =>
    file.map(
      (record, index): StoredRecord => ({
        type: 'stored',
        record,
        opensFile: index === 0,
        followsGap: record.zxid === gapBefore,
        repeats: false,
      }),
    ),
  );
  return {
    database: {
      ...emptyDatabase(),
      tree: committed.reduce(applyToTree, emptyDatabase().tree),
      lastProcessedZxid,
      committedLog,
    },
    log: SharedLog.from(stored),
    release: rules,
    sizeLimit,
    isMembershipUnchecked: false,
    neverTruncates: false,
    gapsIgnored: false,
  };
}

const z = makeZxid;
const upTo9: Leader = { committed: txns(1, 3, 9), files: [txns(1, 1, 9)] };

describe('the table of examples, of a leader that holds 1.3 … 1.9 in memory', () => {
  it.each<[string, Zxid, Leader, string]>([
    ['is where the leader is', z(1, 9), upTo9, 'DIFF 1.9 equal'],
    ['is where the leader is, in its new epoch', z(2, 0), { ...upTo9, last: z(2, 0) }, 'DIFF 2.0 equal'],
    ['lacks the last four', z(1, 5), upTo9, 'DIFF 1.9 inCommittedLog: 1.6 … 1.9'],
    ['has the oldest in memory', z(1, 3), upTo9, 'DIFF 1.9 inCommittedLog: 1.4 … 1.9'],
    [
      'has all, and the leader has begun its epoch',
      z(1, 9),
      { ...upTo9, last: z(2, 0) },
      'DIFF 1.9 inCommittedLog',
    ],
    ['has one more of that epoch', z(1, 10), upTo9, 'TRUNC 1.9 peerAhead'],
    [
      'has one more, and the leader has begun its epoch',
      z(1, 10),
      { ...upTo9, last: z(2, 0) },
      'TRUNC 1.9 peerAhead',
    ],
    [
      'has one more, and the leader has committed since',
      z(1, 10),
      { committed: [...txns(1, 3, 9), ...txns(2, 1, 2)] },
      'SNAP 2.2 otherEpoch',
    ],
    ['has begun an epoch, and nothing in it', z(2, 0), upTo9, 'SNAP 1.9 epochOnly'],
    [
      'has begun an epoch later than that of the leader',
      z(3, 0),
      { ...upTo9, last: z(2, 0) },
      'SNAP 2.0 epochOnly',
    ],
    [
      'is fresh, and the log begins later',
      0,
      { committed: txns(1, 3, 9), files: [txns(1, 2, 9)] },
      'SNAP 1.9 tooOld',
    ],
    ['lacks what memory has no more, but the disk has', z(1, 1), upTo9, 'DIFF 1.9 onDisk: 1.2 … 1.9'],
    [
      'lacks what memory has no more, and is not to be sent from disk',
      z(1, 1),
      { ...upTo9, sizeLimit: -1 },
      'SNAP 1.9 tooOld',
    ],
  ])('a learner that %s', (_what, peer, leader, expected) => {
    expect(choose(peer, leader)).toBe(expected);
  });
});

describe('case 3: the learner is ahead', () => {
  it('cuts it back to the last committed transaction, even into an older epoch', () => {
    expect(choose(z(2, 5), { committed: txns(1, 1, 4) })).toBe('TRUNC 1.4 peerAhead');
  });

  it('forwards what lies beyond the cut', () => {
    expect(decide(z(1, 10), upTo9).seen).toBe(z(1, 9));
  });

  it('takes the last processed zxid for the maximum while nothing is in memory', () => {
    const leader = { last: z(1, 5) };
    expect(choose(z(1, 7), leader)).toBe('TRUNC 1.5 peerAhead');
    expect(choose(z(1, 5), leader)).toBe('DIFF 1.5 equal');
    expect(choose(z(1, 3), leader)).toBe('SNAP 1.5 tooOld');
  });
});

describe('case 4: within memory', () => {
  it('sends a DIFF to a learner whose zxid only begins an epoch: it has no transaction of its own there', () => {
    const leader = { committed: [...txns(1, 8, 9), ...txns(2, 1, 3)] };
    expect(choose(z(2, 0), leader)).toBe('DIFF 2.3 inCommittedLog: 2.1 … 2.3');
  });

  it('sends a snapshot across epochs, where a TRUNC would need what the learner may not have', () => {
    const leader = { committed: [...txns(1, 1, 3), ...txns(2, 1, 2)] };
    expect(choose(z(1, 7), leader)).toBe('SNAP 2.2 otherEpoch');
  });

  it('cuts back a learner that has what the leader lacks inside an epoch: with dense counters nobody has', () => {
    const leader = { committed: [txn(1, 1), txn(1, 2), txn(1, 4)], release: '3.9.3' as const };
    expect(choose(z(1, 3), leader)).toBe('TRUNC 1.2 inCommittedLog: 1.4');
  });
});

describe('case 5: from the log on disk', () => {
  const committed = txns(1, 6, 9);

  it('begins with the file that could hold the zxid, and goes on in memory', () => {
    expect(choose(z(1, 3), { committed, files: [txns(1, 1, 4), txns(1, 5, 9)] })).toBe(
      'DIFF 1.9 onDisk: 1.4 … 1.9',
    );
  });

  it('needs a file that begins no later than the zxid: nothing proves else that there is no gap', () => {
    expect(choose(z(1, 3), { committed, files: [txns(1, 4, 9)] })).toBe('SNAP 1.9 tooOld');
    expect(choose(z(1, 4), { committed, files: [txns(1, 4, 9)] })).toBe('DIFF 1.9 onDisk: 1.5 … 1.9');
  });

  it('prefers the last file that begins before the zxid to one that begins with it, which then counts as a later one', () => {
    const files = [txns(1, 1, 3), txns(1, 4, 9)];
    expect(decide(z(1, 4), { committed, files, sizeLimit: 1 }).mode).toBe('SNAP');
    expect(decide(z(1, 4), { committed, files: [txns(1, 4, 9)], sizeLimit: 1 }).mode).toBe('DIFF');
  });

  it('looks for a gap between the log and memory (ZOOKEEPER-2418): since 3.6', () => {
    const gap = { committed, files: [txns(1, 1, 4)] };
    expect(choose(z(1, 2), gap)).toBe('SNAP 1.9 gap');
    expect(choose(z(1, 2), { ...gap, release: '3.5.9' })).toBe('DIFF 1.9 onDisk: 1.3 … 1.9');
  });

  it('sends nothing over a gap that a snapshot has left inside the log; with ZOOKEEPER-2099 it does', () => {
    const leader = {
      committed,
      files: [[txn(1, 1), txn(1, 2), txn(1, 5), ...committed]],
      gapBefore: z(1, 5),
    };
    expect(choose(z(1, 2), leader)).toBe('SNAP 1.9 gap');
    expect(decide(z(1, 5), leader).mode).toBe('DIFF');
    const { mode, records } = chooseSync(z(1, 2), { ...contextOf(leader), gapsIgnored: true });
    expect([mode, records[0]?.zxid]).toEqual(['DIFF', z(1, 5)]);
  });

  it('sends nothing from disk where the learner has what the log lacks', () => {
    const leader = { committed: txns(2, 6, 9), files: [[...txns(1, 1, 2), ...txns(2, 1, 9)]] };
    expect(decide(z(1, 5), leader).mode).toBe('SNAP');
  });

  it.each([
    ['the file of the zxid counts nothing', [txns(1, 1, 9)], 1, 'DIFF'],
    [
      'a later file counts 64 MiB, however little is in it',
      [txns(1, 1, 4), txns(1, 5, 9)],
      67_108_863,
      'SNAP',
    ],
    ['just as much is allowed', [txns(1, 1, 4), txns(1, 5, 9)], 67_108_864, 'DIFF'],
    ['a limit of 0 is none', [txns(1, 1, 4), txns(1, 5, 7), txns(1, 8, 9)], 0, 'DIFF'],
    ['a negative limit allows nothing', [txns(1, 1, 9)], -1, 'SNAP'],
  ])('is limited by the size of what it must read: %s', (_what, files, sizeLimit, mode) => {
    expect(decide(z(1, 2), { committed, files, sizeLimit }).mode).toBe(mode);
  });

  it('serves a fresh learner if the log goes back to the beginning, and not from a fresh leader, which has no file', () => {
    const whole = { committed, files: [txns(1, 1, 9)] };
    expect(choose(z(0, 0), whole)).toBe('SNAP 1.9 tooOld'); // The file begins behind 0.
    expect(choose(z(1, 0), whole)).toBe('SNAP 1.9 tooOld');
    expect(choose(0, { last: z(1, 0) })).toBe('SNAP 1.0 tooOld');
  });
});

describe('a database that is not to be trusted', () => {
  it('is replaced whole', () => {
    expect(choose(-1, upTo9)).toBe('SNAP 1.9 tooOld');
    expect(choose(-1, {})).toBe('SNAP 0.0 tooOld');
  });
});

describe('releases 3.4', () => {
  const release = '3.4.9' as const;

  it('send nothing from disk', () => {
    expect(choose(z(1, 1), { ...upTo9, release })).toBe('SNAP 1.9 tooOld');
  });

  it('send a snapshot while nothing is in memory', () => {
    expect(choose(z(1, 3), { last: z(1, 5), release })).toBe('SNAP 1.5 tooOld');
    expect(decide(z(1, 7), { last: z(1, 5), release }).mode).toBe('SNAP');
    expect(choose(z(1, 5), { last: z(1, 5), release })).toBe('DIFF 1.5 equal');
  });

  it('do not prevent a TRUNC across epochs', () => {
    const leader = { committed: [...txns(1, 3, 9), ...txns(2, 1, 2)], release };
    expect(choose(z(1, 10), leader)).toBe('TRUNC 1.9 inCommittedLog: 2.1 2.2');
  });
});

describe('whatever the learner has', () => {
  /** How many transactions the leader has of epochs 1, 2, 3 … */
  const lengths = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });

  /** A beginning of the leader's history, and perhaps some that only the learner logged before its epoch ended. */
  function learnerOf(history: readonly LogRecord[], kept: number, extra: number): readonly LogRecord[] {
    const own = history.slice(0, kept);
    const last = own.at(-1)?.zxid;
    const next = history[kept]?.zxid;
    if (last === undefined || next === undefined || epochOf(next) === epochOf(last)) return own;
    return [...own, ...txns(epochOf(last), counterOf(last) + 1, counterOf(last) + extra)];
  }

  it('its history ends up as the leader’s', () => {
    fc.assert(
      fc.property(lengths, fc.nat(20), fc.nat(3), fc.nat(8), (counts, kept, extra, inMemory) => {
        const history = counts.flatMap((count, index) => txns(index + 1, 1, count));
        const learner = learnerOf(history, kept, extra);
        const committed = history.slice(Math.max(0, history.length - inMemory - 1));
        const files = history.length === 0 ? [] : [history];
        const { mode, zxid, records } = decide(learner.at(-1)?.zxid ?? 0, { committed, files });
        const left = mode === 'TRUNC' ? learner.filter((one) => one.zxid <= zxid) : learner;
        const result = mode === 'SNAP' ? history : [...left, ...records];
        expect(result.map((one) => zxidAsPair(one.zxid))).toEqual(history.map((one) => zxidAsPair(one.zxid)));
      }),
      { numRuns: 300 },
    );
  });
});
