/** What is no capsule is answered with one line, that says where and what was expected. */
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  capsuleFromLink,
  capsuleToLink,
  CAPSULE_BYTES_MAX,
  type Language,
  readCapsule,
  ScenarioError,
  tellError,
} from '../../scenarios/index.ts';
import { capsuleNamed, textOf } from './capsules.ts';

function lineOf(read: () => unknown, language: Language = 'en'): string {
  try {
    read();
    return 'no error';
  } catch (error) {
    if (error instanceof ScenarioError) return tellError(error, language, 'a.zsim');
    throw error;
  }
}

const name = 'half-is-a-quorum';
const good = textOf(name);
const document = JSON.parse(good) as Record<string, unknown>;
const withKey = (key: string, value: unknown): string =>
  JSON.stringify({ ...document, [key]: value }, null, 1);
const without = (key: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(document).filter(([other]) => other !== key)));
const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

const bad: Readonly<Record<string, readonly [string | Uint8Array, RegExp]>> = {
  'an empty file': ['', /^a\.zsim: this file is empty: expected a capsule/u],
  'no text': [new Uint8Array([0x1f, 0x8b, 0xff, 0xfe]), /^a\.zsim: expected a capsule in UTF-8 text/u],
  'another format': ['zablab: 1\n', /^a\.zsim:1:1: this is not JSON: expected a value, found "z"/u],
  'a story': [
    '{"zablab":1,"ensemble":{"servers":3},"steps":[]}',
    /^a\.zsim:1:1: this is a story, not a capsule/u,
  ],
  'a list': ['[]', /^a\.zsim:1:1: expected an object/u],
  'no version': [without('capsule'), /the version of the capsule is missing: expected "capsule": 1/u],
  'a newer version': [
    withKey('capsule', 2),
    /^a\.zsim:2:\d+: capsule: this is version 2 of capsules, written by zablab 0\.1\.0; this release of zablab reads version 1/u,
  ],
  'a version that is none': [withKey('capsule', null), /capsule: expected an integer, found nothing/u],
  'a key that is missing': [without('failure'), /"failure" is missing/u],
  'a key that is misspelt': [
    withKey('decision', []),
    /decision: unknown key "decision": did you mean "decisions"\?/u,
  ],
  'a digest that is none': [withKey('digest', 'x'), /^a\.zsim:\d+:\d+: digest: "x" is not a digest/u],
  'a leaf that is none': [withKey('leaves', ['G']), /leaves\[0\]: "G" is not a digest/u],
  'a property that is none': [
    withKey('failure', { ...(document['failure'] as object), property: 'agreemnt' }),
    /failure\.property: unknown property "agreemnt": did you mean "agreement"\?/u,
  ],
  'a failure of another type': [withKey('failure', 7), /failure: expected an object/u],
  'a count below zero': [withKey('events', -1), /events: -1 is too small/u],
  'a fault of another type': [
    withKey('faults', [{ step: 'x' }]),
    /faults\[0\]\.step: expected an integer, found text/u,
  ],
  'a decision without its time': [
    withKey('decisions', ['1→3 PROPOSAL #2: 40ms']),
    /decisions\[0\]: "1→3 PROPOSAL #2: 40ms" is not a decision of a capsule: expected its time behind it/u,
  ],
  'a decision with a misspelt word': [
    withKey('decisions', ['1→3 PROPOSSAL #2: 40ms @1s']),
    /decisions\[0\]: unknown message type "PROPOSSAL": did you mean "PROPOSAL"\?/u,
  ],
  'a mistake in the story': [
    withKey('story', { ...(document['story'] as object), steps: [{ at: '1s', kil: 3 }] }),
    /^a\.zsim:\d+:\d+: story\.steps\[0\]\.kil: unknown key "kil": did you mean "kill"\?/u,
  ],
  'a run of another type': [withKey('run', []), /run: expected an object/u],
  'a run nested too deeply': [
    `${without('run').slice(0, -1)},"run":{"a":${nested}}}`,
    /run: this is nested too deeply/u,
  ],
  'only brackets': [nested, /^a\.zsim:1:1: expected an object/u],
  'too much': ['x'.repeat(CAPSULE_BYTES_MAX + 1), /^a\.zsim: this file is too large for a capsule/u],
};

describe('a file that is no capsule', () => {
  it.each(Object.entries(bad))('%s', (_what, [source, says]) => {
    const line = lineOf(() => readCapsule(source));
    expect(line).toMatch(says);
    expect(line.split('\n')).toHaveLength(1);
    expect(lineOf(() => readCapsule(source), 'zh-CN')).toMatch(/\p{Script=Han}/u);
  });

  it('however it is cut off, is answered with one line and its place', () => {
    for (let length = 1; length < good.length - 2; length += 97) {
      const line = lineOf(() => readCapsule(good.slice(0, length)));
      expect(line).toMatch(/^a\.zsim:\d+:\d+: this is not JSON: expected .*, found the end of the file$/u);
    }
  });

  it('may be bytes', () => {
    expect(readCapsule(strToU8(good))).toEqual(readCapsule(good));
  });
});

describe('a link that is none', () => {
  const link = capsuleToLink(capsuleNamed(name));

  it.each([
    ['nothing', ''],
    ['other letters', 'a+b/c=='],
    ['half of it', link.slice(0, link.length / 2)],
    ['no deflated data', 'AAAA'],
    ['too long', 'A'.repeat(1_000_001)],
  ])('%s', (_what, text) => {
    const line = lineOf(() => capsuleFromLink(text));
    expect(line).toContain('this is not the link of a capsule');
    expect(line.split('\n')).toHaveLength(1);
  });

  it('with one letter changed, is answered with a line, or is a capsule all the same', () => {
    for (let at = 0; at < link.length; at += 7) {
      const other = link[at] === 'A' ? 'B' : 'A';
      const line = lineOf(() => capsuleFromLink(link.slice(0, at) + other + link.slice(at + 1)));
      expect(line.split('\n')).toHaveLength(1);
    }
  });
});
