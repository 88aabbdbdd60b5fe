/** A story in a link: what went in comes out, and whatever else somebody puts there is answered with one line. */
import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStory } from '../../scenarios/arbitraries/index.ts';
import {
  resolveScenario,
  type Scenario,
  ScenarioError,
  stories,
  storyFromLink,
  storyToLink,
  tellError,
} from '../../scenarios/index.ts';
import { everyFault } from './everyFault.ts';
import { everyKey } from './everyKey.ts';

const ours: readonly Scenario[] = [...stories, everyFault, ...everyKey];

/** Any bytes, as a link has them. */
const linkOf = (text: string): string =>
  Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64url');

/** @returns The error line in `language`, or null of a story. */
function lineOf(link: string, language: 'en' | 'zh-CN' = 'en'): string | null {
  try {
    storyFromLink(link);
    return null;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return tellError(error, language);
  }
}

function expectOneLine(link: string): void {
  const line = lineOf(link);
  expect(line ?? '').not.toMatch(/undefined|NaN|\[object|\n/);
}

describe('a story in a link', () => {
  it('comes out as it was written, and resolves to the same', () => {
    for (const story of ours) {
      const link = storyToLink(story);
      expect(link, story.name).toMatch(/^[\w-]+$/u);
      const again = storyFromLink(link);
      expect(again, story.name).toEqual(JSON.parse(JSON.stringify(story)));
      expect(resolveScenario(again), story.name).toEqual(resolveScenario(story));
    }
  });

  it('so does any story', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        expect(resolveScenario(storyFromLink(storyToLink(story)))).toEqual(resolveScenario(story));
      }),
      { numRuns: 30 },
    );
  });

  it('of ours has fewer than 2,000 letters', () => {
    for (const story of stories) expect(storyToLink(story).length, story.name).toBeLessThan(2_000);
  });

  it('stands between blanks where somebody has copied it so', () => {
    const [story] = stories;
    expect(storyFromLink(` ${storyToLink(story as Scenario)}\n`)).toEqual(JSON.parse(JSON.stringify(story)));
  });

  it('is refused where it would be too long to be read again', () => {
    // Letters that deflate can do nothing with.
    const source = Array.from({ length: 1_400_000 }, (_, index) =>
      String.fromCharCode(
        33 + ((index * index * 7 + (index >> 3) * 31 + ((index * 2_654_435_761) >>> 13)) % 90),
      ),
    ).join('');
    const large = { ...(stories[0] as Scenario), source };
    expect(() => storyToLink(large)).toThrow(
      /^error\.linkTooLong \{"characters":\d+,"charactersMax":1000000\}/u,
    );
  });
});

const mistakes: Readonly<Record<string, readonly [link: string, says: RegExp]>> = {
  nothing: ['', /^this is not the link of a story/u],
  'other letters': ['a+b/c==', /^this is not the link of a story/u],
  'no deflated data': ['AAAA', /^this is not the link of a story/u],
  'too long': ['A'.repeat(1_000_001), /^this is not the link of a story/u],
  'a text': [linkOf('hello'), /^this is not the link of a story/u],
  'half a story': [linkOf('{"zablab": 1, "ensemble": {'), /^this is not the link of a story/u],
  null: [linkOf('null'), /^expected an object/u],
  'a list': [linkOf('[]'), /^expected an object/u],
  'no version': [linkOf('{}'), /version/u],
  'a later version': [linkOf('{"zablab": 2}'), /version 2/u],
  'a capsule': [linkOf('{"capsule": 1, "zablab": "0.1.0"}'), /version/u],
  'an unknown key': [
    linkOf('{"zablab": 1, "ensemble": {"servers": 3}, "steps": [], "__proto__": {"x": 1}}'),
    /unknown key/u,
  ],
  'a contradiction': [
    linkOf('{"zablab": 1, "ensemble": {"servers": 3}, "steps": [{"at": "0s", "kill": 9}]}'),
    /^steps\[0\]\.kill: there is no server 9/u,
  ],
  'a large integer': [
    linkOf('{"zablab": 1, "ensemble": {"servers": 9007199254740993}, "steps": []}'),
    /too large/u,
  ],
  'no number': [
    linkOf('{"zablab": 1, "ensemble": {"servers": 1e999}, "steps": []}'),
    /^ensemble\.servers: /u,
  ],
  'a hundred thousand brackets': [linkOf('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)), /64 levels/u],
  'deep nesting': [
    linkOf(`{"zablab": 1, "ensemble": ${'{"zooCfg":'.repeat(500)}1${'}'.repeat(500)}, "steps": []}`),
    /64 levels/u,
  ],
  'too many values': [
    linkOf(
      `{"zablab": 1, "ensemble": {"servers": 3}, "steps": [${'{"at":"0s","kill":1},'.repeat(70_000)}1]}`,
    ),
    /200000/u,
  ],
  // Sixteen megabytes are read; this would be forty.
  'a bomb': [
    linkOf(`{"zablab": 1, "source": "${'x'.repeat(40_000_000)}"}`),
    /^this is not the link of a story/u,
  ],
};

describe('a link that is none', () => {
  it.each(Object.entries(mistakes))('%s', (_what, [link, says]) => {
    expect(lineOf(link)).toMatch(says);
    expect(lineOf(link, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  });

  it('whatever it is, is a story or gets one line', () => {
    const letters = fc.stringMatching(/^[\w-]{0,200}$/u);
    const data = fc.oneof(fc.json(), fc.string({ unit: 'binary' })).map(linkOf);
    fc.assert(fc.property(fc.oneof(fc.string(), letters, data), expectOneLine), { numRuns: 500 });
  });

  it('a story with letters changed, or cut off, is a story or gets one line', () => {
    const links = stories.map(storyToLink);
    const broken = fc
      .tuple(fc.constantFrom(...links), fc.nat(), fc.stringMatching(/^[\w-]{0,3}$/u), fc.nat(5))
      .map(([link, place, other, over]) => {
        const at = place % link.length;
        return link.slice(0, at) + other + (over === 0 ? '' : link.slice(at + over - 1));
      });
    fc.assert(fc.property(broken, expectOneLine), { numRuns: 500 });
  });
});
