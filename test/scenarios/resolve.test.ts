/* oxlint-disable unicorn/no-thenable -- `then` is a word of the format: text, never a function */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../sim/index.ts';
import { duration, readStory, readTimeFrom, resolveScenario, type Scenario } from '../../scenarios/index.ts';
import { good, withLine } from './errorOf.ts';

const resolved = (text: string) => resolveScenario(readStory(text).scenario);
const story = (part: Partial<Scenario>): Scenario => ({
  zablab: 1,
  ensemble: { servers: 3 },
  steps: [{ at: '0s', start: 'all' }],
  ...part,
});

describe('the canonical form of a story', () => {
  it('has every default filled in and every start as a step of its own', () => {
    const { run } = resolved(good);
    expect(run.ensemble).toMatchObject({
      tickTime: 2000,
      initLimit: 10,
      syncLimit: 5,
      cnxTimeout: 5000,
      release: '3.9.5',
    });
    expect(run.seed).toBe('1');
    expect(run.untilUs).toBe(9_000_000);
    expect(run.steps).toEqual(
      [1, 2, 3, 4, 5].map((process, index) => ({
        moment: { kind: 'at', us: index * 1_000_000 },
        action: { do: 'fault', fault: { kind: 'start', process } },
      })),
    );
  });

  it('does not depend on names, texts, the order of keys or the way a time is written', () => {
    const retold = `steps:
  - { start: all, apart: 1000ms, at: 0ms }
title: Something else
asks: { zh-CN: 为什么, en: Why }
ensemble: { tickTime: 2000, servers: [5, 3, 1, 2, 4] }
name: another
zablab: 1
`;
    expect(digestOf(resolved(retold).run)).toBe(digestOf(resolved(good).run));
    expect(digestOf(resolved(withLine('seed: "2"')).run)).not.toBe(digestOf(resolved(good).run));
  });

  it('is the same for YAML, for JSON and for TypeScript', () => {
    const value: Scenario = {
      zablab: 1,
      name: 'my-story',
      ensemble: { servers: 5, tickTime: 2000 },
      steps: [{ at: '0s', start: 'all', apart: '1s' }],
    };
    expect(resolved(JSON.stringify(value, null, '\t'))).toEqual(resolved(good));
    expect(resolveScenario(value)).toEqual(resolved(good));
  });

  it('has integer microseconds for every moment of a step that names several servers', () => {
    const steps = story({
      steps: [
        { at: '0.1s', start: [3, 1], apart: '1.5ms' },
        { then: '2s', kill: [1, 2] },
        { every: '1s', times: 2, pause: 'leader' },
        { when: { event: 'stateChanged', by: 2, to: 'LEADING' }, wait: '3ms', resume: 'all' },
      ],
    });
    expect(resolveScenario(steps).run.steps.map(({ moment }) => moment)).toEqual([
      { kind: 'at', us: 100_000 },
      { kind: 'at', us: 101_500 },
      { kind: 'then', us: 2_000_000 },
      { kind: 'then', us: 0 },
      { kind: 'every', us: 1_000_000, fromUs: 1_000_000, times: 2 },
      ...[1, 2, 3].map(() => ({
        kind: 'when',
        observed: 'stateChanged',
        by: 2,
        nth: 1,
        us: 3_000,
        where: { to: 'LEADING' },
      })),
    ]);
  });

  it('gives a server whose disk is not empty the epoch of its log', () => {
    const { run } = resolveScenario(
      story({
        ensemble: {
          servers: [
            { id: 1, zxid: '3.7' },
            { id: 2, zxid: '0x200000001', currentEpoch: 4 },
          ],
        },
      }),
    );
    expect(run.ensemble.servers.map(({ disk }) => disk)).toEqual([
      { zxid: 3 * 4_294_967_296 + 7, currentEpoch: 3, acceptedEpoch: 3 },
      { zxid: 2 * 4_294_967_296 + 1, currentEpoch: 4, acceptedEpoch: 4 },
    ]);
  });

  it('says every kind of fault in the words of the kernel', () => {
    const steps: Scenario['steps'] = [
      { at: '0s', start: 'all' },
      { at: '1s', powerOff: 1, unsynced: 'torn' },
      { at: '1s', cut: [1, 2], ways: 'one' },
      { at: '1s', partition: [[1], [2, 3]] },
      { at: '1s', heal: [1, 2] },
      { at: '1s', heal: 'all' },
      { at: '1s', delay: [1, 2], latency: '5ms' },
      { at: '1s', delay: [1, 2], latency: 'normal' },
      { at: '1s', reset: [2, 3] },
      { at: '1s', clock: 3, rate: 1.5, jump: '-3s' },
    ];
    const faults = resolveScenario(story({ steps }))
      .run.steps.slice(3)
      .map(({ action }) => 'fault' in action && action.fault);
    expect(faults).toEqual([
      { kind: 'powerOff', process: 1, unsynced: 'torn' },
      { kind: 'cut', from: 1, to: 2, ways: 'one' },
      { kind: 'partition', sides: [[1], [2, 3]] },
      { kind: 'heal', between: [1, 2] },
      { kind: 'heal', between: 'all' },
      { kind: 'delay', from: 1, to: 2, ways: 'both', latency: { kind: 'constant', us: 5_000 } },
      { kind: 'delay', from: 1, to: 2, ways: 'both', latency: null },
      { kind: 'reset', between: [2, 3] },
      { kind: 'clock', process: 3, ratePpm: 1_500_000, jumpUs: -3_000_000 },
    ]);
  });

  it('knows the skewed latencies', () => {
    const network = { latency: { bimodal: { fast: '1ms..2ms', slow: '50ms', slowPercent: 2.5 } } };
    const disk = { sync: { exponential: '2ms', atLeast: '1ms' }, append: { heavyTailed: '10us' } };
    const { run } = resolveScenario(story({ network, disk }));
    expect(run.network.latency).toEqual({
      kind: 'bimodal',
      fast: [1_000, 2_000],
      slow: [50_000, 50_000],
      slowPpm: 25_000,
    });
    expect(run.disk).toMatchObject({
      sync: { kind: 'exponential', meanUs: 2_000, minUs: 1_000 },
      append: { kind: 'heavyTailed', minUs: 10 },
    });
  });
});

describe('a time as text', () => {
  it('is read back exactly as it was written, to the microsecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_600_000_000_000 }), (us) => {
        expect(readTimeFrom(duration(us), 0)).toBe(us);
      }),
    );
  });

  it('means the same in every unit', () => {
    for (const text of ['1.5s', '1500ms', '1500000us', '0.025m', '1.5 s', '1.500s']) {
      expect(readTimeFrom(text, 0), text).toBe(1_500_000);
    }
  });
});
