/** Parts of the page that are loaded when they are drawn: they may not come. */
import { signal } from '@preact/signals';
import { parseHTML } from 'linkedom';
import { h, type JSX, render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Lab } from '../../viz/app/lab.ts';
import { later } from '../../viz/app/later.tsx';
import { english } from '../../viz/words/whole.ts';

const { document } = parseHTML('<html><body></body></html>');
beforeEach(() => vi.stubGlobal('document', document));
afterEach(() => vi.unstubAllGlobals());

/** What parts that are loaded read of the lab. */
const labHere = () => ({
  speech: signal({ isWhole: true }),
  words: signal(english),
  notice: signal<string | null>(null),
  wantAllWords: () => undefined,
});

it('a part that does not come is told of, and is asked for again when it is drawn again', async () => {
  const answers = [
    Promise.reject(new Error('gone')),
    Promise.resolve((): JSX.Element => h('p', null, 'here')),
  ];
  const Part = later(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
  const lab = labHere();
  // It reads no more of a lab than this.
  const draw = (root: Element): void => render(h(Part, { lab: lab as unknown as Lab }), root);
  const roots = [document.createElement('div'), document.createElement('div')] as const;

  draw(roots[0]);
  await vi.waitFor(() => expect(lab.notice.value).toBe(english.notLoaded));
  expect(roots[0].textContent).toBe(english.computing);

  draw(roots[1]);
  await vi.waitFor(() => {
    render(null, roots[1]);
    draw(roots[1]);
    expect(roots[1].textContent).toBe('here');
  });
  expect(answers).toEqual([]);
});
