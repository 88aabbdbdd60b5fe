/** What was typed behind `zablab fuzz`, checked. */
import { type Bug, bugNamed, bugNames, isRelease, type Release, releases } from '../model/index.ts';
import { type FuzzOptions, type ProfileName, profileNames, suggest } from '../scenarios/index.ts';
import { InputError } from './errors.ts';
import { workersDefault } from './pool.ts';

/** As commander has them: text, as it was typed. */
export interface FuzzCommand {
  readonly profile?: string;
  readonly servers?: string;
  readonly runs?: string;
  readonly for?: string;
  readonly only?: string;
  readonly seed?: string;
  readonly workers?: string;
  readonly bug?: string;
  readonly release?: string;
  readonly out?: string;
  readonly page?: string;
  readonly json?: boolean;
}

export interface FuzzSetting {
  readonly options: FuzzOptions;
  readonly seed: string;
  readonly bug: Bug | null;
  readonly release: Release;
  readonly servers: number | null;
  readonly first: number;
  /** Infinity: until the time is over. */
  readonly runs: number;
  /** Milliseconds; Infinity: until all runs are done. */
  readonly forMs: number;
  readonly workers: number;
  /** What makes the same runs: the options that draw them, as they are typed, with the seed. */
  readonly drawnBy: readonly string[];
}

const RUNS_DEFAULT = 1_000;
const RUNS_MAX = 1_000_000_000;
/** As many as `FuzzOptions` takes. */
const SERVERS_MAX = 9;
const WORKERS_MAX = 256;
/** The seed of a run is that of the campaign, a slash, and up to ten digits: 64 characters at most. */
const SEED_CHARACTERS_MAX = 53;
const DEFAULT_PROFILE: ProfileName = 'everything';

/** @throws InputError about the first option that makes no sense. */
export function fuzzSetting(typed: FuzzCommand): FuzzSetting {
  const profile = profileOf(typed.profile);
  const bug = typed.bug === undefined ? null : bugOf(typed.bug);
  const release = typed.release === undefined ? bug?.release : releaseOf(typed.release);
  const servers = numberOf('--servers', typed.servers, 1, SERVERS_MAX);
  const seed = seedOf(typed.seed);
  const { first, runs, forMs } = extentOf(typed);
  return {
    options: {
      profile,
      ...(servers === null ? {} : { servers }),
      ...(release === undefined ? {} : { release }),
      ...(bug === null || bug.variants.length === 0 ? {} : { variants: bug.variants }),
    },
    seed,
    bug,
    release: release ?? newestRelease,
    servers,
    first,
    runs,
    forMs,
    workers: Math.min(numberOf('--workers', typed.workers, 1, WORKERS_MAX) ?? workersDefault(), runs),
    drawnBy: drawnBy(typed, profile, bug, seed),
  };
}

const newestRelease: Release = releases[releases.length - 1] ?? '3.9.5';

function profileOf(word: string | undefined): ProfileName {
  if (word === undefined) return DEFAULT_PROFILE;
  const profile = profileNames.find((name) => name === word);
  if (profile !== undefined) return profile;
  const params = { word, suggestion: suggest(word, profileNames), known: profileNames };
  throw new InputError({ id: 'wrong.profile', params });
}

const PREFIX = 'ZOOKEEPER-';
const withoutPrefix = (name: string): string => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name);

function bugOf(word: string): Bug {
  const bug = bugNamed(word);
  if (bug !== null) return bug;
  // Of a number its digits are compared: what all ids begin with would make any two alike.
  const digits = /^(?:zookeeper-)?(\d+)$/i.exec(word)?.[1];
  const near = digits === undefined ? null : suggest(digits, bugNames.map(withoutPrefix));
  const suggestion = digits === undefined ? suggest(word, bugNames) : near === null ? null : PREFIX + near;
  throw new InputError({ id: 'wrong.bug', params: { word, suggestion } });
}

function releaseOf(word: string): Release {
  if (isRelease(word)) return word;
  throw new InputError({ id: 'wrong.release', params: { word, known: releases } });
}

function seedOf(word = '1'): string {
  const found = Array.from(word).length;
  if (found >= 1 && found <= SEED_CHARACTERS_MAX) return word;
  throw new InputError({ id: 'wrong.campaignSeed', params: { found, max: SEED_CHARACTERS_MAX } });
}

function extentOf(typed: FuzzCommand): Pick<FuzzSetting, 'first' | 'runs' | 'forMs'> {
  const given = (['--runs', '--for', '--only'] as const).filter(
    (option) => typed[option.slice(2) as 'runs' | 'for' | 'only'] !== undefined,
  );
  const [one, other] = given;
  if (one !== undefined && other !== undefined)
    throw new InputError({ id: 'wrong.together', params: { one, other } });
  const only = numberOf('--only', typed.only, 0, RUNS_MAX);
  if (only !== null) return { first: only, runs: 1, forMs: Number.POSITIVE_INFINITY };
  if (typed.for !== undefined)
    return { first: 0, runs: Number.POSITIVE_INFINITY, forMs: wallTime(typed.for) };
  const runs = numberOf('--runs', typed.runs, 1, RUNS_MAX) ?? RUNS_DEFAULT;
  return { first: 0, runs, forMs: Number.POSITIVE_INFINITY };
}

function numberOf(option: string, word: string | undefined, min: number, max: number): number | null {
  if (word === undefined) return null;
  const number = /^\d{1,15}$/.test(word) ? Number(word) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new InputError({ id: 'wrong.number', params: { option, word, min, max } });
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
/** A month: longer, and the timers of Node overflow. */
const WALL_MS_MAX = 30 * 24 * 3_600_000;

function wallTime(word: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)(s|m|h)$/.exec(word) ?? [];
  const ms = Math.round(Number(amount) * (UNIT_MS[unit] ?? Number.NaN));
  if (amount !== '' && ms > 0 && ms <= WALL_MS_MAX) return ms;
  throw new InputError({ id: 'wrong.wallTime', params: { word } });
}

function drawnBy(typed: FuzzCommand, profile: string, bug: Bug | null, seed: string): readonly string[] {
  return [
    '--profile',
    profile,
    ...(typed.servers === undefined ? [] : ['--servers', typed.servers]),
    ...(bug === null ? [] : ['--bug', bug.name]),
    ...(typed.release === undefined ? [] : ['--release', typed.release]),
    '--seed',
    seed,
  ];
}
