/** What the tests of disk faults share: a disk of known latencies, and what the next life finds on it. */
import type { DiskContents, DiskFault, DiskPlace, Latency } from '../../sim/index.ts';
import { type Act, play, type Timed } from '../support/puppets.ts';

export const MS = 1_000;
export const us = (latency: number): Latency => ({ kind: 'constant', us: latency });
export const disk = { append: us(10), write: us(20), save: us(100), sync: us(1_000) };
export const onDisk = (fault: DiskFault, process = 1): Timed[1] => ({ kind: 'disk', process, disk: fault });
export const flip = (what: DiskPlace): DiskFault => ({ kind: 'flip', what });
/** What each life finds on the disk, as plain data. */
const found: Act = (_out, self, input) => {
  if (input.kind === 'boot') self.memory = JSON.parse(JSON.stringify(input.disk));
};
export const sync: Act = (out) => void out.sync();
/** What the second life finds, if the first was killed at 50 ms (and its power failed, if told so). */
export function nextLife(
  at: Readonly<Record<number, Act>>,
  faults: readonly Timed[],
  end: 'kill' | 'powerOff' = 'kill',
): DiskContents<unknown> {
  const death: Timed[1] =
    end === 'kill' ? { kind: 'kill', process: 1 } : { kind: 'powerOff', process: 1, unsynced: 'lost' };
  const { world } = play(
    { 1: { at, on: found } },
    { disk, faults: [...faults, [50 * MS, death], [60 * MS, { kind: 'start', process: 1 }]] },
  );
  return world.stateOf(1)?.memory as DiskContents<unknown>;
}
