/** The panels of votes and logs on the page: what they show is computed in Node; they are used with the keyboard, and with a pointer. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { known, rowAt } from '../../viz/trace/rows.ts';
import { logView, zxidOf } from '../../viz/log/logView.ts';
import { cellText } from '../../viz/log/cellText.ts';
import { votesView } from '../../viz/votes/votesView.ts';
import { english } from '../../viz/words/whole.ts';
import { replayAt } from './inNode.ts';
import { drawn, Opener, rowOn } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

const { votes, log } = english.rooms;

const textsOf = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(selector).allTextContents();

it('votes: a press on a server selects it, and its last comparison is shown and can be gone to', async () => {
  const hash = '#story=weights&at=842&tab=votes';
  const { store, summary } = replayAt(hash);
  await opener.onPage(hash, async (page) => {
    const view = votesView(store.stateAfter(842), summary.cast.quorum, 4);
    await page.getByRole('button', { name: /^4/ }).click();
    await drawn(page);
    const { ladder, rows } = view;
    expect(ladder?.decidedBy).toBe('weight0');
    expect(await page.locator('.ladder caption').textContent()).toBe(
      votes.ladderOf({ server: 4, from: ladder?.from ?? 0 }),
    );
    const rungs = ladder?.rungs.map(({ standing }) => standing) ?? [];
    expect(await textsOf(page, '.ladder .notLookedAt .result')).toEqual(
      rungs.filter((standing) => standing === 'notLookedAt').map(() => votes.standings.notLookedAt),
    );
    expect(await textsOf(page, '.voteTable tbody .leader')).toEqual(
      rows.map(({ vote }) => String(vote?.leader ?? '')),
    );
    await page.getByRole('button', { name: votes.toComparison }).click();
    await drawn(page);
    expect(await rowOn(page)).toBe(ladder?.row);
    await page.getByRole('button', { name: votes.next({ server: 4 }) }).click();
    await drawn(page);
    const row = known(rowAt(store, await rowOn(page)));
    expect([row.kind, row.node]).toEqual(['voteCompared', 4]);
  });
});

it('logs: every cell says what it is; arrow keys go from cell to cell, and a cut one leads to the row that cut it', async () => {
  const hash = '#story=old-leader-truncated&tab=log';
  const { store, lastRow } = replayAt(hash);
  const view = logView(store.stateAfter(lastRow), zxidOf(rowAt(store, lastRow)));
  const labels = view.rows.flatMap(({ cells }) =>
    cells.map((cell) => (cell === null ? '' : cellText(cell, english))),
  );
  const cutAt = view.rows.at(-1)?.cells.at(-1)?.cutAt;
  await opener.onPage(hash, async (page) => {
    const cells = page.locator('[data-cell]');
    expect(await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-label')))).toEqual(
      labels,
    );
    await page.locator('[data-cell][tabindex="0"]').focus();
    for (const key of ['Home', 'End', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      log.states.cut,
    );
    expect(await rowOn(page)).toBe(lastRow);
    await page.getByRole('button', { name: log.toCut }).click();
    await drawn(page);
    expect(await rowOn(page)).toBe(cutAt);
    await page.getByRole('button', { name: log.hex }).click();
    expect(await page.locator('.pickedTold').textContent()).toContain('0x100000003');
  });
});
