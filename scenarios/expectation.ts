/** Expectations: whether they hold at their moment, whether they say anything about this run at all, and how they read. */
import { electedLeader, type Server, serverMode } from '../model/index.ts';
import type { ProcessId, ProcessStates } from '../sim/index.ts';
import type { Expectation, ExpectedState, RunDescription } from './format/resolved.ts';
import { type FirstQuorum, firstQuorum } from './firstQuorum.ts';
import type { Message, MessageId, MessageParams } from './language/message.ts';
import { startTimes } from './starts.ts';

/** What an expectation says in this run. */
export interface Claim {
  readonly sentence: Message;
  /** Why it says nothing about this run (a setting may have changed the story under it), or null. */
  readonly unjudged: Message | null;
}

/** How long a server gets to join before it is counted among those who should follow. */
const JOIN_US = 1_000_000;

/**
 * Judges an expectation. One that says nothing about this run is not unmet.
 *
 * @param atUs - The virtual time of its moment.
 */
export function isMet(
  expectation: Expectation,
  run: RunDescription,
  states: ProcessStates<Server>,
  atUs: number,
): boolean {
  if (claimOf(expectation, run, atUs).unjudged !== null) return true;
  switch (expectation.kind) {
    case 'leader':
      return isLeaderMet(expectation.leader, run, states);
    case 'state':
      return expectation.states.every((expected) => isStateMet(expected, states));
    case 'followers':
      return followersExpected(expectation, run, states, atUs).every((server) =>
        followsLeader(server, states),
      );
  }
}

/** @returns What the expectation claims of this run, and whether it does. */
export function claimOf(expectation: Expectation, run: RunDescription, atUs: number): Claim {
  const sentence = sentenceOf(expectation, run, atUs);
  if (expectation.unless !== null) {
    const quorum = firstQuorum(run);
    if ('id' in quorum && quorum.id !== 'unjudged.noQuorumYet') return { sentence, unjudged: quorum };
    if (!('id' in quorum) && quorum.atUs <= atUs) {
      const { servers } = quorum;
      return { sentence, unjudged: { id: 'unjudged.quorumStarted', params: { quorum: servers } } };
    }
  }
  if (expectation.kind === 'leader' && expectation.leader === 'first quorum')
    return { sentence, unjudged: whyRuleIsSilent(firstQuorum(run), atUs) };
  if (expectation.kind === 'followers' && expectation.servers === 'everyone else') {
    const silent = whyRuleIsSilent(firstQuorum(run), atUs);
    return { sentence, unjudged: silent !== null && SPEAKS_FOR_ITSELF.includes(silent.id) ? null : silent };
  }
  return { sentence, unjudged: null };
}

/** Whoever leads, and however that came about, everyone else should follow. */
const SPEAKS_FOR_ITSELF: readonly MessageId[] = [
  'unjudged.disturbed',
  'unjudged.startsUnknown',
  'unjudged.variants',
];

function whyRuleIsSilent(quorum: FirstQuorum | Message, atUs: number): Message | null {
  if ('id' in quorum) return quorum;
  if (atUs < quorum.atUs) return { id: 'unjudged.noQuorumYet', params: {} };
  return atUs < quorum.overUs ? { id: 'unjudged.tooEarly', params: {} } : null;
}

function sentenceOf(expectation: Expectation, run: RunDescription, atUs: number): Message {
  switch (expectation.kind) {
    case 'leader':
      return leaderSentence(expectation.leader, run);
    case 'state':
      return stateSentence(expectation.states, startedBy(run, atUs));
    case 'followers':
      return expectation.servers === 'everyone else'
        ? everyoneElseSentence(run, atUs)
        : { id: 'expect.followers', params: { servers: expectation.servers } };
  }
}

function leaderSentence(
  leader: Extract<Expectation, { kind: 'leader' }>['leader'],
  run: RunDescription,
): Message {
  if (typeof leader === 'number') return { id: 'expect.leader', params: { leader } };
  if (leader === 'none') return { id: 'expect.noLeader', params: {} };
  if (leader === 'any') return { id: 'expect.anyLeader', params: {} };
  const quorum = firstQuorum(run);
  return 'id' in quorum
    ? { id: 'expect.firstQuorumUnknown', params: {} }
    : { id: 'expect.firstQuorum', params: firstQuorumParams(quorum) };
}

function firstQuorumParams({ leader, servers, inTime }: FirstQuorum): MessageParams<'expect.firstQuorum'> {
  return { leader, servers: inTime, isQuorumAlone: inTime.length === servers.length };
}

/** Names them, if the story alone tells who they are. */
function everyoneElseSentence(run: RunDescription, atUs: number): Message {
  const quorum = firstQuorum(run);
  const running = startedBy(run, atUs - JOIN_US);
  if ('id' in quorum || running === null) return { id: 'expect.everyoneElse', params: {} };
  const servers = running.filter((server) => server !== quorum.leader);
  return { id: 'expect.everyoneElseFollows', params: { servers, leader: quorum.leader } };
}

/** @returns The servers that have started by then, or null if more than starts decides about that. */
function startedBy(run: RunDescription, atUs: number): readonly ProcessId[] | null {
  const { starts, isComplete, disturbedUs } = startTimes(run);
  if (!isComplete || disturbedUs <= atUs) return null;
  return starts
    .filter((start) => start.atUs <= atUs)
    .map(({ server }) => server)
    .toSorted((a, b) => a - b);
}

function stateSentence(states: readonly ExpectedState[], running: readonly ProcessId[] | null): Message {
  const all = states.find(({ server }) => server === 'running');
  if (all !== undefined && states.length === 1) {
    const { state } = all;
    return running === null || running.length === 0
      ? { id: 'expect.running', params: { state } }
      : { id: 'expect.states', params: { states: [{ state, servers: running }] } };
  }
  const names = [...new Set(states.map(({ state }) => state))];
  const grouped = names.map((state) => ({
    state,
    servers: states.flatMap((expected) =>
      expected.state === state && expected.server !== 'running' ? [expected.server] : [],
    ),
  }));
  return { id: 'expect.states', params: { states: grouped } };
}

function isLeaderMet(
  expected: Extract<Expectation, { kind: 'leader' }>['leader'],
  run: RunDescription,
  states: ProcessStates<Server>,
): boolean {
  const leader = electedLeader(states);
  if (expected === 'none') return leader === null;
  if (expected === 'any') return leader !== null;
  if (typeof expected === 'number') return leader === expected;
  const quorum = firstQuorum(run);
  return !('id' in quorum) && leader === quorum.leader;
}

function isStateMet({ server, state }: ExpectedState, states: ProcessStates<Server>): boolean {
  if (server === 'running') return running(states).every((id) => serverMode(states.stateOf(id)) === state);
  return (serverMode(states.stateOf(server)) ?? 'down') === state;
}

/** Named ones, or all that run, less the leader and those that have only just started. */
function followersExpected(
  { servers }: Extract<Expectation, { kind: 'followers' }>,
  run: RunDescription,
  states: ProcessStates<Server>,
  atUs: number,
): readonly ProcessId[] {
  if (servers !== 'everyone else') return servers;
  const { starts } = startTimes(run);
  const latest = starts.filter((start) => start.atUs > atUs - JOIN_US).map(({ server }) => server);
  const leader = electedLeader(states);
  return running(states).filter((id) => id !== leader && !latest.includes(id) && !states.isPaused(id));
}

function followsLeader(id: ProcessId, states: ProcessStates<Server>): boolean {
  const leader = electedLeader(states);
  const server = states.stateOf(id);
  if (leader === null || server === null) return false;
  const { kind } = server.role;
  return (kind === 'following' || kind === 'observing') && server.currentVote.vote.leader === leader;
}

const running = (states: ProcessStates<Server>): readonly ProcessId[] =>
  states.ids.filter((id) => states.stateOf(id) !== null);
