/** What people do on the page, from end to end; what they should see is computed in Node, from the trace. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containsQuorum } from '../../model/index.ts';
import { readAddress } from '../../viz/app/address.ts';
import { reignAt } from '../../viz/trace/reign.ts';
import { chinese } from '../../viz/words/whole.ts';
import { english } from '../../viz/words/whole.ts';
import { finish } from '../../viz/worker/perform.ts';
import { wondering } from '../../viz/worker/whatIf.ts';
import { digestOf, doneAt, replayAt, requestIn, stepsFrom, verdictIn } from './inNode.ts';
import {
  addressWith,
  digestOn,
  drawn,
  goTo,
  headline,
  leaderOn,
  Opener,
  openTab,
  pictureOn,
  press,
  rowOn,
  shown,
} from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

const { faults, branches } = english.rooms;

const freshFive = replayAt('');

/** The first row at which 3 is established. */
const establishedRow = (): number => {
  for (let i = 0; i <= freshFive.lastRow; i++) if (verdictIn(freshFive, i).isEstablished) return i;
  throw new Error('nobody is established');
};

const focusIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body ? '' : (at.ariaLabel ?? at.textContent ?? at.tagName);
  });

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if ((await focusIn(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${name}`);
}

describe('the keyboard alone', () => {
  it('leads from the start to the first leader, and stays on the button that it presses', async () => {
    await opener.onPage('', async (page) => {
      await tabTo(page, english.toStart);
      await page.keyboard.press('Enter');
      expect([await rowOn(page), await focusIn(page)]).toEqual([0, english.toStart]);
      await tabTo(page, english.nextKey);
      const heard: (string | null)[] = [];
      for (const row of stepsFrom(freshFive, 'key').slice(1)) {
        await page.keyboard.press('Enter');
        const { headline: said, leader, isEstablished } = verdictIn(freshFive, row);
        expect([await rowOn(page), await headline(page)]).toEqual([row, said]);
        expect(await leaderOn(page)).toBe(leader === null ? '' : String(leader));
        expect(await focusIn(page)).toBe(english.nextKey);
        if (heard.at(-1) !== said) heard.push(said);
        if (isEstablished) break;
      }
      expect(heard).toEqual([
        english.noLeader,
        english.elected({ leader: 3 }),
        english.leads({ leader: 3, epoch: 1 }),
      ]);
    });
  });

  it('steps by events, by one server, along a message, and to either end', async () => {
    const { steps, lastRow } = freshFive;
    await opener.onPage('#story=fresh-five&at=0', async (page) => {
      const walk = async (key: string, next: (i: number) => number, times: number): Promise<void> => {
        for (let k = 0; k < times; k++) {
          const expected = next(await rowOn(page));
          await page.keyboard.press(key);
          expect(await rowOn(page), `${key}, the ${k + 1}. time`).toBe(expected);
        }
      };
      await walk('ArrowRight', (i) => steps.next(i, 'detail'), 8);
      await walk('ArrowLeft', (i) => steps.previous(i, 'detail'), 3);
      await walk('Shift+ArrowRight', (i) => steps.next(i, 'key'), 4);
      await walk('Shift+ArrowLeft', (i) => steps.previous(i, 'key'), 2);
      await page.keyboard.press('2');
      await walk('Alt+ArrowRight', (i) => steps.nextOf(2, i), 6);
      await walk('Alt+ArrowLeft', (i) => steps.previousOf(2, i), 3);
      const send = [...freshFive.columns.ends].findIndex((end, i) => end > i && i > 100);
      await goTo(page, send);
      await walk('m', (i) => steps.alongMessage(i), 2);
      expect(await rowOn(page)).toBe(send);
      await page.keyboard.press('End');
      expect(await rowOn(page)).toBe(lastRow);
      await page.keyboard.press('Home');
      expect(await rowOn(page)).toBe(0);
    });
  });
});

describe('the scrubber', () => {
  it('goes back to the first vote, and before it, and forth to the same picture', async () => {
    const { store, lastRow } = freshFive;
    const rows = Array.from({ length: lastRow + 1 }, (_, i) => i);
    const first = rows.find((i) => store.stateAfter(i).servers.some(({ vote }) => vote !== null)) ?? -1;
    const voter = store.stateAfter(first).servers.find(({ vote }) => vote !== null);
    await opener.onPage('#tab=servers', async (page) => {
      const votes = () => page.locator('.serverTable tbody td:nth-of-type(5)').allTextContents();
      const atEnd = await pictureOn(page);
      await goTo(page, first - 1);
      expect((await votes()).join('')).toBe('');
      await goTo(page, first);
      const { leader = 0 } = voter?.vote ?? {};
      expect((await votes()).filter((text) => text !== '')).toEqual([String(leader)]);
      expect(await page.locator(`#picture [data-process="${voter?.id}"]`).getAttribute('aria-label')).toMatch(
        new RegExp(`votes for ${leader}`),
      );
      await goTo(page, lastRow);
      expect((await pictureOn(page)) === atEnd).toBe(true);
    });
  });
});

describe('playing', () => {
  const options = { width: 1280, height: 800 };

  it('goes at the pace of the run, either way, pauses where it is, and stops at its ends', async () => {
    const { pace } = freshFive;
    await opener.onPage(
      '#story=fresh-five&at=0',
      async (page) => {
        await page.clock.pauseAt(new Date('2030-01-01T00:00:00Z'));
        await page.keyboard.press('Space');
        await page.clock.runFor(3_000);
        await page.keyboard.press('Space');
        const paused = await rowOn(page);
        // One frame early or late, at most.
        const between = [2_960, 3_040].map((ms) => pace.cursorAt(ms).i);
        expect(paused).toBeGreaterThanOrEqual(between[0] ?? 0);
        expect(paused).toBeLessThanOrEqual(between[1] ?? 0);
        await page.clock.runFor(2_000);
        expect(await rowOn(page)).toBe(paused);
        await page.keyboard.press('r');
        expect(await page.getByRole('button', { name: english.pause, exact: true }).count()).toBe(1);
        await page.clock.runFor(1_000);
        const earlier = await rowOn(page);
        expect(earlier).toBeLessThan(paused);
        await page.clock.runFor(60_000);
        expect(await rowOn(page)).toBe(0);
        expect(await page.getByRole('button', { name: english.pause, exact: true }).count()).toBe(0);
      },
      options,
    );
  });

  it('goes in steps where less motion is asked for', async () => {
    const rows = stepsFrom(freshFive, 'detail');
    await opener.onPage(
      '#story=fresh-five&at=0&speed=2',
      async (page) => {
        await page.clock.pauseAt(new Date('2030-01-01T00:00:00Z'));
        await page.keyboard.press('Space');
        await page.clock.runFor(400);
        expect(await rowOn(page)).toBe(0);
        for (const row of rows.slice(1, 4)) {
          await page.clock.runFor(520);
          expect(await rowOn(page)).toBe(row);
          const { us } = pageTime(row);
          expect(await page.locator('#when').textContent()).toContain(us);
        }
      },
      { isMotionReduced: true },
    );
  });

  const pageTime = (row: number) => ({
    us: `${((freshFive.columns.times[row] ?? 0) / 1_000_000).toFixed(4)} s`,
  });
});

describe('what is done to a run', () => {
  it('is done by a click, makes a branch with a name, and is undone; a reload brings all of it back', async () => {
    const at = establishedRow();
    await opener.onPage(`#story=fresh-five&at=${at}`, async (page) => {
      const before = await digestOn(page);
      await page.locator('#picture [data-process="3"]').click();
      await press(page, faults.kill);
      const hash = await addressWith(page, /do=\S+ kill 3/);
      await shown(page);
      const run = replayAt(hash);
      expect(await digestOn(page)).toBe(digestOf(hash));
      expect(await digestOn(page)).not.toBe(before);
      expect(await rowOn(page)).toBe(doneAt(run));
      expect(run.store.stateAfter(await rowOn(page)).servers[2]?.isUp).toBe(false);
      expect(await leaderOn(page)).toBe('');
      await page.keyboard.press('End');
      expect(await leaderOn(page)).toBe(String(reignAt(run.summary.leaders, run.lastRow).leader));

      const branch = page.locator('#branch');
      expect(await branch.locator('option').count()).toBe(2);
      await page.locator('button.opens.done').click();
      await page.getByLabel(branches.newName).fill('without 3: <b>why?</b>; \\');
      await page.keyboard.press('Enter');
      const named = await addressWith(page, 'name=without');

      await page.keyboard.press('z'); // the name
      await page.keyboard.press('z');
      await page.waitForFunction(
        (digest) => document.querySelector<HTMLElement>('.lab')?.dataset['digest'] === digest,
        before,
      );
      expect(readAddress(new URL(page.url()).hash, '').interventions).toEqual([]);
      await page.keyboard.press('Shift+Z');
      await shown(page);
      expect(await digestOn(page)).toBe(digestOf(hash));

      await page.goto(opener.url);
      await page.goto(opener.url + named);
      await page.reload();
      await shown(page);
      expect(await digestOn(page)).toBe(digestOf(named));
      expect(await rowOn(page)).toBe(run.lastRow);
      expect(await branch.locator('option:checked').textContent()).toContain('without 3: <b>why?</b>; \\');
      await branch.selectOption({ index: 0 });
      await page.waitForFunction(
        (digest) => document.querySelector<HTMLElement>('.lab')?.dataset['digest'] === digest,
        before,
      );
    });
  });

  it('can be a partition, made with the keyboard: who has a quorum is what the model says', async () => {
    const at = establishedRow();
    const { quorum } = freshFive.summary.cast;
    await opener.onPage(`#story=fresh-five&at=${at}`, async (page) => {
      await page.keyboard.press('x');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const sides = { A: [2, 3], B: [1, 4, 5] } as const;
      for (const [name, members] of Object.entries(sides))
        for (const id of members) {
          const radio = dialog
            .getByRole('group', { name: new RegExp(`^Server ${id},`) })
            .getByLabel(name, { exact: true });
          await radio.focus();
          await page.keyboard.press('Space');
        }
      const running = new Set(
        freshFive.store.stateAfter(at).servers.flatMap(({ id, isUp }) => (isUp ? [id] : [])),
      );
      const said = Object.entries(sides).map(([name, members]) => {
        const up = members.filter((id) => running.has(id));
        const hasQuorum = containsQuorum(quorum, up);
        return english.side({ name, running: up.length, total: 5, hasQuorum }).join(' · ');
      });
      expect((await dialog.locator('.sideTexts p').allTextContents()).slice(0, 2)).toEqual(said);
      await dialog.getByRole('button', { name: faults.apply }).focus();
      await page.keyboard.press('Enter');
      const hash = await addressWith(page, /do=\S+ partition /);
      await shown(page);
      const run = replayAt(hash);
      expect(await digestOn(page)).toBe(digestOf(hash));
      expect(await rowOn(page)).toBe(doneAt(run));
      const cuts = run.store.stateAfter(await rowOn(page)).network.cuts;
      expect([...cuts].toSorted()).toEqual(
        sides.A.flatMap((a) => sides.B.flatMap((b) => [`${a}>${b}`, `${b}>${a}`])).toSorted(),
      );
      const caption = (await page.locator('figcaption').textContent()) ?? '';
      for (const members of Object.values(sides))
        expect(caption).toContain(members.join(', ').replace(/, (\d)$/, ' and $1'));
      await page.keyboard.press('End');
      expect(await leaderOn(page)).toBe(String(reignAt(run.summary.leaders, run.lastRow).leader ?? ''));
    });
  });

  it('is taken back by the Back button of the browser too, and so is another story', async () => {
    const at = establishedRow();
    await opener.onPage(`#story=fresh-five&at=${at}&sel=s3`, async (page) => {
      const before = await digestOn(page);
      await press(page, faults.pause);
      await addressWith(page, /do=\S+ pause 3/);
      await shown(page);
      await page.locator('#story').selectOption('one-write');
      const hash = await addressWith(page, 'story=one-write');
      await shown(page);
      expect(await digestOn(page)).toBe(digestOf(hash));
      await page.goBack();
      await addressWith(page, /do=\S+ pause 3/);
      await shown(page);
      expect(await digestOn(page)).toBe(digestOf(new URL(page.url()).hash));
      await page.goBack();
      await page.waitForFunction(
        (digest) => document.querySelector<HTMLElement>('.lab')?.dataset['digest'] === digest,
        before,
      );
      expect(await rowOn(page)).toBe(at);
    });
  });
});

describe('what if', () => {
  it('other seeds and starts are run as Node runs them; nonsense is answered in the form, and nothing else changes', async () => {
    await opener.onPage('', async (page) => {
      const before = await digestOn(page);
      const form = page.locator('form.whatIf');
      await page.locator('button.opens.whatIfSheet').click();
      await form.getByLabel(english.startOf({ server: 4 })).fill('soon');
      await form.getByRole('button', { name: english.run, exact: true }).click();
      await form.getByRole('alert').filter({ hasText: 'start.4' }).waitFor();
      expect(await digestOn(page)).toBe(before);
      await form.getByLabel(english.startOf({ server: 4 })).fill('0.5');
      await form.getByLabel(english.seed, { exact: true }).fill('7');
      await form.getByRole('button', { name: english.run, exact: true }).click();
      const hash = await addressWith(page, 'start.4=0.5s');
      await shown(page);
      expect(readAddress(hash, '')).toMatchObject({ seed: '7', settings: { 'start.4': '0.5s' } });
      expect(await digestOn(page)).toBe(digestOf(hash));
      expect(await leaderOn(page)).toBe(String(replayAt(hash).summary.leaders.at(-1)?.leader));
    });
  });

  it('tells what would have changed the leader, as Node executes it, and opens one of those runs', async () => {
    const request = requestIn('');
    const { starts } = finish(wondering(request, { digest: freshFive.summary.digest, winner: 3 }));
    const [other] = starts.filter(({ leader }) => leader !== 3);
    if (other === undefined) throw new Error('no start of fresh-five changes its leader');
    await opener.onPage('', async (page) => {
      await page.getByText(english.rooms.why.whyDidWin({ leader: 3 })).click();
      await page.locator('.election .wonder').click();
      const { server } = other.start;
      await page
        .getByRole('button', { name: new RegExp(`^Had ${server} started at .* ${other.leader} would lead$`) })
        .click();
      await addressWith(page, `start.${server}=`);
      await shown(page);
      expect(await leaderOn(page)).toBe(String(other.leader));
      expect(await digestOn(page)).toBe(digestOf(new URL(page.url()).hash));
    });
  });
});

it('another language changes the words, and nothing else', async () => {
  await opener.onPage('#story=split-brain&at=900&sel=s5&tab=servers&speed=2', async (page) => {
    const state = async () => [
      await rowOn(page),
      await digestOn(page),
      await page.locator('#tab-servers').getAttribute('aria-selected'),
      await page.locator('#picture [data-process="5"]').getAttribute('aria-pressed'),
      await page.locator('.speed select').inputValue(),
    ];
    const before = [await state(), await pictureOn(page)];
    await press(page, '中文');
    await page.locator('html[lang="zh-CN"]').waitFor();
    const hash = await addressWith(page, 'lang=zh-CN');
    expect(await state()).toEqual(before[0]);
    expect(await headline(page)).toBe(verdictIn(replayAt(hash), 900, chinese).headline);
    expect(await page.locator('.serverTable').textContent()).toContain('LOOKING');
    expect(await page.title()).toBe(chinese.title);
    await press(page, 'English');
    await page.locator('html[lang="en"]').waitFor();
    await drawn(page);
    expect([await state(), await pictureOn(page)]).toEqual(before);
    await openTab(page, 'votes');
  });
});
