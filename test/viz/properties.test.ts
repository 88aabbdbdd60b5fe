/** How properties stand: at the cursor, where a breach counts from its row on, and in the whole run. */
import { describe, expect, it } from 'vitest';
import type { Replay } from '../../viz/trace/replay.ts';
import { placed, type PropertyItem, propertyGroups } from '../../viz/properties/propertyList.ts';
import { replayOfStory } from './replays.ts';

const groupsAt = ({ summary, columns, lastRow }: Replay, i: number) =>
  propertyGroups(placed(summary, columns), {
    i,
    isOver: i >= lastRow,
    isCutShort: summary.isCutShort,
  });
const itemsAt = (replay: Replay, i: number): readonly PropertyItem[] =>
  groupsAt(replay, i).flatMap(({ items }) => items);

describe('in a run that breaks something', () => {
  const replay = replayOfStory('ack-outlives-log');
  const { breach } = replay.summary;
  const row = breach?.row ?? -1;
  const standingAt = (i: number) => itemsAt(replay, i).find(({ name }) => name === breach?.property);

  it('what broke comes first', () => {
    const [first] = groupsAt(replay, 0);
    expect(first?.name).toBe('broken');
    expect(first?.items.map(({ name }) => name)).toContain('nothing answered is lost');
  });

  it('holds until its row, and is broken from there on', () => {
    expect(standingAt(row - 1)).toMatchObject({ now: 'holds', ever: 'broken', row });
    expect(standingAt(row)).toMatchObject({ now: 'broken', ever: 'broken' });
    expect(standingAt(replay.lastRow)).toMatchObject({ now: 'broken', ever: 'broken' });
  });
});

describe('in a run in which all is well', () => {
  const replay = replayOfStory('fresh-five');
  const { lastRow, summary } = replay;

  it('each property is in one group, and none is broken', () => {
    const items = itemsAt(replay, lastRow);
    expect(items.map(({ name }) => name).toSorted()).toEqual(
      summary.properties.map(({ name }) => name).toSorted(),
    );
    expect(groupsAt(replay, lastRow).map(({ name }) => name)).toEqual(['always', 'eventually', 'reached']);
    expect(items.filter(({ ever }) => ever === 'broken')).toEqual([]);
  });

  it('what must come true is not due before the end, and holds there', () => {
    const eventually = (i: number) => itemsAt(replay, i).filter(({ mood }) => mood === 'eventually');
    expect(eventually(0).every(({ now, ever }) => now === 'pending' && ever === 'holds')).toBe(true);
    expect(eventually(lastRow).every(({ now }) => now === 'holds')).toBe(true);
  });

  it('a place is reached from the row on that shows it', () => {
    const changed = itemsAt(replay, 0).find(({ name }) => name === 'vote changed');
    expect(changed).toMatchObject({ now: 'notReached', ever: 'reached' });
    const at = changed?.row ?? -1;
    const standing = (i: number) => itemsAt(replay, i).find(({ name }) => name === 'vote changed')?.now;
    expect([standing(at - 1), standing(at)]).toEqual(['notReached', 'reached']);
    expect(replay.store.row(at)?.kind).toBe('voteChanged');
  });

  it('as many hold as held, and as many places are reached as were', () => {
    const items = itemsAt(replay, lastRow);
    const count = (mood: string) => summary.properties.filter((one) => one.mood === mood && one.held).length;
    expect(items.filter(({ now }) => now === 'reached').length).toBe(count('sometimes'));
    expect(items.filter(({ now }) => now === 'holds').length).toBe(count('always') + count('eventually'));
  });
});

it('of a run that was cut short nobody knows what would have come true', () => {
  const { summary, columns, lastRow } = replayOfStory('fresh-five');
  const groups = propertyGroups(placed(summary, columns), { i: lastRow, isOver: true, isCutShort: true });
  const eventually = groups.find(({ name }) => name === 'eventually')?.items ?? [];
  expect(eventually.length).toBeGreaterThan(0);
  for (const { now, ever } of eventually) expect([now, ever]).toEqual(['pending', 'pending']);
});
