/** Words of parts that nobody sees at first: Chinese. */
import { aboutInChinese } from '../about/wordsInChinese.ts';
import { eventsInChinese } from '../events/wordsInChinese.ts';
import { faultsInChinese } from '../faults/wordsInChinese.ts';
import { filesInChinese } from '../files/wordsInChinese.ts';
import { logInChinese } from '../log/wordsInChinese.ts';
import { propertiesInChinese } from '../properties/wordsInChinese.ts';
import { serversInChinese } from '../servers/wordsInChinese.ts';
import { spaceTimeInChinese } from '../spaceTime/wordsInChinese.ts';
import { outsideInChinese } from '../votes/outsideWordsInChinese.ts';
import { electionInChinese } from '../why/electionWordsInChinese.ts';
import type { LaterWords } from './laterEnglish.ts';
import { pageLaterInChinese } from './pageLaterInChinese.ts';

export const laterChinese: LaterWords = {
  page: pageLaterInChinese,
  rooms: {
    log: logInChinese,
    spaceTime: spaceTimeInChinese,
    servers: serversInChinese,
    events: eventsInChinese,
    about: aboutInChinese,
    faults: faultsInChinese,
    election: electionInChinese,
    outside: outsideInChinese,
    files: filesInChinese,
    properties: propertiesInChinese,
  },
};
