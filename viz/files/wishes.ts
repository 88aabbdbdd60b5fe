/** Files that somebody wants to see, wherever he puts them down. */
import { signal } from '@preact/signals';
import type { Lab } from '../app/lab.ts';
import { type Outcome, open } from './opening.ts';

/** What became of the last file. */
export const opened = signal<(Outcome & { readonly name: string }) | null>(null);

/** Names can be as long as one likes. */
const NAME_CHARACTERS_MAX = 60;

export async function openFile(lab: Lab, file: File): Promise<void> {
  opened.value = null;
  const name = Array.from(file.name).slice(0, NAME_CHARACTERS_MAX).join('');
  opened.value = { ...(await open(lab, file)), name };
}
