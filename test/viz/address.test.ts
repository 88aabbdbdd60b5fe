/** The state of the page behind the `#`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Address,
  BRANCHES_MAX,
  INTERVENTIONS_MAX,
  NAME_CHARACTERS_MAX,
  nameIn,
  presets,
  readAddress,
  speeds,
  tabs,
  themes,
  writeAddress,
} from '../../viz/app/address.ts';

const plain = readAddress('', 'fresh-five');

describe('the address', () => {
  it.each<Partial<Address>>([
    {
      seed: 'a b&c',
      settings: { 'start.4': '0.5s', tickTime: '500' },
      at: 318,
      language: 'zh-CN',
    },
    { source: { kind: 'capsule', link: 'AbC-_9' }, settings: { 'start.2': '1s' }, at: 12 },
    { source: { kind: 'file', link: 'XyZ' }, interventions: ['3s kill 3', '5s restart 3'] },
    { selection: { kind: 'message', send: 7 }, preset: 'present', tab: 'events', speed: 2, theme: 'dark' },
  ])('is read as it was written: %j', (fields) => {
    const address = { ...plain, ...fields };
    expect(readAddress(writeAddress(address), 'other')).toEqual(address);
  });

  it('that is empty or nonsense means the beginning of everything', () => {
    expect(plain).toMatchObject({
      source: { kind: 'story', name: 'fresh-five' },
      seed: null,
      settings: {},
      interventions: [],
      at: null,
      language: null,
      branches: [],
      place: 0,
    });
    expect(readAddress('#at=-3&lang=tlh', 'fresh-five')).toMatchObject({ at: null, language: 'en' });
    expect(readAddress('#run=', 'other').source).toEqual({ kind: 'capsule', link: '' });
    expect(readAddress('#place=9&branch=a: 1s kill 1', 'x')).toMatchObject({
      place: 1,
      branches: [{ name: 'a', interventions: ['1s kill 1'] }],
    });
  });

  it('is for people: a branch reads as its name and what was done in it', () => {
    const branches = [{ name: 'no leader', interventions: ['3s kill 3', '5s restart 3'] }];
    const text = decodeURIComponent(writeAddress({ ...plain, branches })).replaceAll('+', ' ');
    expect(text).toContain('branch=no leader: 3s kill 3; 5s restart 3');
  });

  it('with `__proto__` in it has a setting of that name, and changes nothing else', () => {
    const { settings } = readAddress('#__proto__=1&constructor=2', 'x');
    expect(Object.entries(settings)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
  });
});

/** Signs that mean something in an address, in a branch, in HTML, or to whoever shows a text. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\\:;&=#+%? <>"\'/\n\t\0|,.é汉'.split(''), '\u202E', '\u200B', '😀', '\uD800'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});
const name = hostile.map(nameIn);
/** As it comes out of an address: whole characters, no blanks around them. */
const intervention = hostile
  .map((text) => text.replaceAll(/\p{Surrogate}/gu, '').trim())
  .filter((text) => text !== '');
const interventions = fc.array(intervention, { maxLength: 5 });
const row = fc.nat({ max: 3_000_000 });

const addresses: fc.Arbitrary<Address> = fc
  .record<Address>({
    source: fc.oneof(
      fc.record({ kind: fc.constant('story' as const), name: fc.stringMatching(/^[a-z-]{1,20}$/) }),
      fc.record({
        kind: fc.constantFrom('file' as const, 'capsule' as const),
        link: fc.stringMatching(/^[\w-]{1,40}$/),
      }),
    ),
    seed: fc.option(fc.string({ unit: 'grapheme' })),
    settings: fc.dictionary(
      fc.stringMatching(/^(start\.\d|[a-z]+T[a-z]+|__proto__)$/),
      fc.string({ unit: 'grapheme' }),
    ),
    interventions,
    at: fc.option(row),
    selection: fc.oneof(
      fc.constant(null),
      fc.record({ kind: fc.constant('process' as const), id: fc.nat({ max: 999 }) }),
      fc.record({ kind: fc.constant('message' as const), send: row }),
    ),
    preset: fc.constantFrom(...presets),
    tab: fc.constantFrom(...tabs),
    speed: fc.constantFrom(...speeds),
    language: fc.constantFrom(null, 'en' as const, 'zh-CN' as const),
    theme: fc.constantFrom(null, ...themes),
    branches: fc.array(fc.record({ name, interventions }), { maxLength: 4 }),
    place: fc.nat({ max: 4 }),
    branchName: name,
    fingerprint: fc.option(
      fc.record({
        zablab: fc.stringMatching(/^[\w.+-]{1,10}$/),
        digest: fc.stringMatching(/^[0-9a-f]{16}$/),
        trail: fc.constantFrom('', '64-0ff', '128-abc123'),
      }),
    ),
  })
  .map((address) => ({ ...address, place: Math.min(address.place, address.branches.length) }));

describe('any address', () => {
  it('is read as it was written, whatever names and texts are in it', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readAddress(writeAddress(address), 'other')).toEqual(address);
      }),
      { numRuns: 500 },
    );
  });

  it('that somebody made up is read as one that is written and read without change, within its limits', () => {
    const key = fc.constantFrom(
      'do',
      'branch',
      'name',
      'place',
      'at',
      'sel',
      'digest',
      'trail',
      'v',
      'run',
      'file',
      'x',
    );
    const made = fc
      .array(fc.tuple(key, hostile), { maxLength: 30 })
      .map(
        (pairs) =>
          `#${pairs.map(([one, value]) => `${one}=${encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, ''))}`).join('&')}`,
      );
    fc.assert(
      fc.property(fc.oneof(made, hostile), (hash) => {
        const address = readAddress(hash, 'x');
        expect(readAddress(writeAddress(address), 'y')).toEqual(address);
        expect(address.branches.length).toBeLessThan(BRANCHES_MAX);
        for (const branch of address.branches) {
          expect(branch.interventions.length).toBeLessThanOrEqual(INTERVENTIONS_MAX);
          expect(Array.from(branch.name ?? '').length).toBeLessThanOrEqual(NAME_CHARACTERS_MAX);
          expect(branch.name ?? '').not.toMatch(/[\p{C}\n]/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});
