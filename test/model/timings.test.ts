/**
 * How long things take in virtual time: who notices what, and when, and what a healthy ensemble shows. tickTime 2,000 ms,
 * initLimit 10, syncLimit 5, messages of 1 to 2 ms.
 */
import { describe, expect, it } from 'vitest';
import type { EnsembleConfig } from '../../model/index.ts';
import type { Fault } from '../../sim/index.ts';
import { ensemble, participants } from './ensemble.ts';
import { asks, at, type Happening, start, startsClient, startsInTurn, Story, writes } from './worlds.ts';

const S = 10_000;
const I = 20_000;
const TICK = 2_000;

const seeds = ['1', '2', '3', '4', '5'];
/** Server 3 leads 1 and 2 from about 0.25 s on. */
const three = (more: readonly Happening[], seed: string, changes: Partial<EnsembleConfig> = {}): Story =>
  new Story(ensemble(3, changes), [...startsInTurn(3, 0), ...more], { seed });

const cutOff = (id: number, others: readonly number[]): Fault => ({
  kind: 'partition',
  sides: [[id], others],
});

/** When a server observed this first, from `fromMs` on; milliseconds after that. */
function after(
  story: Story,
  id: number,
  kind: Parameters<Story['said']>[1],
  fromMs: number,
  fits: (one: Readonly<Record<string, unknown>>) => boolean = () => true,
): number {
  const seen = story.said(id, kind).find((one) => one.atMs >= fromMs && fits(one as never));
  return (seen?.atMs ?? Number.POSITIVE_INFINITY) - fromMs;
}
const between = (value: number, min: number, max: number): void => {
  expect(value).toBeGreaterThanOrEqual(min);
  expect(value).toBeLessThanOrEqual(max);
};

/** 1 is the better candidate of the two if it was brought up to date by a snapshot: that left it with the zxid that begins the epoch. */
const successorActive = (story: Story, fromMs: number): number =>
  Math.min(after(story, 1, 'leaderActive', fromMs), after(story, 2, 'leaderActive', fromMs));

describe.each(seeds)('seed %s: a healthy ensemble', (seed) => {
  it('elects a leader in 200 ms and a few messages', () => {
    const story = three([], seed).until(2_000);
    between(
      after(story, 3, 'stateChanged', 0, ({ to }) => to === 'LEADING'),
      200,
      260,
    );
    between(after(story, 3, 'leaderActive', 0), 200, 450); // Who was faster than its port tries again after 100 ms.
  });

  it('takes in a server that comes later in a few messages, without the 200 ms', () => {
    const story = new Story(ensemble(5), [...startsInTurn(3, 0), start(4, 2_000)], { seed }).until(4_000);
    between(
      after(story, 4, 'stateChanged', 2_000, ({ to }) => to === 'FOLLOWING'),
      4,
      60,
    );
    between(after(story, 4, 'learnerActive', 2_000), 10, 120);
  });
});

describe.each(seeds)('seed %s: the leader', (seed) => {
  it('dies: its followers look at once, and another is active in about a quarter to half a second', () => {
    const story = three([at(5_000, { kind: 'kill', process: 3 })], seed).until(8_000);
    for (const id of [1, 2])
      between(
        after(story, id, 'leaderLost', 5_000, ({ reason }) => reason === 'reset'),
        1,
        3,
      );
    between(successorActive(story, 5_000), 200, 500);
  });

  it('is frozen: its followers leave it S after its last packet, at most half a tick old', () => {
    const story = three([at(5_000, { kind: 'pause', process: 3 })], seed).until(20_000);
    for (const id of [1, 2])
      between(
        after(story, id, 'leaderLost', 5_000, ({ reason }) => reason === 'timeout'),
        S - TICK / 2,
        S + 10,
      );
    between(successorActive(story, 5_000), S - TICK / 2, S + 600);
  });

  it('is frozen and wakes up: it finds out within about a tick, and commits nothing', () => {
    const story = new Story(
      ensemble(3, { clients: 1 }),
      [
        ...startsInTurn(3, 0),
        startsClient(1),
        at(5_000, { kind: 'pause', process: 3 }),
        asks(17_000, 1, 3, writes('/x')),
        at(18_000, { kind: 'resume', process: 3 }),
      ],
      { seed },
    ).until(24_000);
    between(after(story, 3, 'steppedDown', 18_000), 0, TICK + 50);
    expect(story.said(3, 'committed')).toEqual([]);
    expect(story.states[2]).toBe('FOLLOWING');
  });

  it('is cut off: it steps down between S − half a tick and S + a tick after the cut', () => {
    const story = three([at(5_300, cutOff(3, [1, 2]))], seed).until(24_000);
    expect(story.said(3, 'steppedDown')[0]).toMatchObject({ reason: 'notSufficientFollowers', synced: [3] });
    between(after(story, 3, 'steppedDown', 5_300), S - TICK / 2, S + TICK);
  });

  it('loses a follower’s process: that is noticed at once, and its quorum is counted at the next full tick', () => {
    const kills = [1, 2].map((process) => at(5_100, { kind: 'kill', process }));
    const story = three(kills, seed).until(9_000);
    between(
      after(story, 3, 'learnerDropped', 5_100, ({ reason }) => reason === 'reset'),
      1,
      3,
    );
    between(after(story, 3, 'steppedDown', 5_100), 0, TICK + 5);
  });

  it('goes on without a follower that falls silent: the connection ends S after its last packet', () => {
    const story = three([at(5_300, { kind: 'pause', process: 1 })], seed).until(24_000);
    between(
      after(story, 3, 'learnerDropped', 5_300, ({ reason }) => reason === 'readTimeout'),
      S - TICK / 2 - 10,
      S + 10,
    );
    expect(story.leader).toBe(3);
  });

  it('ends the connection of a follower that answers pings and logs nothing for S', () => {
    const story = new Story(
      ensemble(3, { clients: 1 }),
      [
        ...startsInTurn(3, 0),
        startsClient(1),
        at(5_000, {
          kind: 'disk',
          process: 1,
          disk: { kind: 'slow', operations: ['sync'], latency: { kind: 'constant', us: 60_000_000 } },
        }),
        asks(5_100, 1, 3, writes('/x', { session: 'kept' })),
      ],
      { seed },
    ).until(24_000);
    const [dropped] = story.said(3, 'learnerDropped');
    expect(dropped).toMatchObject({ learner: 1, reason: 'proposalTimeout' });
    between((dropped?.atMs ?? 0) - 5_100, S, S + TICK / 2 + 20);
    expect(story.leader).toBe(3);
  });
});

describe.each(seeds)('seed %s: a server that is elected', (seed) => {
  /** 3 decides to lead, and from then on nobody hears it, or it hears nobody. */
  const electedThen = (fault: Fault, kind: 'stateChanged' | 'epochProposed' | 'epochEstablished'): Story =>
    three(
      [{ fault, when: kind, by: 3, ...(kind === 'stateChanged' ? { where: { to: 'LEADING' } } : {}) }],
      seed,
    ).until(25_000);
  const alone = cutOff(3, [1, 2]);

  it.each([
    ['stateChanged', 'noEpochQuorum'],
    ['epochProposed', 'noEpochAckQuorum'],
    ['epochEstablished', 'noNewLeaderQuorum'],
  ] as const)('and is alone after %s gives up after I: %s', (kind, reason) => {
    const story = electedThen(alone, kind);
    const [stepped] = story.said(3, 'steppedDown');
    expect(stepped).toMatchObject({ reason });
    const fromMs = story.said(3, kind).find((one) => !('to' in one) || one.to === 'LEADING')?.atMs ?? 0;
    between((stepped?.atMs ?? 0) - fromMs, I, I + 10);
  });

  it('leaves its early learners waiting: they give up S after NEWLEADER, though it would wait I', () => {
    // Of five only 1 acknowledges NEWLEADER; 2, 3 and 4 are paused before they can.
    const pauses = [2, 3, 4].map(
      (process): Happening => ({
        fault: { kind: 'pause', process },
        when: 'syncReceived',
        by: process,
      }),
    );
    const story = new Story(ensemble(5), [...startsInTurn(5, 0), ...pauses], { seed }).until(25_000);
    const [accepted] = story.said(1, 'newLeaderAccepted');
    const [lost] = story.said(1, 'leaderLost');
    expect(lost).toMatchObject({ leader: 5, reason: 'timeout' });
    between((lost?.atMs ?? 0) - (accepted?.atMs ?? 0), S - 10, S + 10);
    expect(story.said(5, 'steppedDown')).toMatchObject([{ reason: 'noNewLeaderQuorum' }]);
  });
});

describe.each(seeds)('seed %s: a learner', (seed) => {
  it('whose leader refuses connections gives up after 5 tries and 0.4 s; until 3.5 after 4 s', () => {
    const dead = (release: '3.9.5' | '3.5.9'): Story =>
      three(
        [
          { fault: { kind: 'kill', process: 3 }, when: 'stateChanged', by: 1, where: { to: 'FOLLOWING' } },
          { fault: { kind: 'kill', process: 2 }, when: 'stateChanged', by: 1, where: { to: 'FOLLOWING' } },
        ],
        seed,
        { release },
      ).until(8_000);
    for (const [release, waitMs] of [
      ['3.9.5', 400],
      ['3.5.9', 4_000],
    ] as const) {
      const story = dead(release);
      expect(story.said(1, 'connectFailed')).toHaveLength(5);
      const [first] = story.said(1, 'learnerConnects');
      between((story.said(1, 'leaderLost')[0]?.atMs ?? 0) - (first?.atMs ?? 0), waitMs, waitMs + 20);
    }
  });

  it('whose leader does not answer at all gives up after I; until 3.5 a try takes S', () => {
    const silent = (release: '3.9.5' | '3.5.9'): number => {
      const cut: Fault = { kind: 'cut', from: 1, to: 3, ways: 'both' };
      const story = three([{ fault: cut, when: 'stateChanged', by: 1, where: { to: 'FOLLOWING' } }], seed, {
        release,
      }).until(25_000);
      const [first] = story.said(1, 'learnerConnects');
      return (story.said(1, 'leaderLost')[0]?.atMs ?? 0) - (first?.atMs ?? 0);
    };
    between(silent('3.9.5'), I, I + 5);
    between(silent('3.5.9'), I, I + 5); // S, 1 s, and what is left.
  });

  it('alone tells nobody: its polls are 200, 400, 800 … 51,200, 60,000 ms apart', () => {
    const story = new Story(ensemble(3), [start(1, 0)], { seed }).until(300_000);
    const polls = story.said(1, 'backOff').map(({ atMs }) => Math.round(atMs));
    expect(polls.map((atMs, index) => atMs - (polls[index - 1] ?? 0))).toEqual([
      200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000, 60_000,
    ]);
  });

  it('that observes looks again within 200 ms', () => {
    const config = ensemble([...participants(3), { id: 4, role: 'observer' }]);
    const story = new Story(config, [...startsInTurn(4, 0), at(5_000, { kind: 'kill', process: 3 })], {
      seed,
    }).until(8_000);
    const lostMs = story.said(4, 'leaderLost')[0]?.atMs ?? 0;
    const again = story.said(4, 'roundStart')[1]?.atMs ?? Number.POSITIVE_INFINITY;
    between(again - lostMs, 0, 200);
  });
});

describe('a commit', () => {
  it('takes a learner’s client two round trips of the quorum port and one sync', () => {
    const steady = {
      latency: { kind: 'constant', us: 1_000 },
      handOver: { kind: 'constant', us: 10 },
    } as const;
    const story = new Story(
      ensemble(3, { clients: 1 }),
      [
        ...startsInTurn(3, 0),
        startsClient(1),
        asks(2_000, 1, 1, { do: 'open' }),
        asks(3_000, 1, 1, writes('/x', { session: 'kept' })),
      ],
      { ...steady, disk: { sync: { kind: 'constant', us: 5_000 } } },
    ).until(4_000);
    const asked = story.saidByClient(1, 'clientAsks')[0]?.atMs ?? 0;
    const answered = story.saidByClient(1, 'clientAnswered')[0]?.atMs ?? 0;
    // Client → 1 → 3 → 1 and 2, sync, → 3 → 1 → client.
    between(answered - asked, 6 + 5, 6 + 5 + 1);
  });
});
