import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../viz/app/address.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { ladderAt } from '../../viz/votes/ladder.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { words } from '../../viz/words/words.ts';
import { replayOfStory } from './replays.ts';

const replay = replayOfStory('fresh-five');
const { steps, pace, rows, lastRow } = replay;

describe('steps', () => {
  it('end only at rows that have something to tell, and take one to the end and back the same way', () => {
    const forth = [0];
    for (let i = 0; i < lastRow; i = forth.at(-1) ?? lastRow) forth.push(steps.next(i, 'detail'));
    const back = [lastRow];
    for (let i = lastRow; i > 0; i = back.at(-1) ?? 0) back.push(steps.previous(i, 'detail'));
    expect(back.reverse()).toEqual(forth);
    for (const i of forth.slice(1, -1)) expect(steps.weights[i]).not.toBe('silent');
  });

  it('of the larger kind stop at every key line', () => {
    const stops: number[] = [];
    for (let i = 0; i < lastRow; i = stops.at(-1) ?? lastRow) stops.push(steps.next(i, 'key'));
    expect(stops).toEqual(expect.arrayContaining(steps.keys.map(({ row }) => row).filter((row) => row > 0)));
  });

  it('stay at the ends', () => {
    expect(steps.next(lastRow, 'detail')).toBe(lastRow);
    expect(steps.previous(0, 'key')).toBe(0);
  });
});

describe('the pace of playing', () => {
  it('finds the cursor again from its place on the tape', () => {
    for (let i = 0; i <= lastRow; i++) {
      const { t } = rowAt(rows, i);
      const again = pace.cursorAt(pace.msAt({ i, us: t }));
      expect(again.us).toBe(t); // rows of one instant that rest for no time share a place
      expect(again.i).toBeGreaterThanOrEqual(i);
    }
  });

  it('never runs backwards in virtual time', () => {
    let beforeUs = 0;
    for (let ms = 0; ms <= pace.lengthMs; ms += 7) {
      const { us } = pace.cursorAt(ms);
      expect(us).toBeGreaterThanOrEqual(beforeUs);
      beforeUs = us;
    }
  });

  it('shows an election of five in less than two minutes', () => {
    expect(pace.lengthMs).toBeLessThan(120_000);
  });
});

describe('the ladder', () => {
  const lastLadder = ({ rows: of, comparisons }: Replay, row: number) =>
    ladderAt(of, comparisons, row, words.en);

  it('does not look at what lies below the rung that decided', () => {
    const change = replay.steps.keys.find(({ id }) => id === 'told.voteChanged');
    const ladder = lastLadder(replay, change?.row ?? 0);
    expect(ladder?.rungs.map(({ standing }) => standing)).toEqual(['equal', 'equal', 'equal', 'decides']);

    const byEpoch = replayOfStory('recovery-by-epoch');
    const changed = byEpoch.steps.keys.find(
      ({ id, params }) =>
        id === 'told.voteChanged' && 'decidedBy' in params && params.decidedBy === 'peerEpoch',
    );
    const upper = lastLadder(byEpoch, changed?.row ?? 0);
    expect(upper?.rungs.map(({ standing }) => standing)).toEqual([
      'equal',
      'decides',
      'notLookedAt',
      'notLookedAt',
    ]);
  });
});

describe('the address', () => {
  it('is read as it was written', () => {
    const address = {
      source: { kind: 'story', name: 'fresh-five' },
      seed: 'a b&c',
      settings: { 'start.4': '0.5s', tickTime: '500' },
      at: 318,
      language: 'zh-CN',
    } as const;
    expect(readAddress(writeAddress(address), 'other')).toEqual(address);
  });

  it('that is empty or nonsense means the beginning of everything', () => {
    expect(readAddress('', 'fresh-five')).toEqual({
      source: { kind: 'story', name: 'fresh-five' },
      seed: null,
      settings: {},
      at: null,
      language: null,
    });
    expect(readAddress('#at=-3&lang=tlh', 'fresh-five')).toMatchObject({ at: null, language: 'en' });
  });
});

it('both languages have a word for everything', () => {
  expect(Object.keys(words['zh-CN'])).toEqual(Object.keys(words.en));
});
