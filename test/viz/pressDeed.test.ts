/** Keys that do something to a server: to the one that was selected when they were pressed. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Selection } from '../../viz/app/address.ts';
import type { Shown } from '../../viz/app/lab.ts';
import { isPartitionOpen, whyNot } from '../../viz/faults/asked.ts';
import { pressDeed } from '../../viz/faults/pressDeed.ts';
import { replayOfStory } from './replays.ts';

const replay = replayOfStory('fresh-five');

/** Presses a key at a row. @returns What was done. */
function pressAt(i: number, key: string, selection: Selection = null, shiftKey = false): readonly string[] {
  const done: string[] = [];
  const row = replay.store.row(i);
  if (row === undefined) throw new Error(`no row ${i}`);
  const shown = signal<Shown | null>({ replay, i, row, state: replay.store.stateAfter(i) });
  const act = {
    undo: () => done.push('undo'),
    redo: () => done.push('redo'),
    interveneHere: async (words: string) => void done.push(words),
  };
  pressDeed({ key, shiftKey }, selection, { shown, act });
  return done;
}

const server = (id: number): Selection => ({ kind: 'process', id });

beforeEach(() => vi.stubGlobal('document', { querySelector: () => null }));
afterEach(() => {
  vi.unstubAllGlobals();
  whyNot.value = null;
  isPartitionOpen.value = false;
});

describe('a key', () => {
  it('kills, restarts and pauses the server that is selected', () => {
    const at = replay.lastRow;
    expect(['c', 'S', 'p'].map((key) => pressAt(at, key, server(3)))).toEqual([
      ['kill 3'],
      ['restart 3'],
      ['pause 3'],
    ]);
    expect(whyNot.value).toBeNull();
  });

  it('does nothing where nobody is selected, or a message', () => {
    expect(pressAt(replay.lastRow, 'c')).toEqual([]);
    expect(pressAt(replay.lastRow, 'c', { kind: 'message', send: 5 })).toEqual([]);
  });

  it('says why it makes no sense, as long as it makes none', () => {
    expect(pressAt(0, 'c', server(1))).toEqual([]);
    expect(whyNot.value).toMatchObject({ id: 'impossible.notRunning', params: { server: 1 } });
    pressAt(replay.lastRow, 'c', server(1));
    expect(whyNot.value).toBeNull();
  });

  it('takes back, does again, and opens the editor of partitions', () => {
    expect([pressAt(0, 'z'), pressAt(0, 'Z', null, true)]).toEqual([['undo'], ['redo']]);
    pressAt(0, 'x');
    expect(isPartitionOpen.value).toBe(true);
  });
});
