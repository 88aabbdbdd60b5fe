/** What happens in a run, told: the English sentences. Servers go by their ids; the words of the protocol stay as they are. */
import { breachesInEnglish } from './narration/breaches.ts';
import { rowsInEnglish } from './narration/rows.ts';

export const narrationInEnglish = { ...rowsInEnglish, ...breachesInEnglish };
