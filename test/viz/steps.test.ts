/** Where the cursor stops, and how long playing takes: over the columns of the whole run. */
import { describe, expect, it } from 'vitest';
import { timeAt, weightAt } from '../../viz/trace/columns.ts';
import { replayOfStory } from './replays.ts';

const { steps, pace, columns, keys, lastRow } = replayOfStory('fresh-five');

describe('steps', () => {
  it('end only at rows that have something to tell, and take one to the end and back the same way', () => {
    const forth = [0];
    for (let i = 0; i < lastRow; i = forth.at(-1) ?? lastRow) forth.push(steps.next(i, 'detail'));
    const back = [lastRow];
    for (let i = lastRow; i > 0; i = back.at(-1) ?? 0) back.push(steps.previous(i, 'detail'));
    expect(back.reverse()).toEqual(forth);
    for (const i of forth.slice(1, -1)) expect(weightAt(columns, i)).not.toBe('silent');
  });

  it('of the larger kind stop at every key line', () => {
    const stops: number[] = [];
    for (let i = 0; i < lastRow; i = stops.at(-1) ?? lastRow) stops.push(steps.next(i, 'key'));
    expect(stops).toEqual(expect.arrayContaining(keys.map(({ row }) => row).filter((row) => row > 0)));
  });

  it('stay at the ends', () => {
    expect(steps.next(lastRow, 'detail')).toBe(lastRow);
    expect(steps.previous(0, 'key')).toBe(0);
  });

  it('of one server stay with it, there and back', () => {
    const there = [steps.nextOf(3, 0)];
    for (let i = there[0] ?? 0; steps.nextOf(3, i) !== i; i = there.at(-1) ?? i)
      there.push(steps.nextOf(3, i));
    expect(there.length).toBeGreaterThan(20);
    for (const i of there) expect(columns.nodes[i]).toBe(3);
    const last = there.at(-1) ?? 0;
    expect(steps.previousOf(3, last)).toBe(there.at(-2));
  });

  it('along a message go from where it was sent to where it arrived, and back', () => {
    const send = columns.ends.findIndex((end) => end >= 0);
    const end = steps.alongMessage(send);
    expect(end).toBe(columns.ends[send]);
    expect(steps.alongMessage(end)).toBe(send);
  });
});

describe('the pace of playing', () => {
  it('finds the cursor again from its place on the tape', () => {
    for (let i = 0; i <= lastRow; i++) {
      const t = timeAt(columns, i);
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
