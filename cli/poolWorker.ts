/** What runs in a thread of the pool: one function for each kind of task. */
export { runChunk } from './fuzzChunk.ts';
export { shrink } from './shrinkTask.ts';
