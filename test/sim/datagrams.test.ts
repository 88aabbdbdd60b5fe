import { expect, it } from 'vitest';
import { type Act, type Cast, play, type PlayOptions } from '../support/puppets.ts';

const MS = 1_000;
const sendsMany: Act = (out) => {
  for (let n = 0; n < 2_000; n++) out.datagram(2, n);
};
const cast: Cast = { 1: { at: { [1 * MS]: sendsMany } }, 2: {} };
const numbers = (options: PlayOptions): readonly number[] =>
  play(cast, options)
    .texts(2, 'datagram')
    .map((text) => Number(text.split(' ')[2]));
const inOrder = (list: readonly number[]): readonly number[] => [...list].sort((a, b) => a - b);
const all = Array.from({ length: 2_000 }, (_, n) => n);

it('datagrams arrive once and in order where the network is perfect', () => {
  expect(numbers({})).toEqual(all);
});

it('datagrams are lost as often as lossPpm says, and each loss is a row', () => {
  const got = numbers({ network: { lossPpm: 250_000 } });
  expect(got.length).toBeGreaterThan(1_400);
  expect(got.length).toBeLessThan(1_600);
  const { rowsOf } = play(cast, { network: { lossPpm: 250_000 } });
  expect(rowsOf('drop')).toHaveLength(2_000 - got.length);
  expect(rowsOf('drop').every(({ data }) => (data as { reason: string }).reason === 'lost')).toBe(true);
});

it('datagrams are doubled as often as duplicationPpm says; a lost one still arrives if it was doubled', () => {
  const got = numbers({ network: { duplicationPpm: 100_000 } });
  expect(got.length).toBeGreaterThan(2_130);
  expect(got.length).toBeLessThan(2_270);
  expect([...new Set(inOrder(got))]).toEqual(all);
  const lostAndDoubled = numbers({ network: { duplicationPpm: 1_000_000, lossPpm: 1_000_000 } });
  expect(inOrder(lostAndDoubled)).toEqual(all);
});

it('datagrams overtake each other as often as reorderPpm says, and never without', () => {
  const options = (reorderPpm: number): PlayOptions => ({
    network: { reorderPpm, latency: { kind: 'constant', us: 500 } },
  });
  const got = numbers(options(100_000));
  expect(inOrder(got)).toEqual(all);
  expect(got).not.toEqual(all);
  expect(numbers(options(0))).toEqual(all);
});

it('datagrams to a dead process, to a host that is off, and across a cut are dropped', () => {
  const reasons = (fault: NonNullable<PlayOptions['faults']>[number][1]) =>
    new Set(
      play(cast, { faults: [[1_500, fault]] })
        .rowsOf('drop')
        .map(({ data }) => (data as { reason: string }).reason),
    );
  expect(reasons({ kind: 'kill', process: 2 })).toEqual(new Set(['closed']));
  expect(reasons({ kind: 'powerOff', process: 2, unsynced: 'lost' })).toEqual(new Set(['closed']));
  expect(reasons({ kind: 'cut', from: 1, to: 2, ways: 'one' })).toEqual(new Set(['fault']));
  expect(reasons({ kind: 'cut', from: 2, to: 1, ways: 'one' })).toEqual(new Set());
});

it('datagrams to a paused process wait for it', () => {
  const { heard } = play(
    { 1: { at: { [1 * MS]: (out) => out.datagram(2, 'x') } }, 2: {} },
    {
      faults: [
        [500, { kind: 'pause', process: 2 }],
        [9 * MS, { kind: 'resume', process: 2 }],
      ],
    },
  );
  expect(heard(2, 'datagram')).toEqual(['9000 datagram 1 x']);
});
