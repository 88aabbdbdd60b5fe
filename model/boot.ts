/**
 * A process starts: read the disk, open the election port, look for a leader.
 *
 * Source: `QuorumPeer.start`, `loadDataBase`, `startLeaderElection`.
 */
import { assert, type DiskContents } from '../sim/index.ts';
import type { EnsembleServer } from './configuration.ts';
import { ELECTION_PORT } from './connections/dial.ts';
import { lookForLeader } from './election/lookForLeader.ts';
import type { ZabStored } from './message.ts';
import { type Server, serverState, type ZabOutbox } from './server.ts';
import { epochOf } from './zxid.ts';

/** @param member - What the story says of this server; its initial disk fills an empty one. */
export function boot(
  self: Server,
  input: { readonly incarnation: number; readonly disk: DiskContents<ZabStored> },
  member: EnsembleServer,
  out: ZabOutbox,
): void {
  readDisk(self, input.disk, member, out);
  if (input.incarnation === 1) self.logicalClock = member.logicalClock ?? 0;
  const vote = { leader: self.id, zxid: self.lastLoggedZxid, peerEpoch: self.currentEpoch };
  self.currentVote = { vote, round: -1 };
  out.listen(ELECTION_PORT);
  out.hold('main');
  out.observe({
    kind: 'stateChanged',
    from: null,
    to: serverState(self),
    reason: 'booted',
    leader: null,
    round: self.logicalClock,
    vote,
    voters: [],
  });
  if (self.config.startupMs === 0) lookForLeader(self, out);
  else out.setTimer('startup', self.config.startupMs * 1_000);
}

/** Nothing of an election depends on these writes: who loses them finds the same initial disk again. */
function readDisk(self: Server, disk: DiskContents<ZabStored>, member: EnsembleServer, out: ZabOutbox): void {
  const { zxid = 0, currentEpoch = 0, acceptedEpoch = currentEpoch } = member.disk ?? {};
  self.currentEpoch = epochCell(disk, 'currentEpoch') ?? currentEpoch;
  self.acceptedEpoch = epochCell(disk, 'acceptedEpoch') ?? acceptedEpoch;
  const last = disk.log.last();
  self.lastLoggedZxid = typeof last === 'object' ? last.zxid : zxid;
  assert(
    epochOf(self.lastLoggedZxid) <= self.currentEpoch && self.currentEpoch <= self.acceptedEpoch,
    'epoch of the last zxid ≤ currentEpoch ≤ acceptedEpoch',
  );
  if (disk.cells['currentEpoch'] !== undefined) return;
  out.write('currentEpoch', self.currentEpoch);
  out.write('acceptedEpoch', self.acceptedEpoch);
  out.sync();
}

function epochCell(
  disk: DiskContents<ZabStored>,
  name: 'currentEpoch' | 'acceptedEpoch',
): number | undefined {
  const value = disk.cells[name];
  assert(value === undefined || typeof value === 'number', 'an epoch cell holds a number');
  return value;
}
