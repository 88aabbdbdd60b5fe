import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containsQuorum, quorumSystemOf } from '../../../model/index.ts';
import { readEnsemble, readZooCfg, type ServerFiles } from '../../../model/zooCfg/index.ts';

/**
 * Random files, and what the classes of release 3.9.5 made of them on Java 17: `QuorumPeerConfig`, `QuorumPeer.QuorumServer`, `QuorumMaj`,
 * `QuorumHierarchical`, compiled from the sources of its tag. What they complain of is given as the id that stands for it here.
 */
type Recorded = ServerFiles & ({ readonly refused: string } | { readonly accepted: Accepted });

interface Accepted {
  readonly kind: 'standalone' | 'quorum';
  readonly myid: number | null;
  readonly peerType: 'participant' | 'observer';
  readonly settings: object;
  /** Id, role, client port. */
  readonly servers: readonly (readonly [number, string, number | null])[];
  /** One digit for each set of voters, whether it is a quorum; the lowest id is the lowest bit. */
  readonly quorums: string;
  readonly warnings: readonly string[];
}

const recorded: readonly Recorded[] = readFileSync(
  new URL('golden/release-3.9.5.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

/** The warnings that those classes give. */
const WARNINGS: readonly string[] = [
  'zooCfg.toleratesNoFailure',
  'zooCfg.evenVoters',
  'zooCfg.onlyOneServer',
  'zooCfg.peerTypeDiffers',
  'zooCfg.snapRetainCount',
  'zooCfg.relativePath',
];

describe('release 3.9.5 and this model', () => {
  it('refuse the same files', () => {
    for (const files of recorded) {
      if (!('refused' in files)) continue;
      const { errors } = readZooCfg(files);
      expect(
        errors.map(({ id }) => id),
        files.zooCfg ?? '',
      ).toContain(files.refused);
    }
  });

  it('accept the same files, and read the same in them', () => {
    for (const files of recorded) {
      if (!('accepted' in files)) continue;
      const { kind, myid, peerType, settings, servers, warnings } = files.accepted;
      const read = readZooCfg(files);
      const startupErrors = ['zooCfg.notInServerList']; // Found later, when the server starts.
      expect(
        read.errors.filter(({ id }) => !startupErrors.includes(id)),
        files.zooCfg ?? '',
      ).toEqual([]);
      expect(read).toMatchObject({ kind, myid, settings: { ...settings, peerType } });
      expect(read.servers.map(({ id, role, client }) => [id, role, client?.port ?? null])).toEqual(servers);
      const known = read.warnings.map(({ id }) => id).filter((id) => WARNINGS.includes(id));
      expect([...new Set(known)].toSorted()).toEqual([...warnings].toSorted());
    }
  });

  it('form the same quorums', () => {
    let compared = 0;
    for (const files of recorded) {
      if (!('accepted' in files) || files.accepted.kind === 'standalone') continue;
      const { ensemble } = readEnsemble([files]);
      const { quorums } = files.accepted;
      if (ensemble === null || quorums === '') continue;
      const system = quorumSystemOf(ensemble.servers);
      const sets = Array.from({ length: quorums.length }, (_, set) =>
        system.voters.filter((_voter, bit) => ((set >> bit) & 1) === 1),
      );
      expect(sets.map((set) => (containsQuorum(system, set) ? '1' : '0')).join('')).toBe(quorums);
      compared++;
    }
    expect(compared).toBeGreaterThan(15);
  });
});
