/** What can be pressed at a moment: each is an intervention, and what makes no sense says why. */
import { describe, expect, it } from 'vitest';
import { resolveScenario, readIntervention, storyNamed, withInterventions } from '../../scenarios/index.ts';
import type { Scenario } from '../../scenarios/index.ts';
import { sayFrom } from '../../scenarios/language/catalogue.ts';
import { chineseTelling } from '../../scenarios/language/tellingInChinese.ts';
import { englishTelling } from '../../scenarios/language/tellingInEnglish.ts';
import {
  clockWords,
  type Deed,
  deedOfKey,
  diskDeeds,
  factsOf,
  healAll,
  isLatency,
  isolate,
  linkDeeds,
  partition,
  processDeeds,
} from '../../viz/faults/deeds.ts';
import { messageName } from '../../viz/faults/messageName.ts';
import { areApart, firstSides, membersOf, type Sides, sideText } from '../../viz/faults/sides.ts';
import type { ClusterState } from '../../viz/trace/clusterState.ts';
import { lastRowOfEvent } from '../../viz/trace/instants.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun, replayOfStory } from './replays.ts';
import { perform } from '../../viz/worker/perform.ts';

const story: Scenario = storyNamed('fresh-five') as Scenario;
const quiet = replayOfStory('fresh-five');
const atEnd = quiet.store.stateAfter(quiet.lastRow);

/** The state right behind something that was done at the end of a story. */
function stateAfter(...words: readonly string[]): ClusterState {
  const texts = words.map((one) => `20s ${one}`);
  const { summary, columns, store } = replayOfStory('fresh-five', {}, texts);
  return store.stateAfter(lastRowOfEvent(columns, summary.interventions.at(-1) ?? 0));
}

function everythingIn(state: ClusterState): readonly Deed[] {
  const facts = factsOf(state);
  return [
    ...facts.servers.flatMap(({ id }) => [
      ...(['lost', 'prefix', 'torn'] as const).flatMap((unsynced) => processDeeds(facts, id, unsynced)),
      ...diskDeeds(facts, id, '50ms'),
      ...facts.servers
        .filter((other) => other.id !== id)
        .flatMap((other) =>
          (['both', 'there', 'back'] as const).flatMap((ways) =>
            linkDeeds(facts, [id, other.id], ways, '1ms..3ms'),
          ),
        ),
      isolate(facts, id),
    ]),
    healAll(facts),
  ];
}

const reasonOf = (deeds: readonly Deed[], name: string): string | null => {
  const reason = deeds.find((deed) => deed.name === name)?.reason ?? null;
  return reason === null ? null : sayFrom(englishTelling, reason);
};

describe('whatever can be pressed', () => {
  it('is an intervention that the story takes, whether or not it makes sense now', () => {
    for (const { words } of everythingIn(atEnd)) {
      const text = `20s/1 ${words}`;
      expect(readIntervention(text)).toMatchObject({ at: '20s', behind: 1 });
      expect(() => resolveScenario(withInterventions(story, [text]))).not.toThrow();
    }
  });

  it('has a reason in both languages where it makes none', () => {
    const down = stateAfter('kill 2');
    for (const state of [quiet.store.stateAfter(0), atEnd, down])
      for (const { reason } of everythingIn(state)) {
        if (reason === null) continue;
        expect(sayFrom(englishTelling, reason)).not.toBe('');
        expect(sayFrom(chineseTelling, reason)).toMatch(/\p{Script=Han}/u);
      }
  });

  it('is there all along a run full of troubles', () => {
    const run = replayOfRun(perform(manyTroubles));
    for (let i = 0; i <= run.lastRow; i += 400)
      for (const { words } of everythingIn(run.store.stateAfter(i)))
        expect(readIntervention(`1s ${words}`)).toBeDefined();
  });
});

describe('a server', () => {
  it('that runs can be killed and restarted, one that is down can be started', () => {
    const up = processDeeds(factsOf(atEnd), 3, 'lost');
    expect(up.map(({ words }) => words)).toEqual(['kill 3', 'powerOff 3 lost', 'restart 3', 'pause 3']);
    expect(up.map(({ reason }) => reason)).toEqual([null, null, null, null]);
    const down = processDeeds(factsOf(stateAfter('kill 3')), 3, 'torn');
    expect(down.map(({ words }) => words)).toEqual(['kill 3', 'powerOff 3 torn', 'start 3', 'pause 3']);
    expect(reasonOf(down, 'kill')).toBe('server 3 is not running');
    expect(reasonOf(down, 'start')).toBeNull();
    expect(reasonOf(down, 'pause')).toBe('server 3 is not running');
  });

  it('that is paused can go on', () => {
    const deeds = processDeeds(factsOf(stateAfter('pause 2')), 2, 'lost');
    expect(deeds.at(-1)).toEqual({ name: 'resume', words: 'resume 2', reason: null });
  });

  it('has a disk that is repaired, freed or lost only where that makes sense', () => {
    const deeds = diskDeeds(factsOf(atEnd), 1, '50ms');
    expect(deeds[0]).toEqual({ name: 'slowDisk', words: 'slowDisk 1 50ms', reason: null });
    expect(reasonOf(deeds, 'repairDisk')).toBe('the disk of server 1 does not fail');
    expect(reasonOf(deeds, 'freeDisk')).toBe('the disk of server 1 is not full');
    expect(reasonOf(deeds, 'loseDisk')).toBe('server 1 is running');
    const full = diskDeeds(factsOf(stateAfter('fillDisk 1')), 1, '50ms');
    expect(reasonOf(full, 'fillDisk')).toBe('the disk of server 1 is full already');
    expect(reasonOf(full, 'freeDisk')).toBeNull();
  });

  it('can be cut off from one other, one way or both', () => {
    const facts = factsOf(stateAfter('cut 1>3'));
    expect(linkDeeds(facts, [1, 3], 'there', '1ms')[0]).toMatchObject({
      words: 'cut 1>3',
      reason: { id: 'impossible.cut' },
    });
    expect(linkDeeds(facts, [1, 3], 'back', '1ms')[0]).toMatchObject({ words: 'cut 3>1', reason: null });
    expect(linkDeeds(facts, [3, 1], 'back', '1ms')[0]).toMatchObject({ words: 'cut 1>3' });
    expect(reasonOf(linkDeeds(facts, [1, 3], 'both', '1ms'), 'heal')).toBeNull();
    expect(reasonOf(linkDeeds(facts, [1, 2], 'both', '1ms'), 'heal')).toBe('the link 1–2 is not cut');
    expect(reasonOf([healAll(facts)], 'healAll')).toBeNull();
    expect(reasonOf([healAll(factsOf(atEnd))], 'healAll')).toBe('no link is cut');
  });

  it('that is isolated reaches nobody', () => {
    const { words } = isolate(factsOf(atEnd), 3);
    expect(words).toBe('partition 3|1,2,4,5');
    const { cuts } = factsOf(stateAfter(words));
    expect(cuts).toHaveLength(8);
    expect(cuts.every((cut) => cut.includes(3))).toBe(true);
  });

  it('answers to single keys, by what makes sense', () => {
    const facts = factsOf(atEnd);
    expect(['c', 'S', 'p', 'q'].map((key) => deedOfKey(facts, 2, key)?.words ?? null)).toEqual([
      'kill 2',
      'restart 2',
      'pause 2',
      null,
    ]);
    expect(deedOfKey(factsOf(stateAfter('kill 2')), 2, 's')?.words).toBe('start 2');
    expect(deedOfKey(factsOf(stateAfter('kill 2')), 2, 'c')?.reason).toMatchObject({
      id: 'impossible.notRunning',
    });
  });
});

describe('what is typed', () => {
  it.each([
    ['100', '', 'clock 3 rate 1'],
    ['50', '-3s', 'clock 3 rate 0.5 jump -3s'],
    ['', '500ms', 'clock 3 jump 500ms'],
    ['0', '', null],
    ['-5', '', null],
    ['1e999', 'soon', null],
    ['', '', null],
  ])('a rate of "%s" and a jump of "%s" is %s', (rate, jump, words) => {
    expect(clockWords(3, rate, jump)).toBe(words);
    expect(words === null ? { clock: 3 } : readIntervention(`1s ${words}`)).toMatchObject({ clock: 3 });
  });

  it('is a latency or is none', () => {
    for (const text of ['200ms', ' 1.5s ', '1ms..3ms', '0us']) {
      expect(isLatency(text)).toBe(true);
      expect(readIntervention(`1s delay 1-2 ${text.trim()}`)).toBeDefined();
    }
    for (const text of ['', '200', 'fast', '1ms..', '-1ms', '1ms; kill 3', '1ms kill'])
      expect(isLatency(text)).toBe(false);
  });
});

describe('a partition that somebody is making', () => {
  const { servers } = atEnd;
  const { quorum } = quiet.summary.cast;

  it('begins with the selected server alone', () => {
    const sides = firstSides(servers, 3);
    expect(membersOf(sides, 'A')).toEqual([3]);
    expect(membersOf(sides, 'B')).toEqual([1, 2, 4, 5]);
    expect(membersOf(firstSides(servers, null), 'A')).toEqual([1]);
  });

  it('says of each side whether it has a quorum, as the model counts it', () => {
    const sides: Sides = new Map([
      [1, 'A'],
      [2, 'A'],
      [3, 'B'],
      [4, 'B'],
      [5, 'B'],
    ]);
    expect(sideText('A', sides, servers, quorum)).toEqual({
      name: 'A',
      running: 2,
      total: 5,
      hasQuorum: false,
    });
    expect(sideText('B', sides, servers, quorum)).toMatchObject({
      running: 3,
      hasQuorum: true,
    });
    const down = stateAfter('kill 4').servers;
    expect(sideText('B', sides, down, quorum)).toMatchObject({
      running: 2,
      hasQuorum: false,
    });
  });

  it('cuts what it says, and whoever is on both sides reaches everybody', () => {
    const sides: Sides = new Map([
      [1, 'A'],
      [2, 'A'],
      [3, 'B'],
      [4, 'B'],
      [5, 'both'],
    ]);
    expect(areApart(sides)).toBe(true);
    expect(areApart(new Map([...sides, [3, 'both'], [4, 'A']]))).toBe(false);
    const words = partition([membersOf(sides, 'A'), membersOf(sides, 'B')]);
    expect(words).toBe('partition 1,2,5|3,4,5');
    const { cuts } = factsOf(stateAfter(words));
    expect(cuts.filter((cut) => cut.includes(5))).toEqual([]);
    expect(cuts).toHaveLength(8);
    expect(sideText('A', sides, servers, quorum)).toMatchObject({ running: 3, hasQuorum: true });
  });

  it('counts weights and groups, not heads', () => {
    const weighted = replayOfStory('weights');
    const { cast } = weighted.summary;
    const state = weighted.store.stateAfter(weighted.lastRow);
    const all: Sides = new Map(state.servers.map(({ id }) => [id, 'A']));
    expect(sideText('A', all, state.servers, cast.quorum).total).toBe(cast.quorum.voters.length);
  });
});

it('every message has a name of its own kind', () => {
  const replay = replayOfStory('one-write');
  const names = new Set<string>();
  for (let i = 0; i <= replay.lastRow; i += 3)
    for (const { message } of replay.store.stateAfter(i).network.inFlight) names.add(messageName(message));
  expect([...names]).toEqual(
    expect.arrayContaining(['notification 3', 'PROPOSAL 1.1', 'ACK 1.1', 'LEADERINFO']),
  );
  for (const name of names) expect(name).not.toBe('');
});
