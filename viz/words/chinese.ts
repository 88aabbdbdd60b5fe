/** The page's own words: Chinese. */
import { aboutInChinese } from '../about/wordsInChinese.ts';
import { branchesInChinese } from '../branches/wordsInChinese.ts';
import { clusterInChinese } from '../cluster/wordsInChinese.ts';
import { eventsInChinese } from '../events/wordsInChinese.ts';
import { faultsInChinese } from '../faults/wordsInChinese.ts';
import { filesInChinese } from '../files/wordsInChinese.ts';
import { logInChinese } from '../log/wordsInChinese.ts';
import { minimapInChinese } from '../minimap/wordsInChinese.ts';
import { propertiesInChinese } from '../properties/wordsInChinese.ts';
import { serversInChinese } from '../servers/wordsInChinese.ts';
import { spaceTimeInChinese } from '../spaceTime/wordsInChinese.ts';
import { votesInChinese } from '../votes/wordsInChinese.ts';
import { whyInChinese } from '../why/wordsInChinese.ts';
import type { Words } from './english.ts';
import { pageInChinese } from './pageInChinese.ts';

export const chinese: Words = {
  ...pageInChinese,
  rooms: {
    cluster: clusterInChinese,
    spaceTime: spaceTimeInChinese,
    minimap: minimapInChinese,
    log: logInChinese,
    votes: votesInChinese,
    servers: serversInChinese,
    events: eventsInChinese,
    properties: propertiesInChinese,
    why: whyInChinese,
    faults: faultsInChinese,
    branches: branchesInChinese,
    files: filesInChinese,
    about: aboutInChinese,
  },
};
