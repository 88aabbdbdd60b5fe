/** The page's own words: English. What happens in a run is told by the catalogue of the stories, not here. */
import { aboutInEnglish } from '../about/words.ts';
import { branchesInEnglish } from '../branches/words.ts';
import { clusterInEnglish } from '../cluster/words.ts';
import { eventsInEnglish } from '../events/words.ts';
import { faultsInEnglish } from '../faults/words.ts';
import { filesInEnglish } from '../files/words.ts';
import { logInEnglish } from '../log/words.ts';
import { minimapInEnglish } from '../minimap/words.ts';
import { propertiesInEnglish } from '../properties/words.ts';
import { serversInEnglish } from '../servers/words.ts';
import { spaceTimeInEnglish } from '../spaceTime/words.ts';
import { votesInEnglish } from '../votes/words.ts';
import { whyInEnglish } from '../why/words.ts';
import { pageInEnglish } from './page.ts';

export const english = {
  ...pageInEnglish,
  rooms: {
    cluster: clusterInEnglish,
    spaceTime: spaceTimeInEnglish,
    minimap: minimapInEnglish,
    log: logInEnglish,
    votes: votesInEnglish,
    servers: serversInEnglish,
    events: eventsInEnglish,
    properties: propertiesInEnglish,
    why: whyInEnglish,
    faults: faultsInEnglish,
    branches: branchesInEnglish,
    files: filesInEnglish,
    about: aboutInEnglish,
  },
};

export type Words = typeof english;
