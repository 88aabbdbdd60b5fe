import { describe, expect, it } from 'vitest';
import {
  type Line,
  narrateAll,
  resolveScenario,
  runScenario,
  type Scenario,
  storyNamed,
  tell,
} from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';

function linesOf(story: Scenario): readonly Line[] {
  const scenario = resolveScenario(story);
  const trace = new Trace();
  runScenario(scenario, { trace });
  return [...narrateAll(scenario, trace.rows())];
}

const keyLines = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap((line) => (line.weight === 'key' ? [tell(line, 'en')] : []));

const before = (lines: readonly Line[], us: number): readonly Line[] => lines.filter(({ atUs }) => atUs < us);

const named = (name: string): Scenario => storyNamed(name) as Scenario;

/** Messages take long enough for a step to fall into the election. */
const disturbed: Scenario = {
  zablab: 1,
  name: 'disturbed',
  ensemble: { servers: 3 },
  network: { latency: '150ms' },
  steps: [
    { at: '0s', start: 'all' },
    { at: '600ms', partition: [[3], [1, 2]] },
  ],
  until: '4s',
};

describe('the first election of fresh servers that start together', () => {
  it('is two lines of a story about something later: who starts, and who leads', () => {
    expect(keyLines(before(linesOf(named('resync-trunc')), 1_000_000))).toEqual([
      '1 to 5 start: round 1, each votes for itself (epoch 0, zxid 0.0)',
      '5 leads epoch 1 after 222ms, elected for its larger id, all else equal: 1, 2 and 5, a quorum of 5, have its history, which is empty',
    ]);
  });

  it('is there all the same, in detail', () => {
    const votes = before(linesOf(named('resync-trunc')), 1_000_000).filter(
      ({ id }) => id === 'told.voteChanged' || id === 'told.elected' || id === 'told.syncDecided',
    );
    expect(new Set(votes.map(({ weight }) => weight))).toEqual(new Set(['detail']));
    expect(votes.length).toBeGreaterThan(15);
  });

  it('is told where the story is about it: nothing else follows, or a step waits for a part of it', () => {
    for (const name of ['all-at-once', 'elected-not-established', 'healed-partition', 'half-is-a-quorum'])
      expect(keyLines(before(linesOf(named(name)), 1_000_000)).length, name).toBeGreaterThan(10);
  });

  it('is told where it is not like any other: the servers have histories, or start one by one, or weigh differently', () => {
    for (const name of ['recovery-by-id', 'observers', 'weights'])
      expect(keyLines(linesOf(named(name))).join('\n'), name).toContain(' is LEADING: ');
  });

  it('is told from the moment on at which something disturbs it', () => {
    expect(keyLines(linesOf(disturbed))).toEqual([
      '1, 2 and 3 start: round 1, each votes for itself (epoch 0, zxid 0.0)',
      'The network splits: 3 | 1 and 2',
      expect.stringContaining(' is FOLLOWING 3: no better vote in 200ms'),
      expect.stringContaining(' is FOLLOWING 3: no better vote in 200ms'),
    ]);
  });
});
