/**
 * How much a story asks of its reader, as one number. The shrinker takes nothing that does not lower it: that is what ends it, and what
 * makes a second shrink find nothing.
 *
 * The weights say which of two stories people would rather read; only their order matters, not their size. A step more outweighs all that can
 * be said within one.
 */
import type { AuthoredStep, AuthoredTarget } from '../format/authoredStep.ts';
import { micros } from '../format/latencyText.ts';
import { readOccurrence } from '../format/occurrence.ts';
import type { AuthoredLatency, Scenario } from '../format/scenario.ts';
import { listServers } from '../format/listServers.ts';
import { actionIn, type Verb, verbOf } from './parts.ts';

const STEP = 1_000;
const SERVER = 300;

/** What a verb asks beyond its being there. */
const VERBS: Readonly<Record<Verb, number>> = {
  start: 0,
  write: 0,
  kill: 1,
  heal: 1,
  settle: 1,
  read: 2,
  open: 2,
  close: 2,
  cut: 3,
  reset: 3,
  restart: 3,
  pause: 3,
  resume: 3,
  sync: 4,
  loseDisk: 4,
  letGo: 4,
  powerOff: 6,
  partition: 8,
  slowDisk: 9,
  repairDisk: 9,
  freeDisk: 9,
  fillDisk: 10,
  failDisk: 10,
  flipByte: 10,
  hold: 12,
  delay: 14,
  clock: 16,
  bridge: 25,
  ring: 30,
  majoritiesRing: 35,
  flap: 40,
  expect: 50,
};

/** @returns A number above 0; of two stories that show the same, the one with the lower number is the better one. */
export const burdenOf = (story: Scenario): number =>
  ensembleBurden(story) + deliveryBurden(story) + stepsBurden(story.steps);

function stepsBurden(steps: readonly AuthoredStep[]): number {
  let sum = 0;
  let latestUs = 0;
  for (const step of steps) {
    // What happens again and again has to be thought of as often.
    const times = 'every' in step ? step.times : 1;
    sum += times * STEP + VERBS[verbOf(step)] + momentBurden(step) + actionBurden(step);
    if (!('at' in step)) continue;
    const us = micros(step.at);
    if (us < latestUs) sum += 2; // Read out of its turn.
    latestUs = Math.max(latestUs, us);
  }
  return sum;
}

function momentBurden(step: AuthoredStep): number {
  if ('at' in step) {
    const placed = step.behind === undefined ? 0 : 8 + sizeOf(step.behind);
    return timeBurden(micros(step.at)) + placed;
  }
  // What follows another step moves when that one goes.
  if ('then' in step) return 20 + spanBurden(step.then);
  if ('every' in step) return 200 + spanBurden(step.every) + spanBurden(step.from) + sizeOf(step.times);
  const when = 'when' in step ? step.when : (readOccurrence(step.after) ?? { event: '' });
  const { event, by, nth = 1, ...fields } = when;
  const narrowed = Object.keys(fields).length * 2 + (by === undefined ? 0 : 1);
  const wait = step.wait === undefined ? 0 : 2 + spanBurden(step.wait);
  return (
    12 + narrowed + (nth === 1 ? 0 : 1 + sizeOf(nth)) + wait + ('when' in step ? 2 : 0) + event.length / 100
  );
}

/** A time of the run: whole seconds are best, and early ones. */
function timeBurden(us: number): number {
  let decimals = 6;
  for (let rest = us; decimals > 0 && rest % 10 === 0; rest /= 10) decimals--;
  // Milliseconds say that something happens then, and not what: the event itself would.
  return decimals * 3 + (decimals > 2 ? 6 : 0) + digitsOf(us) + us / 2_000_000;
}

/** A stretch of time: its unit is no matter, its digits are. */
function spanBurden(time: string | undefined): number {
  if (time === undefined) return 0;
  const us = micros(time);
  return 1 + digitsOf(us) * 2 + us / 2_000_000;
}

/** How many digits have to be read: 1 of 20, 3 of 0.125. */
const digitsOf = (value: number): number => String(value).replace(/0+$/, '').length;

/** 0 of 1, and one more with each doubling. */
function sizeOf(value: number): number {
  let size = 0;
  for (let rest = value; rest > 1; rest /= 2) size++;
  return size + digitsOf(value) / 10;
}

function actionBurden(step: AuthoredStep): number {
  const verb = verbOf(step);
  const { [verb]: object, ...more } = actionIn(step);
  let sum = verb === 'write' ? writeBurden(object as object) : objectBurden(object);
  for (const [key, value] of Object.entries(more)) {
    if (value === undefined) continue;
    if (key === 'unsynced') sum += value === 'lost' ? 2 : value === 'prefix' ? 6 : 12;
    else if (key === 'for' || key === 'down' || key === 'up' || key === 'apart')
      sum += 2 + spanBurden(value as string);
    else if (key === 'latency') sum += latencyBurden(value as AuthoredLatency);
    else sum += 3 + wordsIn(value);
  }
  return sum;
}

function writeBurden(write: object): number {
  let sum = 0;
  for (const [key, value] of Object.entries(write)) {
    if (key === 'through') sum += objectBurden(value);
    else if (key === 'path' || key === 'value') sum += String(value).length - 1;
    else if (value !== undefined) sum += 2 + (typeof value === 'number' ? sizeOf(value) : 1);
  }
  return sum;
}

/** Ids are plain, words are not: the reader must find out whom they mean. */
function objectBurden(object: unknown): number {
  if (typeof object === 'number') return 0;
  if (object === 'all') return 1;
  if (typeof object === 'string') return 4;
  if (Array.isArray(object)) return object.reduce<number>((sum, one) => sum + 1 + objectBurden(one), 0);
  if (typeof object !== 'object' || object === null) return 0;
  return Object.entries(object).reduce(
    (sum, [key, value]) =>
      sum + (key === 'through' ? objectBurden(value as AuthoredTarget) : 1 + wordsIn(value)),
    0,
  );
}

/** The letters of what is said, in parts of a letter. */
const wordsIn = (value: unknown): number => `${JSON.stringify(value)}`.length / 10;

function ensembleBurden({ ensemble }: Scenario): number {
  const { servers, zooCfg, variants = [], ...settings } = ensemble;
  const listed = listServers(ensemble);
  const plain =
    zooCfg === undefined && listed.every((server, index) => isPlain(server) && server.id === index + 1);
  let sum = listed.length * SERVER + (plain ? 0 : 30) + variants.length * 60;
  if (zooCfg !== undefined) sum += 200;
  if (typeof servers !== 'number') sum += 5 + listed.reduce((all, server) => all + wordsIn(server), 0);
  for (const [key, value] of Object.entries(settings))
    if (value !== undefined)
      sum += (key === 'clients' ? 5 : 60) + (typeof value === 'number' ? sizeOf(value) : wordsIn(value));
  return sum;
}

const isPlain = (server: object): boolean => Object.keys(server).length === 1;

/** What is left to chance asks more than what is always the same, even where the story does not say so. */
function deliveryBurden({ network = {}, disk = {}, handOver, seed, decisions = [] }: Scenario): number {
  let sum = network.latency === undefined ? 140 : latencyBurden(network.latency);
  if (network.giveUp !== undefined) sum += 20 + spanBurden(network.giveUp);
  for (const { latency } of network.links ?? []) sum += 40 + latencyBurden(latency);
  sum += disk.sync === undefined ? 140 : latencyBurden(disk.sync);
  for (const latency of [disk.append, disk.write, disk.save, handOver])
    if (latency !== undefined) sum += 10 + latencyBurden(latency);
  if (seed !== undefined && seed !== '1') sum += 10 + seed.length;
  for (const line of decisions) sum += 15 + line.length / 10 + digitsIn(line);
  return sum;
}

/** Of the value: `1→3 ACK #2: 676us` has three. */
const digitsIn = (line: string): number =>
  line.slice(line.lastIndexOf(':')).replace(/\D|0+(?=\D*$)/g, '').length;

function latencyBurden(latency: AuthoredLatency): number {
  if (typeof latency !== 'string') return 160;
  if (latency === 'normal') return 2;
  return latency.includes('..') ? 150 : 5 + digitsOf(micros(latency));
}
