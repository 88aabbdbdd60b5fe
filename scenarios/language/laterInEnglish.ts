/** What is told of breaches, properties and faults when somebody looks into them: English. */
import { explanationInEnglish } from './explanation.ts';
import { interventionReasonsInEnglish } from './interventionReasons.ts';
import { breachesInEnglish } from './narration/breaches.ts';
import { propertySentencesInEnglish } from './propertySentences.ts';

export const laterInEnglish = {
  ...propertySentencesInEnglish,
  ...explanationInEnglish,
  ...breachesInEnglish,
  ...interventionReasonsInEnglish,
};
