/** Whether an expectation holds at its moment. */
import { electedLeader, readTree, serverMode } from '../model/index.ts';
import type { ProcessId, PropertyVerdict } from '../sim/index.ts';
import type { Chronicle } from './chronicle.ts';
import { claimOf } from './claim.ts';
import type {
  Expectation,
  ExpectationOf,
  ExpectedEpochs,
  ExpectedLog,
  RunDescription,
  Whose,
} from './format/resolved.ts';
import { firstQuorum } from './firstQuorum.ts';
import {
  epochsOf,
  establishedLeader,
  isLogged,
  lastLogged,
  modeOf,
  serverAt,
  type ZabStates,
} from './serverFacts.ts';
import { JOIN_US, startTimes } from './starts.ts';

/** What can be looked at when an expectation is judged. */
export interface Instant {
  readonly atUs: number;
  readonly states: ZabStates;
  readonly chronicle: Readonly<Chronicle>;
  verdicts(): readonly PropertyVerdict[];
}

/** Judges an expectation. One that says nothing about this run is not unmet. */
export function isMet(expectation: Expectation, run: RunDescription, instant: Instant): boolean {
  if (claimOf(expectation, run, instant.atUs).unjudged !== null) return true;
  const { states, chronicle } = instant;
  switch (expectation.kind) {
    case 'leader':
      return isLeaderMet(expectation, run, states);
    case 'established':
      return isNamed(establishedLeader(states), expectation.leader);
    case 'state':
      return expectation.states.every(({ server, state }) =>
        whoIs(server, states).every((id) => (serverMode(serverAt(states, id)) ?? 'down') === state),
      );
    case 'mode':
      return expectation.modes.every(({ server, mode }) =>
        whoIs(server, states).every((id) => modeOf(serverAt(states, id)) === mode),
      );
    case 'followers':
      return followersExpected(expectation, run, instant).every((server) => followsLeader(server, states));
    case 'value':
      return whoIs(expectation.at, states).every((id) => isValueMet(expectation, id, states));
    case 'zxid':
      return expectation.zxids.every(({ server, zxid }) =>
        whoIs(server, states).every((id) => serverAt(states, id)?.database.lastProcessedZxid === zxid),
      );
    case 'epoch':
      return expectation.epochs.every((epochs) =>
        whoIs(epochs.server, states).every((id) => areEpochsMet(epochs, id, states)),
      );
    case 'log':
      return expectation.logs.every((log) =>
        whoIs(log.server, states).every((id) => isLogMet(log, id, states)),
      );
    case 'sync':
      return isSyncMet(expectation, chronicle);
    case 'answered':
    case 'unanswered':
      return areWritesMet(expectation, chronicle);
    case 'reached':
    case 'breaks':
    case 'holds':
      return arePropertiesMet(expectation, instant.verdicts());
  }
}

function isLeaderMet(
  { leader: expected }: ExpectationOf<'leader'>,
  run: RunDescription,
  states: ZabStates,
): boolean {
  const leader = electedLeader(states);
  if (expected !== 'first quorum') return isNamed(leader, expected);
  const quorum = firstQuorum(run);
  return !('id' in quorum) && leader === quorum.leader;
}

function isNamed(leader: ProcessId | null, expected: ProcessId | 'none' | 'any'): boolean {
  if (expected === 'none') return leader === null;
  return expected === 'any' ? leader !== null : leader === expected;
}

const whoIs = (server: Whose, states: ZabStates): readonly ProcessId[] =>
  server === 'running' ? running(states) : [server];

const running = (states: ZabStates): readonly ProcessId[] =>
  states.ids.filter((id) => serverAt(states, id) !== null);

/** Named ones, or all that run, less the leader and those that have only just started. */
function followersExpected(
  { servers }: ExpectationOf<'followers'>,
  run: RunDescription,
  { states, atUs }: Instant,
): readonly ProcessId[] {
  if (servers !== 'everyone else') return servers;
  const { starts } = startTimes(run);
  const latest = starts.filter((start) => start.atUs > atUs - JOIN_US).map(({ server }) => server);
  const leader = electedLeader(states);
  return running(states).filter((id) => id !== leader && !latest.includes(id) && !states.isPaused(id));
}

function followsLeader(id: ProcessId, states: ZabStates): boolean {
  const leader = electedLeader(states);
  const server = serverAt(states, id);
  if (leader === null || server === null) return false;
  const { kind } = server.role;
  return (kind === 'following' || kind === 'observing') && server.currentVote.vote.leader === leader;
}

/** What memory has, whether or not the server serves it to anybody. A server that is down has none. */
function isValueMet({ path, is }: ExpectationOf<'value'>, id: ProcessId, states: ZabStates): boolean {
  const server = serverAt(states, id);
  return server !== null && readTree(server.database.tree, path) === is;
}

function areEpochsMet(expected: ExpectedEpochs, id: ProcessId, states: ZabStates): boolean {
  const { current, accepted } = epochsOf(states, id);
  return (
    (expected.current === null || expected.current === current) &&
    (expected.accepted === null || expected.accepted === accepted)
  );
}

const isLogMet = ({ endsAt, holds, lacks }: ExpectedLog, id: ProcessId, states: ZabStates): boolean =>
  (endsAt === null || lastLogged(states, id) === endsAt) &&
  holds.every((zxid) => isLogged(states, id, zxid)) &&
  !lacks.some((zxid) => isLogged(states, id, zxid));

function isSyncMet({ learner, mode, rule }: ExpectationOf<'sync'>, { syncs }: Chronicle): boolean {
  const last = syncs.findLast((sync) => sync.learner === learner);
  return last !== undefined && last.mode === mode && (rule === null || last.rule === rule);
}

function areWritesMet(
  { kind, paths }: ExpectationOf<'answered' | 'unanswered'>,
  { writes }: Chronicle,
): boolean {
  if (paths === 'all') {
    const counts = [...writes].map(([, count]) => count);
    const isFit = ({ asked, answered }: { readonly asked: number; readonly answered: number }): boolean =>
      kind === 'answered' ? asked === answered : answered === 0;
    return counts.length > 0 && counts.every(isFit);
  }
  return paths.every((path) => {
    const count = writes.get(path);
    return count !== undefined && (count.asked === count.answered) === (kind === 'answered');
  });
}

function arePropertiesMet(
  { kind, properties }: ExpectationOf<'reached' | 'breaks' | 'holds'>,
  verdicts: readonly PropertyVerdict[],
): boolean {
  return properties.every((name) => {
    const held = verdicts.find((verdict) => verdict.name === name)?.held;
    return held === (kind !== 'breaks');
  });
}
