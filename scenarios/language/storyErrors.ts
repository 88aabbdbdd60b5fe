/** What can be wrong with what a story says: the English sentences. */
import { zxidAsPair } from '../../model/index.ts';
import { known } from './errors.ts';
import { count, duration, list } from './format.ts';

const servers = (ids: readonly number[]): string =>
  ids.length === 1 ? `the only server is ${ids.join('')}` : `servers are ${known(ids.map(String))}`;

export const storyErrorsInEnglish = {
  // The ensemble
  'error.duplicateServer': (p: { server: number }) => `server ${p.server} is listed twice`,
  'error.noVoters': () => 'nobody can vote: every server is an observer',
  'error.roleContradiction': (p: { server: number }) =>
    `server ${p.server} is a participant in "servers" and an observer in "observers"`,
  'error.groupOverlap': (p: { server: number; first: number; second: number }) =>
    `server ${p.server} is in group ${p.first} and in group ${p.second}: groups may not overlap`,
  'error.groupMissing': (p: { servers: readonly number[] }) =>
    `every participant must be in a group, and ${list(p.servers, 'en')} ${p.servers.length === 1 ? 'is' : 'are'} in none`,
  'error.groupObserver': (p: { server: number }) =>
    `server ${p.server} is an observer: only participants are in groups`,
  'error.weightsWithoutGroups': () => 'weights count within groups: give "groups" too (one group is enough)',
  'error.noWeight': () => 'nobody can win a vote: all weights are 0',
  'error.epochsContradict': (p: {
    server: number;
    zxidEpoch: number;
    currentEpoch: number;
    acceptedEpoch: number;
  }) =>
    `server ${p.server} would refuse to start: epoch of zxid ${p.zxidEpoch} <= currentEpoch ${p.currentEpoch} <= acceptedEpoch ${p.acceptedEpoch} does not hold`,
  'error.besideDisk': (p: { key: string }) =>
    `"${p.key}" stands beside "disk", which says it all: put it there`,
  'error.logEndsElsewhere': (p: { zxid: number; end: number }) =>
    `zxid ${zxidAsPair(p.zxid)} is not where the log ends: ${zxidAsPair(p.end)}`,
  'error.logFalls': (p: { from: number; before: number }) =>
    `${zxidAsPair(p.from)} does not come after ${zxidAsPair(p.before)}: a log rises`,
  'error.logTooLong': (p: { transactions: number; transactionsMax: number }) =>
    `this log has ${p.transactions} transactions; at most ${p.transactionsMax} are written out, and "zxid" alone takes any`,
  'error.listensTooLong': (p: { listeningMs: number; startupMs: number }) =>
    `listening is part of startup, and ${duration(p.listeningMs * 1_000)} is longer than ${duration(p.startupMs * 1_000)}`,
  'error.notAlone': (p: { servers: number }) =>
    `a server that runs alone is the only one, and here are ${p.servers}`,
  'error.myidForEach': (p: { zooCfg: number; myid: number }) =>
    `here are ${count(p.zooCfg, 'text')} and ${p.myid} in "myid": each server has one of both`,

  // The steps
  'error.noSuchServer': (p: { server: number; servers: readonly number[] }) =>
    `there is no server ${p.server} (${servers(p.servers)})`,
  'error.sameServerTwice': (p: { server: number }) => `this takes two servers, and both are ${p.server}`,
  'error.sidesLeaveOut': (p: { servers: readonly number[] }) =>
    `the sides leave out ${list(p.servers, 'en')}: every server is on some side`,
  'error.noSuchClient': (p: { client: number; clients: number }) =>
    `there is no client ${p.client} (${p.clients === 0 ? 'this story has none' : `clients are 1 to ${p.clients}`})`,
  'error.seenByNobody': (p: { event: string }) => `no server sees ${p.event}: leave "by" out`,
  'error.forNeedsIds': (p: { word: string }) =>
    `"for" needs the servers by their ids: who was "${p.word}" is not known any more when it ends`,
  'error.nothingHeld': (p: { name: string; suggestion: string | null; known: readonly string[] }) =>
    p.known.length === 0
      ? 'no step of this story holds a message'
      : p.suggestion === null
        ? `no step holds a message as "${p.name}" (held are ${known(p.known)})`
        : `no step holds a message as "${p.name}": did you mean "${p.suggestion}"?`,
  'error.stepAfterEnd': (p: { atUs: number; untilUs: number }) =>
    `this happens at ${duration(p.atUs)}, after the end (until ${duration(p.untilUs)})`,
  'error.serverStartAfterEnd': (p: { server: number; atUs: number; untilUs: number }) =>
    `server ${p.server} would start at ${duration(p.atUs)}, after the end (until ${duration(p.untilUs)})`,
  'error.tooManySteps': (p: { steps: number; stepsMax: number }) =>
    `this story unfolds into ${p.steps} steps; at most ${p.stepsMax} are run`,
  'error.startedTwice': (p: { server: number; atUs: number }) =>
    `server ${p.server} was started at ${duration(p.atUs)} already: after a kill or a power off, write "restart"`,

  'error.decidedTwice': (p: { meaning: string }) => `"${p.meaning}" is decided twice`,

  // In a link
  'error.badLink': () =>
    'this is not the link of a story: expected letters, digits, "-" and "_", all that zablab wrote',
  'error.linkTooLong': (p: { characters: number; charactersMax: number }) =>
    `this story is too large for a link: ${p.characters} characters, at most ${p.charactersMax} are read`,

  // Changes for one run
  'error.settingForm': (p: { found: string }) =>
    `"${p.found}" is not a setting: write KEY=VALUE, such as tickTime=500`,
  'error.settingInteger': (p: { found: string; min: number }) =>
    `"${p.found}" is not an integer of at least ${p.min}`,
};
