/** Verdicts over second acts: who comes back, and why others do not. */
import { describe, expect, it } from 'vitest';
import {
  type AuthoredStep,
  beginRun,
  type Convergence,
  fuzzCase,
  resolveScenario,
  type Scenario,
  say,
  seedOfCase,
} from '../../scenarios/index.ts';
import { convergenceOf, hasConverged } from '../../scenarios/fuzz/convergence.ts';

const BUSY_MS = 5_000;
const all = [1, 2, 3];

const settled = (core: readonly number[]): readonly AuthoredStep[] => [
  { at: '5s', settle: core },
  { every: '1s', from: '5.2s', times: 10, write: { path: '/fresh', value: 1, through: 'leader' } },
];

/** Plays the steps, and leaves these servers alone behind them. */
function verdictOf(
  steps: readonly AuthoredStep[],
  {
    core = all,
    ensemble = {},
  }: { readonly core?: readonly number[]; readonly ensemble?: Partial<Scenario['ensemble']> } = {},
): Convergence {
  const story = {
    zablab: 1,
    ensemble: {
      servers: 3,
      tickTime: 100,
      maxNotificationInterval: 400,
      ...ensemble,
    } as Scenario['ensemble'],
    steps: [...steps, ...settled(core)],
    until: '40s',
  } as const;
  const { run } = resolveScenario(story);
  const running = beginRun({ run });
  running.advance(BUSY_MS * 1_000);
  expect(hasConverged(running, { busyMs: BUSY_MS, core })).toBe(false);
  running.advance(run.untilUs);
  return convergenceOf(running, { busyMs: BUSY_MS, core });
}

const reasonOf = (verdict: Convergence): string =>
  verdict.kind === 'recoverable' ? verdict.kind : say(verdict.because, 'en');

const start: AuthoredStep = { at: '0s', start: 'all' };

describe('servers that are left alone', () => {
  it('come back from a network in pieces, a lost power, a full disk', () => {
    const steps: readonly AuthoredStep[] = [
      start,
      { at: '2s', partition: [[1], [2], [3]] },
      { at: '3s', powerOff: 2 },
      { at: '3s', fillDisk: 1 },
      { at: '4s', pause: 3 },
    ];
    expect(verdictOf(steps).kind).toBe('recoverable');
    expect(verdictOf(steps, { core: [1, 3] }).kind).toBe('recoverable');
  });

  it('do not, where a quorum refuses to start', () => {
    const verdict = verdictOf([
      start,
      { at: '2s', kill: [1, 2] },
      { at: '2.1s', flipByte: [1, 2], of: { cell: 'acceptedEpoch' } },
    ]);
    expect(reasonOf(verdict)).toBe(
      '1 refuses to start: an epoch file cannot be read and 2 refuses to start: an epoch file cannot be read',
    );
  });

  it('do not, where a quorum does not trust its empty databases', () => {
    const servers = [{ id: 1, zxid: -1 }, { id: 2, zxid: -1 }, 3];
    expect(reasonOf(verdictOf([start], { ensemble: { servers } }))).toBe(
      'the empty databases of 1 and 2 are not trusted, and the others are no quorum',
    );
  });

  it('do not, where one has promised a later epoch than its leader: it waits for another election', () => {
    const servers = [1, 2, { id: 3, acceptedEpoch: 9 }];
    expect(reasonOf(verdictOf([{ at: '0s', start: [1, 2] }], { ensemble: { servers } }))).toBe(
      '3 has promised epoch 9 and refuses 2, who leads epoch 1: only another election lets it in',
    );
  });

  it('do not, where they have ended themselves and nobody starts them again', () => {
    const verdict = verdictOf([
      start,
      { at: '5.01s', failDisk: [2, 3], operations: ['save'] },
      { at: '5.02s', reset: [1, 3] },
      { at: '5.02s', reset: [2, 3] },
    ]);
    expect(reasonOf(verdict)).toBe('2 and 3 ended themselves, and nobody starts them again');
  });

  it('do not, where all but the leader have gone, though it does not know yet', () => {
    const { run } = resolveScenario({
      zablab: 1,
      ensemble: { servers: 3, tickTime: 100, maxNotificationInterval: 400 },
      steps: [start, ...settled(all)],
      until: '40s',
    });
    const running = beginRun({ run });
    running.advance(12_000_000);
    expect(hasConverged(running, { busyMs: BUSY_MS, core: all })).toBe(true);
    for (const process of [1, 2]) running.inject({ kind: 'kill', process });
    expect(hasConverged(running, { busyMs: BUSY_MS, core: all })).toBe(false);
  });

  it('are told apart in both languages', () => {
    const { verdict } = fuzzCase({ profile: 'disk' }, seedOfCase('c', 14));
    const because = verdict?.kind === 'unrecoverable' ? verdict.because : null;
    expect(because && say(because, 'zh-CN')).toMatch(/^服务器 .*拒绝启动/);
  });
});
