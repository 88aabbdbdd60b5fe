/** Stories that hold every key of the format between them: the one of docs/stories.md, every expectation, and a `zoo.cfg`. */
import { readFileSync } from 'node:fs';
import { readStory, type Scenario } from '../../scenarios/index.ts';

const documented = readFileSync(new URL('../../docs/stories.md', import.meta.url), 'utf8');

const everyExpectation: Scenario = {
  zablab: 1,
  name: 'every-expectation',
  ensemble: {
    servers: [{ id: 1, disk: { log: ['1.1-1.2', '2.1'] }, release: '3.8.5' }, { id: 2, log: '1.1' }, 3, 4],
    observers: [4],
    clients: 2,
    startup: '20ms',
    listening: '10ms',
    counterMax: 100,
    snapCount: 10,
    commitLogCount: 500,
    snapshotSizeFactor: 0.33,
    connectToLearnerMasterLimit: 5,
    leaderConnectDelayDuringRetryMs: 100,
    minNotificationInterval: 200,
    maxNotificationInterval: 1_000,
  },
  handOver: '1us',
  steps: [
    { at: '0s', start: 'all', release: '3.9.3', startup: '10ms', listening: '5ms' },
    { at: '1s', write: { path: '/x', value: 1, through: 'leader', client: 2, session: 'kept', window: 2 } },
    { when: { event: 'committed', by: 1, nth: 1, zxid: '3.1' }, wait: '1ms', pause: 2, for: '10ms' },
    { at: '2s', expect: { leader: 'first quorum', unless: 'a quorum has started' } },
  ],
  expect: [
    { leader: 1, text: 'One leads' },
    { established: 'any' },
    { state: { running: 'FOLLOWING', 1: 'LEADING' } },
    { mode: { 1: 'leader', running: 'follower' } },
    { followers: [2, 3] },
    { value: { at: 'running', path: '/x', is: null } },
    { zxid: { 1: '3.2' } },
    { epoch: { 1: 3, 2: { current: 3, accepted: 3 } } },
    { log: { 1: '3.2', running: { endsAt: '3.2', holds: ['3.1'], lacks: ['3.9'] } } },
    { sync: { learner: 2, mode: 'DIFF', rule: 'onDisk' } },
    { answered: ['/x'] },
    { unanswered: 'all' },
    { reached: ['synchronised by DIFF'] },
    { breaks: ['agreement'] },
    { holds: ['agreement'] },
  ],
  until: '4s',
};

const zooCfg: Scenario = {
  zablab: 1,
  ensemble: {
    zooCfg:
      'tickTime=2000\ninitLimit=5\nsyncLimit=2\ndataDir=/d\nserver.1=a:1:2\nserver.2=b:1:2\nserver.3=c:1:2\n',
    myid: ['1', '2', '3'],
    release: '3.5.9',
  },
  steps: [{ at: '0s', start: 'all' }],
  until: '2s',
};

export const everyKey: readonly Scenario[] = [
  readStory(documented.split('```yaml\n')[1]?.split('```')[0] ?? '').scenario,
  everyExpectation,
  zooCfg,
];
