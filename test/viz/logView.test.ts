/** The matrix of logs: what each server has of each transaction, as the model has it, however one has come to the row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Server, type Zxid, zxidAsPair } from '../../model/index.ts';
import { beginRun, resolveScenario, serverAt, storyNamed } from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { lastChange } from '../../viz/log/lastChange.ts';
import { type CellState, cellOf, type LogView, logView, zxidOf } from '../../viz/log/logView.ts';
import { known, rowAt } from '../../viz/trace/rows.ts';
import { holds } from '../../viz/trace/stretches.ts';
import { replayOfStory } from './replays.ts';

const names = [
  'one-write',
  'old-leader-truncated',
  'old-leader-snapshot',
  'resync-diff',
  'resync-trunc',
  'resync-snap',
  'resync-disk',
  'split-brain',
  'observers',
  'weights',
  'lost-disk',
  'ack-outlives-log',
  'rolling-upgrade',
];

const shownIn = (view: LogView, server: number, zxid: Zxid) =>
  view.rows.find(({ id }) => id === server)?.cells[
    view.columns.findIndex(({ kind, from, to }) => kind !== 'beyond' && from <= zxid && zxid <= to)
  ];

interface Held {
  readonly applied: ReadonlySet<Zxid>;
  readonly logged: ReadonlySet<Zxid>;
}

const heldBy = ({ database, log }: Readonly<Server>): Held => ({
  applied: new Set(database.tree.history.toArray(0).map(({ zxid }) => zxid)),
  logged: new Set(log.toArray(0).map(({ record }) => record.zxid)),
});

/** What a cell may be, by the server's own memory and disk. */
function possible({ applied, logged }: Held, zxid: Zxid): readonly CellState[] {
  if (applied.has(zxid)) return logged.has(zxid) ? ['applied', 'replayed'] : ['applied', 'replayed', 'cut'];
  if (logged.has(zxid)) return ['unsynced', 'logged', 'committed', 'stale'];
  return ['absent', 'unsynced', 'cut', 'lost', 'committed'];
}

describe.each(names)('%s', (name) => {
  const { store, lastRow, columns } = replayOfStory(name);
  const viewAt = (i: number): LogView => logView(store.stateAfter(i), zxidOf(rowAt(store, i)));
  const views = new Map<number, LogView>();
  /** As it was first seen there. */
  const viewOf = (i: number): LogView => {
    const view = views.get(i) ?? viewAt(i);
    views.set(i, view);
    return view;
  };

  it('shows no transaction as more or less than the server has it', () => {
    const story = storyNamed(name);
    if (story === undefined) throw new Error(`no story ${name}`);
    const scenario = resolveScenario(story);
    const run = beginRun(scenario);
    const trace = new Trace();
    run.world.trace = trace;
    let events = 0;
    while (run.step(scenario.run.untilUs)) {
      if (trace.length === 0 || ++events % 29 !== 0) continue;
      const view = viewOf(trace.length - 1);
      for (const { id, cells } of view.rows) {
        const server = serverAt(run.world.states(), id);
        if (server === null) continue;
        const held = heldBy(server);
        for (const [index, cell] of cells.entries()) {
          const column = view.columns[index];
          if (column === undefined || cell === null) continue;
          for (const zxid of new Set([column.from, column.to]))
            expect(possible(held, zxid), `${zxidAsPair(zxid)} on ${id}, row ${trace.length - 1}`).toContain(
              cell.state,
            );
        }
      }
    }
    expect(events).toBeGreaterThan(100);
  });

  it('gives the same view at a row, however one has come there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(lastRow), { minLength: 1, maxLength: 5 }), (path) => {
        const [last = 0] = path.slice(-1);
        viewOf(last);
        for (const i of path) viewAt(i);
        expect(viewAt(last)).toEqual(viewOf(last));
      }),
      { numRuns: 20 },
    );
  });

  it('has ascending columns in groups of one epoch, a cell of each server in each, and never more than can be drawn', () => {
    for (let i = lastRow % 23; i <= lastRow; i += 23) {
      const { columns: shown, rows, groups } = viewOf(i);
      const ends = shown.flatMap(({ from, to }) => [from, to]);
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
      expect(shown.length).toBeLessThanOrEqual(83);
      expect(groups.reduce((sum, group) => sum + group.columns, 0)).toBe(shown.length);
      for (const { cells } of rows) expect(cells.length).toBe(shown.length);
    }
  });

  it('folds only what is equal on all servers, and hides no mark', () => {
    for (let i = 0; i <= lastRow; i += 29) {
      const { columns: shown, rows } = viewOf(i);
      const { servers, committed } = store.stateAfter(i);
      for (const [index, { kind, from, to }] of shown.entries()) {
        if (kind !== 'folded') continue;
        for (const server of servers) {
          const cell = (zxid: Zxid) => cellOf(server, zxid, holds(committed, zxid), []);
          const middle = Math.floor((from + to) / 2);
          expect([cell(middle), cell(to)]).toEqual([cell(from), cell(from)]);
        }
        for (const { cells } of rows) expect(cells[index]?.marks).toEqual([]);
      }
    }
  });

  it('keeps every transaction that was cut, struck through unless it came back, and knows the row that cut it', () => {
    for (let i = 0; i <= lastRow; i++) {
      const row = known(rowAt(store, i));
      if (row.kind !== 'truncated') continue;
      for (const zxid of row.data.removed) {
        expect(shownIn(viewOf(i), row.node, zxid)).toMatchObject({ state: 'cut', cutAt: i });
        expect(lastChange({ store, columns }, row.node, zxid, i)).toBe(i);
        const atEnd = shownIn(viewOf(lastRow), row.node, zxid);
        expect(atEnd?.state).not.toBe('absent');
      }
    }
  });

  it('shows how a learner was brought up to date from the row on that decided it', () => {
    let decided = 0;
    for (let i = 0; i <= lastRow; i++) {
      const row = known(rowAt(store, i));
      if (row.kind !== 'syncDecided') continue;
      decided++;
      const { mode, rule, learner } = row.data;
      const shown = viewOf(i).rows.find(({ id }) => id === learner);
      expect(shown?.sync).toMatchObject({ mode, rule, row: i, leader: row.node });
    }
    expect(decided).toBeGreaterThan(0);
  });
});

describe('one write', () => {
  const { store, lastRow } = replayOfStory('one-write');
  const zxid = 4_294_967_298;
  const statesOf = (server: number): readonly CellState[] => {
    const seen: CellState[] = [];
    for (let i = 0; i <= lastRow; i++) {
      const { servers, committed } = store.stateAfter(i);
      const view = servers.find(({ id }) => id === server);
      const state = view === undefined ? 'absent' : cellOf(view, zxid, holds(committed, zxid), []).state;
      if (seen.at(-1) !== state) seen.push(state);
    }
    return seen;
  };

  it('goes through every state on every server, in this order', () => {
    for (const server of [1, 2, 3])
      expect(statesOf(server)).toEqual(['absent', 'unsynced', 'logged', 'committed', 'applied']);
  });
});

describe('a long log', () => {
  const { store, lastRow } = replayOfStory('resync-snap');
  const view = logView(store.stateAfter(lastRow), null);

  it('takes few columns', () => {
    expect(view.transactions).toBe(700);
    expect(view.columns.length).toBeLessThan(16);
    expect(
      view.columns.filter(({ kind }) => kind === 'folded').reduce((sum, { count }) => sum + count, 0),
    ).toBeGreaterThan(600);
  });

  it('shows what a SNAP has brought as a block that is not in the log', () => {
    const [first] = view.rows;
    const states = first?.cells.map((cell) => [cell?.state, cell?.isInSnapshot]);
    expect(states?.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => ['applied', false]));
    expect(states?.slice(3).every(([state, isIn]) => state === 'applied' && isIn === true)).toBe(true);
  });
});

describe('a power failure between write and sync', () => {
  const { store, lastRow } = replayOfStory('one-write', { until: '8s' }, [
    '2.0112s powerOff 1 lost',
    '4s start 1',
  ]);
  const zxid = 4_294_967_298;
  const cellAt = (i: number) => shownIn(logView(store.stateAfter(i), null), 1, zxid);
  const failure =
    Array.from({ length: lastRow }, (_, i) => i).find((i) => rowAt(store, i).kind === 'powerOff') ?? -1;

  it('takes what was not synced, and a DIFF brings it back', () => {
    expect(cellAt(failure - 1)).toMatchObject({ state: 'unsynced', cutAt: null });
    expect(cellAt(failure)).toMatchObject({ state: 'lost', cutAt: failure });
    expect(cellAt(lastRow)).toMatchObject({ state: 'applied', isByDiff: true, cutAt: null });
  });
});
