/** What `zablab run` says when it is over: who leads, what was expected, what held, and what to type next. */
import { describe, expect, it } from 'vitest';
import { stories } from '../../scenarios/index.ts';
import { zablab } from './terminal.ts';

describe('the end of a run', () => {
  it.each([
    ...stories.map(({ name }) => [name]),
    ['fresh-five', '--set', 'start.4=0.5s'],
    ['fresh-five', '--seed', '7', '--servers', '3'],
  ])('what it says to type next can be typed, and ends well: %s %s %s', async (...argv) => {
    const { out } = await zablab(['run', ...argv]);
    const next = out.slice(out.indexOf('What to type next'));
    const typed = [...next.matchAll(/^ {2}zablab (.*?)(?: {2}.*)?$/gm)].map(([, line = '']) => line);
    expect(typed).toHaveLength(3);
    for (const line of typed) expect((await zablab(line.split(' '))).code, line).toBe(0);
  });

  it('what it says about the details is of the same run', async () => {
    const { out } = await zablab(['run', 'fresh-five', '--seed', '7', '--set', 'start.4=0.5s']);
    expect(out).toContain('zablab run fresh-five --set start.4=0.5s --seed 7 --detail');
  });

  it('a story that was changed says so, and does not ask what it asked before', async () => {
    const asks = 'why does 3 lead';
    expect((await zablab(['run', 'fresh-five', '--seed', '2'])).out).toContain(asks);
    const { out } = await zablab(['run', 'fresh-five', '--set', 'start.4=0.5s', '--servers', '7']);
    expect(out).not.toContain(asks);
    expect(out).toContain('\nThe story, changed for this run: --servers 7 --set start.4=0.5s\n');
  });

  it('what does not apply to a changed story is not said to be met', async () => {
    const { code, out } = await zablab(
      ['run', 'fresh-five', '--set', 'start.3=0.5s', '--set', 'start.4=0.6s'],
      { columns: 200 },
    );
    expect(code).toBe(0);
    expect(out).not.toMatch(/(✓|As expected:) .*LOOKING/);
    expect(out).toMatch(
      /· 1, 2, 3 and 4 are LOOKING \(1\.900 s\): does not apply \(by then a quorum had started/,
    );
  });

  it('says why nobody leads where somebody is LEADING, and what was promised of elections', async () => {
    const { out } = await zablab(['run', 'half-is-a-quorum']);
    expect(out).toMatch(/^leader +none \(2 and 4 are LEADING, but not by the votes of a quorum\)$/m);
    expect((await zablab(['run', 'two-of-five'])).out).toMatch(/✓ a leader is established: \w/);
  });

  it('calls the properties by Chinese names, with those that a story writes', async () => {
    expect((await zablab(['run', 'all-at-once', '--lang', 'zh-CN'])).out).toContain('✓ 领导者唯一、');
    const { out } = await zablab(['run', 'all-at-once', '--lang', 'zh-CN', '--detail']);
    expect(out).toContain('✓ 领导者唯一（leadership uniqueness）');
    expect(out).not.toContain('vote changed');
  });

  it('never parts a number from its unit', async () => {
    for (const columns of [40, 57, 80, 100])
      expect((await zablab(['run', 'late-better-id'], { columns })).out).not.toMatch(/^ *s\)|\n *ms$/m);
  });
});
