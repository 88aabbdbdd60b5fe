import { describe, expect, it } from 'vitest';
import {
  beginRun,
  interventionVerbs,
  possibleFaults,
  resolveScenario,
  type Scenario,
  say,
  type ServerFacts,
  withInterventions,
  type WorldFacts,
} from '../../scenarios/index.ts';
import { interventionReasonsInEnglish } from '../../scenarios/language/interventionReasons.ts';
import { Trace } from '../../sim/index.ts';

const healthy: ServerFacts['disk'] = { isFull: false, isSlow: false, isFailing: false };
const running = { isUp: true, isPaused: false, disk: healthy };

const facts: WorldFacts = {
  servers: [
    { id: 1, ...running },
    { id: 2, ...running, isUp: false },
    { id: 3, ...running, isPaused: true, disk: { isFull: true, isSlow: true, isFailing: true } },
    { id: 4, ...running, isUp: false, hasPower: true },
  ],
  cuts: [
    [1, 3],
    [3, 1],
    [1, 4],
  ],
  held: ['x'],
};

const reasons = (
  subject: Parameters<typeof possibleFaults>[1],
  known = facts,
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(possibleFaults(known, subject).map(({ verb, reason }) => [verb, reason?.id ?? null]));

describe('the faults that make sense', () => {
  it('of a server that runs', () => {
    expect(reasons({ server: 1 })).toMatchObject({
      kill: null,
      start: 'impossible.running',
      pause: null,
      resume: 'impossible.notPaused',
      fillDisk: null,
      freeDisk: 'impossible.diskNotFull',
      repairDisk: 'impossible.diskNotFailing',
      loseDisk: 'impossible.running',
      write: null,
    });
  });

  it('of one that is down, with and without power', () => {
    expect(reasons({ server: 2 })).toMatchObject({
      kill: 'impossible.notRunning',
      powerOff: 'impossible.noPower',
      start: null,
      pause: 'impossible.notRunning',
      loseDisk: null,
      write: 'impossible.notRunning',
    });
    expect(reasons({ server: 4 })).toMatchObject({ kill: 'impossible.notRunning', powerOff: null });
  });

  it('of one that is paused, with a bad disk', () => {
    expect(reasons({ server: 3 })).toMatchObject({
      kill: null,
      pause: 'impossible.paused',
      resume: null,
      fillDisk: 'impossible.diskFull',
      freeDisk: null,
      repairDisk: null,
    });
  });

  it('of a link: cut in both directions it cannot be cut, in one it can be healed as well', () => {
    expect(reasons({ link: [1, 3] })).toMatchObject({
      cut: 'impossible.cut',
      heal: null,
      delay: null,
      hold: null,
    });
    expect(reasons({ link: [1, 4] })).toMatchObject({ cut: null, heal: null });
    expect(reasons({ link: [1, 2] })).toMatchObject({ cut: null, heal: 'impossible.notCut' });
  });

  it('of all', () => {
    expect(reasons({ all: true })).toMatchObject({ heal: null, letGo: null, partition: null, ring: null });
    const alone = { servers: facts.servers.slice(0, 1), cuts: [], held: [] };
    expect(reasons({ all: true }, alone)).toMatchObject({
      heal: 'impossible.nothingCut',
      letGo: 'impossible.nothingHeld',
      partition: 'impossible.tooFew',
    });
    expect(possibleFaults(facts, { server: 9 })).toEqual([]);
  });

  it('come in the order of the table, and each verb is about something', () => {
    const order = interventionVerbs.map(({ verb }) => verb);
    const about = [{ server: 1 }, { link: [1, 2] }, { all: true }] as const;
    const listed = about.map((subject) => possibleFaults(facts, subject).map(({ verb }) => verb));
    for (const verbs of listed) expect(verbs).toEqual(order.filter((verb) => verbs.includes(verb)));
    expect(new Set(listed.flat())).toEqual(new Set(order));
  });

  it('have their reasons in both languages', () => {
    const told = (
      Object.keys(interventionReasonsInEnglish) as (keyof typeof interventionReasonsInEnglish)[]
    ).map((id) => {
      const message = { id, params: { server: 3, from: 1, to: 2 } };
      return [say(message, 'en'), say(message, 'zh-CN')] as const;
    });
    for (const [english, chinese] of told) {
      expect(english).not.toMatch(/undefined/);
      expect(chinese).toMatch(/[\u4e00-\u9fff]/);
      expect(chinese).not.toMatch(/undefined|[\u4e00-\u9fff][,:;?()]/);
    }
    expect(told.map(([english]) => english)).toContain('server 3 is not running');
  });

  it('leave out only what does nothing', () => {
    // As the facts above: 2 without power, 3 paused, its disk full and failing; 1 and 3 cut off from each other.
    const story: Scenario = {
      zablab: 1,
      ensemble: { servers: 4 },
      steps: [
        { at: '0s', start: 'all' },
        { at: '1s', powerOff: 2 },
        { at: '1s', kill: 4 },
        { at: '1s', pause: 3 },
        { at: '1s', fillDisk: 3 },
        { at: '1s', failDisk: 3 },
        { at: '1s', cut: [1, 3] },
        { at: '1s', cut: [1, 4], ways: 'one' },
        { at: '1s', hold: [1, 2], as: 'x' },
      ],
      until: '3s',
    };
    const digestedRows = (texts: readonly string[]): readonly string[] => {
      const run = beginRun(resolveScenario(withInterventions(story, texts, { isEndFixed: true })));
      run.world.trace = new Trace();
      run.advance(3_000_000);
      const rows = [...run.world.trace.rows()].filter(({ t, kind }) => t !== 2_000_000 || kind !== 'fault');
      return rows.map(({ t, node, kind, peer, data }) => JSON.stringify({ t, node, kind, peer, data }));
    };
    const without = digestedRows([]);
    const does = (text: string): boolean => digestedRows([text]).join('\n') !== without.join('\n');
    const subjects = [...facts.servers.map(({ id }) => String(id)), '1-3', '1-4', '1-2'];
    const tried = subjects.flatMap((subject) => {
      const link = subject.split('-').map(Number) as [number, number];
      return possibleFaults(facts, subject.includes('-') ? { link } : { server: Number(subject) }).flatMap(
        ({ verb, reason }) => (reason === null || isOfClient(verb) ? [] : [`2s ${verb} ${subject}`]),
      );
    });
    // "restart" of a server that is down is its start by another name.
    const idle = tried.filter((text) => !text.includes('restart'));
    expect(idle.length).toBeGreaterThan(15);
    expect(idle.filter(does)).toEqual([]);
    expect(
      ['2s kill 1', '2s resume 3', '2s freeDisk 3', '2s heal 1-4', '2s start 4'].filter(does),
    ).toHaveLength(5);
  });
});

const isOfClient = (verb: string): boolean =>
  interventionVerbs.some((one) => one.verb === verb && one.group === 'client');
