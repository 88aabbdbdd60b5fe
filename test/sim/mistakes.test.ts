/** What a protocol or a story cannot mean stops the run with a claim, instead of a run that makes no sense. */
import { describe, expect, it } from 'vitest';
import { type ConnectionId, type Latency, type Moment, Recording, Run, World } from '../../sim/index.ts';
import { type Act, type Cast, dial, listen, play, puppets, stage, type Timed } from '../support/puppets.ts';

const acts =
  (act: Act, faults: readonly Timed[] = []) =>
  () =>
    play({ 1: { at: { 1_000: act } }, 2: {} }, { faults });

describe('time', () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('a timer is not set to %d µs', (delayUs) => {
    expect(acts((out) => out.setTimer('t', delayUs))).toThrow('a delay is an integer of microseconds');
  });

  it.each([0, -5, 1.5, Number.NaN])('a dial does not wait for %d µs', (timeoutUs) => {
    expect(acts((out) => void out.open(2, 'port', timeoutUs))).toThrow('a connect time-out is an integer');
  });

  it.each([0, -1_000_000, 0.1])('no clock runs at %d parts per million', (ratePpm) => {
    const faults: readonly Timed[] = [[500, { kind: 'clock', process: 1, ratePpm }]];
    expect(acts(() => undefined, faults)).toThrow('a clock runs forwards');
  });

  it('no clock jumps by part of a microsecond', () => {
    const faults: readonly Timed[] = [[500, { kind: 'clock', process: 1, jumpUs: 0.5 }]];
    expect(acts(() => undefined, faults)).toThrow('a clock jumps by whole microseconds');
  });

  it('no wait skips what is to come', () => {
    const { world } = stage({ 1: {} });
    world.inject({ kind: 'start', process: 1 });
    expect(() => world.waitUntil(5_000)).toThrow('no wait skips what is still to happen');
    while (world.step());
    world.waitUntil(5_000);
    world.waitUntil(4_000);
    expect(world.nowUs).toBe(5_000);
  });

  it.each([0, -1, 0.5, Number.NaN])('no sender gives up after %d µs', (giveUpUs) => {
    expect(() => stage({ 1: {} }, { network: { giveUpUs } })).toThrow('a sender gives up after');
  });

  it.each<Moment>([
    { kind: 'at', us: -1 },
    { kind: 'at', us: 1.5 },
    { kind: 'at', us: 1, after: -1 },
    { kind: 'then', us: Number.NaN },
    { kind: 'every', us: -5, fromUs: 10, times: 2 },
    { kind: 'every', us: 5, fromUs: 0.5, times: 2 },
    { kind: 'every', us: 5, fromUs: 0, times: 1.5 },
    { kind: 'when', observed: 'x', us: -1 },
    { kind: 'when', observed: 'x', us: 1, nth: 0 },
  ])('no plan has a step at %j', (moment) => {
    const world = World.create(puppets({}), { seed: 's', processes: [1] });
    const action = { do: 'expect', expectation: null } as const;
    const begin = () => Run.begin(world, { plan: [{ moment, action }], properties: [], judge: () => true });
    expect(begin).toThrow('a moment of a plan is made of integers');
  });
});

describe('latencies', () => {
  it.each<Latency>([
    { kind: 'constant', us: -1 },
    { kind: 'constant', us: 0.25 },
    { kind: 'uniform', minUs: 10, maxUs: 5 },
    { kind: 'exponential', meanUs: 5, minUs: -5 },
    { kind: 'bimodal', fast: [1, 2], slow: [9, 8], slowPpm: 10 },
    { kind: 'heavyTailed', minUs: Number.NaN },
  ])('are possible: not %j', (latency) => {
    const claim = 'a latency is made of integers';
    const links = [{ from: 1, to: 2, latency }];
    const delay: Timed = [1, { kind: 'delay', from: 1, to: 2, ways: 'one', latency }];
    expect(() => stage({ 1: {}, 2: {} }, { network: { latency } })).toThrow(claim);
    expect(() => stage({ 1: {}, 2: {} }, { network: { links } })).toThrow(claim);
    expect(() => stage({ 1: {} }, { disk: { save: latency } })).toThrow(claim);
    expect(() => stage({ 1: {} }, { handOver: latency })).toThrow(claim);
    expect(() => play({ 1: {}, 2: {} }, { faults: [delay] })).toThrow(claim);
  });

  it('are of links between processes that exist', () => {
    const links = [{ from: 1, to: 9, latency: { kind: 'constant', us: 1 } }] as const;
    expect(() => stage({ 1: {}, 2: {} }, { network: { links } })).toThrow('a link is between processes');
  });
});

describe('processes', () => {
  it.each([[[0, 1]], [[1, 2.5]], [[-1]], [[4_096]]])('are not numbered %j', (processes) => {
    expect(() => World.create(puppets({}), { seed: 's', processes })).toThrow('the number of a process');
  });

  it('do not share a number', () => {
    expect(() => World.create(puppets({}), { seed: 's', processes: [1, 2, 1] })).toThrow('no two processes');
  });

  it('send datagrams to processes that exist', () => {
    expect(acts((out) => out.datagram(9, 'x'))).toThrow('whoever is sent a datagram exists');
  });

  it('use their own connections only', () => {
    const stolen = (use: (connection: ConnectionId) => Act) => () => {
      let connection: ConnectionId = 0;
      const cast: Cast = {
        1: {
          boot: dial(2),
          on: (_out, _self, input) => input.kind === 'connected' && (connection = input.connection),
        },
        2: { boot: listen },
        3: { at: { 5_000: (...act) => use(connection)(...act) } },
      };
      return play(cast);
    };
    expect(stolen((connection) => (out) => out.send(connection, 'x'))).toThrow('its own connections only');
    expect(stolen((connection) => (out) => out.close(connection))).toThrow('its own connections only');
  });
});

it.each([-1, 0.5, 4, Number.NaN])(
  'a recording is not sought at event %d, which it does not have',
  (event) => {
    const recording = Recording.of(stage({ 1: {} }), 1_000);
    expect(recording.eventCount).toBe(2);
    expect(() => recording.seek(event)).toThrow('a recording is sought at one of its events');
  },
);

it('a recording begins with its run', () => {
  const run = stage({ 1: {} });
  run.advance(1_000);
  expect(() => Recording.of(run, 2_000)).toThrow('a recording begins with its run');
});
