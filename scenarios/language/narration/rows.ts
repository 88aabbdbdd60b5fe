/** What the rows of a trace say: the English sentences. Servers go by their ids; the words of the protocol stay as they are. */
import { broadcastInEnglish } from './broadcast.ts';
import { clientsInEnglish } from './clients.ts';
import { connectionsInEnglish } from './connections.ts';
import { discoveryInEnglish } from './discovery.ts';
import { electionInEnglish } from './election.ts';
import { faultsInEnglish } from './faults.ts';
import { lifeInEnglish } from './life.ts';
import { packetsInEnglish } from './packets.ts';
import { synchronizationInEnglish } from './synchronization.ts';
import { verdictsInEnglish } from './verdicts.ts';

export const rowsInEnglish = {
  ...lifeInEnglish,
  ...electionInEnglish,
  ...discoveryInEnglish,
  ...synchronizationInEnglish,
  ...broadcastInEnglish,
  ...clientsInEnglish,
  ...connectionsInEnglish,
  ...packetsInEnglish,
  ...faultsInEnglish,
  ...verdictsInEnglish,
};
