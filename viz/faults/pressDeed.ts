/** Single keys that do something to the server that is selected, or take back what was done. */
import type { Selection } from '../app/address.ts';
import type { Lab } from '../app/lab.ts';
import { isPartitionOpen, whyNot } from './asked.ts';
import { deedOfKey, factsOf } from './deeds.ts';

/** @param selection - What was selected when the key was pressed. */
export function pressDeed(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  selection: Selection,
  {
    shown,
    act,
  }: { readonly shown: Lab['shown']; readonly act: Pick<Lab['act'], 'undo' | 'redo' | 'interveneHere'> },
): void {
  const at = shown.peek();
  if (at === null || document.querySelector('dialog[open]') !== null) return;
  whyNot.value = null;
  switch (key) {
    case 'z':
    case 'Z':
      if (shiftKey) act.redo();
      else act.undo();
      return;
    case 'x':
    case 'X':
      isPartitionOpen.value = at.state.servers.length > 1;
      return;
    default: {
      if (shiftKey || selection?.kind !== 'process') return;
      const deed = deedOfKey(factsOf(at.state), selection.id, key);
      if (deed === null) return;
      whyNot.value = deed.reason;
      if (deed.reason === null) void act.interveneHere(deed.words);
    }
  }
}
