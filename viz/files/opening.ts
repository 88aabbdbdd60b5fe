/** Opens the file of a story or of a failure: looked at for its size here, read and checked by the worker. */
import { CAPSULE_BYTES_MAX } from '../../scenarios/capsule/read.ts';
import { STORY_BYTES_MAX } from '../../scenarios/format/storyFile.ts';
import type { Lab } from '../app/lab.ts';
import type { Mistake } from '../app/protocol.ts';

/** What can be opened, for the dialog of the browser. */
export const FILE_TYPES = '.yaml,.yml,.json,.zsim';

export type Outcome =
  | { readonly kind: 'opened'; readonly isLinkable: boolean }
  | { readonly kind: 'wrong'; readonly mistake: Mistake }
  | { readonly kind: 'unreadable' };

/** @returns What is wrong with a file of that size; null: nothing is. */
export function sizeMistake(name: string, bytes: number): Mistake | null {
  const isCapsule = name.toLowerCase().endsWith('.zsim');
  const bytesMax = isCapsule ? CAPSULE_BYTES_MAX : STORY_BYTES_MAX;
  if (bytes <= bytesMax) return null;
  const params = { bytes, bytesMax };
  return {
    path: [],
    problem: isCapsule ? { id: 'capsule.tooLarge', params } : { id: 'error.fileTooLarge', params },
    within: null,
    position: null,
  };
}

/** Runs what is in the file; where that is nothing, all stays as it is. */
export async function open({ act }: Pick<Lab, 'act'>, file: File): Promise<Outcome> {
  const mistake = sizeMistake(file.name, file.size);
  if (mistake !== null) return { kind: 'wrong', mistake };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { kind: 'unreadable' }; // A folder, or a file that has gone meanwhile.
  }
  const reply = await act.query('opened', { name: file.name, bytes });
  if ('mistake' in reply)
    return reply.mistake === null ? { kind: 'unreadable' } : { kind: 'wrong', mistake: reply.mistake };
  const { source, isLinkable } = reply.answer;
  act.ask({ source, seed: null, settings: {}, interventions: [] });
  return { kind: 'opened', isLinkable };
}
