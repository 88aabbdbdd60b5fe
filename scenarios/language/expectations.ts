/** What a story expects, as sentences: English. */
import { zxidAsPair } from '../../model/index.ts';
import { list } from './format.ts';

/** A server, or each that runs. */
export type Whose = number | 'running';

/** What is expected of several. */
export type Shared<Same> = Same & { readonly servers: readonly Whose[] };

type ModeOf = Shared<{ readonly mode: string }>;
type ZxidOf = Shared<{ readonly zxid: number }>;

/** Null: nothing is expected of it. */
export type EpochsOf = Shared<{ readonly current: number | null; readonly accepted: number | null }>;

export type LogOf = Shared<{
  readonly endsAt: number | null;
  readonly holds: readonly number[];
  readonly lacks: readonly number[];
}>;

const who = (server: Whose): string => (server === 'running' ? 'every server that runs' : String(server));

const all = (servers: readonly Whose[]): string => list(servers.map(who), 'en');

const verb = (servers: readonly Whose[], one: string, many: string): string =>
  servers.length === 1 ? one : many;

/** What is said of some servers, then of others: each has a verb of its own. */
const inTurn = (clauses: readonly string[]): string => {
  const last = clauses.at(-1) ?? '';
  return clauses.length < 2 ? last : `${clauses.slice(0, -1).join(', ')}, and ${last}`;
};

function mode({ mode: value, servers }: ModeOf): string {
  const is = verb(servers, 'is', 'are');
  if (value === 'looking' && servers.includes('running')) return 'no server that runs serves';
  if (value === 'looking') return `${all(servers)} ${verb(servers, 'does', 'do')} not serve`;
  if (value === 'down') return `${all(servers)} ${is} down`;
  if (value === 'standalone') return `${all(servers)} ${verb(servers, 'serves', 'serve')} alone`;
  return `${all(servers)} ${verb(servers, 'serves', 'serve')} as ${value}`;
}

const zxid = ({ zxid: last, servers }: ZxidOf): string =>
  `${all(servers)} ${verb(servers, 'has', 'have')} come to zxid ${zxidAsPair(last)}`;

function epochs({ servers, current, accepted }: EpochsOf): string {
  const parts = [
    ...(current === null ? [] : [`currentEpoch ${current}`]),
    ...(accepted === null ? [] : [`acceptedEpoch ${accepted}`]),
  ];
  return `${all(servers)} ${verb(servers, 'has', 'have')} ${list(parts, 'en')}`;
}

function log({ servers, endsAt, holds, lacks }: LogOf, index: number): string {
  const zxids = (some: readonly number[]): string => list(some.map(zxidAsPair), 'en');
  const parts = [
    ...(endsAt === null
      ? []
      : [
          endsAt === 0
            ? verb(servers, 'is empty', 'are empty')
            : `${verb(servers, 'ends', 'end')} at ${zxidAsPair(endsAt)}`,
        ]),
    ...(holds.length === 0 ? [] : [`${verb(servers, 'has', 'have')} ${zxids(holds)}`]),
    ...(lacks.length === 0 ? [] : [`${verb(servers, 'lacks', 'lack')} ${zxids(lacks)}`]),
  ];
  const logs = index === 0 ? verb(servers, 'the log', 'the logs') : verb(servers, 'that', 'those');
  return `${logs} of ${all(servers)} ${list(parts, 'en')}`;
}

const quoted = (names: readonly string[]): string =>
  list(
    names.map((name) => `"${name}"`),
    'en',
  );

export const expectationsInEnglish = {
  'expect.leader': (p: { leader: number }) => `${p.leader} leads`,
  'expect.noLeader': () => 'nobody leads',
  'expect.anyLeader': () => 'somebody leads',
  'expect.firstQuorum': (p: { leader: number; servers: readonly number[]; isQuorumAlone: boolean }) =>
    `${p.leader} leads: the best vote of ${list(p.servers, 'en')}, ${p.isQuorumAlone ? 'the first quorum to start' : 'who start in time'}`,
  'expect.firstQuorumUnknown': () => 'the best vote of the first quorum to start leads',
  'expect.states': (p: {
    states: readonly { readonly state: string; readonly servers: readonly number[] }[];
  }) =>
    list(
      p.states.map(
        ({ state, servers }) => `${list(servers, 'en')} ${servers.length === 1 ? 'is' : 'are'} ${state}`,
      ),
      'en',
    ),
  'expect.everyoneElseFollows': (p: { servers: readonly number[]; leader: number }) =>
    p.servers.length === 0
      ? `nobody else is there to follow ${p.leader}`
      : `${list(p.servers, 'en')} ${p.servers.length === 1 ? 'follows' : 'follow'} ${p.leader}`,
  'expect.running': (p: { state: string }) => `every server that runs is ${p.state}`,
  'expect.followers': (p: { servers: readonly number[] }) =>
    `${list(p.servers, 'en')} ${p.servers.length === 1 ? 'follows' : 'follow'} the leader`,
  'expect.everyoneElse': () => 'everyone else who runs follows the leader',
  'expect.established': (p: { leader: number }) => `${p.leader} leads, accepted by a quorum`,
  'expect.anyEstablished': () => 'somebody leads, accepted by a quorum',
  'expect.noneEstablished': () => 'nobody leads who was accepted by a quorum',
  'expect.modes': (p: { modes: readonly ModeOf[] }) => inTurn(p.modes.map(mode)),
  'expect.value': (p: { server: Whose; path: string; is: string }) =>
    `${who(p.server)} has "${p.is}" at ${p.path}`,
  'expect.noValue': (p: { server: Whose; path: string }) => `${who(p.server)} has nothing at ${p.path}`,
  'expect.zxids': (p: { zxids: readonly ZxidOf[] }) => inTurn(p.zxids.map(zxid)),
  'expect.epochs': (p: { epochs: readonly EpochsOf[] }) => inTurn(p.epochs.map(epochs)),
  'expect.logs': (p: { logs: readonly LogOf[] }) => inTurn(p.logs.map(log)),
  'expect.sync': (p: { learner: number; mode: string; rule: string | null }) =>
    `${p.learner} was last synchronised by ${p.mode}`,
  'expect.answered': (p: { paths: readonly string[] }) =>
    `${p.paths.length === 1 ? 'the write' : 'the writes'} to ${list(p.paths, 'en')} ${p.paths.length === 1 ? 'was' : 'were'} answered`,
  'expect.unanswered': (p: { paths: readonly string[] }) =>
    `${p.paths.length === 1 ? 'the write' : 'the writes'} to ${list(p.paths, 'en')} ${p.paths.length === 1 ? 'was' : 'were'} not answered`,
  'expect.allAnswered': () => 'every write was answered',
  'expect.noneAnswered': () => 'no write was answered',
  'expect.reached': (p: { properties: readonly string[] }) => `${quoted(p.properties)} came about`,
  'expect.breaks': (p: { properties: readonly string[] }) =>
    `${quoted(p.properties)} ${p.properties.length === 1 ? 'is' : 'are'} broken`,
  'expect.holds': (p: { properties: readonly string[] }) =>
    `${quoted(p.properties)} ${p.properties.length === 1 ? 'holds' : 'hold'}`,
  'expect.broken': (p: { property: string }) => `"${p.property}" is broken`,

  'unjudged.quorumStarted': (p: { quorum: readonly number[] }) =>
    `by then a quorum had started: ${list(p.quorum, 'en')}`,
  'unjudged.noQuorumYet': () => 'no quorum has started by then',
  'unjudged.startsUnknown': () => 'who starts when is known only in the run',
  'unjudged.disturbed': () => 'the story does more before the election than start servers',
  'unjudged.variants': () => 'a variant is on',
  'unjudged.race': (p: { server: number }) =>
    `${p.server} has a better vote and starts while the others decide: which comes first depends on the seed`,
  'unjudged.slowNetwork': () =>
    'messages take longer here than the last wait: who is heard in time depends on the seed',
  'unjudged.tooEarly': () => 'the election may still be under way then',
  'unjudged.neverCame': () => 'its moment never came',
};
