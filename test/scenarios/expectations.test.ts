/** What a story may expect: when it is met, when it is not, and how it reads. */
import { describe, expect, it } from 'vitest';
import {
  type AuthoredExpectation,
  type AuthoredStep,
  resolveScenario,
  type RunResult,
  runScenario,
  say,
  type Scenario,
} from '../../scenarios/index.ts';
import { errorOf, withLine } from './errorOf.ts';

/**
 * Server 3 leads epoch 1; a client has written /x and /y, 2 was cut off before the second and is back in time to be told; 4 observes, and
 * dies.
 */
const base: Scenario = {
  zablab: 1,
  ensemble: { servers: 4, observers: [4] },
  steps: [
    { at: '0s', start: 'all' },
    { at: '2s', write: { path: '/x', value: '1', through: 3, session: 'kept' } },
    { at: '3s', cut: [2, 3], for: '200ms' },
    { at: '3s', write: { path: '/y', value: '2', through: 3, session: 'kept' } },
    { at: '6s', kill: 4 },
  ],
  until: '8s',
};

const run = (expect: readonly AuthoredExpectation[], steps: readonly AuthoredStep[] = []): RunResult =>
  runScenario(resolveScenario({ ...base, steps: [...base.steps, ...steps], expect }));

const cases: readonly {
  readonly met: readonly AuthoredExpectation[];
  readonly unmet: readonly AuthoredExpectation[];
  readonly en: string;
  readonly zh: string;
}[] = [
  {
    met: [{ established: 3 }, { established: 'any' }],
    unmet: [{ established: 2 }, { established: 'none' }],
    en: '3 leads, accepted by a quorum',
    zh: '服务器 3 是获法定人数认可的领导者',
  },
  {
    met: [{ mode: { 1: 'follower', 3: 'leader', 4: 'down' } }, { mode: { 2: 'follower' } }],
    unmet: [{ mode: { running: 'follower' } }, { mode: { 1: 'looking' } }, { mode: { 3: 'standalone' } }],
    en: '1 serves as follower, 3 serves as leader, and 4 is down',
    zh: '服务器 1 以 follower 身份提供服务，服务器 3 以 leader 身份提供服务，服务器 4 未运行',
  },
  {
    met: [
      { value: { at: 2, path: '/x', is: '1' } },
      { value: { at: 'running', path: '/y', is: 2 } },
      { value: { at: 1, path: '/z', is: null } },
    ],
    unmet: [
      { value: { at: 2, path: '/x', is: '2' } },
      { value: { at: 2, path: '/x', is: null } },
      { value: { at: 4, path: '/x', is: '1' } },
      { value: { at: 4, path: '/z', is: null } },
    ],
    en: '2 has "1" at /x',
    zh: '服务器 2 在 /x 处的值为“1”',
  },
  {
    met: [{ zxid: { 1: '1.3', 2: '1.3' } }, { zxid: { running: '0x100000003' } }],
    unmet: [{ zxid: { 1: '1.2' } }, { zxid: { 4: '1.3' } }],
    en: '1 and 2 have come to zxid 1.3',
    zh: '服务器 1 和 2 已到 zxid 1.3',
  },
  {
    met: [{ epoch: { 1: 1, 4: 1, running: { accepted: 1 } } }],
    unmet: [{ epoch: { 1: 1, 4: 1, running: { accepted: 2 } } }],
    en: 'every server that runs has acceptedEpoch 1, and 1 and 4 have currentEpoch 1',
    zh: '每台运行中的服务器的 acceptedEpoch 为 1，服务器 1 和 4 的 currentEpoch 为 1',
  },
  {
    met: [
      { epoch: { 1: 1, 2: { current: 1, accepted: 1 } } },
      { epoch: { running: { accepted: 1 } } },
      { epoch: { 4: 1 } },
    ],
    unmet: [{ epoch: { 1: 2 } }, { epoch: { 1: { current: 1, accepted: 2 } } }],
    en: '1 has currentEpoch 1, and 2 has currentEpoch 1 and acceptedEpoch 1',
    zh: '服务器 1 的 currentEpoch 为 1，服务器 2 的 currentEpoch 为 1、acceptedEpoch 为 1',
  },
  {
    met: [{ log: { 1: '1.3', 2: '1.3', 3: { endsAt: '1.3', lacks: ['1.4'] } } }],
    unmet: [{ log: { 1: '1.3', 2: '1.2' } }],
    en: 'the logs of 1 and 2 end at 1.3, and that of 3 ends at 1.3 and lacks 1.4',
    zh: '服务器 1 和 2 的日志以 1.3 结尾；服务器 3 的日志以 1.3 结尾，不含 1.4',
  },
  {
    met: [
      { log: { 3: '1.3', 4: { endsAt: '1.3', holds: ['1.1', '1.2'], lacks: ['1.4', '2.1'] } } },
      { log: { running: { holds: ['1.2'] } } },
    ],
    unmet: [{ log: { 3: '1.2' } }, { log: { 3: { lacks: ['1.1'] } } }, { log: { 3: { holds: ['1.4'] } } }],
    en: 'the log of 3 ends at 1.3, and that of 4 ends at 1.3, has 1.1 and 1.2 and lacks 1.4 and 2.1',
    zh: '服务器 3 的日志以 1.3 结尾；服务器 4 的日志以 1.3 结尾，含有 1.1 和 1.2，不含 1.4 和 2.1',
  },
  {
    met: [{ sync: { learner: 1, mode: 'DIFF' } }, { sync: { learner: 4, mode: 'SNAP' } }],
    unmet: [
      { sync: { learner: 1, mode: 'TRUNC' } },
      { sync: { learner: 1, mode: 'DIFF', rule: 'gap' } },
      { sync: { learner: 3, mode: 'DIFF' } },
    ],
    en: '1 was last synchronised by DIFF',
    zh: '服务器 1 最近一次以 DIFF 同步',
  },
  {
    met: [{ answered: ['/x', '/y'] }, { answered: 'all' }],
    unmet: [{ answered: ['/x', '/z'] }],
    en: 'the writes to /x and /y were answered',
    zh: '对 /x 和 /y 的写入已得到答复',
  },
  {
    met: [{ reached: ['synchronised by SNAP'] }],
    unmet: [{ reached: ['synchronised by SNAP', 'history truncated'] }],
    en: '"synchronised by SNAP" came about',
    zh: '“经 SNAP 同步（synchronised by SNAP）”已经出现',
  },
  {
    met: [{ holds: ['leadership uniqueness', 'agreement'] }],
    unmet: [{ breaks: ['agreement'] }],
    en: '"leadership uniqueness" and "agreement" hold',
    zh: '性质“领导者唯一（leadership uniqueness）”、“一致性（agreement）”成立',
  },
];

describe('an expectation', () => {
  it.each(cases)('$en', ({ met, unmet, en, zh }) => {
    const { expectations } = run([...met, ...unmet]);
    expect(expectations.map((one) => one.met)).toEqual([...met.map(() => true), ...unmet.map(() => false)]);
    const [first = { en: 'no expectation' }] = expectations.map(({ text }) => text);
    expect([say(first, 'en'), say(first, 'zh-CN')]).toEqual([en, zh]);
    for (const { text } of expectations)
      expect(`${say(text, 'en')}${say(text, 'zh-CN')}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it('may say it in the words of its author, and that it does not apply', () => {
    const { expectations } = run([
      { established: 3, text: { en: 'All is well', 'zh-CN': '一切安好' } },
      { answered: ['/nowhere'], unless: 'a quorum has started' },
    ]);
    expect(expectations[0]?.text).toEqual({ en: 'All is well', 'zh-CN': '一切安好' });
    expect(expectations[1]).toMatchObject({ met: true });
    expect(expectations[1]?.unjudged).not.toBeNull();
  });

  it('looks at its own moment', () => {
    const early: readonly AuthoredStep[] = [
      { at: '1ms', expect: { established: 'none' } },
      { at: '1ms', expect: { mode: { running: 'looking' } } },
      { at: '1ms', expect: { zxid: { 1: 0 } } },
      { at: '2.0001s', expect: { unanswered: ['/x'] } },
      { at: '2.0001s', expect: { answered: 'all' } },
      { at: '2.0001s', expect: { unanswered: 'all' } },
      { at: '2.5s', expect: { answered: ['/x'] } },
      { at: '2.5s', expect: { unanswered: ['/x'] } },
      { at: '2.5s', expect: { unanswered: ['/y'] } },
      { at: '1ms', expect: { reached: ['synchronised by DIFF'] } },
      { at: '1ms', expect: { sync: { learner: 1, mode: 'DIFF' } } },
    ];
    expect(run([], early).expectations.map(({ met }) => met)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a write', () => {
  it('that finds no server to ask, or no leader, is not answered', () => {
    const alone = runScenario(
      resolveScenario({
        zablab: 1,
        ensemble: { servers: 3 },
        steps: [
          { at: '0s', start: 1 },
          { at: '1s', write: { path: '/x', value: '1', through: 1 } },
          { at: '1s', write: { path: '/y', value: '1', through: 'leader', count: 2 } },
        ],
        expect: [{ unanswered: ['/x', '/y0', '/y1'] }, { unanswered: 'all' }, { answered: 'all' }],
        until: '10s',
      }),
    );
    expect(alone.expectations.map(({ met }) => met)).toEqual([true, true, false]);
  });
});

describe('what a run is expected to break', () => {
  const split: Scenario = {
    zablab: 1,
    ensemble: { servers: 4, variants: ['half-is-a-quorum'] },
    steps: [
      {
        at: '0s',
        partition: [
          [1, 2],
          [3, 4],
        ],
      },
      { at: '0s', start: 'all' },
    ],
    until: '3s',
  };
  const broken = runScenario(resolveScenario(split))
    .properties.filter(({ mood, held }) => mood !== 'sometimes' && !held)
    .map(({ name }) => name);

  it('is no fault of the run, whether the story says so or an expectation', () => {
    expect(broken).toContain('leadership uniqueness');
    expect(runScenario(resolveScenario(split)).isOk).toBe(false);
    expect(runScenario(resolveScenario({ ...split, breaks: broken })).isOk).toBe(true);
    expect(runScenario(resolveScenario({ ...split, expect: [{ breaks: broken }] })).isOk).toBe(true);
  });

  it('must be broken by then', () => {
    const steps: Scenario['steps'] = [...split.steps, { at: '1ms', expect: { breaks: broken } }];
    const result = runScenario(resolveScenario({ ...split, steps }));
    expect(result.expectations[0]?.met).toBe(false);
    expect(result.isOk).toBe(false);
  });
});

describe('an expectation that cannot be', () => {
  it.each([
    ['{ established: 9 }', 'established: there is no server 9'],
    ['{ established: first quorum }', 'established: unknown word "first quorum" (known: none, any)'],
    ['{ mode: { 1: leading } }', 'mode.1: unknown mode "leading" (known: leader,'],
    ['{ mode: { 9: leader } }', 'mode.9: there is no server 9'],
    ['{ value: { at: 1, path: /x } }', 'value: "is" is missing'],
    [
      '{ value: { at: 1, path: x, is: "1" } }',
      'value.path: "x" is not the path of a znode: write /x or /x/y',
    ],
    ['{ value: { at: 9, path: /x, is: "1" } }', 'value.at: there is no server 9'],
    ['{ zxid: { 1: high } }', 'zxid.1: "high" is not a zxid'],
    ['{ epoch: { 1: {} } }', 'epoch.1: this is empty: give current or accepted'],
    ['{ log: { 1: {} } }', 'log.1: this is empty: give endsAt, holds or lacks'],
    ['{ log: { 1: { holds: [one] } } }', 'log.1.holds[0]: "one" is not a zxid'],
    ['{ sync: { learner: 1, mode: DIF } }', 'sync.mode: unknown word "DIF": did you mean "DIFF"?'],
    ['{ sync: { learner: 9, mode: DIFF } }', 'sync.learner: there is no server 9'],
    ['{ answered: [x] }', 'answered[0]: "x" is not the path of a znode'],
    ['{ answered: some }', 'answered: unknown word "some" (known: all)'],
    ['{ reached: [agreement] }', 'reached[0]: unknown property "agreement"'],
    ['{ breaks: [vote changed] }', 'breaks[0]: unknown property "vote changed"'],
    ['{ established: 1, mode: { 1: leader } }', 'mode: an expectation is one thing'],
  ])('%s', (expectation, answer) => {
    expect(errorOf(withLine(`expect: [${expectation}]`))).toContain(`expect[0].${answer}`);
  });
});
