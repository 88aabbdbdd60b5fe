/** Servers in the roles that conversations begin with, and the words that others say to them. */
import {
  containsQuorum,
  type EnsembleConfig,
  type LearnerRole,
  type LearnerStage,
  type LogRecord,
  type ZabMessage,
} from '../../model/index.ts';
import { AssertionError } from '../../sim/index.ts';
import type { LeaderRole, LearnerHandler } from '../../model/leading/leaderRole.ts';
import type { Operation, QuorumPacket, Request } from '../../model/message.ts';
import { Talk, voteFor } from './ensemble.ts';
import { packetText } from './packets.ts';

// A leader, and what its learners say. The connection of learner n is 100 + n.

const lineOf = (sid: number): number => 100 + sid;

/** The voters that make a quorum with `id`, the smaller sids first. */
function electorsOf({ self }: Talk): readonly number[] {
  const { quorum } = self.config;
  const electors: number[] = [];
  for (const sid of quorum.voters)
    if (sid !== self.id && !containsQuorum(quorum, [self.id, ...electors])) electors.push(sid);
  return electors;
}

/** Server `id` of the ensemble has just been elected; its database is being loaded. */
export function electedLeader(config: EnsembleConfig, id = 3): Talk {
  const talk = new Talk(config, id);
  const { proposal: vote, logicalClock: round } = talk.self;
  for (const sid of [id, ...electorsOf(talk)]) talk.hears(sid, vote, { round });
  return talk.fires('finalize');
}

/** As `electedLeader`, and it waits for a quorum of FOLLOWERINFO. */
export const waitingLeader = (config: EnsembleConfig, id = 3): Talk => electedLeader(config, id).diskDone();

export const connects = (talk: Talk, sid: number): Talk =>
  talk.tell({ kind: 'accepted', connection: lineOf(sid), peer: sid, port: 'quorum' });

/** A learner says something to the leader. */
export const says = (talk: Talk, sid: number, message: QuorumPacket): Talk =>
  talk.tell({ kind: 'message', connection: lineOf(sid), peer: sid, message });

export const hangsUp = (talk: Talk, sid: number, reason: 'closed' | 'reset' | 'timeout' = 'closed'): Talk =>
  talk.tell({ kind: 'closed', connection: lineOf(sid), peer: sid, reason });

interface Info {
  readonly acceptedEpoch?: number;
  readonly learnerType?: 'participant' | 'observer';
}

/** It connects, and says who it is. */
export const registers = (
  talk: Talk,
  sid: number,
  { acceptedEpoch = 0, learnerType = 'participant' }: Info = {},
): Talk => says(connects(talk, sid), sid, { type: 'followerInfo', sid, learnerType, acceptedEpoch });

export const acksEpoch = (talk: Talk, sid: number, zxid = 0, currentEpoch: number | null = 0): Talk =>
  says(talk, sid, { type: 'ackEpoch', zxid, currentEpoch });

export const acks = (talk: Talk, sid: number, zxid: number): Talk => says(talk, sid, { type: 'ack', zxid });

/** A learner goes all the way to UPTODATE, as far as the leader goes along. */
export function joins(talk: Talk, sid: number, { zxid = 0, currentEpoch = 0, ...info }: Joining = {}): Talk {
  registers(talk, sid, info).settles();
  acksEpoch(talk, sid, zxid, currentEpoch).settles();
  return acks(talk, sid, leaderOf(talk).epoch * 2 ** 32).settles();
}

interface Joining extends Info {
  readonly zxid?: number;
  readonly currentEpoch?: number | null;
}

/** Server `id` leads and serves; its electors have gone all the way with it. */
export function establishedLeader(config: EnsembleConfig, id = 3): Talk {
  const talk = waitingLeader(config, id);
  const by = electorsOf(talk);
  const { currentEpoch, acceptedEpoch } = talk.self;
  const zxid = talk.self.database.lastProcessedZxid;
  for (const sid of by) registers(talk, sid, { acceptedEpoch });
  talk.settles();
  for (const sid of by) acksEpoch(talk, sid, zxid, currentEpoch);
  talk.settles();
  for (const sid of by) acks(talk, sid, leaderOf(talk).epoch * 2 ** 32);
  return talk.settles();
}

export function leaderOf({ self }: Talk): LeaderRole {
  if (self.role.kind !== 'leading') throw new AssertionError('it does not lead');
  return self.role;
}

export function handlerOf(talk: Talk, sid: number): LearnerHandler | undefined {
  return leaderOf(talk).handlers.find(({ connection }) => connection === lineOf(sid));
}

/** What the leader wrote to the socket of a learner after the last input. */
export const sentTo = (talk: Talk, sid: number): readonly string[] => sentOn(talk, lineOf(sid));

/** What waits for the thread that writes to it. */
export const queuedFor = (talk: Talk, sid: number): readonly string[] =>
  talk
    .waiting('toLearner', lineOf(sid))
    .map((item) => (item.type === 'packet' ? packetText(item.packet) : item.type));

/** The thread that writes to it takes a packet. */
export const writesTo = (talk: Talk, sid: number): Talk => talk.takes('toLearner', lineOf(sid));

/** Whether the leader closed its connection with a learner. */
export const droppedBy = (talk: Talk, sid: number): boolean =>
  talk.did('close').some(({ connection }) => connection === lineOf(sid));

// A learner, and what its leader says.

/** Server `id` has just heard that a quorum follows `leader`: it dials. */
export function dialling(config: EnsembleConfig, id = 1, leader = 3): Talk {
  const talk = new Talk(config, id);
  const peerEpoch = Math.max(1, talk.self.acceptedEpoch);
  for (const { id: sid, role } of config.servers)
    if (sid !== id && role === 'participant' && talk.self.role.kind === 'looking')
      talk.hears(sid, voteFor(leader, peerEpoch), { state: sid === leader ? 'LEADING' : 'FOLLOWING' });
  return talk;
}

/** As `dialling`, and it is connected: FOLLOWERINFO is sent. */
export function registering(config: EnsembleConfig, id = 1, leader = 3): Talk {
  const talk = dialling(config, id, leader);
  const { stage } = learnerOf(talk);
  if (stage.kind !== 'connecting' || stage.dialing === null) throw new AssertionError('it does not dial');
  return talk.tell({ kind: 'connected', connection: stage.dialing, peer: leader, port: 'quorum' });
}

/** The leader says something to a learner. */
export function leaderSays(talk: Talk, ...messages: readonly QuorumPacket[]): Talk {
  const { connection, leader } = learnerOf(talk);
  if (connection === null) throw new AssertionError('it is connected');
  for (const message of messages) talk.tell({ kind: 'message', connection, peer: leader, message });
  return talk;
}

export function leaderHangsUp(talk: Talk, reason: 'closed' | 'reset' | 'timeout' = 'closed'): Talk {
  const { connection, leader } = learnerOf(talk);
  if (connection === null) throw new AssertionError('it is connected');
  return talk.tell({ kind: 'closed', connection, peer: leader, reason });
}

/** It has promised the epoch, and waits to be told how it is brought up to date. */
export const awaitingSync = (config: EnsembleConfig, { id = 1, leader = 3, epoch = 1 } = {}): Talk =>
  leaderSays(registering(config, id, leader), { type: 'leaderInfo', epoch }).settles();

/** As `awaitingSync`, and the DIFF has begun. */
export const inDiff = (config: EnsembleConfig, zxid = 0, { id = 1, leader = 3, epoch = 1 } = {}): Talk =>
  leaderSays(awaitingSync(config, { id, leader, epoch }), { type: 'diff', zxid });

/** It has nothing to catch up with, and serves. */
export function servingFollower(config: EnsembleConfig, { id = 1, leader = 3, epoch = 1 } = {}): Talk {
  const talk = inDiff(config, 0, { id, leader, epoch });
  leaderSays(talk, { type: 'newLeader', zxid: epoch * 2 ** 32 }).settles();
  return leaderSays(talk, { type: 'upToDate' });
}

export function learnerOf({ self }: Talk): LearnerRole {
  if (self.role.kind !== 'following' && self.role.kind !== 'observing')
    throw new AssertionError('it has no leader');
  return self.role;
}

export function stageOf<Kind extends LearnerStage['kind']>(
  talk: Talk,
  kind: Kind,
): Extract<LearnerStage, { readonly kind: Kind }> {
  const { stage } = learnerOf(talk);
  if (stage.kind !== kind) throw new AssertionError(`it is ${stage.kind} and not ${kind}`);
  return stage as Extract<LearnerStage, { readonly kind: Kind }>;
}

/** What a learner said to its leader after the last input. Its own dials are the only connections with low numbers. */
export const answers = (talk: Talk): readonly string[] =>
  talk
    .did('send')
    .filter(({ connection }) => connection < lineOf(0))
    .map(({ message }) => packetText(message));

export const proposalOf = (record: LogRecord): QuorumPacket => ({ type: 'proposal', record });
export const commitOf = ({ zxid }: LogRecord): QuorumPacket => ({ type: 'commit', zxid });

/** Committed history as it is sent: each proposal with its COMMIT. */
export const history = (records: readonly LogRecord[]): readonly QuorumPacket[] =>
  records.flatMap((record) => [proposalOf(record), commitOf(record)]);

// Clients. The connection of client n is 200 + n.

const clientLine = (client: number): number => 200 + client;

export const clientConnects = (talk: Talk, client: number): Talk =>
  talk.tell({ kind: 'accepted', connection: clientLine(client), peer: 100 + client, port: 'client' });

export const clientSays = (talk: Talk, client: number, message: ZabMessage): Talk =>
  talk.tell({ kind: 'message', connection: clientLine(client), peer: 100 + client, message });

/** What the server said to a client after the last input. */
export const toldClient = (talk: Talk, client: number): readonly string[] => sentOn(talk, clientLine(client));

/** A request comes to Prep of a leader, from learner `sid`. */
export function submits(talk: Talk, sid: number, operation: Operation, cxid = 1): Talk {
  const request: Request = { session: `0x${sid}`, cxid, operation };
  return says(talk, sid, { type: 'request', request });
}

const sentOn = (talk: Talk, line: number): readonly string[] =>
  talk
    .did('send')
    .filter(({ connection }) => connection === line)
    .map(({ message }) => packetText(message));
