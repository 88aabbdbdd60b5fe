/** Every fault of the kernel, by the name it has in a story; what ends one that lasts for a while; when each happens. */
/* oxlint-disable unicorn/no-thenable -- `then` is a word of the format: text, never a function */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sim/index.ts';
import {
  type AuthoredAction,
  type AuthoredStep,
  applySettings,
  resolveScenario,
  runScenario,
  type Scenario,
} from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { errorOf, withLine } from './errorOf.ts';

const story = (...steps: readonly AuthoredStep[]): Scenario => ({
  zablab: 1,
  ensemble: { servers: 3 },
  steps: [{ at: '0s', start: 'all' }, ...steps],
});
const stepsOf = (...steps: readonly AuthoredStep[]) => resolveScenario(story(...steps)).run.steps.slice(3);
const faultsOf = (...steps: readonly AuthoredStep[]): readonly Fault[] =>
  stepsOf(...steps).flatMap(({ action }) => (action.do === 'fault' ? [action.fault] : []));
const step = (text: string): string => withLine(`  - { ${text} }`);

/** A step, and what the kernel is told. */
const told: readonly (readonly [AuthoredAction, ...Fault[]])[] = [
  [{ bridge: 2 }, { kind: 'bridge', among: [1, 2, 3], through: 2 }],
  [
    { bridge: 'leader', among: [1, 3] },
    { kind: 'bridge', among: [1, 3], through: 'leader' },
  ],
  [{ ring: 'all' }, { kind: 'ring', among: [1, 2, 3] }],
  [{ majoritiesRing: [3, 2, 1] }, { kind: 'majoritiesRing', among: [3, 2, 1] }],
  [
    { flap: [1, 'leader'], down: '100ms', up: '1s' },
    { kind: 'flap', between: [1, 'leader'], downUs: 100_000, upUs: 1_000_000 },
  ],
  [
    { hold: [1, 2], message: { type: 'ackEpoch', zxid: '1.2', currentEpoch: null }, nth: 2, as: 'late' },
    {
      kind: 'hold',
      from: 1,
      to: 2,
      name: 'late',
      where: { type: 'ackEpoch', zxid: 4_294_967_298, currentEpoch: null },
      nth: 2,
    },
  ],
  [{ hold: ['leader', 2] }, { kind: 'hold', from: 'leader', to: 2, name: 'held' }],
  [
    { slowDisk: 2, latency: '5ms..9ms', operations: ['sync'] },
    {
      kind: 'disk',
      process: 2,
      disk: { kind: 'slow', operations: ['sync'], latency: { kind: 'uniform', minUs: 5_000, maxUs: 9_000 } },
    },
  ],
  [
    { failDisk: [1, 2], operations: ['append', 'sync'], failures: 3 },
    ...[1, 2].map(
      (process): Fault => ({
        kind: 'disk',
        process,
        disk: { kind: 'fail', operations: ['append', 'sync'], times: 3 },
      }),
    ),
  ],
  [{ repairDisk: 'a follower' }, { kind: 'disk', process: 'a follower', disk: { kind: 'repair' } }],
  [{ fillDisk: 1 }, { kind: 'disk', process: 1, disk: { kind: 'fill' } }],
  [{ freeDisk: 1 }, { kind: 'disk', process: 1, disk: { kind: 'free' } }],
  [
    { flipByte: 1, of: { cell: 'currentEpoch' } },
    { kind: 'disk', process: 1, disk: { kind: 'flip', what: { cell: 'currentEpoch' } } },
  ],
  [{ settle: [1, 2] }, { kind: 'settle', processes: [1, 2], apart: [3] }],
  [{ settle: 'all' }, { kind: 'settle', processes: [1, 2, 3], apart: [] }],
  [{ loseDisk: 3 }, { kind: 'disk', process: 3, disk: { kind: 'wipe' } }],
  [
    { restart: 2, release: '3.4.5', startup: '100ms', listening: '30ms' },
    {
      kind: 'restart',
      process: 2,
      argument: { release: '3.4.5', startupMs: 100, listeningMs: 30 },
    },
  ],
  [
    { write: { path: '/x', value: 7, through: 'leader', count: 3, window: 2, session: 'kept' } },
    {
      kind: 'command',
      process: 4,
      about: 'leader',
      command: { do: 'write', path: '/x', value: '7', count: 3, window: 2, session: 'kept' },
    },
  ],
  [
    { read: { path: '/x', through: 2 } },
    { kind: 'command', process: 4, about: 2, command: { do: 'read', path: '/x', session: 'own' } },
  ],
  [
    { sync: { through: 2, session: 'kept' } },
    { kind: 'command', process: 4, about: 2, command: { do: 'sync', session: 'kept' } },
  ],
  [{ open: { through: 2 } }, { kind: 'command', process: 4, about: 2, command: { do: 'open' } }],
  [{ close: { through: 2 } }, { kind: 'command', process: 4, about: 2, command: { do: 'close' } }],
];

describe('what a step does is told in the words of the kernel', () => {
  it.each(told.map(([action, ...faults]) => ({ action, faults })))('$action', ({ action, faults }) => {
    // Of a client, its start comes first.
    expect(faultsOf({ at: '1s', ...action }).filter(({ kind }) => kind !== 'start')).toEqual(faults);
  });

  it('a disk is slow, and fails, in all that it does unless told otherwise', () => {
    const operations = ['append', 'truncate', 'write', 'save', 'remove', 'sync'];
    const disks = faultsOf(
      { at: '1s', slowDisk: 1, latency: 'normal' },
      { at: '1s', failDisk: 1 },
      { at: '1s', hold: [1, 2], as: 'a' },
      { at: '1s', letGo: 'a' },
    );
    expect(disks.slice(0, 2)).toEqual([
      { kind: 'disk', process: 1, disk: { kind: 'slow', operations, latency: null } },
      { kind: 'disk', process: 1, disk: { kind: 'fail', operations } },
    ]);
    expect(disks.at(-1)).toEqual({ kind: 'release', name: 'a' });
  });
});

/** A fault that passes, and what ends it. */
const passing: readonly (readonly [AuthoredAction, Fault])[] = [
  [{ kill: 1 }, { kind: 'start', process: 1 }],
  [{ powerOff: 1 }, { kind: 'start', process: 1 }],
  [{ pause: 1 }, { kind: 'resume', process: 1 }],
  [{ cut: [1, 2] }, { kind: 'heal', between: [1, 2] }],
  [{ partition: [[1], [2, 3]] }, { kind: 'heal', between: 'all' }],
  [{ bridge: 'leader' }, { kind: 'heal', between: 'all' }],
  [{ ring: 'all' }, { kind: 'heal', between: 'all' }],
  [{ majoritiesRing: 'all' }, { kind: 'heal', between: 'all' }],
  [
    { flap: [1, 2], down: '1ms', up: '1ms' },
    { kind: 'heal', between: [1, 2] },
  ],
  [
    { delay: [1, 2], latency: '5ms', ways: 'one' },
    { kind: 'delay', from: 1, to: 2, ways: 'one', latency: null },
  ],
  [
    { hold: ['leader', 2], as: 'x' },
    { kind: 'release', name: 'x' },
  ],
  [
    { slowDisk: 1, latency: '5ms', operations: ['sync'] },
    { kind: 'disk', process: 1, disk: { kind: 'slow', operations: ['sync'], latency: null } },
  ],
  [{ failDisk: 1 }, { kind: 'disk', process: 1, disk: { kind: 'repair' } }],
  [{ fillDisk: 1 }, { kind: 'disk', process: 1, disk: { kind: 'free' } }],
];

describe('a fault that lasts for a while', () => {
  it.each(passing)('%j is ended by what undoes it', (action, end) => {
    const authored = { at: '2s', ...action, for: '3s' } as AuthoredStep;
    expect(stepsOf(authored).at(-1)).toEqual({
      moment: { kind: 'at', us: 5_000_000 },
      action: { do: 'fault', fault: end },
    });
  });

  it('counts from its own moment, whatever that follows', () => {
    const moments = stepsOf(
      { every: '2s', times: 3, pause: 1, for: '1s' },
      { then: '1s', pause: 2, for: '1s' },
      { after: '2nd appended by 3', wait: '1ms', pause: [1, 2], for: '5ms' },
      { then: '10ms', kill: 1, for: '2ms' },
    ).map(({ moment }) => moment);
    const appended = { kind: 'when', observed: 'appended', by: 3, nth: 2 };
    expect(moments.slice(-5)).toEqual([
      { kind: 'every', us: 2_000_000, fromUs: 3_000_000, times: 3 },
      { kind: 'at', us: 8_000_000 },
      { ...appended, us: 6_000 },
      { ...appended, us: 6_000 },
      { ...appended, us: 13_000 },
    ]);
  });

  it('leaves what follows in its place: `then` counts from the step that is written before', () => {
    const [pause, kill, end] = stepsOf({ at: '1s', pause: 1, for: '10s' }, { then: '2s', kill: 2 });
    expect([pause?.moment, kill?.moment, end?.moment]).toEqual([
      { kind: 'at', us: 1_000_000 },
      { kind: 'then', us: 2_000_000 },
      { kind: 'at', us: 11_000_000 },
    ]);
  });

  it('gives the story time to see its end, and does not end behind that of the run', () => {
    const long = story({ at: '1s', pause: 1, for: '10s' });
    expect(resolveScenario(long).run.untilUs).toBe(16_000_000);
    for (const short of [{ ...long, until: '5s' }, applySettings(long, ['until=5s'])]) {
      const { run } = resolveScenario(short);
      expect(run.untilUs).toBe(5_000_000);
      expect(run.steps).toHaveLength(4);
      expect(runScenario(resolveScenario(short)).servers[0]?.paused).toBe(true);
    }
    expect(runScenario(resolveScenario(long)).servers[0]?.paused).toBe(false);
  });

  it('names servers by their ids where they must be known again', () => {
    expect(errorOf(step('at: 5s, pause: leader, for: 1s'))).toMatch(
      /steps\[1\]\.for: "for" needs the servers by their ids: who was "leader" is not known any more when it ends$/,
    );
    expect(errorOf(step('at: 5s, cut: [1, a follower], for: 1s'))).toContain('who was "a follower"');
    expect(errorOf(step('at: 5s, resume: 1, for: 1s'))).toContain('"for" goes with');
  });
});

describe('an event to wait for', () => {
  const momentOf = (moment: { readonly after: string } | Extract<AuthoredStep, { when: unknown }>['when']) =>
    stepsOf(
      'after' in moment && typeof moment.after === 'string'
        ? { after: moment.after, kill: 1 }
        : { when: moment as Extract<AuthoredStep, { when: unknown }>['when'], kill: 1 },
    )[0]?.moment;

  it('reads the same as one line and field by field', () => {
    expect(momentOf({ after: '2nd appended by 3' })).toEqual(momentOf({ event: 'appended', by: 3, nth: 2 }));
    expect(momentOf({ after: 'leaderActive' })).toEqual(momentOf({ event: 'leaderActive' }));
    expect(momentOf({ after: ' 11th syncDecided by 1 with mode TRUNC, learner 2,peerZxid 1.2 ' })).toEqual(
      momentOf({ event: 'syncDecided', by: 1, nth: 11, mode: 'TRUNC', learner: 2, peerZxid: '1.2' }),
    );
    expect(momentOf({ after: 'stateChanged with from null, to LOOKING' })).toEqual(
      momentOf({ event: 'stateChanged', from: null, to: 'LOOKING' }),
    );
    expect(momentOf({ after: 'backOff with resent true' })).toMatchObject({ where: { resent: true } });
  });

  it('says zxids as people do, and clients by their numbers', () => {
    expect(momentOf({ event: 'appended', zxid: '1.2' })).toMatchObject({
      where: { zxid: 4_294_967_298 },
    });
    const [, waits] = stepsOf(
      { at: '1s', write: { path: '/x', value: '1', through: 1, client: 2 } },
      { after: 'clientAnswered by 2 with server 1', kill: 1 },
    ).slice(-2);
    expect(waits?.moment).toMatchObject({ by: 5, where: { server: 1 } });
  });

  it.each([
    ['after: ▲appended by nobody', '"appended by nobody" is not an event: write "leaderActive",'],
    ['after: ▲2th appended', '"2th appended" is not an event'],
    ['after: ▲0th appended', '"0th appended" is not an event'],
    ['after: ▲appended with zxid', '"appended with zxid" is not an event'],
    ['after: "▲appended with zxid 1.1, zxid 1.2"', 'is not an event'],
    ['after: ▲apended', 'unknown event kind "apended": did you mean "appended"?'],
    ['after: ▲appended by 9', 'there is no server 9'],
    ['after: ▲linkCut by 1', 'no server sees linkCut: leave "by" out'],
    ['when: { event: messageHeld, by: ▲1 }', 'no server sees messageHeld: leave "by" out'],
    ['after: ▲appended with zxd 1.1', 'unknown field of this event "zxd": did you mean "zxid"?'],
    ['after: ▲appended with zxid one', '"one" is not a zxid'],
    ['when: { event: syncDecided, mode: ▲DIF }', 'unknown word "DIF": did you mean "DIFF"?'],
    ['when: { event: syncDecided, learner: ▲7 }', 'there is no server 7'],
    ['when: { event: backOff, resent: ▲1 }', 'expected true or false, found an integer'],
    ['when: { event: backOff, nextMs: ▲1s }', 'expected an integer, found text'],
    ['when: { event: leaderActive, epoch: ▲null }', 'expected an integer, found nothing'],
  ])('%s', (moment, answer) => {
    expect(errorOf(step(`${moment.replace('▲', '')}, kill: 1`))).toContain(answer);
  });

  it('that comes makes the step happen', () => {
    const trace = new Trace();
    const waits = story(
      { at: '2s', write: { path: '/x', value: '1', through: 'leader' } },
      { after: '2nd appended by 2', wait: '3ms', pause: 1 },
    );
    runScenario(resolveScenario(waits), { trace });
    const rows = [...trace.rows()];
    const appended = rows.filter(({ kind, node }) => kind === 'appended' && node === 2);
    const paused = rows.find(({ kind }) => kind === 'pause');
    expect(paused?.t).toBe((appended[1]?.t ?? 0) + 3_000);
  });
});

describe('a message to hold', () => {
  it.each([
    ['message: { type: ▲acknowledge }', 'unknown message type "acknowledge"'],
    ['message: { type: ack, ▲zxd: 1 }', 'unknown field of this message "zxd": did you mean "zxid"?'],
    ['message: { type: ack, zxid: ▲one }', '"one" is not a zxid'],
    ['message: ▲{ zxid: 1 }', '"type" is missing'],
    ['as: ▲My Name', '"My Name" is not a name'],
  ])('%s', (message, answer) => {
    expect(errorOf(step(`at: 5s, hold: [1, 2], ${message.replace('▲', '')}`))).toContain(answer);
  });

  it('is let go by its name, which some step has given', () => {
    expect(errorOf(step('at: 5s, letGo: late'))).toContain('letGo: no step of this story holds a message');
    expect(errorOf(`${step('at: 5s, hold: [1, 2], as: late')}  - { at: 6s, letGo: lat }\n`)).toContain(
      'steps[2].letGo: no step holds a message as "lat": did you mean "late"?',
    );
  });

  it('waits, and what it would have brought about with it', () => {
    const held = story(
      { at: '2s', hold: [3, 1], message: { type: 'commit' }, for: '2s' },
      { at: '2.1s', write: { path: '/x', value: '1', through: 3 } },
      { at: '3s', expect: { value: { at: 1, path: '/x', is: null } } },
      { at: '3s', expect: { value: { at: 2, path: '/x', is: '1' } } },
      { at: '5s', expect: { value: { at: 1, path: '/x', is: '1' } } },
    );
    const { expectations } = runScenario(resolveScenario(held));
    expect(expectations.map(({ met }) => met)).toEqual([true, true, true]);
  });
});
