/** Single keys that do something to the server that is selected, or take back what was done. */
import type { Lab } from '../app/lab.ts';
import { isPartitionOpen, said } from './asked.ts';
import { deedOfKey, factsOf } from './deeds.ts';

export function pressDeed({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, lab: Lab): void {
  const at = lab.shown.peek();
  if (at === null || document.querySelector('dialog[open]') !== null) return;
  said.value = '';
  switch (key) {
    case 'z':
    case 'Z':
      if (shiftKey) lab.act.redo();
      else lab.act.undo();
      return;
    case 'x':
    case 'X':
      isPartitionOpen.value = at.state.servers.length > 1;
      return;
    default: {
      const selection = lab.selection.peek();
      if (shiftKey || selection?.kind !== 'process') return;
      const deed = deedOfKey(factsOf(at.state), selection.id, key);
      if (deed === null) return;
      const own = lab.words.peek().rooms.faults;
      if (deed.reason === null) void lab.act.interveneHere(deed.words);
      else said.value = own.notNow({ reason: lab.speech.peek().tell(deed.reason) });
      return;
    }
  }
}
