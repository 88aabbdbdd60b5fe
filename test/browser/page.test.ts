/** The page obeys, wherever it is shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capsuleToLink, storyNamed } from '../../scenarios/index.ts';
import { capsuleNamed } from '../capsules/capsules.ts';
import { headline, leaderOn, Opener, pictureOn, press, rowOn } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

describe('the cursor', () => {
  it('goes back to before the first vote, and forth to the same picture', async () => {
    await opener.onPage('', async (page) => {
      const atEnd = await page.locator('#picture').innerHTML();
      await page.locator('#scrubber').fill('0');
      expect(await page.locator('#picture .server.ABSENT').count()).toBe(5);
      expect(await page.locator('#picture .ballot:not([display])').count()).toBe(0);
      expect(await leaderOn(page)).toBe('');
      await page.locator('#scrubber').fill((await page.locator('#scrubber').getAttribute('max')) ?? '');
      expect(await page.locator('#picture').innerHTML()).toBe(atEnd);
    });
  });

  it('obeys the buttons', async () => {
    await opener.onPage('', async (page) => {
      const last = await rowOn(page);
      await press(page, 'To the start');
      expect(await rowOn(page)).toBe(0);
      await press(page, 'One step forward');
      const first = await rowOn(page);
      expect(first).toBeGreaterThan(0);
      await press(page, 'Next key moment');
      expect(await rowOn(page)).toBeGreaterThan(first);
      await press(page, 'One step back');
      await press(page, 'Previous key moment');
      await press(page, 'To the end');
      expect(await rowOn(page)).toBe(last);
    });
  });

  it('obeys the keyboard alone, and says where it is', async () => {
    await opener.onPage('', async (page) => {
      const last = await rowOn(page);
      await page.keyboard.press('Home');
      expect(await rowOn(page)).toBe(0);
      for (let k = 0; k < 200 && (await leaderOn(page)) === ''; k++)
        await page.keyboard.press('Shift+ArrowRight');
      expect(await headline(page)).toBe('Server 3 is elected, not yet established');
      const decided = await rowOn(page);
      await page.keyboard.press('ArrowLeft');
      expect(await leaderOn(page)).toBe('');
      await page.locator('#scrubber').focus();
      await page.keyboard.press('ArrowRight');
      expect(await rowOn(page)).toBe(decided);
      expect(await page.locator('#scrubber').getAttribute('aria-valuetext')).toMatch(
        new RegExp(`^row ${decided} of ${last}, 2\\.20\\d s, .*LEADING`),
      );
      await page.locator('#live').filter({ hasText: 'LEADING' }).waitFor();
      for (let k = 0; k < 200 && !(await headline(page))?.includes('leads'); k++)
        await page.keyboard.press('Shift+ArrowRight');
      expect(await headline(page)).toBe('Server 3 leads epoch 1');
      await page.keyboard.press('End');
      expect(await rowOn(page)).toBe(last);
    });
  });

  it('plays forwards and backwards, and pauses', async () => {
    await opener.onPage('#story=fresh-five&at=0', async (page) => {
      await page.keyboard.press('Space');
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('#scrubber')?.value) > 5,
      );
      await page.keyboard.press('Space');
      const paused = await rowOn(page);
      await page.waitForTimeout(200);
      expect(await rowOn(page)).toBe(paused);
      await press(page, 'Play backwards');
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#scrubber')?.value === '0');
    });
  });

  it('moves in steps where less motion is asked for', async () => {
    await opener.onPage('#story=fresh-five&at=0', async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.locator('#speed').selectOption('4');
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('#scrubber')?.value) > 0,
      );
      await press(page, 'Pause');
      expect(await page.locator('#when').textContent()).toBe('0.0000 s');
    });
  });
});

describe('the address', () => {
  it('brings back story, seed, settings and row', async () => {
    await opener.onPage('', async (page) => {
      await page.getByText('What if?').click();
      await page.getByRole('textbox', { name: 'Server 4' }).fill('0.5');
      await page.getByLabel('Seed', { exact: true }).fill('7');
      await press(page, 'Run again');
      await page.waitForFunction(() => document.body.dataset['leader'] === '4');
      const digest = await page.locator('#digest').textContent();
      await page.keyboard.press('Shift+ArrowLeft');
      const row = await rowOn(page);
      await page.waitForFunction((at) => location.hash.includes(`at=${at}`), row);
      expect(new URL(page.url()).hash).toBe(`#story=fresh-five&seed=7&start.4=0.5s&at=${row}`);
      await page.reload();
      await page
        .locator('#digest')
        .filter({ hasText: digest ?? '' })
        .waitFor();
      expect(await rowOn(page)).toBe(row);
      expect(await page.getByRole('textbox', { name: 'Server 4' }).inputValue()).toBe('0.5');
    });
  });

  it('that asks for nonsense is answered with what is wrong', async () => {
    await opener.onPage('', async (page) => {
      await page.getByText('What if?').click();
      await page.getByRole('textbox', { name: 'Server 4' }).fill('soon');
      await press(page, 'Run again');
      await page.getByRole('alert').filter({ hasText: 'start.4' }).waitFor();
    });
  });
});

describe('a link to a failure', () => {
  const capsule = capsuleNamed('half-is-a-quorum');
  const link = `#run=${capsuleToLink(capsule)}`;

  it('opens at the breach, says what broke, and scrubs away from it and back', async () => {
    await opener.onPage(link, async (page) => {
      const row = await rowOn(page);
      const title = page.getByRole('heading', { name: 'Broken: quorum behind a decision' });
      expect(await title.isVisible()).toBe(true);
      expect(await page.locator('#breachWhen').textContent()).toBe('At 0.2189 s, event 128');
      expect(await page.locator('#ticks .tick.broken').count()).toBe(1);
      expect(await page.locator('#moments [aria-current]').textContent()).toContain('Broken');
      expect(await page.locator('#scrubber').getAttribute('aria-valuetext')).toContain('Broken here');
      await page.locator('#live').filter({ hasText: 'Broken: quorum behind a decision' }).waitFor();
      const picture = await pictureOn(page);
      await page.keyboard.press('Home');
      expect(await page.locator('#brokenHere').isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Go there' }).press('Enter');
      expect([await rowOn(page), (await pictureOn(page)) === picture]).toEqual([row, true]);
      await page.waitForFunction((at) => location.hash.endsWith(`at=${at}`), row);
      expect(new URL(page.url()).hash).toBe(`${link}&at=${row}`);
      await press(page, '中文');
      expect(await page.locator('#breachTitle').textContent()).toMatch(/^被破坏：/);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  });

  it('takes a change, gives way to a story, and comes back', async () => {
    await opener.onPage(link, async (page) => {
      await page.getByText('What if?').click();
      await page.getByRole('textbox', { name: 'Server 2' }).fill('5');
      await press(page, 'Run again');
      await page.locator('#provenance').filter({ hasText: 'another run' }).waitFor();
      await page.locator('#story').selectOption('one-write');
      await page.locator('#breach').waitFor({ state: 'hidden' });
      await page.locator('#story').selectOption({ index: 0 });
      await page.locator('#provenance').filter({ hasText: 'that very run' }).waitFor();
    });
  });

  it('that has lost its end is told of in one line, and the first story is shown', async () => {
    await opener.onPage(`${link.slice(0, 400)}&lang=zh-CN`, async (page) => {
      const alert = page.getByRole('alert');
      expect(await alert.textContent()).toContain('这个链接不完整');
      expect(await leaderOn(page)).toBe('3');
      expect(await page.locator('#story option').first().getAttribute('value')).not.toBe('');
      await press(page, 'English');
      expect(await alert.textContent()).toContain('This link is not whole');
    });
  });
});

it('speaks Chinese when asked, and keeps the protocol’s own words', async () => {
  const story = storyNamed('fresh-five');
  await opener.onPage('', async (page) => {
    await press(page, '中文');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await headline(page)).toBe('服务器 3 领导纪元 1');
    expect(await page.locator('#asks').textContent()).toBe(story?.asks['zh-CN']);
    expect(await page.locator('#servers').textContent()).toContain('LEADING');
    expect(await page.locator('#servers').textContent()).toContain('广播');
  });
});

describe('clients', () => {
  it('are in the list and in the picture, with what they ask and what they are told', async () => {
    await opener.onPage('#story=one-write', async (page) => {
      const answers = new Set<string | null>();
      await page.keyboard.press('Home');
      for (let last = -1, row = 0; row !== last; last = row, row = await rowOn(page)) {
        answers.add(await page.locator('#clients td:nth-of-type(3)').textContent());
        await page.keyboard.press('Shift+ArrowRight');
      }
      expect([...answers]).toEqual(['', 'none yet', 'done, at 1.2']);
      expect(await page.locator('#picture .client').count()).toBe(1);
    });
  });

  it('have no list where there are none', async () => {
    await opener.onPage('#story=fresh-five', async (page) => {
      expect(await page.locator('#clients').isVisible()).toBe(false);
    });
  });
});

it('shows packets in flight by their names, and explains in the legend only what occurs', async () => {
  await opener.onPage('#story=one-write', async (page) => {
    const names = new Set<string>();
    await page.keyboard.press('Home');
    for (let row = -1; row !== (await rowOn(page)); ) {
      row = await rowOn(page);
      for (const text of await page.locator('#picture .message .name').allTextContents()) names.add(text);
      await page.keyboard.press('ArrowRight');
    }
    for (const name of [
      'FOLLOWERINFO',
      'LEADERINFO',
      'NEWLEADER 1.0',
      'PROPOSAL 1.2',
      'ACK 1.2',
      'COMMIT 1.2',
    ])
      expect([...names].some((shown) => shown.includes(name))).toBe(true);
    expect(await page.locator('#legend').textContent()).toContain('PROPOSAL, ACK, COMMIT');
    expect(await page.locator('#legend').textContent()).not.toContain('OBSERVING');
  });
});

it('shows the longest run when it is chosen', async () => {
  await opener.onPage('#story=fresh-five', async (page) => {
    const digest = await page.locator('#digest').textContent();
    await page.locator('#story').selectOption('resync-disk');
    await page
      .locator('#digest')
      .filter({ hasNotText: digest ?? '' })
      .waitFor();
    expect(await page.locator('#digest').textContent()).toMatch(/[0-9a-f]{16}/);
    expect(await page.locator('#story').inputValue()).toBe('resync-disk');
  });
});

it.each([320, 390, 768, 1440])('fits a window %i pixels wide without scrolling sideways', async (width) => {
  await opener.onPage('#story=split-brain', async (page) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
