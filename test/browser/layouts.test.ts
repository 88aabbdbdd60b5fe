/** The page fits: no window scrolls sideways, nothing is too small to be hit, nothing that has the focus is hidden. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  beginRun,
  languages,
  moment,
  narrateAll,
  resolveScenario,
  storyNamed,
  tell,
} from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { tabs } from '../../viz/app/address.ts';
import { chinese } from '../../viz/words/chinese.ts';
import { english } from '../../viz/words/english.ts';
import { follow, Opener, rowOn } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

const WIDTHS: Readonly<Record<number, number>> = { 320: 640, 390: 844, 768: 1_024, 1440: 900 };

const places: readonly string[] = [
  ...tabs.map((tab) => `tab=${tab}`),
  'preset=lab',
  'preset=present',
  'preset=embed',
];

/**
 * What can be pressed or typed into and is smaller than that, though something else is near (WCAG 2.5.8); a box with a label is as large as
 * both.
 */
const tooSmall = (page: Page, pixels: number, within = 'body'): Promise<readonly string[]> =>
  page.evaluate(
    ({ least, root }) => {
      const controls = `button, select, textarea, input, summary, a[href], [role="button"], [role="tab"]`;
      const targets = [...document.querySelectorAll<HTMLElement>(`${root} :is(${controls})`)]
        // Clients in the picture are small in a narrow window: they are buttons of the table of servers too.
        .filter((control) => !control.matches('#picture .client'))
        .filter((control) => control.checkVisibility({ visibilityProperty: true }))
        .map((control) => {
          const box = (control.closest('label') ?? control).getBoundingClientRect();
          return { control, box, isSmall: box.width < least || box.height < least };
        })
        .filter(({ box }) => box.width > 0 && box.height > 0);
      const isAlone = (box: DOMRect): boolean => {
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return targets.every(({ box: other, isSmall }) => {
          if (other === box) return true;
          const [dx, dy] = isSmall
            ? [x - other.x - other.width / 2, y - other.y - other.height / 2]
            : [Math.max(other.left - x, x - other.right, 0), Math.max(other.top - y, y - other.bottom, 0)];
          return Math.hypot(dx, dy) >= (isSmall ? least : least / 2);
        });
      };
      return targets
        .filter(({ isSmall, box }) => isSmall && (least > 30 || !isAlone(box)))
        .map(({ control, box }) => {
          const name = control.ariaLabel ?? control.textContent?.slice(0, 30) ?? '';
          const size = `${box.width.toFixed(1)} × ${box.height.toFixed(1)}`;
          return `${control.tagName} ${control.getAttribute('class')} “${name}” is ${size}`;
        });
    },
    { least: pixels - 0.5, root: within },
  );

const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].find(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} in ${clientWidth}: ${wide?.tagName} ${wide?.getAttribute('class')}`];
  });

it('no place scrolls sideways in any window, and all that can be pressed is large enough', async () => {
  await opener.onPage('', async (page) => {
    const found = new Map<string, string>();
    for (const [width, height] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width: Number(width), height });
      for (const run of ['story=split-brain&at=900&sel=s5', 'story=fresh-five&at=150&lang=zh-CN'])
        for (const place of places) {
          await follow(page, `#${run}&${place}`);
          const thumbs = width === '390' ? await tooSmall(page, 44, '.transport .buttons') : [];
          for (const wrong of [...(await sideways(page)), ...(await tooSmall(page, 24)), ...thumbs])
            if (!found.has(wrong)) found.set(wrong, `${width} ${run} ${place}`);
        }
    }
    expect(Object.fromEntries(found)).toEqual({});
  });
}, 240_000);

/** Text twice as large leaves half the room in both directions: that is what zoom does to a window. */
it('twice as large, everything is still there, and the transport leaves room for it', async () => {
  await opener.onPage(
    '#story=split-brain&at=900',
    async (page) => {
      for (const place of places) {
        await follow(page, `#story=split-brain&at=900&${place}`);
        expect(await sideways(page), place).toEqual([]);
        const bar = await page.locator('.transport').boundingBox();
        expect(bar?.y, place).toBeGreaterThan(400 * 0.4);
        expect(await page.locator('.transport button:visible').count(), place).toBeGreaterThanOrEqual(8);
      }
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
      await page.setViewportSize({ width: 1_024, height: 900 });
      await page.locator('.lab.narrow').waitFor(); // Breakpoints are in letters, not in pixels.
      for (const place of places) {
        await follow(page, `#story=split-brain&at=900&${place}`);
        expect(await sideways(page), `large text, ${place}`).toEqual([]);
      }
    },
    { width: 640, height: 400 },
  );
}, 120_000);

it('in forced colours buttons have borders, and what is in them stands out', async () => {
  await opener.onPage(
    '#story=split-brain&at=900&sel=s5',
    async (page) => {
      const lost = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, select, [role="tab"]')]
          .filter((control) => control.checkVisibility({ visibilityProperty: true }))
          .filter((control) => {
            const { color, backgroundColor, borderTopColor, borderBottomWidth } = getComputedStyle(control);
            const sign = control.querySelector('svg path');
            const fill = sign === null ? color : getComputedStyle(sign).fill;
            const stroke = sign === null ? color : getComputedStyle(sign).stroke;
            const isSeen = [color, fill, stroke].some((ink) => ink !== backgroundColor && ink !== 'none');
            return (
              !isSeen ||
              (borderBottomWidth === '0px' && color === borderTopColor && control.textContent === '')
            );
          })
          .map((control) => control.outerHTML.slice(0, 80)),
      );
      expect(lost).toEqual([]);
      const servers = await page
        .locator('#picture [data-process] .shape, #picture .server path')
        .evaluateAll((shapes) => shapes.map((shape) => getComputedStyle(shape).stroke));
      expect(servers.filter((stroke) => stroke !== 'none').length).toBeGreaterThanOrEqual(5);
    },
    { forcedColors: 'active' },
  );
});

/** Where the focus is, and whether it can be seen; null: elsewhere. */
const focusOn = (page: Page, within: string) =>
  page.evaluate((root) => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement || at instanceof SVGElement) || at === document.body) return null;
    if (at.closest(root) === null) return null;
    const bar = document.querySelector('.transport') as HTMLElement;
    const { top, bottom, left, right } = at.getBoundingClientRect();
    const floor = bar.contains(at) ? innerHeight : bar.getBoundingClientRect().top;
    const name = at.ariaLabel ?? at.id + at.textContent?.slice(0, 30);
    return {
      what: `${at.tagName} ${at.getAttribute('class') ?? ''} “${name}”`,
      number: Number(at.dataset['number']),
      isSeen: top < floor - 4 && bottom > 4 && left < innerWidth && right > 0,
    };
  }, within);

/** Numbers what Tab should come to. @returns How many there are. */
const numberTabStops = (page: Page, within: string): Promise<number> =>
  page.evaluate((root) => {
    for (const old of document.querySelectorAll('[data-number]')) old.removeAttribute('data-number');
    const stops = [...document.querySelectorAll<HTMLElement | SVGElement>(`${root}, ${root} *`)].filter(
      (one) =>
        one.tabIndex >= 0 &&
        !one.matches(':disabled, option, optgroup') &&
        one.checkVisibility({ visibilityProperty: true }) &&
        one.closest('[inert]') === null,
    );
    for (const [index, stop] of stops.entries()) stop.dataset['number'] = String(index);
    return stops.length;
  }, within);

/** Presses a key until the focus has been everywhere and has left. @returns What it did not come to, and what was hidden then. */
async function tabThrough(page: Page, key: 'Tab' | 'Shift+Tab', within: string) {
  const stops = await numberTabStops(page, within);
  const come = new Set<number>();
  const hidden: string[] = [];
  for (let presses = 0; presses < stops + 20; presses++) {
    await page.keyboard.press(key);
    const at = await focusOn(page, within);
    if (at === null && come.size > 0) break;
    if (at === null) continue;
    come.add(at.number);
    if (!at.isSeen) hidden.push(at.what);
  }
  const missed = Array.from({ length: stops }, (_, stop) => stop).filter((stop) => !come.has(stop));
  const names = await page.evaluate(
    (numbers) =>
      numbers.map((number) => document.querySelector(`[data-number="${number}"]`)?.outerHTML.slice(0, 90)),
    missed,
  );
  return { missed: names, hidden };
}

it.each([
  ['wide', 1_440, 900],
  ['narrow', 390, 844],
] as const)(
  'Tab comes to everything on a %s page, is trapped nowhere, and shows where it is',
  async (_name, width, height) => {
    const hash = '#story=split-brain&at=900&sel=s5';
    const none = { missed: [], hidden: [] };
    await opener.onPage(
      `${hash}&tab=events`,
      async (page) => {
        for (const key of ['Tab', 'Shift+Tab'] as const) {
          await page.evaluate(() => {
            (document.activeElement as HTMLElement | null)?.blur();
            getSelection()?.setPosition(document.body, 0);
          });
          expect(await tabThrough(page, key, 'body'), key).toEqual(none);
        }
        const names = await page
          .locator('.tabs [role="tab"]')
          .evaluateAll((all) => all.map(({ id }) => id.replace('tab-', '')));
        for (const tab of names) {
          await follow(page, `${hash}&tab=${tab}`);
          await page.locator(`#tab-${tab}`).focus();
          expect(await tabThrough(page, 'Tab', '.tabPanel'), tab).toEqual(none);
        }
      },
      { width, height },
    );
  },
  120_000,
);

/** What is called what has the focus. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '');

it('arrow keys come to every server, client and tab, and around', async () => {
  await opener.onPage('#story=split-brain&at=900', async (page) => {
    for (const members of ['#picture [data-process]', '.tabs [role="tab"]']) {
      const names = await page
        .locator(members)
        .evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent ?? ''));
      await page.locator(`:is(${members})[tabindex="0"]`).focus();
      const come: string[] = [];
      while (come.length < names.length) {
        come.push(await focusedName(page));
        await page.keyboard.press('ArrowRight');
      }
      expect(come.toSorted()).toEqual(names.toSorted());
      expect(await focusedName(page)).toBe(come[0]);
    }
    expect(await rowOn(page)).toBe(900);
  });
});

it.each(languages)(
  'what is heard of twenty steps is what the terminal tells of them, in %s',
  async (language) => {
    const from = 235;
    const story = storyNamed('fresh-five');
    if (story === undefined) throw new Error('no story');
    const scenario = resolveScenario(story);
    const trace = new Trace();
    const run = beginRun(scenario);
    run.world.trace = trace;
    run.advance(scenario.run.untilUs);
    const told = new Map([...narrateAll(scenario, trace.rows())].map((line) => [line.row, line]));
    await opener.onPage(`#story=fresh-five&at=${from}&lang=${language}`, async (page) => {
      await page.clock.pauseAt(new Date('2030-01-01T00:00:00Z'));
      const rows = new Set<number>();
      for (let step = 0; step < 20; step++) {
        await page.keyboard.press('ArrowRight');
        await page.clock.runFor(310);
        const row = await rowOn(page);
        const line = told.get(row);
        if (line === undefined) throw new Error(`nothing is told of row ${row}`);
        const time = moment(trace.row(row)?.t ?? -1);
        const words = language === 'en' ? english : chinese;
        expect(await page.locator('#live').textContent()).toBe(
          words.rooms.why.spoken({ time, told: tell(line, language) }),
        );
        rows.add(row);
      }
      expect(rows.size).toBe(20);
    });
  },
);
