/**
 * What each state looks like: a colour, and beside it a shape, an outline and a letter, so that nothing rests on colour alone.
 * The colours are those that stay furthest apart under normal, protan, deutan and tritan vision.
 */
import type { ServerState } from '../../model/index.ts';

/** `CRASHED` had a life that ended; `ABSENT` has not been started yet; `PAUSED` is stopped, not dead; `STANDALONE` has nobody to elect. */
export type Look = ServerState | 'STANDALONE' | 'PAUSED' | 'CRASHED' | 'ABSENT';
export type Shape = 'circle' | 'pentagon' | 'hexagon' | 'square';
export type Outline = 'dotted' | 'thin' | 'thick' | 'double' | 'dashed';
/** Letters come from fonts; everything else is a path, because fonts differ from machine to machine. */
export type Glyph = '?' | 'F' | 'L' | 'O' | 'S' | 'cross' | 'bars' | 'dash';

interface Colour {
  readonly fill: string;
  /** What is written on the fill. */
  readonly ink: string;
}

export interface Token {
  readonly shape: Shape;
  readonly outline: Outline;
  readonly glyph: Glyph;
  readonly light: Colour;
  readonly dark: Colour;
}

const black = '#000000';
const white = '#FFFFFF';

export const looks: Readonly<Record<Look, Token>> = {
  LOOKING: {
    shape: 'circle',
    outline: 'dotted',
    glyph: '?',
    light: { fill: '#C8831C', ink: black },
    dark: { fill: '#F9912A', ink: black },
  },
  FOLLOWING: {
    shape: 'circle',
    outline: 'thin',
    glyph: 'F',
    light: { fill: '#557FC5', ink: black },
    dark: { fill: '#5FACEB', ink: black },
  },
  LEADING: {
    shape: 'pentagon',
    outline: 'thick',
    glyph: 'L',
    light: { fill: '#1F631C', ink: white },
    dark: { fill: '#B2F3A8', ink: black },
  },
  OBSERVING: {
    shape: 'hexagon',
    outline: 'thin',
    glyph: 'O',
    light: { fill: '#65016E', ink: white },
    dark: { fill: '#D84A9E', ink: black },
  },
  STANDALONE: {
    shape: 'circle',
    outline: 'thick',
    glyph: 'S',
    light: { fill: '#1F631C', ink: white },
    dark: { fill: '#B2F3A8', ink: black },
  },
  CRASHED: {
    shape: 'square',
    outline: 'dashed',
    glyph: 'cross',
    light: { fill: '#303030', ink: white },
    dark: { fill: '#696969', ink: white },
  },
  PAUSED: {
    shape: 'circle',
    outline: 'double',
    glyph: 'bars',
    light: { fill: '#6B6B6B', ink: white },
    dark: { fill: '#929491', ink: black },
  },
  ABSENT: {
    shape: 'circle',
    outline: 'dashed',
    glyph: 'dash',
    light: { fill: '#FFFFFF', ink: '#565F6A' },
    dark: { fill: '#0F141A', ink: '#A3AFBD' },
  },
};

export const lookNames = Object.keys(looks) as readonly Look[];

/** Colours of the page itself. `accent` marks where to look and what to press; `bad` is a cut or a drop, always with a cross. */
export const surfaces = {
  light: {
    page: '#FFFFFF',
    panel: '#F4F6F9',
    ink: '#12171D',
    quiet: '#4A5561',
    line: '#7B8794',
    accent: '#0B4FB3',
    bad: '#B3261E',
  },
  dark: {
    page: '#0F141A',
    panel: '#1A222C',
    ink: '#EDF2F7',
    quiet: '#B4C0CC',
    line: '#7F8C9A',
    accent: '#8CBEFF',
    bad: '#FF8A80',
  },
} as const;

export type Theme = keyof typeof surfaces;

/** @returns The tokens as CSS custom properties: `--leading-fill`, `--leading-ink`, `--page` … `data-theme` of the root outdoes the system. */
export function paletteCss(): string {
  const light = `color-scheme:light;${properties('light')}`;
  const dark = `color-scheme:dark;${properties('dark')}`;
  const bySystem = `@media (prefers-color-scheme: dark){:root:not([data-theme=light]){${dark}}}`;
  return `:root{${light}}${bySystem}:root[data-theme=dark]{${dark}}`;
}

function properties(theme: Theme): string {
  const ofLooks = lookNames.map((look) => {
    const { fill, ink } = looks[look][theme];
    return `--${look.toLowerCase()}-fill:${fill};--${look.toLowerCase()}-ink:${ink};`;
  });
  const ofSurfaces = Object.entries(surfaces[theme]).map(([name, value]) => `--${name}:${value};`);
  return [...ofLooks, ...ofSurfaces].join('');
}
