/** What moving costs, in exact numbers: panels drawn, and rows read again. A stopwatch would ask for luck. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { weightAt } from '../../viz/trace/columns.ts';
import { replayAt } from './inNode.ts';
import { countersOn, drawn, goTo, Opener, openTab, pictureOn, press, rowOn, shown } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

/** A state is kept every so many rows. */
const EVERY_ROWS = 32;

/** What is drawn and read again while something is done. */
async function costOf(page: Page, act: () => Promise<unknown>) {
  const before = await countersOn(page);
  await act();
  await drawn(page);
  const after = await countersOn(page);
  const times = Object.entries(after.drawn).map(([name, count]) => [name, count - (before.drawn[name] ?? 0)]);
  return {
    drawn: Object.fromEntries(times.filter(([, count]) => count !== 0)) as Record<string, number>,
    steps: after.steps - before.steps,
  };
}

/** What is there in the layout of a desktop that is not tall, beside a tab, when a server is selected. */
const always = { cluster: 1, faults: 1, verdict: 1, why: 1 };
const nothing = { drawn: {}, steps: 0 };

it('a move draws each panel that is seen once, and no other; it reads again what lies behind the last kept state', async () => {
  const { lastRow, steps } = replayAt('');
  await opener.onPage('#story=fresh-five&tab=votes&sel=s2', async (page) => {
    expect((await countersOn(page)).steps).toBe(lastRow + 1);
    for (const row of [0, 100, 10, 700, 131, 1_000]) {
      const cost = await costOf(page, () => goTo(page, row));
      expect(cost, `to row ${row}`).toEqual({
        drawn: { ...always, votes: 1 },
        steps: (row + 1) % EVERY_ROWS,
      });
    }
    const next = steps.next(1_000, 'detail');
    const forth = await costOf(page, () => page.keyboard.press('ArrowRight'));
    expect(forth).toEqual({ drawn: { ...always, votes: 1 }, steps: next - 1_000 });
    expect(await rowOn(page)).toBe(next);
    const back = await costOf(page, () => page.keyboard.press('ArrowLeft'));
    const before = await rowOn(page);
    expect(back).toEqual({ drawn: { ...always, votes: 1 }, steps: (before + 1) % EVERY_ROWS });
    expect(await costOf(page, () => page.waitForURL(`**#*at=${before}&*`))).toEqual(nothing);
  });
});

it('the first picture is drawn once', async () => {
  await opener.onPage('', async (page) => {
    const { drawn: times } = await countersOn(page);
    expect(times).toMatchObject({ cluster: 1, verdict: 1, why: 1, votes: 1, transport: 1 });
    expect(times).not.toHaveProperty('servers');
  });
});

it('a panel in a tab is drawn while that tab is open, and at no other time', async () => {
  await opener.onPage('#story=fresh-five&at=100&tab=votes&sel=s2', async (page) => {
    for (const tab of ['log', 'servers', 'events', 'properties', 'about']) {
      const opening = await costOf(page, async () => {
        await openTab(page, tab);
        await shown(page);
      });
      expect(opening, tab).toEqual({ drawn: { [tab]: 1 }, steps: 0 });
      const { drawn: times } = await costOf(page, () => press(page, /^One step forward/));
      // What it says of the run does not change with the cursor.
      expect(times, tab).toEqual(tab === 'about' ? always : { ...always, [tab]: 1 });
    }
  });
});

it('between two rows only the picture moves', async () => {
  const { columns, pace, store } = replayAt('');
  const placeOf = (i: number): number => pace.msAt({ i, us: columns.times[i] ?? 0 });
  // Messages are on their way, and the next row is far.
  const isFar = (i: number): boolean =>
    weightAt(columns, i) === 'detail' &&
    placeOf(i + 1) - placeOf(i) > 200 &&
    store.stateAfter(i).network.inFlight.length > 0;
  const row = [...columns.times.keys()].find(isFar) ?? -1;
  await opener.onPage(`#story=fresh-five&at=${row}&tab=votes`, async (page) => {
    await page.clock.pauseAt(new Date('2030-01-01T00:00:00Z'));
    await page.keyboard.press('Space');
    await page.clock.runFor(100);
    const before = { counters: await countersOn(page), picture: await pictureOn(page) };
    const when = await page.locator('#when').textContent();
    await page.clock.runFor(40);
    expect(await rowOn(page)).toBe(row);
    expect(await countersOn(page)).toEqual(before.counters);
    expect(await page.locator('#when').textContent()).not.toBe(when);
    expect((await pictureOn(page)) === before.picture).toBe(false);
  });
});

it('a seek in a long run reads the window that it comes to, once', async () => {
  const { store } = replayAt('#story=five-elections');
  const [, second = 0] = store.firsts;
  await opener.onPage('#story=five-elections', async (page) => {
    const stepsTo = async (row: number) => (await costOf(page, () => goTo(page, row))).steps;
    expect(await stepsTo(100)).toBe(101);
    expect(await stepsTo(second + 900)).toBe(901);
    expect(await stepsTo(1_000)).toBe(900);
    expect(await stepsTo(second + 500)).toBe(501 % EVERY_ROWS);
    expect(await stepsTo(400)).toBe(401 % EVERY_ROWS);
  });
});
