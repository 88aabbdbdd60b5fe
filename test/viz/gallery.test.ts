/** The pictures in the documents are those that the painters draw today. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { entries, galleryFiles } from './gallery.ts';

const folder = new URL('../../docs/gallery/', import.meta.url);
const files = galleryFiles();

describe('the gallery', () => {
  it.each(files.map(({ file, svg }) => [file, svg] as const))(
    '%s is up to date: npm run gallery',
    (file, svg) => {
      const path = new URL(file, folder);
      expect(existsSync(path)).toBe(true);
      expect(readFileSync(path, 'utf8') === svg).toBe(true);
    },
  );

  it('has no other files', () => {
    expect(readdirSync(folder).sort()).toEqual(files.map(({ file }) => file).sort());
  });

  it('has a name and a caption of its own for each picture', () => {
    for (const key of ['name', 'caption'] as const)
      expect(new Set(entries.map((entry) => entry[key])).size).toBe(entries.length);
  });

  it('draws pictures that stand alone: finite numbers, a title, styles inside, nothing from elsewhere', () => {
    for (const { file, svg } of files) {
      if (!file.endsWith('.svg')) continue;
      expect(svg, file).not.toMatch(/NaN|Infinity|undefined|https?:\/\/(?!www\.w3\.org)/);
      const { document } = parseHTML(svg);
      expect(document.querySelector('title')?.textContent, file).not.toBe('');
      expect(document.querySelectorAll('.server, .lifeline, .row, .mapLeads').length, file).toBeGreaterThan(
        0,
      );
      const defined = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
      for (const [, id = ''] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(defined, file).toContain(id);
    }
  });

  it('has the picture that the README opens with, in both themes', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = [...readme.matchAll(/docs\/gallery\/([\w-]+\.svg)/g)].map(([, file]) => file);
    expect(shown).toEqual(['split-brain-dark.svg', 'split-brain.svg']);
    for (const file of shown) expect(files.map((one) => one.file)).toContain(file);
  });
});
