/** Words of the first picture and words of late parts, put together. */
import type { FirstWords } from './english.ts';
import type { LaterWords, Words } from './laterEnglish.ts';

/** @returns The words of both; without those of late parts, what only these read is missing. */
export const wordsOf = (first: FirstWords, later: LaterWords | null): Words =>
  ({ ...first, ...later?.page, rooms: { ...first.rooms, ...later?.rooms } }) as Words;
