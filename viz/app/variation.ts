/** The form of other seeds and other start times: what is in its fields, and what they ask for. */
import type { Start } from '../../scenarios/index.ts';
import type { RunRequest } from './protocol.ts';

/** What is in the fields. */
export interface Typed {
  readonly seed: string;
  /** In seconds, by server. */
  readonly starts: ReadonlyMap<number, string>;
  /** All other settings, one `key=value` a line. */
  readonly others: string;
}

/** What the story says where nothing has been changed. */
export interface Authored {
  readonly seed: string;
  readonly starts: readonly Start[];
}

type Changes = Pick<RunRequest, 'seed' | 'settings'>;

const START = 'start.';
const SECOND_US = 1_000_000;

export function typedFrom({ seed, settings }: Changes, authored: Authored): Typed {
  const starts = authored.starts
    .toSorted((a, b) => a.server - b.server)
    .map(({ server, atUs }): [number, string] => {
      const set = settings[START + String(server)];
      return [server, set === undefined ? String(atUs / SECOND_US) : set.replace(/^([\d.]+)s$/, '$1')];
    });
  const known = new Map(starts);
  const others = Object.entries(settings).filter(([key]) => !known.has(serverIn(key) ?? -1));
  return {
    seed: seed ?? authored.seed,
    starts: known,
    others: others.map(([key, value]) => `${key}=${value}`).join('\n'),
  };
}

/** @returns What is not as the story has it. */
export function changesIn(typed: Typed, authored: Authored): Changes {
  const seed = typed.seed.trim();
  const moved = authored.starts.flatMap(({ server, atUs }) => {
    const text = typed.starts.get(server)?.trim() ?? '';
    const isSame = text === '' || Number(text) * SECOND_US === atUs;
    return isSame ? [] : [[START + String(server), /^[\d.]+$/.test(text) ? `${text}s` : text] as const];
  });
  const others = typed.others.split('\n').flatMap((line) => {
    const [key = '', ...value] = line.trim().split('=');
    return key === '' ? [] : [[key.trim(), value.join('=').trim()] as const];
  });
  return {
    seed: seed === '' || seed === authored.seed ? null : seed,
    settings: Object.fromEntries([...others, ...moved]),
  };
}

function serverIn(key: string): number | null {
  const [, digits] = /^start\.(\d{1,3})$/.exec(key) ?? [];
  return digits === undefined ? null : Number(digits);
}
