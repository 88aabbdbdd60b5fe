/** Whatever goes wrong in a run is in the picture, above the scrubber, or both. */
import { describe, expect, it } from 'vitest';
import type { ZabMessage } from '../../model/index.ts';
import type { MessageId } from '../../scenarios/index.ts';
import { kindAt, timeAt } from '../../viz/trace/columns.ts';
import { type Flight, progressOf } from '../../viz/trace/flights.ts';
import { momentOf } from '../../viz/trace/moments.ts';
import { cursorAtRow } from '../../viz/trace/replay.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { perform } from '../../viz/worker/perform.ts';
import { type Scene, sceneAt, stageOf } from '../../viz/cluster/scene.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun } from './replays.ts';

const replay = replayOfRun(perform(manyTroubles));
const { keys, columns, store, lastRow } = replay;
const stage = stageOf(replay);
const sceneOf = (row: number): Scene => sceneAt(stage, cursorAtRow(replay, row));
const rowsTold = (id: MessageId): readonly number[] =>
  keys.filter((line) => line.id === id).map(({ row }) => row);
const secondsLater = (row: number, seconds: number): number => {
  const until = timeAt(columns, row) + seconds * 1_000_000;
  let at = row;
  while (at < lastRow && timeAt(columns, at + 1) <= until) at++;
  return at;
};

describe('ticks', () => {
  const kindsOf = (id: MessageId): readonly string[] => [
    ...new Set(keys.filter((line) => line.id === id).map((line) => momentOf(line).kind)),
  ];

  it.each([
    'told.disk',
    'told.bridged',
    'told.ring',
    'told.majoritiesRing',
    'told.flapping',
    'told.held',
    'told.bootRefused',
    'told.partitioned',
    'told.cut',
    'told.delayed',
    'told.reset',
    'told.paused',
    'told.killed',
    'told.poweredOff',
    'told.clockChanged',
  ] as const)('%s is a fault', (id) => {
    expect(kindsOf(id)).toContain('fault');
  });

  it('of a process that ends by itself are faults, too', () => {
    const line = { id: 'told.exited', params: { process: 1, code: 10 } } as const;
    expect(momentOf({ ...line, row: 1, atUs: 0, node: 1, weight: 'key' }).kind).toBe('fault');
  });

  it('tell what is mended from what breaks', () => {
    expect(kindsOf('told.healed')).toEqual(['mended']);
    expect(kindsOf('told.released')).toEqual(['mended']);
    expect(kindsOf('told.resumed')).toEqual(['mended']);
    expect([...kindsOf('told.disk')].sort()).toEqual(['fault', 'mended']);
  });

  it('name who is elected and who is established, and show commits and ends', () => {
    const moments = keys.map(momentOf);
    const labels = (kind: string) => moments.filter((one) => one.kind === kind).map(({ label }) => label);
    expect(labels('established')).toEqual(
      rowsTold('told.leaderActive').map((row) => String(rowAt(store, row).node)),
    );
    // Of the first election, which is like any other, only the end is told.
    expect(labels('elected').length).toBeGreaterThanOrEqual(labels('established').length - 1);
    expect(labels('ends').length).toBeGreaterThan(0);
    expect(labels('commit').length).toBeGreaterThan(0);
  });
});

describe('the picture', () => {
  it('marks a disk that is slow, full or failing, and no other', () => {
    const troubles = new Set<string>();
    for (const row of rowsTold('told.disk')) {
      for (const { id, disk } of sceneOf(row).servers)
        if (disk !== null) troubles.add(`${id} ${disk.troubles.join()}`);
    }
    expect([...troubles].sort()).toEqual(['1 full', '2 slow', '4 failing']);
    expect(sceneOf(0).servers.every(({ disk }) => disk === null)).toBe(true);
  });

  it('shows a message that is held, where it stays until it is let go', () => {
    const [held = 0] = rowsTold('told.held');
    const [released = 0] = rowsTold('told.released');
    const heldAt = (row: number) => sceneOf(row).messages.filter(({ isHeld }) => isHeld);
    expect(heldAt(held).map(({ from, to, name }) => [from, to, name])).toEqual([[5, 1, 'PROPOSAL']]);
    const [early, late] = [heldAt(secondsLater(held, 0.1)), heldAt(released - 2)];
    expect(early.map(({ progress }) => progress)).toEqual(late.map(({ progress }) => progress));
    expect(heldAt(released)).toEqual([]);
  });

  it('shows cut, slow and healed links', () => {
    const linksAt = (row: number, state: string) =>
      sceneOf(row)
        .links.filter((link) => link.state === state)
        .map(({ key }) => key);
    const after = (id: MessageId) => secondsLater(rowsTold(id)[0] ?? 0, 0.000_001);
    expect(linksAt(after('told.delayed'), 'slow')).toEqual(['2-3']);
    expect(linksAt(after('told.bridged'), 'cut')).toEqual(['1-5', '1-6', '2-5', '2-6', '4-5', '4-6']);
    expect(linksAt(after('told.ring'), 'cut')).toHaveLength(9);
    expect(linksAt(after('told.flapping'), 'cut')).toEqual(['1-5']);
    expect(linksAt(after('told.partitioned'), 'cut')).toHaveLength(9);
    expect(
      sceneOf(after('told.partitioned')).sides.map(({ running, hasQuorum }) => [running, hasQuorum]),
    ).toEqual([
      [2, false],
      [3, true],
    ]);
    expect(linksAt(lastRow, 'cut')).toEqual([]);
  });

  it('can be drawn at every row', () => {
    for (let row = 0; row <= lastRow; row += 7) {
      for (const { progress, x, y } of sceneOf(row).messages) {
        expect(progress >= 0 && progress <= 1 && Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }
    }
  });
});

describe('messages that wait', () => {
  const flights = Array.from({ length: lastRow + 1 }, (_, i) => i).flatMap((i): readonly Flight[] => {
    if (kindAt(columns, i) !== 'send') return [];
    const { node: from, peer: to, t: sentUs, data } = rowAt(store, i);
    return [replay.future({ send: i, from, to, message: data as ZabMessage, sentUs })];
  });
  const longest = (isMeant: (flight: Flight) => boolean): Flight | undefined =>
    flights
      .filter((flight) => flight.end !== null && isMeant(flight))
      .toSorted((a, b) => (b.end?.atUs ?? 0) - b.sentUs - ((a.end?.atUs ?? 0) - a.sentUs))[0];

  it('stand still at a cut and before a process that is paused, and go on when that is over', () => {
    const [paused = 0] = rowsTold('told.paused');
    const { node } = rowAt(store, paused);
    const waiting = longest(
      ({ to, sentUs }) => to === node && sentUs >= rowAt(store, paused).t && sentUs < 6_900_000,
    );
    expect(waiting?.stop?.at).toBeGreaterThan(0.8);
    const held = longest(({ stop }) => stop !== null && stop.at < 0.5);
    if (held?.stop === undefined || held.stop === null || held.end === null)
      throw new Error('nothing was held');
    const early = progressOf(held, held.sentUs + 10_000);
    expect(early).toBe(held.stop.at);
    expect(progressOf(held, held.stop.untilUs)).toBe(early);
    expect(progressOf(held, held.end.atUs)).toBe(held.end.atUs > held.stop.untilUs ? 1 : early);
  });

  it('end with the power of the machine that sent them', () => {
    const [off = 0] = rowsTold('told.poweredOff');
    const { node } = rowAt(store, off);
    const left = sceneOf(secondsLater(off, 1)).messages.filter(({ from }) => from === node);
    expect(left).toEqual([]);
  });
});
