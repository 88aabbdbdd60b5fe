/**
 * The code changes, and the capsule still breaks: by the meaning of what was decided. A seed alone gives another run then, in which nothing breaks
 * in most of these.
 */
import { describe, expect, it } from 'vitest';
import {
  ASSERTION,
  beginReplay,
  type Capsule,
  capsuleOf,
  decisionLine,
  failureOf,
  playStory,
  type Replay,
  replayCapsule,
  type ReplayOptions,
  resolveScenario,
} from '../../scenarios/index.ts';
import {
  capsuleNamed,
  failing,
  pingsBefore,
  pingsTwice,
  syncsMore,
  votesOf3Twice,
  votesTwice,
  waitsLonger,
} from './capsules.ts';

interface Change {
  readonly name: string;
  readonly parts: ReplayOptions;
  readonly of: (capsule: Capsule) => Capsule;
}

const sameStory = (capsule: Capsule): Capsule => capsule;

const changes = {
  votes: { name: 'votes go out twice', parts: { protocol: votesTwice }, of: sameStory },
  pings: { name: 'pings go out twice', parts: { protocol: pingsTwice }, of: sameStory },
  waits: { name: 'the last wait of an election is longer', parts: { protocol: waitsLonger }, of: sameStory },
  handOver: {
    name: 'an item takes 100us from thread to thread',
    parts: {},
    of: (capsule) => ({ ...capsule, story: { ...capsule.story, handOver: '100us' } }),
  },
} satisfies Readonly<Record<string, Change>>;

const replayOf = (name: string, { parts, of }: Change): Replay =>
  replayCapsule(of(capsuleNamed(name)), parts);

/** Whether it breaks under its seed, with nothing recorded. */
function breaksBySeed(name: string, { parts, of }: Change): boolean {
  const { story, failure } = of(capsuleNamed(name));
  return playStory(resolveScenario(story), { property: failure.property, parts }).failure !== null;
}

describe('where the seed alone does not break it any more, the capsule does', () => {
  it.each([
    ['ZOOKEEPER-2845', changes.pings],
    ['ZOOKEEPER-2845', changes.waits],
    ['ZOOKEEPER-3911', changes.votes],
    ['ZOOKEEPER-3911', changes.waits],
    ['ZOOKEEPER-3911', changes.handOver],
    ['ZOOKEEPER-4712', changes.votes],
    ['ZOOKEEPER-4712', changes.pings],
    ['apply-twice', changes.votes],
    ['apply-twice', changes.waits],
  ] as const)('%s, $name', (name, change) => {
    expect(breaksBySeed(name, change)).toBe(false);
    const { breaks, isExact, fidelity } = replayOf(name, change);
    expect({ breaks, isExact }).toEqual({ breaks: true, isExact: false });
    expect(fidelity.percent).toBeGreaterThan(80);
    expect(fidelity.percent).toBeLessThan(100);
    expect(fidelity.matched).toBeLessThan(fidelity.recorded);
  });
});

describe('where all that was recorded does not break any more, a part of it may', () => {
  it.each([
    ['apply-twice', { parts: { protocol: syncsMore }, of: sameStory, name: 'epochs are synced twice' }],
    [
      'ZOOKEEPER-2845',
      { parts: { protocol: pingsBefore }, of: sameStory, name: 'a ping goes before COMMIT' },
    ],
    [
      'ZOOKEEPER-3911',
      { parts: { protocol: votesOf3Twice }, of: sameStory, name: 'votes of 3 go out twice' },
    ],
  ] as const)('%s, $name', (name, change) => {
    expect(breaksBySeed(name, change)).toBe(false);
    expect(replayOf(name, change)).toMatchObject({ breaks: true, isExact: false });
    const { failure } = capsuleNamed(name);
    const run = beginReplay(change.of(capsuleNamed(name)), change.parts);
    while (failureOf(run, failure.property) === null && run.step());
    expect(failureOf(run, failure.property)?.property).toBe(failure.property);
  });
});

describe('what a replay tells', () => {
  it('of the very run: all of it', () => {
    const capsule = capsuleNamed('ZOOKEEPER-335');
    const { isExact, fidelity, firstDifference, parting, isSameStory } = replayCapsule({
      ...capsule,
      digest: playedDigest(capsule),
    });
    expect({ isExact, firstDifference, parting, isSameStory }).toEqual({
      isExact: true,
      firstDifference: null,
      parting: null,
      isSameStory: true,
    });
    expect(fidelity.percent).toBe(100);
    expect(fidelity.recorded).toBe(capsule.decisions.length + capsule.faults.length);
  });

  it('of a run whose events are the recorded ones: all of it, though its digest is not', () => {
    const { isExact, fidelity, firstDifference } = replayCapsule({
      ...capsuleNamed('ZOOKEEPER-3911'),
      digest: '0123456789abcdef',
    });
    expect({ isExact, firstDifference }).toEqual({ isExact: false, firstDifference: null });
    expect(fidelity.percent).toBe(100);
  });

  it('of code that sends more: the first message that is one too many', () => {
    const { firstDifference } = replayOf('ZOOKEEPER-3911', changes.votes);
    expect(firstDifference?.came?.meaning).toMatch(/^1→\d NOTIFICATION #2$/u);
    expect(firstDifference?.recorded).not.toEqual(firstDifference?.came);
  });

  it('of code that waits longer: the first draw that comes later', () => {
    const { firstDifference } = replayOf('ZOOKEEPER-3911', changes.waits);
    const { recorded, came } = firstDifference ?? {};
    expect((came?.atUs ?? 0) - (recorded?.atUs ?? 0)).toBeGreaterThan(0);
  });

  it('as a line, with clients by their own numbers', () => {
    const capsule = capsuleNamed('ZOOKEEPER-3911');
    const process = Math.max(...capsule.run.ensemble.servers.map(({ id }) => id)) + 1;
    const client = { meaning: `${process}→1 CLIENTREQUEST #2`, value: 1_500, atUs: 2_000_000 };
    expect(decisionLine(client, capsule)).toBe('client 1→1 CLIENTREQUEST #2: 1.5ms @2s');
  });

  it('of a story that comes to another run: that it does', () => {
    expect(replayOf('ZOOKEEPER-3911', changes.handOver).isSameStory).toBe(false);
  });

  it('between which events the digests part, in blocks of 1,024', () => {
    expect(replayOf('ZOOKEEPER-4712', changes.pings).parting).toEqual({ first: 1, last: 1_024 });
  });

  it('that the story by itself breaks, where what is recorded leads astray', () => {
    const capsule = capsuleNamed('ZOOKEEPER-2845');
    const late = capsule.decisions.map((decision) =>
      / dial election /u.test(decision.meaning) ? { ...decision, value: 3_600_000_000 } : decision,
    );
    expect(late).not.toEqual(capsule.decisions);
    const { breaks, isExact, fidelity } = replayCapsule({
      ...capsule,
      digest: '0123456789abcdef',
      decisions: late,
    });
    expect({ breaks, isExact }).toEqual({ breaks: true, isExact: false });
    expect(fidelity.percent).toBeLessThan(100);
  });

  it('of code that objects to itself before the property breaks: that it does, and that the property does not break', () => {
    const capsule = capsuleNamed('ZOOKEEPER-335');
    const { breaks, isExact, failure } = replayCapsule(capsule, { protocol: failing });
    expect({ breaks, isExact }).toEqual({ breaks: false, isExact: false });
    expect(failure).toMatchObject({ property: ASSERTION, message: 'this code has changed too much' });
    expect(capsuleOf(capsule.story, capsule.failure, { parts: { protocol: failing } })).toBeNull();
    const objecting = { property: ASSERTION };
    expect(capsuleOf(capsule.story, objecting, { parts: { protocol: failing } })?.failure).toEqual(failure);
  });

  it('of a capsule without decisions: none of none, and not all', () => {
    const capsule = { ...capsuleNamed('ZOOKEEPER-3911'), decisions: [], faults: [] };
    const { fidelity } = replayCapsule(capsule, changes.votes.parts);
    expect(fidelity).toEqual({ matched: 0, recorded: 0, percent: 0 });
  });
});

describe('a file that asks for more than its story has', () => {
  const capsule: Capsule = { ...capsuleNamed('ZOOKEEPER-335'), digest: '0123456789abcdef' };

  it('such as a failure in a thousand hours, is replayed to the end of the story', {
    timeout: 20_000,
  }, () => {
    const failure = { ...capsule.failure, property: 'integrity', atUs: 3_600_000_000_000 };
    expect(replayCapsule({ ...capsule, failure }).breaks).toBe(false);
  });

  it('such as a fault a thousand times over, has it as often as its step', { timeout: 20_000 }, () => {
    const [last] = capsule.faults.slice(-1);
    if (last === undefined) throw new Error('the capsule has faults');
    const again = { ...last, behind: 'delivered 1→2 COMMIT #999999' };
    const faults = [...capsule.faults, ...Array.from({ length: 100_000 }, () => again)];
    expect(replayCapsule({ ...capsule, faults }).failure).toEqual(replayCapsule(capsule).failure);
  });
});

const playedDigest = ({ story, failure: { property } }: Capsule): string =>
  playStory(resolveScenario(story), { property }).run.world.digest();
