/** The sections of the report. Each runs in a process of its own, so that none is slowed by what another taught the compiler. */
import type { Row } from './row.ts';
import { elections } from './sections/elections.ts';
import { fork } from './sections/fork.ts';
import { growth } from './sections/growth.ts';
import { kernelCopying, kernelHeadless, kernelRecorded, kernelTraced } from './sections/kernel.ts';
import { local } from './sections/local.ts';
import { memory } from './sections/memory.ts';
import { seek } from './sections/seek.ts';

export interface Section {
  readonly name: string;
  readonly title: string;
  measure(): readonly Row[];
}

export const sections: readonly Section[] = [
  {
    name: 'kernel',
    title: 'Kernel: five processes passing messages, 100 pending, digest on; headless',
    measure: kernelHeadless,
  },
  { name: 'recorded', title: 'The same, recorded', measure: kernelRecorded },
  { name: 'traced', title: 'The same, recorded with its trace', measure: kernelTraced },
  { name: 'copying', title: 'The same, with the state before each event', measure: kernelCopying },
  { name: 'local', title: 'Inside processes: five processes, headless', measure: local },
  { name: 'elections', title: 'Elections: five fresh servers, all properties watched', measure: elections },
  { name: 'fork', title: 'Fork', measure: fork },
  { name: 'seek', title: 'Seek: snapshots every 1,024 events', measure: seek },
  { name: 'memory', title: 'Kept in memory', measure: memory },
  { name: 'growth', title: 'Growth: headless', measure: growth },
];
