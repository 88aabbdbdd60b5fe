/** What happens in a run, told: the Chinese sentences. */
import type { Translation } from './catalogue.ts';
import { broadcastInChinese } from './narration/broadcastInChinese.ts';
import { clientsInChinese } from './narration/clientsInChinese.ts';
import { connectionsInChinese } from './narration/connectionsInChinese.ts';
import { discoveryInChinese } from './narration/discoveryInChinese.ts';
import { electionInChinese } from './narration/electionInChinese.ts';
import { faultsInChinese } from './narration/faultsInChinese.ts';
import { lifeInChinese } from './narration/lifeInChinese.ts';
import { packetsInChinese } from './narration/packetsInChinese.ts';
import { synchronizationInChinese } from './narration/synchronizationInChinese.ts';
import { verdictsInChinese } from './narration/verdictsInChinese.ts';
import type { narrationInEnglish } from './narration.ts';

export const narrationInChinese: Translation<typeof narrationInEnglish> = {
  ...lifeInChinese,
  ...electionInChinese,
  ...discoveryInChinese,
  ...synchronizationInChinese,
  ...broadcastInChinese,
  ...clientsInChinese,
  ...connectionsInChinese,
  ...packetsInChinese,
  ...faultsInChinese,
  ...verdictsInChinese,
};
