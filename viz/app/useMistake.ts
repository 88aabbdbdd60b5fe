/** What is wrong with something that was typed or opened, told in the language of the page, whichever that is by now. */
import { useEffect, useState } from 'preact/hooks';
import { tellMistake } from '../words/speech.ts';
import type { Lab } from './lab.ts';
import type { Mistake } from './protocol.ts';

/**
 * @param file - Its name, if it was a file.
 * @returns Null where nothing is wrong, or it is not known yet how to say it.
 */
export function useMistake(
  lab: Pick<Lab, 'language'>,
  mistake: Mistake | null,
  file?: string,
): string | null {
  const [told, setTold] = useState<string | null>(null);
  const language = lab.language.value;
  useEffect(() => {
    let isCurrent = true;
    setTold(null);
    if (mistake !== null)
      void tellMistake(mistake, language, file).then((text) => {
        if (isCurrent) setTold(text);
      });
    return () => {
      isCurrent = false;
    };
  }, [mistake, language, file]);
  return told;
}
