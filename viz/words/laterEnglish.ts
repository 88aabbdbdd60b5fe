/** Words of parts that nobody sees at first: English. */
import { aboutInEnglish } from '../about/words.ts';
import { eventsInEnglish } from '../events/words.ts';
import { faultsInEnglish } from '../faults/words.ts';
import { logInEnglish } from '../log/words.ts';
import { serversInEnglish } from '../servers/words.ts';
import { spaceTimeInEnglish } from '../spaceTime/words.ts';
import type { FirstWords } from './english.ts';

export const laterEnglish = {
  log: logInEnglish,
  spaceTime: spaceTimeInEnglish,
  servers: serversInEnglish,
  events: eventsInEnglish,
  about: aboutInEnglish,
  faults: faultsInEnglish,
};

export type LaterWords = typeof laterEnglish;

/** All of the page's own words. */
export type Words = Omit<FirstWords, 'rooms'> & { readonly rooms: FirstWords['rooms'] & LaterWords };
