import { describe, expect, it } from 'vitest';
import { type LogRecord, makeZxid, recordOf } from '../../model/index.ts';
import type { ResolvedScenario } from '../../scenarios/index.ts';
import type { TraceRow } from '../../sim/index.ts';
import { keySentences, rowOf, threeServers } from './tellings.ts';

const LEADER = 3;
const CLIENT = 4;

const session = (counter: number): readonly TraceRow[] =>
  agreed(recordOf(makeZxid(1, counter), 0, { type: 'createSession', session: '0x1' }));

const agreed = (record: LogRecord, atMs = 0): readonly TraceRow[] => [
  rowOf('proposed', LEADER, { kind: 'proposed', record, epoch: 1 }, atMs),
  rowOf('committed', LEADER, { kind: 'committed', zxid: record.zxid, record, voters: [3, 1] }, atMs),
];

/** A write through server 2, from the question to the answer. */
function write(path: string, counter: number, atMs = 0): readonly TraceRow[] {
  const zxid = makeZxid(1, counter);
  const operation = { type: 'set', path, value: '1' } as const;
  const asked = { server: 2, cxid: counter, operation };
  return [
    rowOf('clientAsks', CLIENT, { kind: 'clientAsks', ...asked }, atMs),
    ...agreed(recordOf(zxid, counter, { ...operation, session: '0x1' }), atMs),
    rowOf('clientAnswered', CLIENT, { kind: 'clientAnswered', ...asked, zxid, value: null }, atMs),
  ];
}

const many = (path: string, count: number): TraceRow =>
  rowOf('command', CLIENT, {
    command: { do: 'write', path, value: '1', count, window: 2, session: 'kept' },
    peer: 2,
  });

const told = (...rows: readonly (readonly TraceRow[])[]): readonly string[] =>
  keySentences(threeServers(), rows.flat());

describe('a write', () => {
  it('is four lines: asked, proposed, committed, answered; its session is mentioned', () => {
    expect(told(session(1), write('/x', 2))).toEqual([
      'Client 1 asks 2 to set /x = 1',
      '3 proposes 1.2: /x = 1 (1.1 was a session)',
      '3 commits 1.2: 1 and 3, a quorum of 3, have it on disk',
      'Client 1 is told by 2, at 1.2, that /x = 1 is done',
    ]);
  });

  it('is told as long as nobody writes without a pause; then the first five stand for the rest', () => {
    const inARow = Array.from({ length: 9 }, (_, index) => write('/x', index + 1, index * 100));
    expect(told(...inARow)).toHaveLength(5 * 4);
    expect(told(...inARow, write('/x', 11, 2_000))).toHaveLength(6 * 4);
  });

  it('that nobody is known to have asked for is told: its client may have gone', () => {
    const [asks, proposed, committed] = write('/x', 1) as readonly [TraceRow, TraceRow, TraceRow];
    const fails = rowOf('clientFails', CLIENT, { kind: 'clientFails', server: 2, reason: 'connectionLoss' });
    expect(told([asks, fails, proposed, committed])).toEqual([
      'Client 1 asks 2 to set /x = 1',
      'Client 1 loses its connection to 2: its write may be committed or not',
      '3 proposes 1.1: /x = 1',
      '3 commits 1.1: 1 and 3, a quorum of 3, have it on disk',
    ]);
  });

  it('of many by one command is told with the others: how it begins, how far it has come, how it ends', () => {
    const writes = Array.from({ length: 100 }, (_, index) => write(`/x${index}`, index + 1));
    expect(told([many('/x', 100)], ...writes)).toEqual([
      'Client 1 begins to write 100 values through 2, /x0 to /x99, 2 at a time',
      '3 has committed 10 transactions of epoch 1 so far, up to 1.10',
      '3 has committed 100 transactions of epoch 1 so far, up to 1.100',
      'Client 1 has the last of its 100 answers from 2, at 1.100',
    ]);
  });

  it('by the next of two such commands ends the next, even with the same paths', () => {
    const writes = (from: number) => [0, 1, 2, 3].map((index) => write(`/x${index}`, from + index));
    const lines = told([many('/x', 4), many('/x', 4)], ...writes(1), ...writes(5));
    expect(lines.filter((line) => line.includes('has the last'))).toEqual([
      'Client 1 has the last of its 4 answers from 2, at 1.4',
      'Client 1 has the last of its 4 answers from 2, at 1.8',
    ]);
  });

  it('by a command that failed in the middle leaves the next one to be told', () => {
    const fails = rowOf('clientFails', CLIENT, { kind: 'clientFails', server: 2, reason: 'connectionLoss' });
    const lines = told([many('/x', 9)], write('/x0', 1), [fails], write('/x1', 2, 5_000));
    expect(lines).toContain('Client 1 asks 2 to set /x1 = 1');
  });
});

describe('a read', () => {
  it('is one line: the answer has the question in it', () => {
    const read = { server: 2, cxid: 1, operation: { type: 'get', path: '/x' } };
    const rows = [
      rowOf('clientAsks', CLIENT, { kind: 'clientAsks', ...read }),
      rowOf('clientAnswered', CLIENT, {
        kind: 'clientAnswered',
        ...read,
        zxid: makeZxid(1, 2),
        value: 'old',
      }),
    ];
    expect(told(rows)).toEqual(['Client 1 reads /x = old on 2, which is at 1.2']);
  });
});

describe('what is cut from a log', () => {
  const cut = rowOf('truncated', 1, {
    kind: 'truncated',
    zxid: makeZxid(1, 1),
    removed: [makeZxid(1, 2), makeZxid(1, 3)],
  });

  const proposed = rowOf('proposed', LEADER, {
    kind: 'proposed',
    record: recordOf(makeZxid(1, 2), 0, { type: 'createSession', session: '0x1' }),
    epoch: 1,
  });

  it('was never committed, and that is why it may go', () => {
    expect(told([proposed, cut])).toEqual([
      '1 cuts 1.2 and 1.3 off its log: they were never committed, no client relies on them',
    ]);
  });

  it('may have been committed if it was there before the run: all that is known is that its leader does not have it', () => {
    const received = { kind: 'syncReceived', leader: LEADER, mode: 'TRUNC', zxid: makeZxid(1, 1) };
    expect(told([rowOf('syncReceived', 1, received), cut])).toEqual([
      '1 cuts 1.2 and 1.3 off its log: the history of 3, its leader, is without them',
    ]);
  });

  it('is not said to be rightly cut if it was committed', () => {
    expect(told(write('/x', 2), [cut]).at(-1)).toBe(
      '1 cuts 1.2 and 1.3 off its log, although 1.2 had been committed',
    );
  });

  it('nor if a leader was established with it in its history', () => {
    const active = { kind: 'leaderActive', epoch: 2, voters: [3, 1], historyLength: 3, tookMs: 1 };
    const row = rowOf('leaderActive', LEADER, { ...active, zxid: makeZxid(1, 3) });
    expect(told([row, cut]).at(-1)).toBe(
      '1 cuts 1.2 and 1.3 off its log, although 1.2 and 1.3 had been committed',
    );
  });
});

describe('what a step of the story waits for', () => {
  const synced = (counter: number): TraceRow =>
    rowOf('logSynced', 1, { kind: 'logSynced', zxid: makeZxid(1, counter), count: 1 });
  const where = { zxid: makeZxid(1, 2) };
  const scenario = threeServers();
  const waiting: ResolvedScenario = {
    ...scenario,
    run: {
      ...scenario.run,
      steps: [
        {
          moment: { kind: 'when', observed: 'logSynced', us: 0, by: 1, where, nth: 2 },
          action: { do: 'fault', fault: { kind: 'kill', process: 1 } },
        },
      ],
    },
  };

  it('is told, once it has come, and nothing like it before or behind', () => {
    expect(keySentences(waiting, [synced(2), synced(1)])).toEqual([]);
    expect(keySentences(waiting, [synced(2), synced(1), synced(2), synced(2)])).toEqual([
      '1 has its log on disk up to 1.2',
    ]);
  });
});

describe('servers that start', () => {
  const starts = (...servers: readonly number[]): readonly TraceRow[] => [
    ...servers.map((server) => rowOf('start', server, { incarnation: 1 })),
    ...servers.map((server) =>
      rowOf('roundStart', server, {
        kind: 'roundStart',
        round: 1,
        vote: { leader: server, zxid: 0, peerEpoch: 0 },
      }),
    ),
  ];

  it('at once and alike share a line', () => {
    expect(told(starts(1, 2, 3))).toEqual([
      '1, 2 and 3 start: round 1, each votes for itself (epoch 0, zxid 0.0)',
    ]);
  });

  it('are told as a range if they are many neighbours', () => {
    const five = threeServers({
      servers: [1, 2, 3, 4, 5].map((id) => ({ id, role: 'participant' as const })),
    });
    expect(keySentences(five, starts(1, 2, 3, 4, 5))).toEqual([
      '1 to 5 start: round 1, each votes for itself (epoch 0, zxid 0.0)',
    ]);
    expect(keySentences(five, starts(1, 2, 4, 5))).toEqual([
      '1, 2, 4 and 5 start: round 1, each votes for itself (epoch 0, zxid 0.0)',
    ]);
  });

  it('with other things on their disks, or another part, have their own', () => {
    for (const server of [{ disk: { zxid: makeZxid(0, 1) } }, { role: 'observer' as const }]) {
      expect(keySentences(threeServers({}, server), starts(1, 2, 3))).toHaveLength(2);
    }
  });

  it('again, after a kill, have their own', () => {
    const again = [rowOf('kill', 1, {}), ...starts(1)];
    expect(told(starts(1, 2, 3), again).at(-1)).toBe(
      '1 starts again: round 1, it votes for itself (epoch 0, zxid 0.0)',
    );
  });
});

describe('a leader that gives up on a learner', () => {
  const dropped = rowOf('learnerDropped', LEADER, {
    kind: 'learnerDropped',
    learner: 1,
    reason: 'readTimeout',
  });
  const accepted = { kind: 'newLeaderAccepted', leader: LEADER, epoch: 1, zxid: 0 };

  it('has waited initLimit ticks for one that has not accepted it yet, syncLimit for one that has', () => {
    expect(told([dropped])).toEqual(['3 drops 1: it has heard nothing from it for 20s']);
    expect(told([rowOf('newLeaderAccepted', 1, accepted), dropped])).toEqual([
      '3 drops 1: it has heard nothing from it for 10s',
    ]);
  });
});
