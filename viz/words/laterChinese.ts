/** Words of parts that nobody sees at first: Chinese. */
import { aboutInChinese } from '../about/wordsInChinese.ts';
import { eventsInChinese } from '../events/wordsInChinese.ts';
import { faultsInChinese } from '../faults/wordsInChinese.ts';
import { logInChinese } from '../log/wordsInChinese.ts';
import { serversInChinese } from '../servers/wordsInChinese.ts';
import { spaceTimeInChinese } from '../spaceTime/wordsInChinese.ts';
import type { LaterWords } from './laterEnglish.ts';

export const laterChinese: LaterWords = {
  log: logInChinese,
  spaceTime: spaceTimeInChinese,
  servers: serversInChinese,
  events: eventsInChinese,
  about: aboutInChinese,
  faults: faultsInChinese,
};
