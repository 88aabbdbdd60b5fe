import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recording, Run, World } from '../../sim/index.ts';
import { beginRegister, registerStories } from '../protocols/registerRun.ts';
import { type Act, type Puppet, puppets, type Words } from '../support/puppets.ts';

const story = { seed: 'trace', faults: registerStories['power fails'] ?? [] };
describe('the trace', () => {
  const recording = Recording.of(beginRegister(story), 5_000_000, { withTrace: true, everyEvents: 256 });
  const rows = [...(recording.trace?.rows() ?? [])];

  it('numbers its rows from 0, in the order of time and of events', () => {
    expect(rows.map(({ i }) => i)).toEqual(rows.map((_, index) => index));
    for (const [index, row] of rows.entries()) {
      expect(row.t).toBeGreaterThanOrEqual(rows[index - 1]?.t ?? 0);
      expect(row.event).toBeGreaterThanOrEqual(rows[index - 1]?.event ?? 1);
    }
    expect(new Set(rows.map(({ event }) => event)).size).toBe(recording.eventCount);
  });

  it('points causes backwards', () => {
    for (const { i, cause } of rows) expect(cause).toBeLessThan(i);
    expect(rows.filter(({ cause, kind }) => cause < 0 && kind !== 'fault')).toEqual([]);
  });

  it('chains the rows of each process by prevLocal', () => {
    const last = new Map<number, number>();
    for (const { i, node, prevLocal } of rows) {
      expect(prevLocal).toBe(last.get(node) ?? -1);
      last.set(node, i);
    }
  });

  it('ties each delivery to its sending: same message, reversed ends', () => {
    const delivered = rows.filter(({ kind }) => kind === 'deliver' || kind === 'drop');
    expect(delivered.length).toBeGreaterThan(100);
    for (const { msg, node, peer, kind, data } of delivered) {
      const sent = rows[msg];
      expect(sent).toMatchObject({ kind: 'send', node: peer, peer: node, msg });
      expect(kind === 'drop' ? (data as { message: unknown }).message : data).toBe(sent?.data);
    }
    const others = rows.filter(({ kind }) => !['deliver', 'drop', 'duplicate'].includes(kind));
    expect(others.filter(({ kind, i, msg }) => msg !== (kind === 'send' ? i : -1))).toEqual([]);
  });

  it('of a window, executed again, has the same rows with the same numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: recording.eventCount }), fc.nat(300), (first, length) => {
        const last = Math.min(first + length, recording.eventCount);
        const window = recording.rows(first, last);
        expect(window.row(window.firstRow - 1)).toBeUndefined();
        expect(textOf([...window.rows()])).toBe(
          textOf(rows.filter(({ event }) => event >= first && event <= last)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('of windows side by side has what was expected between two events once, with the later one', () => {
    const cast = { 1: { boot: (...[out]: Parameters<Act>) => out.setTimer('t', 5_000) } };
    const world = World.create(puppets(cast), { seed: 's', processes: [1] });
    const expectation = {
      moment: { kind: 'at', us: 3_000 },
      action: { do: 'expect', expectation: 'x' },
    } as const;
    const run = Run.begin<Puppet, Words, string>(world, {
      plan: [
        { moment: { kind: 'at', us: 0 }, action: { do: 'fault', fault: { kind: 'start', process: 1 } } },
        expectation,
        { ...expectation, moment: { kind: 'at', us: 9_000 } },
      ],
      properties: [],
      judge: () => true,
    });
    const short = Recording.of(run, 10_000, { withTrace: true });
    const kinds = (first: number, last: number) =>
      [...short.rows(first, last).rows()].map(({ kind, event }) => `${event} ${kind}`);
    expect(kinds(1, 2).at(-1)).toBe('2 timerSet');
    expect(kinds(3, 3)).toEqual(['2 expect', '3 timerFire', '3 heard']);
    expect(kinds(3, 99)).toEqual(kinds(3, 3));
    expect(kinds(4, 99)).toEqual([]);
    expect(kinds(9, 99)).toEqual([]);
    expect([...(short.trace?.rows() ?? [])].at(-1)).toMatchObject({ kind: 'expect', t: 9_000 });
  });

  it('read row by row is the same as read in a row', () => {
    const trace = recording.trace;
    for (const i of [0, 1, 4_095, 4_096, 4_097, rows.length - 1]) expect(trace?.row(i)).toEqual(rows[i]);
    expect(trace?.row(-1)).toBeUndefined();
    expect(trace?.row(rows.length)).toBeUndefined();
    expect(rows.length).toBeGreaterThan(4_097);
  });
});

/** Logs share storage, so two that hold the same records may look different inside: their JSON tells. */
const textOf = (value: unknown): string => JSON.stringify(value);
