/** Every story on the page is the story in Node. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { goTo, headline, leaderOn, Opener, pictureOn } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

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
  return { result: resultOf(scenario, run), trace, moments };
}

/** At so many moments of its virtual time a story is compared. */
const MOMENTS = 5;

/** What the table of the page should say of a server: state, phase, current epoch, last zxid. */
function cellsOf({ up, paused, state, mode, phase, currentEpoch, lastProcessedZxid }: ServerResult): string {
  if (!up) return 'down';
  const name = mode === 'standalone' ? 'standalone' : `${state}${paused ? ', paused' : ''}`;
  const shown = mode === 'standalone' ? '' : (phase ?? '').replace('synchronization', 'synchronisation');
  return [name, shown, currentEpoch, zxidAsPair(lastProcessedZxid ?? 0)].join(' | ');
}

/** The same, read from the page. */
const cellsOn = (page: Page): Promise<readonly string[]> =>
  page.locator('#servers tbody tr').evaluateAll((lines) =>
    lines.map((line) => {
      const [state = '', phase = '', epoch = '', zxid = ''] = [...line.querySelectorAll('td')].map(
        ({ textContent }) => textContent ?? '',
      );
      const [name = ''] = state.split(', disk');
      if (name === 'down' || name === 'not started') return 'down';
      return [name, phase.split(',')[0], epoch.split(',')[0], zxid].join(' | ');
    }),
  );

describe.each(stories.map((story) => [story.name, story] as const))('%s', (name, story) => {
  it('has the leader, the digest, the rows and the servers that it has in Node, whichever way one scrubs', async () => {
    const { result, trace, moments } = inNode(story);
    await opener.onPage(`#story=${name}`, async (page) => {
      expect(await page.locator('#digest').textContent()).toBe(result.digest);
      expect(await leaderOn(page)).toBe(result.leader === null ? '' : String(result.leader));
      expect(await headline(page)).toMatch(headlineOf(result));
      expect(await page.locator('#scrubber').getAttribute('max')).toBe(String(trace.length - 1));
      const seen = new Map<number, string>();
      for (const { row, servers } of moments) {
        await goTo(page, row);
        expect(await cellsOn(page), `row ${row}`).toEqual(servers.map(cellsOf));
        seen.set(row, await pictureOn(page));
      }
      for (const { row } of moments.toReversed()) {
        await goTo(page, row);
        expect((await pictureOn(page)) === seen.get(row), `row ${row}`).toBe(true);
      }
    });
  });
});

function headlineOf({ leader, servers }: RunResult): RegExp {
  const led = servers.find(({ id }) => id === leader);
  if (led === undefined) return /without a quorum|No leader|runs alone/;
  return led.mode === 'leader'
    ? new RegExp(`^Server ${leader} leads epoch ${led.currentEpoch}$`)
    : new RegExp(`^Server ${leader} is elected, not yet established$`);
}
