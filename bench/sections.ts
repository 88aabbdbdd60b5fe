/** The sections of the report. Each runs in a process of its own, so that none is slowed by what another taught the compiler. */
import type { Row } from './row.ts';
import { broadcastHeadless, broadcastRecorded } from './sections/broadcast.ts';
import { elections } from './sections/elections.ts';
import { idle, replacing } from './sections/ensemble.ts';
import { fork, forkOfEnsemble } from './sections/fork.ts';
import { fuzz, memoryOfCampaign, shrinking, workers } from './sections/fuzz.ts';
import { growth } from './sections/growth.ts';
import { growthOfEnsemble } from './sections/growthOfEnsemble.ts';
import { kernelCopying, kernelHeadless, kernelRecorded, kernelTraced } from './sections/kernel.ts';
import { local } from './sections/local.ts';
import { memory, memoryOfEnsemble } from './sections/memory.ts';
import { seek } from './sections/seek.ts';
import { view } from './sections/view.ts';

export interface Section {
  readonly name: string;
  readonly title: string;
  measure(): readonly Row[] | Promise<readonly Row[]>;
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
  {
    name: 'broadcast',
    title: 'Broadcast: five servers, 100 writes under way, all properties watched, digest on; headless',
    measure: broadcastHeadless,
  },
  { name: 'broadcast-recorded', title: 'The same, recorded', measure: broadcastRecorded },
  {
    name: 'replacing',
    title: 'Another leader: five servers, all properties watched',
    measure: replacing,
  },
  { name: 'idle', title: 'An idle ensemble: five servers, all properties watched', measure: idle },
  { name: 'fork', title: 'Fork', measure: fork },
  {
    name: 'fork-ensemble',
    title: 'Fork: five servers that broadcast, all properties watched',
    measure: forkOfEnsemble,
  },
  { name: 'seek', title: 'Seek: snapshots every 1,024 events', measure: seek },
  { name: 'memory', title: 'Kept in memory', measure: memory },
  {
    name: 'memory-ensemble',
    title: 'Kept in memory: a million events of a broadcast, all properties watched',
    measure: memoryOfEnsemble,
  },
  { name: 'growth', title: 'Growth: headless', measure: growth },
  {
    name: 'growth-ensemble',
    title: 'Growth of a broadcast: headless, all properties watched',
    measure: growthOfEnsemble,
  },
  {
    name: 'fuzz',
    title: 'A campaign: split-brain, five servers, 60 simulated seconds, all properties watched',
    measure: fuzz,
  },
  { name: 'fuzz-workers', title: 'The same as a command, by the clock', measure: workers },
  { name: 'fuzz-memory', title: 'Kept in memory: a campaign of everything', measure: memoryOfCampaign },
  { name: 'shrink', title: 'Shrinking a failure of a split-brain', measure: shrinking },
  { name: 'view', title: 'The page in a browser, by the clock', measure: view },
];
