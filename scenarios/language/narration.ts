/** What happens in a run, told: the English sentences. Servers go by their ids; the words of the protocol stay as they are. */
import { broadcastInEnglish } from './narration/broadcast.ts';
import { clientsInEnglish } from './narration/clients.ts';
import { connectionsInEnglish } from './narration/connections.ts';
import { discoveryInEnglish } from './narration/discovery.ts';
import { electionInEnglish } from './narration/election.ts';
import { faultsInEnglish } from './narration/faults.ts';
import { lifeInEnglish } from './narration/life.ts';
import { packetsInEnglish } from './narration/packets.ts';
import { synchronizationInEnglish } from './narration/synchronization.ts';
import { verdictsInEnglish } from './narration/verdicts.ts';

export const narrationInEnglish = {
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
