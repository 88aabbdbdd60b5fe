/**
 * A process starts: read the disk, open the ports, look for a leader.
 *
 * Source: `QuorumPeer.start`, `loadDataBase`, `startLeaderElection`; `FileTxnSnapLog.restore`; alone, `ZooKeeperServerMain.runFromConfig`.
 */
import type { DiskContents, SharedLog } from '../sim/index.ts';
import type { EnsembleServer, StartArgument } from './configuration.ts';
import {
  emptyDatabase,
  restored,
  type Snapshot,
  snapshotFile,
  type StoredRecord,
} from './database/database.ts';
import { emptyTree } from './database/tree.ts';
import { lookForLeader } from './election/lookForLeader.ts';
import type { ZabStored } from './message.ts';
import type { BootRefusal } from './observation.ts';
import { CLIENT_PORT, ELECTION_PORT } from './ports.ts';
import { rulesOf } from './release.ts';
import { type Server, serverState, votedZxid, type ZabOutbox } from './server.ts';
import { startStandalone } from './standalone.ts';
import { nextFollowsGap } from './synchronization/syncWithLeader.ts';
import { isOn } from './variants.ts';
import { epochOf, UNTRUSTED_ZXID, type Zxid } from './zxid.ts';
import { setSyncProcessor } from './broadcast/setSyncProcessor.ts';

export interface BootInput {
  readonly incarnation: number;
  readonly disk: DiskContents<ZabStored>;
  readonly argument: unknown;
}

/** @param member - What the story says of this server. */
export function boot(self: Server, input: BootInput, member: EnsembleServer, out: ZabOutbox): void {
  const argument = (input.argument ?? {}) as StartArgument;
  const { startupMs = self.config.startupMs } = argument;
  const listeningMs = Math.min(startupMs, argument.listeningMs ?? self.config.listeningMs);
  self.release = rulesOf(argument.release ?? member.release ?? self.config.release);
  if (!readDisk(self, input.disk, member.disk?.zxid === UNTRUSTED_ZXID, out)) return;
  if (input.incarnation === 1) self.logicalClock = member.logicalClock ?? 0;
  out.draw(1);
  self.lookingSinceUs = self.clockUs;
  const time = Math.floor(self.clockUs / 1_000)
    .toString(16)
    .padStart(10, '0')
    .slice(-10);
  self.nextSession = { base: `${self.id.toString(16)}${time}`, count: 0 };
  const vote = { leader: self.id, zxid: votedZxid(self), peerEpoch: self.currentEpoch };
  self.currentVote = { vote, round: -1 };
  out.hold('main');
  if (self.config.isStandalone) {
    if (startupMs > 0) out.setTimer('startup', startupMs * 1_000);
    else startStandalone(self, out);
    return;
  }
  observeBoot(self, out);
  if (startupMs > listeningMs) out.setTimer('listening', (startupMs - listeningMs) * 1_000);
  else openPorts(out);
  if (startupMs === 0) lookForLeader(self, out);
  else out.setTimer('startup', startupMs * 1_000);
}

/** From here on others can reach it, and what they say counts. */
export function openPorts(out: ZabOutbox): void {
  out.listen(ELECTION_PORT);
  out.listen(CLIENT_PORT);
}

function observeBoot(self: Server, out: ZabOutbox): void {
  out.observe({
    kind: 'stateChanged',
    from: null,
    to: serverState(self),
    reason: 'booted',
    leader: null,
    round: self.logicalClock,
    vote: self.currentVote.vote,
    voters: [],
  });
}

/** @returns Whether the server can start with what it finds. A fresh one writes an empty snapshot and epochs of 0. */
function readDisk(
  self: Server,
  disk: DiskContents<ZabStored>,
  isUntrusted: boolean,
  out: ZabOutbox,
): boolean {
  self.log = disk.log as SharedLog<StoredRecord>;
  self.snapshots = readSnapshots(disk);
  const refusal = refusalOf(self, disk);
  if (refusal !== null) return refuse(refusal, out);
  if (self.log.length < disk.log.length) out.truncate(self.log.length);
  const isFresh = self.snapshots.length === 0;
  self.isUntrusted = isFresh && isUntrusted;
  if (isFresh) self.database = emptyDatabase();
  else self.database = restored(self.snapshots, self.log, self);
  setSyncProcessor(self, {
    followsGap: nextFollowsGap(self),
    soundLength: self.log.length,
  });
  const zxid = self.database.lastProcessedZxid;
  const epochOfLog = epochOf(zxid);
  self.currentEpoch = epochCell(disk, 'currentEpoch') ?? epochOfLog;
  self.acceptedEpoch = epochCell(disk, 'acceptedEpoch') ?? epochOfLog;
  adoptMarkedEpoch(self, disk, epochOfLog, out);
  mendForVariants(self, epochOfLog);
  if (epochOfLog > self.currentEpoch || self.currentEpoch > self.acceptedEpoch)
    return refuse('epochsInconsistent', out);
  writeWhatIsMissing(self, disk, out);
  const snapshot = self.snapshots.length === 0 ? null : newestZxid(self.snapshots);
  out.observe({
    kind: 'recovered',
    release: self.release.name,
    snapshot,
    replayed: self.database.committedLog.records.length,
    zxid: votedZxid(self),
    currentEpoch: self.currentEpoch,
    acceptedEpoch: self.acceptedEpoch,
    historyLength: self.database.tree.history.length,
  });
  return true;
}

/** The last life died between its snapshot and its epoch: the snapshot tells the epoch (ZOOKEEPER-1653). */
function adoptMarkedEpoch(
  self: Server,
  disk: DiskContents<ZabStored>,
  epochOfLog: number,
  out: ZabOutbox,
): void {
  if (!self.release.honoursEpochMark || epochCell(disk, 'updatingEpoch') !== 1) return;
  if (epochOfLog <= self.currentEpoch) return;
  self.currentEpoch = epochOfLog;
  out.write('currentEpoch', epochOfLog);
  out.write('updatingEpoch', 0);
  out.sync();
}

/** A server that forgets or ignores its promises must start all the same, or nobody would see what that leads to. */
function mendForVariants(self: Server, epochOfLog: number): void {
  const { config } = self;
  if (isOn(config, 'forget-current-epoch')) self.currentEpoch = Math.max(self.currentEpoch, epochOfLog);
  const forgets =
    isOn(config, 'forget-accepted-epoch') || isOn(config, 'ZOOKEEPER-335') || isOn(config, 'epoch-is-round');
  if (forgets) self.currentEpoch = Math.max(self.currentEpoch, epochOfLog);
  if (forgets) self.acceptedEpoch = Math.max(self.acceptedEpoch, self.currentEpoch);
}

function writeWhatIsMissing(self: Server, disk: DiskContents<ZabStored>, out: ZabOutbox): void {
  const isFresh = self.snapshots.length === 0 && !self.isUntrusted;
  if (isFresh) {
    const snapshot: Snapshot = { type: 'snapshot', zxid: 0, tree: emptyTree() };
    self.snapshots = [snapshot];
    out.save(snapshotFile(0), snapshot);
  }
  if (disk.cells['currentEpoch'] === undefined) out.write('currentEpoch', self.currentEpoch);
  if (disk.cells['acceptedEpoch'] === undefined) out.write('acceptedEpoch', self.acceptedEpoch);
  if (isFresh || disk.cells['acceptedEpoch'] === undefined) out.sync();
}

/** Oldest first, without those that cannot be read: their checksums tell. */
function readSnapshots(disk: DiskContents<ZabStored>): readonly Snapshot[] {
  const snapshots: Snapshot[] = [];
  for (const [name, value] of Object.entries(disk.files)) {
    if (disk.unreadableFiles.includes(name) || typeof value === 'number' || value.type !== 'snapshot')
      continue;
    snapshots.push(value);
  }
  return snapshots.sort((a, b) => a.zxid - b.zxid);
}

const newestZxid = (snapshots: readonly Snapshot[]): Zxid => Math.max(...snapshots.map(({ zxid }) => zxid));

/** A damaged last record is the end of the log; one before it is fatal. */
function refusalOf(self: Server, disk: DiskContents<ZabStored>): BootRefusal | null {
  const hasSnapshotFiles = Object.keys(disk.files).length > 0;
  if (self.snapshots.length === 0 && hasSnapshotFiles) return 'noValidSnapshot';
  if (self.snapshots.length === 0 && disk.log.length > 0) return 'logWithoutSnapshot';
  if (disk.unreadableCells.some((name) => name === 'currentEpoch' || name === 'acceptedEpoch'))
    return 'epochUnreadable';
  const damaged = disk.unreadableRecords;
  if (damaged.length === 0) return null;
  if ((damaged[0] as number) < disk.log.length - 1) return 'logCorrupt';
  self.log = self.log.truncate(disk.log.length - 1);
  return null;
}

/** `Unable to run quorum server`: the process ends. */
function refuse(reason: BootRefusal, out: ZabOutbox): false {
  out.observe({ kind: 'bootRefused', reason });
  out.exit(1);
  return false;
}

function epochCell(
  disk: DiskContents<ZabStored>,
  name: 'currentEpoch' | 'acceptedEpoch' | 'updatingEpoch',
): number | undefined {
  const value = disk.cells[name];
  return typeof value === 'number' ? value : undefined;
}
