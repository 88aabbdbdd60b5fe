/** The English catalogue: the original that every translation is typed by. */
import { errorsInEnglish } from './errors.ts';

export const english = { ...errorsInEnglish };
