/** A story made short in a thread of its own, so that whoever waits can be told how far it is, and can stop it. */
import { type Shrunk, shrinkStory } from '../scenarios/index.ts';
import { isStopped, type ShrinkTask, writeBoard } from './fuzzTask.ts';

/** @returns Null where the story does not break the property. */
export const shrink = ({ story, property, attemptsMax, stop, board }: ShrinkTask): Shrunk | null =>
  shrinkStory(story, property, {
    attemptsMax,
    isOver: () => isStopped(stop),
    onProgress: (progress) => writeBoard(board, progress),
  });
