import { property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf } from '../zxid.ts';
import { indexOfRecord } from './chain.ts';
import { noProposals, noteProposals, PROPOSING, type Proposals, proposerOf, wasBefore } from './proposals.ts';
import { follow, noSequences, SERVING, type Sequences, treeOf } from './sequences.ts';

type Ghost = Sequences & Proposals;

/** Source: Integrity of the Zab paper. A zxid names the epoch of its leader; what was on a disk before the run was proposed before it. */
export const integrity = property<Ghost, ZabProcess>({
  name: 'integrity',
  sentence:
    'What a server delivers was proposed by the leader of the epoch in its zxid, or was on a disk before the run; and it delivers it once.',
  mood: 'always',
  watches: [...SERVING, ...PROPOSING],
  init: () => ({ ...noSequences(), ...noProposals() }),
  copy: ({ longest, places, newest, before }) => ({ longest, places, newest, before }),
  observe(ghost, seen, states) {
    noteProposals(ghost, seen, states);
    const delivered = follow(ghost, seen, states);
    if (delivered === null) return null;
    const { server, records, isLate } = delivered;
    const history = treeOf(server, states)?.history;
    const isAgain = (record: LogRecord): boolean =>
      isLate && history !== undefined && indexOfRecord(history, record) >= 0;
    for (const record of records) {
      const why = isAgain(record) ? 'again' : wrongOrigin(ghost, record);
      if (why !== null) return { rows: [seen.row], values: { server, zxid: record.zxid, why } };
    }
    return null;
  },
});

function wrongOrigin(ghost: Ghost, record: LogRecord): 'never proposed' | 'of another epoch' | null {
  const proposer = proposerOf(ghost, record);
  if (proposer !== null) return proposer.primary.epoch === epochOf(record.zxid) ? null : 'of another epoch';
  return wasBefore(ghost, record) ? null : 'never proposed';
}
