/** What a screen reader hears of a row. */
import type { Shown } from '../app/lab.ts';
import type { Speech } from '../words/speech.ts';

export function spokenAt({ replay, i }: Shown, { tell, words }: Speech): string {
  const line = replay.store.toldAt(i).detail;
  return line === null ? words.beforeAll : tell(line);
}
