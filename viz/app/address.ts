/**
 * The state of the page behind the `#`, as people can read it: `#story=fresh-five&seed=7&start.4=0.5s&do=3s kill 3&at=318&lang=zh-CN`. Nothing else
 * remembers anything. Whatever is wrong in it is left out; what is run is checked by the worker.
 */
import { type Language, languageOf } from '../../scenarios/language/language.ts';
import type { RunRequest } from './protocol.ts';

export const presets = ['explore', 'lab', 'present', 'embed'] as const;
export type Preset = (typeof presets)[number];

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The panels that share one place, where only one of them is open. */
export const tabs = ['why', 'votes', 'log', 'time', 'servers', 'properties', 'events', 'about'] as const;
export type Tab = (typeof tabs)[number];

/** What a person has picked: a server or client, or a message by the row that sent it. */
export type Selection =
  | { readonly kind: 'process'; readonly id: number }
  | { readonly kind: 'message'; readonly send: number }
  | null;

/** A way the run could go instead, and was looked at before. */
export interface BranchText {
  /** Null: it was given none, as the first. */
  readonly name: string | null;
  readonly interventions: readonly string[];
}

/** What a link says of the run it was made from, so that another version can tell where its own differs. */
export interface Fingerprint {
  readonly zablab: string;
  readonly digest: string;
  /** See `trail.ts`. */
  readonly trail: string;
}

export interface Address extends RunRequest {
  /** Row of the trace; null: the breach of a capsule, else the end. */
  readonly at: number | null;
  readonly selection: Selection;
  readonly preset: Preset;
  readonly tab: Tab;
  /** Of playing; 1 is normal. */
  readonly speed: number;
  /** Null: the language of the browser. */
  readonly language: Language | null;
  /** Null: what the system prefers. */
  readonly theme: Theme | null;
  /** Other branches that were made, in their order; the shown one is not among them. */
  readonly branches: readonly BranchText[];
  /** How many of them stand before the shown one. */
  readonly place: number;
  /** Of the shown branch, if it has one of its own. */
  readonly branchName: string | null;
  readonly fingerprint: Fingerprint | null;
}

export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export const BRANCHES_MAX = 20;
export const INTERVENTIONS_MAX = 100;
export const NAME_CHARACTERS_MAX = 40;

export function readAddress(hash: string, defaultStory: string): Address {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const tag = params.get('lang');
  const speed = Number(params.get('speed') ?? '1');
  const branches = params
    .getAll('branch')
    .slice(0, BRANCHES_MAX - 1)
    .map(branchIn);
  return {
    source: sourceIn(params, defaultStory),
    seed: params.get('seed'),
    // Not by assignment: whoever writes `__proto__=1` gets a setting of that name, and is told that there is none.
    settings: Object.fromEntries([...params].filter(([key]) => !ownKeys.includes(key))),
    interventions: interventionsIn(params.getAll('do')),
    at: rowIn(params.get('at')),
    selection: selectionIn(params.get('sel') ?? ''),
    preset: oneOf(presets, params.get('preset')) ?? (params.get('embed') === '1' ? 'embed' : 'explore'),
    tab: oneOf(tabs, params.get('tab')) ?? 'why',
    speed: speeds.find((known) => known === speed) ?? 1,
    language: tag === null ? null : languageOf(tag),
    theme: oneOf(themes, params.get('theme')),
    branches,
    place: Math.min(rowIn(params.get('place')) ?? 0, branches.length),
    branchName: nameIn(params.get('name') ?? ''),
    fingerprint: fingerprintIn(params),
  };
}

const ownKeys: readonly string[] =
  'run story file seed do at sel preset embed tab speed lang theme branch place name v digest trail'.split(
    ' ',
  );

function sourceIn(params: URLSearchParams, defaultStory: string): RunRequest['source'] {
  const run = params.get('run');
  if (run !== null) return { kind: 'capsule', link: run.trim() };
  const file = params.get('file');
  if (file !== null) return { kind: 'file', link: file.trim() };
  return { kind: 'story', name: params.get('story') ?? defaultStory };
}

function rowIn(text: string | null): number | null {
  const row = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isSafeInteger(row) && row >= 0 ? Math.abs(row) : null;
}

function selectionIn(text: string): Selection {
  const [, kind, digits] = /^([sm])(\d{1,9})$/.exec(text) ?? [];
  if (digits === undefined) return null;
  return kind === 's' ? { kind: 'process', id: Number(digits) } : { kind: 'message', send: Number(digits) };
}

const oneOf = <Word extends string>(words: readonly Word[], word: string | null): Word | null =>
  words.find((known) => known === word) ?? null;

/**
 * A name that a person gives, as plain text: without line breaks, signs that turn the writing round, and what goes on for ever.
 *
 * @returns Null where nothing is left of it.
 */
export function nameIn(text: string): string | null {
  const plain = text.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const short = Array.from(plain).slice(0, NAME_CHARACTERS_MAX).join('').trim();
  return short === '' ? null : short;
}

const interventionsIn = (texts: readonly string[]): readonly string[] =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .slice(0, INTERVENTIONS_MAX);

/** `its name: 3s kill 3; 5s restart 3` */
function branchIn(text: string): BranchText {
  const [name = '', ...rest] = parted(text, ':');
  return {
    name: nameIn(plainOf(name)),
    interventions: interventionsIn(parted(rest.join(':'), ';').map(plainOf)),
  };
}

const branchText = ({ name, interventions }: BranchText): string =>
  `${escaped(name ?? '')}: ${interventions.map(escaped).join('; ')}`;

/** What parts a branch stands behind a backslash where it parts nothing. */
const escaped = (text: string): string => text.replaceAll(/[\\:;]/g, String.raw`\$&`);
const plainOf = (text: string): string => text.replaceAll(/\\(.)/gsu, '$1');

/** @returns The parts between separators that stand behind no backslash, these as they were. */
function parted(text: string, separator: ':' | ';'): readonly string[] {
  const parts = [''];
  for (const [token] of text.matchAll(/\\.|[^]/gsu)) {
    if (token === separator) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function fingerprintIn(params: URLSearchParams): Fingerprint | null {
  const digest = params.get('digest');
  if (digest === null || !/^[0-9a-f]{16}$/.test(digest)) return null;
  const zablab = params.get('v') ?? '';
  const trail = params.get('trail') ?? '';
  return {
    zablab: /^[\w.+-]{1,32}$/.test(zablab) ? zablab : '?',
    digest,
    trail: /^\d{1,9}-(?:[0-9a-f]{3}){1,16}$/.test(trail) ? trail : '',
  };
}

export function writeAddress(address: Address): string {
  const { source, seed, settings, interventions, at, selection, fingerprint } = address;
  const params = new URLSearchParams(
    source.kind === 'story'
      ? { story: source.name }
      : source.kind === 'file'
        ? { file: source.link }
        : { run: source.link },
  );
  if (seed !== null) params.set('seed', seed);
  for (const [key, value] of Object.entries(settings)) params.set(key, value);
  for (const one of interventions) params.append('do', one);
  if (address.branchName !== null) params.set('name', address.branchName);
  for (const branch of address.branches) params.append('branch', branchText(branch));
  if (address.place > 0) params.set('place', String(address.place));
  if (at !== null) params.set('at', String(at));
  if (selection !== null)
    params.set('sel', selection.kind === 'process' ? `s${selection.id}` : `m${selection.send}`);
  if (address.preset !== 'explore') params.set('preset', address.preset);
  if (address.tab !== 'why') params.set('tab', address.tab);
  if (address.speed !== 1) params.set('speed', String(address.speed));
  if (address.language !== null) params.set('lang', address.language);
  if (address.theme !== null) params.set('theme', address.theme);
  if (fingerprint !== null) {
    params.set('v', fingerprint.zablab);
    params.set('digest', fingerprint.digest);
    if (fingerprint.trail !== '') params.set('trail', fingerprint.trail);
  }
  return `#${params.toString()}`;
}
