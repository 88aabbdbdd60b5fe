/** The course of a run against its states, row by row. */
import { describe, expect, it } from 'vitest';
import type { Course } from '../../viz/trace/course.ts';
import type { ClusterState } from '../../viz/trace/clusterState.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { lookOf } from '../../viz/trace/serverView.ts';
import { perform } from '../../viz/worker/perform.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const isAt = ({ from, to }: { from: number; to: number | null }, i: number): boolean =>
  from <= i && (to === null || i < to);

/** What the course says of one row. */
function told({ looks, leading, troubles, epochs }: Course, i: number): unknown {
  const last = new Map(looks.filter(({ row }) => row <= i).map((from) => [from.server, from]));
  return {
    looks: [...last].sort(([a], [b]) => a - b).map(([id, { look, isServing }]) => [id, look, isServing]),
    leaders: leading
      .filter((span) => isAt(span, i))
      .map(({ server }) => server)
      .sort((a, b) => a - b),
    troubles: [
      ...new Set(
        troubles.filter((span) => isAt(span, i)).map(({ kind, servers }) => `${kind} ${servers.join('>')}`),
      ),
    ].sort(),
    epoch: epochs.findLast(({ row }) => row <= i)?.epoch ?? 0,
  };
}

/** The same, from the state. */
function seen({ servers, network }: ClusterState, epochBefore: number): unknown {
  const hasStarted = servers.filter((server) => lookOf(server) !== 'ABSENT');
  return {
    looks: hasStarted.map((server) => [server.id, lookOf(server), server.isServing]),
    leaders: servers
      .filter(({ isUp, state }) => isUp && state === 'LEADING')
      .map(({ id }) => id)
      .sort((a, b) => a - b),
    troubles: [
      ...servers.filter(({ isUp, lives }) => !isUp && lives > 0).map(({ id }) => `down ${id}`),
      ...servers.filter(({ isPaused }) => isPaused).map(({ id }) => `paused ${id}`),
      ...servers.filter(({ facts }) => facts.disk.length > 0).map(({ id }) => `disk ${id}`),
      ...servers.filter(({ ratePpm }) => ratePpm !== 1_000_000).map(({ id }) => `clock ${id}`),
      ...network.cuts.map((direction) => `cut ${direction}`),
      ...network.slow.map((direction) => `slow ${direction}`),
      ...new Set(network.held.map(({ direction }) => `held ${direction}`)),
    ].sort(),
    epoch: Math.max(epochBefore, ...servers.map(({ facts }) => facts.memory?.acceptedEpoch ?? 0)),
  };
}

/** Rows at which the course says something new. */
const turningPoints = ({ looks, leading, troubles, epochs }: Course): ReadonlySet<number> =>
  new Set([
    ...[...looks, ...epochs].map(({ row }) => row),
    ...[...leading, ...troubles].flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ]);

/** But for messages on their way, and connections. */
const isSameBut = (a: ClusterState, b: ClusterState): boolean =>
  a.servers === b.servers &&
  a.network.cuts === b.network.cuts &&
  a.network.slow === b.network.slow &&
  a.network.held === b.network.held;

const runs: readonly (readonly [string, Replay])[] = [
  ['fresh-five', replayOfStory('fresh-five')],
  ['split-brain', replayOfStory('split-brain')],
  ['paused-leader', replayOfStory('paused-leader')],
  ['many troubles', replayOfRun(perform(manyTroubles))],
];

describe.each(runs)('the course of %s', (_name, { store, summary, lastRow }) => {
  it('says of every row what its state says: looks, leaders, troubles, the highest epoch', () => {
    let epoch = 0;
    let last: ClusterState | null = null;
    const turns = turningPoints(summary.course);
    for (let i = 0; i <= lastRow; i++) {
      const state = store.stateAfter(i);
      const isAsBefore = last !== null && isSameBut(last, state);
      last = state;
      if (isAsBefore && !turns.has(i)) continue;
      epoch = Math.max(epoch, ...state.servers.map(({ facts }) => facts.memory?.acceptedEpoch ?? 0));
      const wanted = seen(state, epoch);
      const found = told(summary.course, i);
      if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
      expect(found, `row ${i}`).toEqual(wanted);
    }
    expect(epoch).toBeGreaterThan(0);
  });

  it('names who leads with a quorum as the model does: from its election on, established or not', () => {
    const { leading } = summary.course;
    const leadersAt = (row: number) => leading.filter((span) => isAt(span, row)).map(({ server }) => server);
    const unknown = summary.leaders.filter(
      ({ row, leader }) => leader !== null && !leadersAt(row).includes(leader),
    );
    expect(unknown).toEqual([]);
    for (const { from, established, to, epoch } of leading) {
      expect(established ?? from).toBeGreaterThanOrEqual(from);
      expect(to ?? Infinity).toBeGreaterThan(established ?? from);
      expect(epoch === null).toBe(established === null);
    }
  });
});

describe('the course of a run', () => {
  it('of which two servers lead at once says so', () => {
    const [old, next] = replayOfStory('split-brain').summary.course.leading;
    expect([old?.server, next?.server]).toEqual([5, 4]);
    expect(next?.from).toBeLessThan(old?.to ?? 0);
  });

  it('knows everything that can be wrong', () => {
    const kinds = new Set(runs.flatMap(([, { summary }]) => summary.course.troubles.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['clock', 'cut', 'disk', 'down', 'held', 'paused', 'slow']);
  });
});
