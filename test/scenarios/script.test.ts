import { describe, expect, it } from 'vitest';
import {
  at,
  type AuthoredStep,
  checkScenario,
  cut,
  cutOneWay,
  delay,
  every,
  expectation,
  followersAre,
  heal,
  healAll,
  kill,
  leaderIs,
  once,
  partition,
  pause,
  powerOff,
  readStory,
  reset,
  resolveScenario,
  restart,
  resume,
  type Scenario,
  setClock,
  start,
  stateIs,
  thenAfter,
} from '../../scenarios/index.ts';

const steps: readonly AuthoredStep[] = [
  at('0s', start('all', '1s')),
  at('3s', powerOff(1, 'torn')),
  thenAfter('1s', restart(1)),
  every('1s', { times: 3, from: '5s' }, pause('leader')),
  once({ event: 'stateChanged', to: 'LEADING', nth: 2 }, kill('leader'), '5ms'),
  at('6s', resume('all')),
  at('7s', cut(1, 2)),
  at('7s', cutOneWay(1, 3)),
  at('8s', heal(1, 2)),
  at('8s', partition([1], [2, 3])),
  at('9s', healAll()),
  at('9s', delay(1, 2, '5ms')),
  at('9s', reset(1, 2)),
  at('9s', setClock(3, { jump: '-3s' })),
  at('9s', expectation(leaderIs('none', { text: 'nobody can' }))),
  at('9s', expectation(stateIs({ 1: 'down', running: 'LOOKING' }))),
  at('9s', expectation(followersAre([1, 2]))),
];

describe('the verbs that stories are written in', () => {
  it('return plain data: what they build is the story that YAML would be', () => {
    const story: Scenario = { zablab: 1, ensemble: { servers: 3 }, steps };
    expect(readStory(JSON.stringify(story)).scenario).toEqual(checkScenario(story));
    expect(resolveScenario(story).run.steps).toHaveLength(21);
  });
});
