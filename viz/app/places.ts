/** Where moves of the cursor lead. */
import type { Replay } from '../trace/replay.ts';
import type { Move } from './lab.ts';

/** @param server - The one whose rows are followed. */
export function placeOf(
  run: Replay,
  to: Exclude<Move, 'play' | 'playBackwards'>,
  i: number,
  server: number,
): number {
  const { steps, lastRow } = run;
  switch (to) {
    case 'toStart':
      return 0;
    case 'toEnd':
      return lastRow;
    case 'stepBack':
      return steps.previous(i, 'detail');
    case 'stepForward':
      return steps.next(i, 'detail');
    case 'previousKey':
      return steps.previous(i, 'key');
    case 'nextKey':
      return steps.next(i, 'key');
    case 'previousOfServer':
      return steps.previousOf(server, i);
    case 'nextOfServer':
      return steps.nextOf(server, i);
    case 'alongMessage':
      return steps.alongMessage(i);
  }
}
