/* oxlint-disable unicorn/no-thenable -- `then` is a word of the format: text, never a function */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario, jsonSchema, type Scenario, stories } from '../../scenarios/index.ts';
import { isValid } from './schemaValidator.ts';

const file = new URL('../../scenarios/scenario.schema.json', import.meta.url);
const schema = jsonSchema();

const base = { zablab: 1, ensemble: { servers: 3 }, steps: [{ at: '0s', start: 'all' }] };
const withStep = (step: unknown): unknown => ({ ...base, steps: [...base.steps, step] });

const good: readonly unknown[] = [
  base,
  { ...base, title: { en: 'A', 'zh-CN': '一' }, seed: 'S/7', until: '10s' },
  { ...base, ensemble: { servers: [{ id: 1, zxid: '3.7' }, 2, { id: 7, zxid: -1, role: 'observer' }] } },
  { ...base, ensemble: { servers: 2, groups: [[1, 2]], weights: { 1: 2 } } },
  {
    ...base,
    network: {
      latency: { exponential: '2ms', atLeast: '1ms' },
      links: [{ from: 1, to: 2, latency: '1ms..2ms' }],
    },
  },
  withStep({ then: '500ms', restart: 'leader' }),
  withStep({ every: '1s', times: 3, cut: [1, 2], ways: 'one' }),
  withStep({ when: { event: 'stateChanged', to: 'LEADING', nth: 2 }, wait: '5ms', pause: [1, 2] }),
  withStep({ at: '1s', delay: [1, 'leader'], latency: 'normal' }),
  withStep({ at: '1s', clock: 2, jump: '-3s' }),
  withStep({ at: '1s', partition: [[1], [2, 3]] }),
  withStep({ at: '1s', expect: { state: { 1: 'LOOKING', running: 'LOOKING' }, text: 'so far' } }),
  { ...base, ensemble: { zooCfg: 'tickTime=2000\nserver.1=a:1:2', myid: ['1'] } },
  {
    ...base,
    ensemble: {
      servers: [
        { id: 1, log: ['1.1-1.5', '2.1'] },
        { id: 2, disk: { log: '1.1' } },
      ],
    },
  },
  { ...base, ensemble: { servers: 3, snapshotSizeFactor: -0.5, clients: 2, release: '3.4.9' } },
  withStep({ after: '2nd appended by 3', wait: '1ms', kill: 1, for: '2s' }),
  withStep({ after: 'syncDecided with mode TRUNC, learner 2', kill: 1 }),
  withStep({ when: { event: 'stateChanged', from: null }, kill: 1 }),
  withStep({ at: '1s', write: { path: '/x/y', value: 1, through: 'leader', session: 'kept' } }),
  withStep({ at: '1s', flap: [1, 2], down: '1s', up: '1s', for: '5s' }),
  withStep({ at: '1s', hold: [1, 2], message: { type: 'ack', zxid: '1.2' }, as: 'late' }),
  withStep({ at: '1s', flipByte: 1, of: { record: 0 } }),
  withStep({ at: '1s', restart: 1, release: '3.8.0', startup: '1s' }),
  withStep({ at: '1s', expect: { value: { at: 1, path: '/x', is: null } } }),
  withStep({ at: '1s', expect: { epoch: { 1: 2, 2: { accepted: 1 } } } }),
  withStep({ at: '1s', expect: { log: { 1: '1.2', running: { lacks: ['1.3'] } } } }),
  withStep({ at: '1s', expect: { sync: { learner: 1, mode: 'SNAP', rule: 'tooOld' } } }),
  withStep({ at: '1s', expect: { answered: 'all' } }),
];

const bad: readonly unknown[] = [
  null,
  [],
  {},
  { ...base, zablab: 2 },
  { ...base, colour: 'red' },
  { ...base, name: 'Not A Name' },
  { ...base, seed: 7 },
  { ...base, until: 10 },
  { ...base, until: '10 parsecs' },
  { ...base, title: { 'zh-CN': '一' } },
  { ...base, ensemble: {} },
  { ...base, ensemble: { servers: 0 } },
  { ...base, ensemble: { servers: 3, tickTime: 0 } },
  { ...base, ensemble: { servers: 3, weights: { one: 1 } } },
  { ...base, ensemble: { servers: [{ id: 1, zxid: 3.7 }] } },
  { ...base, network: { latency: 2 } },
  { ...base, network: { latency: {} } },
  { ...base, breaks: ['the rules'] },
  withStep({ kill: 3 }),
  withStep({ at: '1s' }),
  withStep({ at: '1s', then: '2s', kill: 1 }),
  withStep({ at: '1s', kill: 1, pause: 1 }),
  withStep({ at: '-1s', kill: 1 }),
  withStep({ at: '1s', kill: 'leder' }),
  withStep({ at: '1s', kill: 1, apart: '1s' }),
  withStep({ every: '1s', kill: 1 }),
  withStep({ at: '1s', clock: 1 }),
  withStep({ at: '1s', cut: [1, 2, 3] }),
  withStep({ at: '1s', delay: [1, 2] }),
  withStep({ when: { nth: 1 }, kill: 1 }),
  withStep({ when: { event: 'nothing' }, kill: 1 }),
  withStep({ at: '1s', expect: {} }),
  withStep({ at: '1s', expect: { leader: 'first' } }),
  withStep({ at: '1s', expect: { state: { 1: 'ASLEEP' } } }),
  { ...base, ensemble: { servers: 3, zooCfg: '' } },
  { ...base, ensemble: { zooCfg: '', tickTime: 2000 } },
  { ...base, ensemble: { servers: 3, release: '3.6.0' } },
  { ...base, ensemble: { servers: 3, commitLogCount: 100 } },
  { ...base, ensemble: { servers: [{ id: 1, log: '1.1..1.5' }] } },
  withStep({ after: 'once upon a time', kill: 1 }),
  withStep({ after: 'appended', when: { event: 'appended' }, kill: 1 }),
  withStep({ at: '1s', heal: 'all', for: '2s' }),
  withStep({ at: '1s', write: { path: '/x', value: '1' } }),
  withStep({ at: '1s', write: { path: 'x', value: '1', through: 1 } }),
  withStep({ at: '1s', flap: [1, 2], down: '1s' }),
  withStep({ at: '1s', hold: [1, 2], message: { zxid: '1.2' } }),
  withStep({ at: '1s', flipByte: 1 }),
  withStep({ at: '1s', flipByte: 1, of: { record: 0, file: 'x' } }),
  withStep({ at: '1s', kill: 1, release: '3.8.0' }),
  withStep({ at: '1s', slowDisk: 1 }),
  withStep({ at: '1s', failDisk: 1, operations: ['sink'] }),
  withStep({ at: '1s', expect: { value: { at: 1, path: '/x' } } }),
  withStep({ at: '1s', expect: { epoch: { 1: {} } } }),
  withStep({ at: '1s', expect: { log: { 1: null } } }),
  withStep({ at: '1s', expect: { sync: { learner: 1 } } }),
  withStep({ at: '1s', expect: { reached: [] } }),
];

const isChecked = (value: unknown): boolean => {
  try {
    checkScenario(value);
    return true;
  } catch {
    return false;
  }
};

describe('the JSON Schema', () => {
  it('in the repository is the one that the table of shapes gives (npx tsx test/scenarios/writeSchema.ts writes it)', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('accepts every story that comes with zablab', () => {
    const refused = stories.filter((story: Scenario) => !isValid(story, schema));
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  it('accepts what the checker accepts', () => {
    for (const story of good) {
      expect(isChecked(story), JSON.stringify(story)).toBe(true);
      expect(isValid(story, schema), JSON.stringify(story)).toBe(true);
    }
  });

  it('rejects what the checker rejects', () => {
    for (const story of bad) {
      expect(isChecked(story), JSON.stringify(story)).toBe(false);
      expect(isValid(story, schema), JSON.stringify(story)).toBe(false);
    }
  });

  it('describes every key of a step and of an ensemble, or an editor has nothing to show', () => {
    const defs = schema['$defs'] as Readonly<
      Record<string, { properties: Record<string, { description?: string }> }>
    >;
    const properties = schema['properties'] as Readonly<
      Record<string, { properties?: Record<string, { description?: string }> }>
    >;
    const undescribed = [
      defs['step']?.properties,
      defs['expectation']?.properties,
      properties['ensemble']?.properties,
    ]
      .flatMap((keys) => Object.entries(keys ?? {}))
      .filter(([, { description }]) => description === undefined)
      .map(([key]) => key);
    expect(undescribed).toEqual([]);
  });
});
