import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { lookNames, looks, paletteCss, surfaces, type Theme } from '../../viz/style/palette.ts';

const themes: readonly Theme[] = ['light', 'dark'];

describe.each(themes)('in the %s theme', (theme) => {
  const { page, panel, ink, quiet, accent, bad, line } = surfaces[theme];

  it.each(lookNames)('what is written on %s can be read (4.5:1)', (look) => {
    const { fill, ink: written } = looks[look][theme];
    expect(contrast(fill, written)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(lookNames.filter((look) => look !== 'ABSENT'))('%s stands out from the page (3:1)', (look) => {
    expect(contrast(looks[look][theme].fill, page)).toBeGreaterThanOrEqual(3);
  });

  it('texts can be read on the page and on panels', () => {
    for (const text of [ink, quiet, accent, bad]) {
      expect(contrast(text, page)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, panel)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(line, page)).toBeGreaterThanOrEqual(3);
  });
});

describe('states stay apart for those who see colours otherwise', () => {
  const states = ['LOOKING', 'FOLLOWING', 'LEADING', 'OBSERVING', 'CRASHED', 'PAUSED'] as const;
  const visions = {
    normal: (colour: Color) => colour,
    protan: filterDeficiencyProt(1),
    deutan: filterDeficiencyDeuter(1),
    tritan: filterDeficiencyTrit(1),
  } as const;
  /** Just noticeable is about 1; what was hand-picked fell to 1.3. */
  const APART = 15;

  it.each(
    themes.flatMap((theme) => Object.entries(visions).map(([name, see]) => [theme, name, see] as const)),
  )('%s, %s vision', (theme, _name, see) => {
    const difference = differenceCiede2000();
    const seen = states.map((look) => see(parse(looks[look][theme].fill) as Color));
    const pairs = seen.flatMap((a, at) => seen.slice(at + 1).map((b) => [a, b] as const));
    const distances = pairs.map(([a, b]) => difference(a, b));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(APART);
  });
});

describe('no state rests on colour alone', () => {
  it('no two states share their sign, or their shape and outline both', () => {
    const signs = lookNames.map((look) => looks[look].glyph);
    expect(new Set(signs).size).toBe(signs.length);
    const drawn = lookNames.map((look) => `${looks[look].shape} ${looks[look].outline}`);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

it('the style sheet has a fill and an ink for every state', () => {
  for (const look of lookNames) {
    expect(paletteCss()).toContain(`--${look.toLowerCase()}-fill:${looks[look].light.fill};`);
    expect(paletteCss()).toContain(`--${look.toLowerCase()}-ink:${looks[look].dark.ink};`);
  }
});

/** Contrast ratio as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
