/** What a person prefers on this machine, and no link carries: the browser keeps it, if it may. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** How much a screen reader hears: only what breaks; key moments; every step. */
export const verbosities = ['off', 'key', 'every'] as const;

/** A value that is remembered. */
interface Preference<Value extends string> {
  readonly value: ReadonlySignal<Value>;
  set(value: Value): void;
}

function preference<Value extends string>(
  key: string,
  known: readonly Value[],
  otherwise: Value,
): Preference<Value> {
  const kept = recall(`zablab.${key}`);
  const value = signal(known.find((one) => one === kept) ?? otherwise);
  return {
    value,
    set(chosen) {
      value.value = chosen;
      remember(`zablab.${key}`, chosen);
    },
  };
}

export const verbosity = preference('verbosity', verbosities, 'every');

/** Shortcuts of a single letter, digit or sign: who speaks to the page or misses keys wants none (WCAG 2.1.4). */
export const singleKeys = preference('singleKeys', ['on', 'off'], 'on');

/** Where nothing may be kept, everything is as it was first. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is right until the page is closed.
  }
}
