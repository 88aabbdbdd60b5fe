/** Every story on the page is the story in Node. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zxidAsPair } from '../../model/index.ts';
import {
  beginRun,
  resolveScenario,
  type RunResult,
  resultOf,
  type ServerResult,
  type Story,
  stories,
} from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { digestOn, follow, headline, leaderOn, Opener } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

/** At so many moments of its virtual time a story is compared. */
const MOMENTS = 5;

/** The same story in Node: its result, and what its servers were at some rows on the way. */
function inNode(story: Story) {
  const scenario = resolveScenario(story);
  const run = beginRun(scenario);
  const trace = new Trace();
  run.world.trace = trace;
  const moments: { readonly row: number; readonly servers: readonly ServerResult[] }[] = [];
  for (let part = 1; part <= MOMENTS; part++) {
    run.advance((scenario.run.untilUs * part) / MOMENTS);
    const { servers } = resultOf(scenario, run);
    if (trace.length > 0) moments.push({ row: trace.length - 1, servers });
  }
  return { result: resultOf(scenario, run), lastRow: trace.length - 1, moments };
}

/** What the table of the page should say of a server: state, phase, current epoch, last zxid. */
function cellsOf({ up, paused, state, mode, phase, currentEpoch, lastProcessedZxid }: ServerResult): string {
  if (!up) return 'down';
  const name = mode === 'standalone' ? 'standalone' : `${state}${paused ? ', paused' : ''}`;
  const shown = mode === 'standalone' ? '' : (phase ?? '').replace('synchronization', 'synchronisation');
  return [name, shown, currentEpoch, zxidAsPair(lastProcessedZxid ?? 0)].join(' | ');
}

interface Look {
  /** State, phase, epoch and zxid of each server, as the table has them. */
  readonly cells: readonly (readonly string[])[];
  readonly picture: string;
}

/** Scrubs to one row after the other, within the page, for speed. */
const lookAt = (page: Page, rows: readonly number[]): Promise<readonly Look[]> =>
  page.evaluate(async (wanted) => {
    const scrubber = document.querySelector<HTMLInputElement>('#scrubber') as HTMLInputElement;
    const looks: Look[] = [];
    for (const row of wanted) {
      scrubber.value = String(row);
      scrubber.dispatchEvent(new Event('input', { bubbles: true }));
      // Rows far away come with their window.
      while (!scrubber.ariaValueText?.startsWith(`row ${row} `))
        await new Promise((drawn) => setTimeout(drawn));
      const lines = [...document.querySelectorAll('.serverTable tbody tr')];
      looks.push({
        cells: lines.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
        picture: document.querySelector('#picture')?.innerHTML ?? '',
      });
    }
    return looks;
  }, rows);

/** What the table says, without the troubles of disks and whom somebody follows. */
function saidIn([state = '', phase = '', epoch = '', zxid = '']: readonly string[]): string {
  const [name = ''] = state.split(', disk');
  if (name === 'down' || name === 'not started') return 'down';
  return [name, phase.split(',')[0], epoch.split(',')[0], zxid].join(' | ');
}

it('every story has the leader, digest, rows and servers that it has in Node, whichever way one scrubs', async () => {
  await opener.onPage('#story=standalone&tab=servers', async (page) => {
    for (const story of stories) {
      const following = follow(page, `#story=${story.name}&tab=servers`);
      const { result, lastRow, moments } = inNode(story);
      await following;
      expect([await digestOn(page), await leaderOn(page)], story.name).toEqual([
        result.digest,
        result.leader === null ? '' : String(result.leader),
      ]);
      expect(await headline(page), story.name).toMatch(headlineOf(result));
      expect(await page.locator('#scrubber').getAttribute('max')).toBe(String(lastRow));
      const there = await lookAt(
        page,
        moments.map(({ row }) => row),
      );
      for (const [index, { row, servers }] of moments.entries())
        expect(there[index]?.cells.map(saidIn), `${story.name}, row ${row}`).toEqual(servers.map(cellsOf));
      const back = await lookAt(page, moments.map(({ row }) => row).toReversed());
      expect(isDeepStrictEqual(back.toReversed(), there), `${story.name}, backwards`).toBe(true);
    }
  });
}, 180_000);

function headlineOf({ leader, servers }: RunResult): RegExp {
  const led = servers.find(({ id }) => id === leader);
  if (led === undefined) return /without a quorum|No leader|runs alone/;
  return led.mode === 'leader'
    ? new RegExp(`^Server ${leader} leads epoch ${led.currentEpoch}$`)
    : new RegExp(`^Server ${leader} is elected, not yet established$`);
}
