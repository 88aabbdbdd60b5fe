/** What a story does to processes, links, clocks and disks, told: English. */
import type { DiskFault, Latency } from '../../../sim/index.ts';
import { count, duration, latencyText, list } from '../format.ts';
import type { Party } from './words.ts';

export const who = (party: Party): string =>
  typeof party === 'object' ? `client ${party.client}` : party === 'leader' ? 'the leader' : String(party);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** At the beginning of a sentence. */
const Who = (party: Party): string => capital(who(party));

const all = (parties: readonly Party[]): string => list(parties.map(who), 'en');

type Operations = Extract<DiskFault, { kind: 'slow' }>['operations'];

const operations: Readonly<Record<Operations[number], string>> = {
  append: 'appending to the log',
  truncate: 'cutting the log',
  write: 'writing a file',
  save: 'saving a snapshot',
  remove: 'removing a file',
  sync: 'syncing',
};

const isAll = (kinds: Operations): boolean => new Set(kinds).size === Object.keys(operations).length;

/** One subject, or several. */
const isOne = (kinds: Operations): boolean => kinds.length === 1 || isAll(kinds);

const doing = (kinds: Operations): string =>
  isAll(kinds)
    ? 'all that it does'
    : list(
        kinds.map((kind) => operations[kind]),
        'en',
      );

function diskFault(owner: string, fault: DiskFault): string {
  const disk = `The disk of ${owner}`;
  switch (fault.kind) {
    case 'slow': {
      const verb = isOne(fault.operations) ? 'takes' : 'take';
      return fault.latency === null
        ? `${disk} is as fast as usual again: ${doing(fault.operations)}`
        : `${disk} is slow: ${doing(fault.operations)} ${verb} ${latencyText(fault.latency)} from now on`;
    }
    case 'fail': {
      const often = fault.times === undefined ? '' : `, ${count(fault.times, 'time')}`;
      return `${disk} has errors: ${doing(fault.operations)} ${isOne(fault.operations) ? 'fails' : 'fail'}${often}`;
    }
    case 'repair':
      return `${disk} is repaired`;
    case 'fill':
      return `${disk} is full: nothing more can be written`;
    case 'free':
      return `${disk} has room again`;
    case 'flip':
      return `A byte flips on the disk of ${owner}: ${place(fault.what)} cannot be read any more`;
    case 'wipe':
      return `${owner} gets a new, empty disk`;
  }
}

function place(what: Extract<DiskFault, { kind: 'flip' }>['what']): string {
  if ('cell' in what) return `the file ${what.cell}`;
  if ('file' in what) return what.file;
  return what.record === 0
    ? 'the last record of the log'
    : `record ${what.record + 1} from the end of the log`;
}

/** Source: `org.apache.zookeeper.server.ExitCode`. */
const exits: Readonly<Record<number, string>> = {
  10: 'it could not write a snapshot',
  12: 'it was told to commit what does not come next',
  13: 'it could not do what its leader sent first',
  14: 'its election port is taken',
};

export const faultsInEnglish = {
  'told.killed': (p: { process: Party }) => `${Who(p.process)} is killed`,
  'told.poweredOff': (p: { process: Party; lost: number; torn: boolean }) => {
    const lost = p.lost === 0 ? '' : `, and with it ${count(p.lost, 'write')} not yet synced`;
    return `${Who(p.process)} loses power${lost}${p.torn ? '; its last record is torn' : ''}`;
  },
  'told.exited': (p: { process: Party; code: number }) => {
    const reason = exits[p.code];
    return `${Who(p.process)} exits with code ${p.code}${reason === undefined ? '' : `: ${reason}`}`;
  },
  'told.paused': (p: { process: Party }) => `${Who(p.process)} is paused`,
  'told.resumed': (p: { process: Party }) => `${Who(p.process)} is resumed`,
  'told.clockChanged': (p: { process: Party; ratePpm: number; jumpUs: number }) => {
    const jump = p.jumpUs === 0 ? [] : [`jumps by ${duration(p.jumpUs)}`];
    const rate =
      p.ratePpm === 1_000_000 ? 'runs true' : `runs at ${p.ratePpm / 1_000_000} times the true rate`;
    return `The clock of ${who(p.process)} ${[...jump, rate].join(' and ')}`;
  },
  'told.disk': (p: { process: Party; fault: DiskFault }) => diskFault(who(p.process), p.fault),
  'told.partitioned': (p: { sides: readonly (readonly Party[])[] }) =>
    `The network splits: ${p.sides.map(all).join(' | ')}`,
  'told.bridged': (p: { among: readonly Party[]; through: Party }) =>
    `The network splits: of ${all(p.among)} only ${who(p.through)} sees both halves`,
  'told.ring': (p: { among: readonly Party[] }) =>
    `The network of ${all(p.among)} becomes a ring: each sees only its two neighbours`,
  'told.majoritiesRing': (p: { among: readonly Party[] }) =>
    `The network of ${all(p.among)} becomes a ring: each sees a majority, but a different one`,
  'told.flapping': (p: {
    between: readonly [Party, Party];
    downUs: number;
    upUs: number;
    times: number | null;
  }) =>
    `The link between ${who(p.between[0])} and ${who(p.between[1])} flaps: down for ${duration(p.downUs)}, up for ${duration(p.upUs)}${p.times === null ? '' : `, ${count(p.times, 'time')}`}`,
  'told.cut': (p: { from: Party; to: Party; ways: 'both' | 'one' }) =>
    p.ways === 'both'
      ? `The link between ${who(p.from)} and ${who(p.to)} is cut`
      : `Nothing that ${who(p.from)} sends reaches ${who(p.to)} any more`,
  'told.healed': (p: { between: readonly [Party, Party] | 'all' }) =>
    p.between === 'all'
      ? 'The network heals'
      : `The link between ${who(p.between[0])} and ${who(p.between[1])} heals`,
  'told.delayed': (p: { from: Party; to: Party; ways: 'both' | 'one'; latency: Latency | null }) => {
    const messages = `Messages from ${who(p.from)} to ${who(p.to)}${p.ways === 'both' ? ' and back' : ''}`;
    return p.latency === null
      ? `${messages} take as long as usual again`
      : `${messages} take ${latencyText(p.latency)} from now on`;
  },
  'told.reset': (p: { between: readonly [Party, Party] }) =>
    `The connections between ${who(p.between[0])} and ${who(p.between[1])} are reset`,
  'told.settled': (p: { processes: readonly Party[]; apart: readonly Party[] }) => {
    const beside = p.apart.length === 0 ? '' : `, apart from ${all(p.apart)}`;
    return `${capital(all(p.processes))} ${p.processes.length === 1 ? 'is' : 'are'} left alone${beside}: what troubled them is over`;
  },
  'told.step': (p: { verb: string; process: Party }) => `Step: ${p.verb} ${who(p.process)}`,
  'told.linkChanged': (p: { from: Party; to: Party; isCut: boolean }) =>
    `The link from ${who(p.from)} to ${who(p.to)} ${p.isCut ? 'is cut' : 'heals'}`,
};
