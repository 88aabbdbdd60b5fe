/** A run with more than sixty messages on their way at once: many clients that write through all five servers of a slow network. */
import { at, type Scenario, start, write } from '../../scenarios/index.ts';

const CLIENTS = 10;

export const busyRun: Scenario = {
  zablab: 1,
  name: 'busy',
  network: { latency: '40ms..60ms' },
  ensemble: { servers: 5, clients: CLIENTS },
  steps: [
    at('0s', start('all')),
    ...Array.from({ length: CLIENTS }, (_, k) =>
      at('3s', write(`/${k + 1}`, '1', (k % 5) + 1, { client: k + 1, count: 100, window: 4 })),
    ),
  ],
  until: '8s',
};
