/** What the rows of a trace say: the Chinese sentences. */
import type { Translation } from '../catalogue.ts';
import { broadcastInChinese } from './broadcastInChinese.ts';
import { clientsInChinese } from './clientsInChinese.ts';
import { connectionsInChinese } from './connectionsInChinese.ts';
import { discoveryInChinese } from './discoveryInChinese.ts';
import { electionInChinese } from './electionInChinese.ts';
import { faultsInChinese } from './faultsInChinese.ts';
import { lifeInChinese } from './lifeInChinese.ts';
import { packetsInChinese } from './packetsInChinese.ts';
import { synchronizationInChinese } from './synchronizationInChinese.ts';
import { verdictsInChinese } from './verdictsInChinese.ts';
import type { rowsInEnglish } from './rows.ts';

export const rowsInChinese: Translation<typeof rowsInEnglish> = {
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
