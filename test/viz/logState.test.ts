/** What the page keeps of the logs is what the servers have: of every story, on disk and in memory. */
import { describe, expect, it } from 'vitest';
import { lastLoggedZxid, type Zxid } from '../../model/index.ts';
import { beginRun, resolveScenario, serverAt, stories, type ZabStates } from '../../scenarios/index.ts';
import { type SharedLog, Trace } from '../../sim/index.ts';
import type { LogFacts } from '../../viz/trace/serverView.ts';
import { holds, sizeOf, type Stretches, stretchesOf, union, without } from '../../viz/trace/stretches.ts';
import { perform } from '../../viz/worker/perform.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun } from './replays.ts';

interface Entry {
  readonly record: { readonly zxid: Zxid };
}

const sorted = (zxids: Iterable<Zxid>): readonly Zxid[] => [...new Set(zxids)].sort((a, b) => a - b);

/** One by one. */
const spelledOut = (set: Stretches): readonly Zxid[] =>
  set.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

const zxidsIn = (log: SharedLog<unknown>): readonly Zxid[] =>
  (log as SharedLog<Entry>).toArray(0).map(({ record }) => record.zxid);

function actualOf(states: ZabStates, id: number): unknown {
  const server = serverAt(states, id);
  const { contents, durable } = states.diskOf(id);
  const logged = sorted(zxidsIn(server?.log ?? contents.log));
  return {
    logged,
    applied: sorted(server?.database.tree.history.toArray(0).map(({ zxid }) => zxid) ?? []),
    lastLogged: server === null ? (zxidsIn(contents.log).at(-1) ?? 0) : lastLoggedZxid(server),
    sound: sorted(zxidsIn(durable.log)).filter((zxid) => logged.includes(zxid)),
  };
}

const shownOf = ({ logged, applied, unsynced, lastLogged }: LogFacts): unknown => ({
  logged: spelledOut(logged),
  applied: spelledOut(applied),
  lastLogged,
  sound: spelledOut(without(logged, unsynced)),
});

const scenarios = [...stories.map((story) => resolveScenario(story)), manyTroubles];

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  const { store, summary } = replayOfRun(perform(scenario));

  it('has the logs and the histories of the model', () => {
    const run = beginRun(scenario);
    const trace = new Trace();
    run.world.trace = trace;
    const every = Math.max(1, Math.floor(summary.events / 40));
    let compared = 0;
    const compare = (): void => {
      const { servers } = store.stateAfter(trace.length - 1);
      const states = run.world.states();
      for (const { id, facts } of servers) {
        compared++;
        expect(shownOf(facts.log), `server ${id} after row ${trace.length - 1}`).toEqual(
          actualOf(states, id),
        );
      }
    };
    while (run.step(scenario.run.untilUs))
      if (run.world.eventCount % every === 0 && trace.length > 0) compare();
    compare();
    expect(compared).toBeGreaterThan(20 * summary.cast.servers.length);
  });

  it('keeps what is cut, by the row that cut it', () => {
    let cut: Stretches = [];
    const lastRow = store.length - 1;
    for (let i = 0; i <= lastRow; i++) {
      const row = store.row(i);
      if (row?.kind !== 'truncated') continue;
      const removed = (row.data as { readonly removed: readonly Zxid[] }).removed;
      const view = store.stateAfter(i).servers.find(({ id }) => id === row.node);
      for (const zxid of removed)
        expect(view?.cuts.filter(({ zxids }) => holds(zxids, zxid))).toMatchObject([
          { row: i, why: 'TRUNC' },
        ]);
      cut = union(cut, stretchesOf(removed));
    }
    const { servers } = store.stateAfter(lastRow);
    const kept = servers
      .flatMap(({ cuts }) => cuts)
      .reduce<Stretches>((all, { zxids }) => union(all, zxids), []);
    expect(sizeOf(without(cut, kept))).toBe(0);
  });

  it('is small', () => {
    for (let i = 0; i < store.length; i += 211)
      for (const { facts, cuts } of store.stateAfter(i).servers) {
        const { logged, applied, unsynced } = facts.log;
        expect(logged.length + applied.length + unsynced.length + cuts.length).toBeLessThan(24);
      }
  });
});
