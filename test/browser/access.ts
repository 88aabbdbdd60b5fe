/** What axe finds on the page, in one layout, theme, language and window after the other. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { capsuleToLink } from '../../scenarios/index.ts';
import { capsuleNamed } from '../capsules/capsules.ts';
import type { Combination } from '../support/pairwise.ts';
import { follow } from './opener.ts';

export const accessDimensions = {
  place: [
    'why',
    'votes',
    'log',
    'time',
    'servers',
    'properties',
    'events',
    'about',
    'lab',
    'present',
    'embed',
  ],
  run: ['voting', 'split', 'broken'],
  theme: ['light', 'dark'],
  language: ['en', 'zh-CN'],
  width: ['1440', '768', '390'],
} as const;

export type Access = Combination<typeof accessDimensions>;

const runs: Readonly<Record<Access['run'], string>> = {
  voting: 'story=fresh-five&at=150&sel=s2',
  split: 'story=split-brain&at=900&sel=s5',
  broken: `run=${capsuleToLink(capsuleNamed('half-is-a-quorum'))}`,
};

function hashOf({ place, run, theme, language }: Access): string {
  const isPreset = place === 'lab' || place === 'present' || place === 'embed';
  const where = isPreset ? `preset=${place}` : `tab=${place}`;
  return `#${runs[run]}&${where}&theme=${theme}&lang=${language}`;
}

const HEIGHTS: Readonly<Record<Access['width'], number>> = { '1440': 900, '768': 1_024, '390': 844 };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Makes axe ready on a page; once. */
export const prepare = async (page: Page): Promise<void> => {
  await page.evaluate(source);
  // What lies half under it is scrolled from there when it has the focus: `layouts.test.ts` looks at that.
  await page.addStyleTag({ content: '.transport { position: static !important; }' });
};

/** @returns Each violation in one line: the rule, and where. */
export async function violationsOn(page: Page, access: Access): Promise<readonly string[]> {
  await page.setViewportSize({ width: Number(access.width), height: HEIGHTS[access.width] });
  await follow(page, hashOf(access));
  await page.locator(`html[lang="${access.language}"]`).waitFor();
  const { violations } = await page.evaluate(async () => {
    const found = await (
      globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }
    ).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return {
      violations: found.violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ target }) => String(target)),
      })),
    };
  });
  return violations.map(({ id, at }) => `${id}: ${at.slice(0, 3).join(', ')}`);
}
