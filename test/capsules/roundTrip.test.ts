/** Written and read, packed and unpacked: a capsule stays what it is. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  type Capsule,
  capsuleFromLink,
  capsuleOf,
  capsuleToLink,
  decisionsOf,
  kill,
  partition,
  healAll,
  readCapsule,
  replayCapsule,
  resolveScenario,
  type Scenario,
  start,
  VERSION,
  write,
  writeCapsule,
} from '../../scenarios/index.ts';

/** As shrinking leaves it: a dozen steps, constant latencies, a few decisions. */
const dozen: Scenario = {
  zablab: 1,
  name: 'a-dozen',
  ensemble: { servers: 3, tickTime: 200, variants: ['ZOOKEEPER-1154'] },
  network: { latency: '1ms' },
  disk: { sync: '1ms' },
  seed: 'campaign/1234',
  steps: [
    at('0s', start('all')),
    at('1s', write('/a', '1', 3)),
    at('1.2s', write('/a', '2', 3)),
    at('2s', partition([3], [1, 2])),
    at('2.01s', write('/b', '1', 3)),
    at('2.5s', kill(3)),
    at('6s', write('/c', '1', 2)),
    at('6.2s', write('/c', '2', 2)),
    at('6.4s', write('/c', '3', 2)),
    at('7s', healAll()),
    at('7s', { restart: 3 }),
    at('9s', write('/d', '1', 2)),
  ],
  decisions: ['3→1 PROPOSAL #1: 40ms', 'disk 2 sync #5: 30ms', 'queue 2 commit #3: 1ms'],
  until: '14s',
};

const property = 'history consistency';
const dozenCapsule = capsuleOf(dozen, { property });

it('the version is that of the package', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  expect((JSON.parse(text) as { version: string }).version).toBe(VERSION);
});

it('a story that does not break has no capsule', () => {
  const mended = { ...dozen, ensemble: { servers: 3, tickTime: 200 } };
  expect(capsuleOf(mended, { property })).toBeNull();
});

describe('the link of a dozen steps', () => {
  const capsule = dozenCapsule as Capsule;
  const link = capsuleToLink(capsule);

  it('has fewer than 2,000 letters, all of which a link may hold', () => {
    expect(link.length).toBeLessThan(2_000);
    expect(link).toMatch(/^[\w-]+$/u);
  });

  it('gives back the whole capsule', () => {
    expect(capsuleFromLink(link)).toEqual(JSON.parse(JSON.stringify(capsule)));
    expect(replayCapsule(capsuleFromLink(link)).isExact).toBe(true);
  });

  it('keeps decisions where the story runs another course by now', () => {
    const old = { ...capsule, digest: '0123456789abcdef' };
    const again = capsuleFromLink(capsuleToLink(old));
    expect(again.decisions).toEqual(capsule.decisions);
    expect(again.faults).toEqual(capsule.faults);
    expect(again.digest).toBe(old.digest);
  });
});

describe('decisions of a run', () => {
  it('are lines of a story that make the same run under any seed', () => {
    const random = { ...dozen, network: {}, disk: {}, decisions: [] };
    const lines = decisionsOf(resolveScenario(random)).map(({ line }) => line);
    const fixed: Scenario = {
      ...random,
      seed: 'other',
      network: { latency: '1ms' },
      disk: { sync: '1ms' },
      decisions: lines,
    };
    expect(lines.length).toBeGreaterThan(200);
    expect(decisionsOf(resolveScenario(fixed))).toEqual(decisionsOf(resolveScenario(random)));
  });
});

const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const us = fc.integer({ min: 0, max: 3_600_000_000_000 });
const server = fc.integer({ min: 1, max: 3 });
const number = fc.integer({ min: 1, max: 999_999 });
const meaning = fc.oneof(
  fc
    .tuple(server, server, fc.constantFrom('PROPOSAL', 'ACK', 'dial quorum', 'reset'), number)
    .map(([from, to, word, nth]) => `${from}→${to} ${word} #${nth}`),
  fc
    .tuple(server, fc.constantFrom('sync', 'append'), number)
    .map(([id, word, nth]) => `disk ${id} ${word} #${nth}`),
  fc
    .tuple(server, fc.constantFrom('commit', 'toLearner→2'), number)
    .map(([id, word, nth]) => `queue ${id} ${word} #${nth}`),
  fc.tuple(fc.integer({ min: 1, max: 4 }), number).map(([id, nth]) => `4→${id} CLIENTREQUEST #${nth}`),
);
const digest = fc.stringMatching(/^[0-9a-f]{16}$/u);
const anyCapsule = fc
  .record({
    digest,
    events: count,
    leaves: fc.array(digest, { maxLength: 5 }),
    failure: fc.record({
      property: fc.constantFrom('agreement', property, 'no assertion fails'),
      event: count,
      atUs: us,
      message: fc.option(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme-ascii' })),
    }),
    decisions: fc.array(fc.record({ meaning, value: us, atUs: us }), { maxLength: 30 }),
    faults: fc.array(
      fc.record({
        step: fc.integer({ min: 0, max: 20 }),
        kind: fc.constantFrom('kill' as const, 'start' as const),
        atUs: us,
        after: count,
        behind: fc.option(meaning.map((text) => `delivered ${text}`)),
        behindUs: us,
      }),
      { maxLength: 5 },
    ),
  })
  .map((parts): Capsule => ({ ...(dozenCapsule as Capsule), ...parts }));

describe('any capsule', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyCapsule, (capsule) => {
        expect(readCapsule(writeCapsule(capsule))).toEqual(JSON.parse(JSON.stringify(capsule)));
      }),
    );
  });

  it('comes out of a link as it went in, but for the hash tree', () => {
    fc.assert(
      fc.property(anyCapsule, (capsule) => {
        const { leaves: _leaves, ...kept } = capsule;
        expect(capsuleFromLink(capsuleToLink(capsule))).toMatchObject(
          JSON.parse(JSON.stringify(kept)) as object,
        );
      }),
      { numRuns: 20 },
    );
  });
});

it('ten thousand events fit into half a megabyte, all latencies drawn', () => {
  const [first, , ...others] = dozen.steps;
  const many = at('1s', write('/a', '1', 3, { count: 500, window: 8 }));
  const long: Scenario = {
    ...dozen,
    network: {},
    disk: {},
    handOver: '1us..30us',
    decisions: [],
    steps: [first, many, ...others].filter((step) => step !== undefined),
  };
  const capsule = capsuleOf(long, { property }) as Capsule;
  expect(capsule.events).toBeGreaterThan(10_000);
  expect(capsule.decisions.length).toBeGreaterThan(capsule.events / 2);
  expect((writeCapsule(capsule).length / capsule.events) * 10_000).toBeLessThan(500_000);
});
