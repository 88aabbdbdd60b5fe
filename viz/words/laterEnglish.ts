/** Words of parts that nobody sees at first: English. */
import { aboutInEnglish } from '../about/words.ts';
import { eventsInEnglish } from '../events/words.ts';
import { faultsInEnglish } from '../faults/words.ts';
import { filesInEnglish } from '../files/words.ts';
import { logInEnglish } from '../log/words.ts';
import { propertiesInEnglish } from '../properties/words.ts';
import { serversInEnglish } from '../servers/words.ts';
import { spaceTimeInEnglish } from '../spaceTime/words.ts';
import { outsideInEnglish } from '../votes/outsideWords.ts';
import { electionInEnglish } from '../why/electionWords.ts';
import type { FirstWords } from './english.ts';
import { pageLaterInEnglish } from './pageLater.ts';

export const laterEnglish = {
  page: pageLaterInEnglish,
  rooms: {
    log: logInEnglish,
    spaceTime: spaceTimeInEnglish,
    servers: serversInEnglish,
    events: eventsInEnglish,
    about: aboutInEnglish,
    faults: faultsInEnglish,
    election: electionInEnglish,
    outside: outsideInEnglish,
    files: filesInEnglish,
    properties: propertiesInEnglish,
  },
};

export type LaterWords = typeof laterEnglish;

/** All of the page's own words. */
export type Words = Omit<FirstWords, 'rooms'> &
  LaterWords['page'] & { readonly rooms: FirstWords['rooms'] & LaterWords['rooms'] };
