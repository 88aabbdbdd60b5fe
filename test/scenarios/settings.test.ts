import { describe, expect, it } from 'vitest';
import {
  applySettings,
  readStory,
  resolveScenario,
  restart,
  runScenario,
  type Scenario,
  ScenarioError,
  type Setting,
  settingKeys,
  tellError,
  thenAfter,
} from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { good, withLine } from './errorOf.ts';

const { scenario } = readStory(`${withLine('  - { at: 5s, kill: 5 }')}until: 10s\n`);
const run = (...settings: readonly Setting[]) => resolveScenario(applySettings(scenario, settings)).run;
const startUs = (server: number, ...settings: readonly Setting[]): readonly number[] =>
  run(...settings).steps.flatMap(({ moment, action }) =>
    moment.kind === 'at' &&
    action.do === 'fault' &&
    action.fault.kind === 'start' &&
    action.fault.process === server
      ? [moment.us]
      : [],
  );

function errorOf(...settings: readonly Setting[]): string {
  try {
    applySettings(scenario, settings);
    return 'no error';
  } catch (error) {
    if (error instanceof ScenarioError) return tellError(error, 'en');
    throw error;
  }
}

describe('a setting changes a story for one run', () => {
  it('every scalar of ensemble, network and disk, by the name it has in the story', () => {
    const changed = run(
      'tickTime=500',
      'initLimit=4',
      'syncLimit=3',
      'cnxTimeout=1000',
      'startup=50ms',
      'latency=2ms',
      'giveUp=15s',
      'append=1us',
      'write=2us',
      'save=3us',
      'sync=1ms..4ms',
      'handOver=5us',
      'seed=S/7',
      'until=20s',
      'variants=half-is-a-quorum',
      'release=3.5.9',
      'listening=20ms',
      'connectToLearnerMasterLimit=3',
      'leaderConnectDelayDuringRetryMs=250',
      'minNotificationInterval=100',
      'maxNotificationInterval=900',
      'commitLogCount=600',
      'snapCount=40',
      'snapshotSizeFactor=-0.5',
      'counterMax=9',
    );
    expect(changed).toMatchObject({
      ensemble: {
        release: '3.5.9',
        listeningMs: 20,
        connectToLearnerMasterLimit: 3,
        leaderConnectDelayDuringRetryMs: 250,
        minNotificationInterval: 100,
        maxNotificationInterval: 900,
        commitLogCount: 600,
        snapCount: 40,
        snapshotSizeFactor: -0.5,
        counterMax: 9,
        tickTime: 500,
        initLimit: 4,
        syncLimit: 3,
        cnxTimeout: 1000,
        startupMs: 50,
        variants: ['half-is-a-quorum'],
      },
      network: { latency: { kind: 'constant', us: 2_000 }, giveUpUs: 15_000_000 },
      disk: { append: { us: 1 }, write: { us: 2 }, save: { us: 3 }, sync: { minUs: 1_000, maxUs: 4_000 } },
      handOver: { us: 5 },
      seed: 'S/7',
      untilUs: 20_000_000,
    });
  });

  it('start.4=0.5s moves one start and leaves the others where they are', () => {
    expect(startUs(4, 'start.4=0.5s')).toEqual([500_000]);
    for (const server of [1, 2, 3, 5]) expect(startUs(server, 'start.4=0.5s')).toEqual(startUs(server));
  });

  it('start.3 gives a start to a server that the story never starts', () => {
    const two = readStory(good.replace('start: all', 'start: [1, 2]')).scenario;
    const { steps } = resolveScenario(applySettings(two, ['start.3=2s'])).run;
    expect(steps.at(-1)).toEqual({
      moment: { kind: 'at', us: 2_000_000 },
      action: { do: 'fault', fault: { kind: 'start', process: 3 } },
    });
  });

  it('servers=7 adds two servers, and "all" means them too', () => {
    const changed = run('servers=7');
    expect(changed.ensemble.servers.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(startUs(7, 'servers=7')).toEqual([6_000_000]);
  });

  it('servers=4 keeps the first four of a list, with their disks, and adds fresh ones behind it', () => {
    const listed = readStory(good.replace('servers: 5', 'servers: [{ id: 2, zxid: "3.7" }, 4, 6]')).scenario;
    const ids = (count: number) =>
      resolveScenario(applySettings(listed, [`servers=${count}`])).run.ensemble.servers.map(({ id }) => id);
    expect(ids(2)).toEqual([2, 4]);
    expect(ids(5)).toEqual([1, 2, 3, 4, 6]);
  });

  it('later settings win, and the story itself stays as it is', () => {
    const before = JSON.stringify(scenario);
    expect(run('tickTime=500', 'tickTime=700').ensemble.tickTime).toBe(700);
    expect(JSON.stringify(scenario)).toBe(before);
  });

  it('the result is a story that can be written down and read again', () => {
    const changed = applySettings(scenario, ['start.4=0.5s', 'latency=1ms..2ms', 'servers=7']);
    expect(resolveScenario(readStory(JSON.stringify(changed)).scenario)).toEqual(resolveScenario(changed));
  });
});

describe('a setting that cannot be made is answered with the option to blame and what was expected', () => {
  const seed = (value: string): Setting => ({ option: '--seed', key: 'seed', value });
  const cases: readonly (readonly [readonly Setting[], string])[] = [
    [['tickTme=5'], '--set: unknown setting "tickTme": did you mean "tickTime"?'],
    [['start.x=1s'], '--set: unknown setting "start.x": did you mean "start.N"?'],
    [
      ['zzzzzzzz=1'],
      `--set: unknown setting "zzzzzzzz" (known: ${settingKeys.slice(0, 24).join(', ')}, and ${settingKeys.length - 24} more)`,
    ],
    [['tickTime'], '--set: "tickTime" is not a setting: write KEY=VALUE, such as tickTime=500'],
    [['=5'], '--set: "=5" is not a setting: write KEY=VALUE, such as tickTime=500'],
    [['tickTime=0'], '--set tickTime: 0 is not between 1 and 3600000'],
    [['tickTime=fast'], '--set tickTime: "fast" is not an integer of at least 1'],
    [
      ['latency=fast'],
      '--set latency: "fast" is not a latency: a time such as 2ms, or a range such as 1ms..3ms',
    ],
    [['start.9=1s'], '--set start.9: there is no server 9 (servers are 1, 2, 3, 4, 5)'],
    [
      ['start.4=soon'],
      '--set start.4: "soon" is not a time: a number and a unit, such as 500us, 20ms, 1.5s or 2m',
    ],
    [['start.4=20s'], '--set start.4: server 4 would start at 20s, after the end (until 10s)'],
    [['servers=3'], '--set servers: steps[1].kill: there is no server 5 (servers are 1, 2, 3)'],
    [['servers=0'], '--set servers: "0" is not an integer of at least 1'],
    [
      ['release=3.8'],
      '--set release: unknown release "3.8" (known: 3.4.5, 3.4.9, 3.5.9, 3.8.0, 3.8.5, 3.9.3, 3.9.5)',
    ],
    [[seed('')], '--seed: expected 1 to 64 characters, found 0'],
    [
      [{ option: '--until', key: 'until', value: '-90s' }],
      '--until: "-90s" is negative: virtual time begins at 0s',
    ],
    [
      [{ option: '--servers', key: 'servers', value: '15' }],
      '--servers: steps[0].at: server 12 would start at 11s, after the end (until 10s)',
    ],
  ];
  for (const [settings, answer] of cases) {
    it(`${answer.slice(0, 90)}`, () => expect(errorOf(...settings)).toBe(answer));
  }
});

describe('an end before the last step', () => {
  const story = readStory(`zablab: 1
ensemble: { servers: 5 }
steps:
  - { at: 0s, start: all, apart: 1s }
  - { every: 1s, from: 2s, times: 4, pause: 1 }
  - { then: 1s, resume: 1 }
  - { at: 2s, kill: 2 }
  - { when: { event: stateChanged, to: LEADING }, kill: 3 }
  - { then: 1s, restart: 3 }
expect:
  - { leader: any }
`).scenario;
  const endingAt = (value: string) => applySettings(story, [{ option: '--until', key: 'until', value }]);

  it('leaves out what would come later, server by server and time by time', () => {
    expect(endingAt('3s').steps).toEqual([
      { at: '0s', start: 1 },
      { at: '1s', start: 2 },
      { at: '2s', start: 3 },
      { at: '3s', start: 4 },
      { every: '1s', from: '2s', times: 2, pause: 1 },
      { at: '2s', kill: 2 },
      { when: { event: 'stateChanged', to: 'LEADING' }, kill: 3 },
      thenAfter('1s', restart(3)),
    ]);
  });

  it('changes nothing where there is time for all', () => {
    expect(endingAt('9s').steps).toEqual(story.steps);
  });

  it('is the same run up to there', () => {
    const upTo = (scenario: Scenario) => {
      const trace = new Trace();
      runScenario(resolveScenario(scenario), { trace });
      return [...trace.rows()].filter(({ t, kind }) => t < 3_000_000 && kind !== 'expect');
    };
    const whole = upTo(story);
    expect(whole.length).toBeGreaterThan(100);
    expect(upTo(endingAt('3s'))).toEqual(whole);
  });
});
