/** What a screen reader hears: the sentences of the terminal, with their times. */
import { describe, expect, it } from 'vitest';
import { moment, tell } from '../../scenarios/index.ts';
import type { Shown } from '../../viz/app/lab.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { passedBreach, spokenAt, verdictSpoken, whereAmI } from '../../viz/why/spoken.ts';
import { loadSpeech } from '../../viz/words/speech.ts';
import { replayOfStory } from './replays.ts';

const english = await loadSpeech('en', true);
const chinese = await loadSpeech('zh-CN', true);
const shownAt = (replay: Replay, i: number): Shown => ({
  replay,
  i,
  row: rowAt(replay.store, i),
  state: replay.store.stateAfter(i),
});
const fresh = replayOfStory('fresh-five');
const broken = replayOfStory('ack-outlives-log');

describe('a step', () => {
  it('is told in the words of the terminal, in both languages, with its time', () => {
    for (const line of fresh.keys) {
      const shown = shownAt(fresh, line.row);
      expect(spokenAt(shown, english)).toBe(`${moment(line.atUs)}: ${tell(line, 'en')}`);
      expect(spokenAt(shown, chinese)).toBe(`${moment(line.atUs)}：${tell(line, 'zh-CN')}`);
    }
  });

  it('before anything is told says so', () => {
    const silent = { ...shownAt(fresh, 0), replay: { ...fresh, store: nothingTold(fresh) } };
    expect(spokenAt(silent, english)).toBe('0.000 s: Nothing has happened yet.');
  });

  it('where something broke says what', () => {
    const row = broken.summary.breach?.row ?? -1;
    expect(spokenAt(shownAt(broken, row), english)).toContain('Broken here: nothing answered is lost.');
    expect(spokenAt(shownAt(broken, row - 1), english)).not.toContain('Broken');
  });
});

describe('a breach', () => {
  const row = broken.summary.breach?.row ?? -1;

  it('is called out when the cursor passes it forwards, by one row or by many', () => {
    const at = (i: number) => ({ replay: broken, i });
    expect(passedBreach(row - 1, at(row))).toBe(true);
    expect(passedBreach(0, at(broken.lastRow))).toBe(true);
    expect(passedBreach(row, at(row + 1))).toBe(false);
    expect(passedBreach(broken.lastRow, at(0))).toBe(false);
    expect(passedBreach(0, { replay: fresh, i: fresh.lastRow })).toBe(false);
  });
});

describe('where am I?', () => {
  it('is who leads and why, what was told last, and what is on its way', () => {
    const shown = shownAt(fresh, fresh.lastRow);
    expect(whereAmI(shown, english)).toBe(
      [
        'Server 3 leads epoch 1. Established: 1, 2 and 3 have its history (3 of 5 make a quorum).',
        'It serves clients, and may commit. 9.000 s: As expected: 1, 2, 4 and 5 follow 3.',
        'No message is on its way.',
      ].join(' '),
    );
    expect(whereAmI(shown, chinese)).toContain('路上没有消息。');
  });

  it('of another run is who leads and why', () => {
    expect(verdictSpoken(shownAt(fresh, 0), english)).toBe(
      'Nothing has happened yet. Nobody votes yet: 3 of 5 make a quorum.',
    );
  });
});

const nothingTold = ({ store }: Replay): Replay['store'] =>
  Object.assign(Object.create(store) as Replay['store'], { toldAt: () => ({ detail: null, key: null }) });
