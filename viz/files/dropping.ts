/** A file that is dropped anywhere on the page is opened. */
import { loadSpeech, tellMistake } from '../words/speech.ts';
import type { Lab } from '../app/lab.ts';

/** @returns A function that stops listening. */
export function listenToDrops(lab: Lab): () => void {
  const onOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault(); // Else the browser would leave the page and show the file.
    void tellOutcome(lab, file);
  };
  document.addEventListener('dragover', onOver);
  document.addEventListener('drop', onDrop);
  return () => {
    document.removeEventListener('dragover', onOver);
    document.removeEventListener('drop', onDrop);
  };
}

/** Where it was dropped no form is open that could tell it. */
async function tellOutcome(lab: Lab, file: File): Promise<void> {
  const { opened, openFile } = await import('./wishes.ts');
  await openFile(lab, file);
  const outcome = opened.peek();
  if (outcome === null) return;
  const { name } = outcome;
  const language = lab.language.peek();
  const own = (await loadSpeech(language, true)).words.rooms.files;
  if (outcome.kind === 'unreadable') lab.notice.value = own.unreadable({ name });
  else if (outcome.kind === 'wrong') lab.notice.value = await tellMistake(outcome.mistake, language, name);
  else if (!outcome.isLinkable) lab.notice.value = own.openedInMemory({ name });
}
