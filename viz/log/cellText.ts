/** A cell in words: for those who hear it, and for the line that tells of one cell. */
import type { Words } from '../words/laterEnglish.ts';
import type { Cell } from './logView.ts';

/** @returns Its state, and what else is true of it. */
export function cellText(
  { state, isByDiff, isInSnapshot, isUnsynced, marks }: Cell,
  { rooms }: Words,
): string {
  const words = rooms.log;
  return [
    words.states[state],
    ...(isInSnapshot ? [words.inSnapshot] : []),
    ...(isUnsynced && state !== 'unsynced' ? [words.unsyncedToo] : []),
    ...(isByDiff ? [words.byDiff] : []),
    ...marks.map((mark) => words.marks[mark].name),
  ].join(words.and);
}
