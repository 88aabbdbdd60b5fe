/** The state of the page behind the `#`. */
import { describe, expect, it } from 'vitest';
import { type Address, readAddress, writeAddress } from '../../viz/app/address.ts';

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
    });
    expect(readAddress('#at=-3&lang=tlh', 'fresh-five')).toMatchObject({ at: null, language: 'en' });
    expect(readAddress('#run=', 'other').source).toEqual({ kind: 'capsule', link: '' });
  });
});
