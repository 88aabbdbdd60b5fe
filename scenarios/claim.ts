/** What an expectation says in this run, in words, and whether it says anything about it at all. */
import { equalValues, type ProcessId } from '../sim/index.ts';
import { type FirstQuorum, firstQuorum } from './firstQuorum.ts';
import type { Expectation, ExpectationOf, ExpectedState, RunDescription, Whose } from './format/resolved.ts';
import type { ParamsOf } from './language/catalogue.ts';
import type { expectationsInEnglish, Shared } from './language/expectations.ts';
import type { ExpectationMessage } from './language/words.ts';
import { JOIN_US, startTimes } from './starts.ts';

/** What an expectation says in this run. */
export interface Claim {
  readonly sentence: ExpectationMessage;
  /** Why it says nothing about this run (a setting may have changed the story under it), or null. */
  readonly unjudged: ExpectationMessage | null;
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
const SPEAKS_FOR_ITSELF: readonly ExpectationMessage['id'][] = [
  'unjudged.disturbed',
  'unjudged.startsUnknown',
  'unjudged.variants',
];

function whyRuleIsSilent(quorum: FirstQuorum | ExpectationMessage, atUs: number): ExpectationMessage | null {
  if ('id' in quorum) return quorum;
  if (atUs < quorum.atUs) return { id: 'unjudged.noQuorumYet', params: {} };
  return atUs < quorum.overUs ? { id: 'unjudged.tooEarly', params: {} } : null;
}

function sentenceOf(expectation: Expectation, run: RunDescription, atUs: number): ExpectationMessage {
  switch (expectation.kind) {
    case 'leader':
      return leaderSentence(expectation.leader, run);
    case 'established':
      return establishedSentence(expectation);
    case 'state':
      return stateSentence(expectation.states, startedBy(run, atUs));
    case 'followers':
      return expectation.servers === 'everyone else'
        ? everyoneElseSentence(run, atUs)
        : { id: 'expect.followers', params: { servers: expectation.servers } };
    case 'mode':
      return { id: 'expect.modes', params: { modes: alike(expectation.modes) } };
    case 'value': {
      const { at, path, is } = expectation;
      return is === null
        ? { id: 'expect.noValue', params: { server: at, path } }
        : { id: 'expect.value', params: { server: at, path, is } };
    }
    case 'zxid':
      return { id: 'expect.zxids', params: { zxids: alike(expectation.zxids) } };
    case 'epoch':
      return { id: 'expect.epochs', params: { epochs: alike(expectation.epochs) } };
    case 'log':
      return { id: 'expect.logs', params: { logs: alike(expectation.logs) } };
    case 'sync': {
      const { learner, mode, rule } = expectation;
      return { id: 'expect.sync', params: { learner, mode, rule } };
    }
    case 'answered':
    case 'unanswered':
      return writesSentence(expectation);
    case 'reached':
    case 'breaks':
    case 'holds':
      return { id: `expect.${expectation.kind}`, params: { properties: expectation.properties } };
  }
}

/** Servers of which the same is expected, in the order in which they are first named; before all others, what is expected of each that runs. */
function alike<Expected extends { readonly server: Whose }>(
  expected: readonly Expected[],
): readonly Shared<Omit<Expected, 'server'>>[] {
  const groups: { readonly same: Omit<Expected, 'server'>; readonly servers: Whose[] }[] = [];
  const ofAll = expected.filter(({ server }) => server === 'running');
  for (const { server, ...same } of [...ofAll, ...expected.filter((one) => !ofAll.includes(one))]) {
    const group = groups.find((other) => equalValues(other.same, same));
    if (group === undefined) groups.push({ same, servers: [server] });
    else group.servers.push(server);
  }
  return groups.map(({ same, servers }) => ({ ...same, servers }));
}

function establishedSentence({ leader }: ExpectationOf<'established'>): ExpectationMessage {
  if (typeof leader === 'number') return { id: 'expect.established', params: { leader } };
  return { id: leader === 'none' ? 'expect.noneEstablished' : 'expect.anyEstablished', params: {} };
}

function writesSentence({ kind, paths }: ExpectationOf<'answered' | 'unanswered'>): ExpectationMessage {
  if (paths !== 'all') return { id: `expect.${kind}`, params: { paths } };
  return { id: kind === 'answered' ? 'expect.allAnswered' : 'expect.noneAnswered', params: {} };
}

function leaderSentence(
  leader: Extract<Expectation, { kind: 'leader' }>['leader'],
  run: RunDescription,
): ExpectationMessage {
  if (typeof leader === 'number') return { id: 'expect.leader', params: { leader } };
  if (leader === 'none') return { id: 'expect.noLeader', params: {} };
  if (leader === 'any') return { id: 'expect.anyLeader', params: {} };
  const quorum = firstQuorum(run);
  return 'id' in quorum
    ? { id: 'expect.firstQuorumUnknown', params: {} }
    : { id: 'expect.firstQuorum', params: firstQuorumParams(quorum) };
}

function firstQuorumParams({
  leader,
  servers,
  inTime,
}: FirstQuorum): ParamsOf<(typeof expectationsInEnglish)['expect.firstQuorum']> {
  return { leader, servers: inTime, isQuorumAlone: inTime.length === servers.length };
}

/** Names them, if the story alone tells who they are. */
function everyoneElseSentence(run: RunDescription, atUs: number): ExpectationMessage {
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

function stateSentence(
  states: readonly ExpectedState[],
  running: readonly ProcessId[] | null,
): ExpectationMessage {
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
