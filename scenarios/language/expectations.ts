/** What a story expects, as sentences: English. */
import { list } from './format.ts';

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
