/** Links and files: those that are whole show what they hold; those that are not, or mean harm, are answered in one line, and the page lives on. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { deflateSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capsuleToLink, type Scenario, storyNamed, storyToLink } from '../../scenarios/index.ts';
import { toBase64Url } from '../../scenarios/link/base64Url.ts';
import { readAddress } from '../../viz/app/address.ts';
import { explainedOf } from '../../viz/worker/explained.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { chinese } from '../../viz/words/whole.ts';
import { english } from '../../viz/words/whole.ts';
import { loadSpeech } from '../../viz/words/speech.ts';
import { capsuleNamed, textOf } from '../capsules/capsules.ts';
import { replayAt, requestIn } from './inNode.ts';
import {
  addressWith,
  digestOn,
  follow,
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

const capsule = capsuleNamed('half-is-a-quorum');
const link = `#run=${capsuleToLink(capsule)}`;

/** What the page says of something that it does not show. */
const noticeOn = (page: Page) => page.locator('.notice[role="alert"]:not(.drift):not([hidden]) p');

describe('a link to a failure', () => {
  it('opens at the breach, says what broke, and leads back along the causes and forth again', async () => {
    const performance = runStory(requestIn(link));
    const { breach, digest } = performance.summary;
    if (breach === null) throw new Error('nothing breaks');
    const { chain } = await explainedOf(performance, breach);
    const { tell } = await loadSpeech('en', true);
    await opener.onPage(link, async (page) => {
      expect([await rowOn(page), await digestOn(page)]).toEqual([breach.row, digest]);
      expect(await page.locator('#breachTitle').textContent()).toBe('Broken: quorum behind a decision');
      const items = page.locator('#chainBox .momentList button .sentence');
      await items.first().waitFor();
      expect(await items.count()).toBe(chain.length);
      const told = chain.filter(({ id }) => id !== 'told.propertyBroken').map((line) => tell(line));
      expect(await items.allTextContents()).toEqual(expect.arrayContaining(told));
      const picture = await pictureOn(page);
      const steps = chain.map(({ row }) => row).filter((row) => row < breach.row);
      for (const row of [...new Set(steps)].toReversed()) {
        await press(page, english.rooms.properties.stepBack);
        expect(await rowOn(page)).toBe(row);
      }
      await press(page, english.goToBreach);
      expect([await rowOn(page), (await pictureOn(page)) === picture]).toEqual([breach.row, true]);
      expect(await page.locator('#provenance').textContent()).toContain(
        english.recorded({ zablab: capsule.zablab }),
      );
      await page.locator('#story').selectOption('one-write');
      await addressWith(page, 'story=one-write');
      await shown(page);
      expect(await page.locator('.breach').count()).toBe(0);
      await page.locator('#story').selectOption({ index: 0 });
      await addressWith(page, 'run=');
      await shown(page);
      expect([await rowOn(page), await digestOn(page)]).toEqual([breach.row, digest]);
    });
  });

  it('that has lost its end is told of in one line, and the first story is shown', async () => {
    await opener.onPage(`${link.slice(0, 400)}&lang=zh-CN`, async (page) => {
      expect(await noticeOn(page).allTextContents()).toEqual([chinese.noLink]);
      expect([await leaderOn(page), await digestOn(page)]).toEqual(['3', replayAt('').summary.digest]);
      expect(await page.locator('#story').inputValue()).toBe('fresh-five');
      await press(page, chinese.dismiss);
      expect(await noticeOn(page).count()).toBe(0);
    });
  });
});

describe('a link to a story of somebody', () => {
  const story: Scenario = {
    ...(storyNamed('fresh-five') as Scenario),
    name: 'mine',
    title: 'Mine, of three',
    ensemble: { servers: 3 },
    seed: 'another',
  };

  it('shows that story, by its title', async () => {
    const hash = `#file=${storyToLink(story)}`;
    await opener.onPage(hash, async (page) => {
      expect(await digestOn(page)).toBe(replayAt(hash).summary.digest);
      expect(await page.locator('#picture [data-process]').count()).toBe(3);
      expect(await page.locator('#story option:checked').textContent()).toContain('Mine, of three');
    });
  });
});

describe('a file', () => {
  it('that was saved of a run to which something was done is that run again', async () => {
    const { files } = english.rooms;
    const hash = `#story=fresh-five&do=${encodeURIComponent('2.5s kill 3')}`;
    await opener.onPage(hash, async (page) => {
      const before = await digestOn(page);
      await page.locator('button.opens.filesSheet').click();
      const [download] = await Promise.all([page.waitForEvent('download'), press(page, files.saveStory)]);
      const saved = await readFile(await download.path());
      expect(download.suggestedFilename()).toBe('fresh-five.yaml');
      expect(saved.toString()).toContain('kill: 3');
      await follow(page, '#story=one-write');
      await page.locator('button.opens.filesSheet').click();
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'mine.yaml', mimeType: 'application/yaml', buffer: saved });
      await addressWith(page, 'file=');
      await shown(page);
      expect(await digestOn(page)).toBe(before);
    });
  });
});

describe('a link of another version', () => {
  it('says from where its run is another, and becomes a link to this one when that is wanted', async () => {
    const { digest, trail } = replayAt('').summary;
    const [spacing = '', places = ''] = trail.split('-');
    const doctored = `${spacing}-${places.slice(0, 6)}fff${places.slice(9)}`;
    expect(doctored).not.toBe(trail);
    const hash = `#story=fresh-five&v=0.0.9&digest=0123456789abcdef&trail=${doctored}`;
    await opener.onPage(hash, async (page) => {
      const alert = page.locator('.drift[role="alert"]');
      const parting = { from: 2 * Number(spacing), to: 3 * Number(spacing) };
      expect(await alert.locator('p').textContent()).toBe(
        english.rooms.branches.drift({ zablab: '0.0.9', parting }),
      );
      await page.keyboard.press('Home');
      expect(readAddress(await addressWith(page, 'at=0'), '').fingerprint).toMatchObject({ zablab: '0.0.9' });
      await press(page, english.rooms.branches.forget);
      expect(await alert.isVisible()).toBe(false);
      await addressWith(page, digest);
    });
  });
});

it('a link that is followed right behind a step is followed', async () => {
  await opener.onPage('#story=fresh-five&at=5', async (page) => {
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => {
      const untilMs = performance.now() + 400;
      while (performance.now() < untilMs); // By now the page is due to write the address of that step.
      location.hash = '#story=one-write';
    });
    await addressWith(page, 'story=one-write');
    await shown(page);
    expect(await digestOn(page)).toBe(replayAt('#story=one-write').summary.digest);
  });
});

/** The page is alive: it can be moved, and shows who leads. */
async function expectAlive(page: Page, about: string): Promise<void> {
  await page.keyboard.press('Home');
  expect(await rowOn(page), about).toBe(0);
  await page.keyboard.press('End');
  expect(await rowOn(page), about).toBeGreaterThan(0);
}

const deflated = (text: string): string => toBase64Url(deflateSync(new TextEncoder().encode(text)));
/** A hundred megabytes of nothing, in a hundred kilobytes. */
const bomb = (): string => toBase64Url(deflateSync(new Uint8Array(100_000_000)));

const HARM = '<img src="x" onerror="globalThis.stranger = 1"><script>globalThis.stranger = 2</script>';

describe('what means harm', () => {
  it('is refused in one line when it stands in a link, and what was shown stays', async () => {
    const zeros = bomb();
    const bad: Readonly<Record<string, string>> = {
      'a story that there is not': `#story=${encodeURIComponent(HARM)}`,
      'a prototype as a setting': '#__proto__=1',
      'a constructor as a setting': '#constructor=1&prototype=2',
      'a setting called like markup': `#${encodeURIComponent(HARM)}=1`,
      'a bomb of zeros as a failure': `#run=${zeros}`,
      'a bomb of zeros as a story': `#file=${zeros}`,
      'a bomb of brackets': `#file=${deflated('['.repeat(2_000_000))}`,
      'a bomb of values': `#file=${deflated(`[${'0,'.repeat(1_000_000)}0]`)}`,
      'a prototype in a story': `#file=${deflated('{"zablab":1,"__proto__":{"steps":[]},"ensemble":{"servers":3},"steps":[]}')}`,
      'five megabytes of letters': `#run=${'A'.repeat(5_000_000)}`,
      'a scheme': '#file=javascript:globalThis.stranger=3',
      'no end': '#until=9e9s',
      'an endless end': '#until=1e308s',
      'beyond all time': '#until=99999999999s',
      'too many servers': '#servers=1000000000',
      'no tick': '#tickTime=0',
      'no seed': '#seed=',
      'a seed without end': `#seed=${'s'.repeat(100_000)}`,
      'nobody to kill': '#do=3s kill 99',
      'a time before time': '#do=-1s kill 3',
      'a time behind all time': '#do=1e99s kill 3',
      'a deed that there is not': '#do=3s explode',
      'markup to do': `#do=${encodeURIComponent(`3s ${HARM}`)}`,
      'a deed without end': `#do=3s kill ${'3,'.repeat(50_000)}3`,
    };
    await opener.onPage('#story=fresh-five&at=5', async (page) => {
      const before = await digestOn(page);
      for (const [about, hash] of Object.entries(bad)) {
        await follow(page, hash);
        await noticeOn(page).waitFor();
        const told = (await noticeOn(page).textContent()) ?? '';
        expect(told.trim(), about).not.toBe('');
        expect(told, about).not.toContain('\n');
        expect(told.length, about).toBeLessThan(600);
        expect(await digestOn(page), about).toBe(before);
        await expectAlive(page, about);
        expect(new URL(page.url()).hash, about).toMatch(/^#story=fresh-five/);
      }
      expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
    });
  }, 180_000);

  it('does nothing where it is a number without sense', async () => {
    await opener.onPage('#story=fresh-five', async (page) => {
      const { lastRow, summary } = replayAt('');
      // Where the address says of no row, the cursor stays.
      const odd: Readonly<Record<string, number | null>> = {
        'at=1e308': null,
        'at=999999999999': lastRow,
        'at=-7': null,
        'at=0x1F&sel=s999999999': 31,
        'at=40&sel=m999999999': 40,
        'at=41&sel=s0': 41,
        'at=NaN&speed=1e9&place=77777': null,
        'at=12&branch=%3A%3B%5C&branch=&place=-1&name=%00%E2%80%AE': 12,
        'at=3&preset=%3Cb%3E&tab=__proto__&lang=../../x&theme=url(x)': 3,
        'at=4&digest=zzz&trail=1e9-x&v=%3Cb%3E': 4,
      };
      let at = lastRow;
      for (const [hash, row] of Object.entries(odd)) {
        await follow(page, `#story=fresh-five&${hash}`);
        at = row ?? at;
        expect([await rowOn(page), await digestOn(page)], hash).toEqual([at, summary.digest]);
        expect(await noticeOn(page).count(), hash).toBe(0);
        expect(await page.locator('.panelFailure').count(), hash).toBe(0);
      }
    });
  });

  it('is text wherever a story, a branch or a failure has words', async () => {
    const fresh = storyNamed('fresh-five') as Scenario;
    const story: Scenario = {
      ...fresh,
      name: 'harm',
      title: `Title ${HARM}`,
      asks: { en: `Asks ${HARM}`, 'zh-CN': HARM },
      source: `javascript:${HARM}`,
      seed: '<svg onload=globalThis.stranger=4>',
    };
    const branch = encodeURIComponent(`${HARM}: 3s kill 3`);
    const hash = `#file=${storyToLink(story)}&branch=${branch}&name=${encodeURIComponent(HARM)}&do=3s kill 2`;
    await opener.onPage(hash, async (page) => {
      // Should a text ever come to the page as more than text, the browser still runs none of it.
      const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
      expect(await policy.getAttribute('content')).toMatch(/^default-src 'self'; (?!.*script-src)/);
      const alien = () =>
        page.evaluate(
          () =>
            document.querySelectorAll('img, [onerror], [onload], script:not([src]), a[href^="javascript"]')
              .length,
        );
      expect(await page.locator('#story option:checked').textContent()).toContain(HARM);
      expect(await page.locator('#branch option').allTextContents()).toEqual([
        expect.stringContaining('<img src="x"') as string,
        expect.stringContaining('<img src="x"') as string,
      ]);
      for (const tab of ['votes', 'log', 'servers', 'properties', 'events', 'about']) {
        await openTab(page, tab);
        await shown(page);
        expect(await alien(), tab).toBe(0);
      }
      expect(await page.locator('.panel.about').textContent()).toContain(HARM);
      await page.locator('button.opens.done').click();
      expect(await alien()).toBe(0);
    });
    const failing = { ...capsule, zablab: HARM.slice(0, 99), story: { ...capsule.story, title: HARM } };
    await opener.onPage(`#run=${capsuleToLink(failing)}`, async (page) => {
      expect(await page.locator('#provenance').textContent()).toContain('<img src="x"');
    });
  });

  it('is refused in one line when it stands in a file, and a file that is whole is shown', async () => {
    const files: readonly (readonly [about: string, name: string, content: string | Buffer])[] = [
      [
        'binary garbage as a story',
        'noise.yaml',
        Buffer.from(Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 256)),
      ],
      [
        'binary garbage as a failure',
        'noise.zsim',
        Buffer.from(Uint8Array.from({ length: 5_000 }, (_, i) => (i * 104_729) % 256)),
      ],
      ['zeros', 'zeros.json', Buffer.alloc(100_000)],
      ['too large a story', 'large.yaml', Buffer.alloc(1_048_577, 32)],
      ['a thousand laughs', 'laughs.yaml', laughs()],
      ['many brackets', 'deep.json', '['.repeat(500_000)],
      ['markup', 'markup.yaml', HARM],
      ['a name that is markup', `${HARM.replaceAll('/', '')}.yaml`, 'zablab: 1'],
      ['a tag of YAML', 'tag.yaml', 'zablab: !!js/function "function(){ globalThis.stranger = 5 }()"'],
      ['nothing', 'nothing.yaml', ''],
    ];
    await opener.onPage('', async (page) => {
      const before = await digestOn(page);
      await page.locator('button.opens.filesSheet').click();
      const input = page.locator('input[type="file"]');
      const refusal = page.locator('.filesMenu [role="alert"]');
      for (const [about, name, content] of files) {
        await input.setInputFiles({
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(content),
        });
        const base = name.split('.').at(0) ?? '';
        await refusal.filter({ hasText: base.slice(0, 40) }).waitFor();
        const told = (await refusal.textContent()) ?? '';
        expect(told, about).not.toContain('\n');
        expect(told.length, about).toBeLessThan(600);
        expect(await digestOn(page), about).toBe(before);
      }
      await input.setInputFiles({
        name: 'whole.zsim',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(textOf('half-is-a-quorum')),
      });
      await page.locator('#breachTitle').waitFor();
      await shown(page);
      expect(await digestOn(page)).toBe(replayAt(link).summary.digest);
      await page.keyboard.press('Escape');
      await expectAlive(page, 'after a file');
    });
  }, 180_000);

  it('cannot keep the page from showing something else: a run of a thousand hours gives way', async () => {
    await opener.onPage('#story=fresh-five', async (page) => {
      await page.evaluate(() => {
        location.hash = '#until=1000h';
      });
      await page.locator('.lab[aria-busy="true"]').waitFor();
      await page.locator('#story').selectOption('one-write');
      await addressWith(page, 'story=one-write');
      await shown(page);
      expect(await digestOn(page)).toBe(replayAt('#story=one-write').summary.digest);
    });
  });
});

/** Each line is nine times the line before it. */
function laughs(): string {
  const names = 'abcdefghi'.split('');
  const lines = names.map((name, at) =>
    at === 0
      ? 'a: &a [ha, ha]'
      : `${name}: &${name} [${Array(9)
          .fill(`*${names[at - 1]}`)
          .join(', ')}]`,
  );
  return ['zablab: 1', ...lines].join('\n');
}
