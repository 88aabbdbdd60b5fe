/** What every run is told with: English. */
import { expectationsInEnglish } from './expectations.ts';
import { rowsInEnglish } from './narration/rows.ts';
import { propertiesInEnglish } from './properties.ts';

export const firstInEnglish = { ...propertiesInEnglish, ...expectationsInEnglish, ...rowsInEnglish };
