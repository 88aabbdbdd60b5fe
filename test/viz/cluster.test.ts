/** The painter of the picture: what it draws does not depend on what it drew before, and it writes only what has changed. */
import { maxIndex } from 'd3';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { resolveScenario } from '../../scenarios/index.ts';
import { legendOf } from '../../viz/cluster/legend.ts';
import { markWordsOf } from '../../viz/cluster/markWords.ts';
import { drawWhole, pictureIn } from '../../viz/cluster/painter.ts';
import { plain, type SceneOptions, sceneAt, stageOf } from '../../viz/cluster/scene.ts';
import { processNames } from '../../viz/cluster/serverText.ts';
import { sidesText } from '../../viz/cluster/sidesText.ts';
import { clientRow, messageRows, serverRow } from '../../viz/servers/serverRows.ts';
import { kindAt } from '../../viz/trace/columns.ts';
import { cursorAtRow, type Replay } from '../../viz/trace/replay.ts';
import { reignAt } from '../../viz/trace/reign.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { perform } from '../../viz/worker/perform.ts';
import { chinese } from '../../viz/words/whole.ts';
import type { Words } from '../../viz/words/laterEnglish.ts';
import { english } from '../../viz/words/whole.ts';
import { busyRun } from './busyRun.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const troubles = replayOfRun(perform(manyTroubles));
const split = replayOfStory('split-brain');
const fresh = replayOfStory('fresh-five');

/** @returns The row at which most messages are drawn, as far as one looks. */
function busiestRow(replay: Replay): number {
  const stage = stageOf(replay);
  const rows = Array.from({ length: Math.floor(replay.lastRow / 50) }, (_, k) => k * 50);
  return 50 * maxIndex(rows, (i) => sceneAt(stage, cursorAtRow(replay, i)).messages.length);
}

/** A picture in a document without a browser. */
function easel(replay: Replay) {
  const { document } = parseHTML('<html><body></body></html>');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const picture = pictureIn(svg);
  const stage = stageOf(replay);
  return {
    svg,
    draw: (i: number, options: SceneOptions = plain) => {
      const scene = sceneAt(stage, cursorAtRow(replay, i), options);
      drawWhole(picture, scene, markWordsOf(english));
    },
    move: (us: number, i: number) => picture.move(sceneAt(stage, { i, us })),
  };
}

/** Attributes and texts that are written while something happens. */
function writesDuring(svg: SVGSVGElement, act: () => void): readonly string[] {
  const writes: string[] = [];
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    const set = element.setAttribute.bind(element);
    element.setAttribute = (name, value) => {
      writes.push(name);
      set(name, value);
    };
  }
  act();
  return writes;
}

const rowOf = ({ keys }: Replay, id: Replay['keys'][number]['id']): number =>
  keys.find((key) => key.id === id)?.row ?? -1;

describe('the painter', () => {
  it('draws the same whatever it drew before', () => {
    const used = easel(troubles);
    const { lastRow } = troubles;
    const selection = { kind: 'process', id: 2 } as const;
    const stride = Math.floor(lastRow / 15);
    for (let i = 0; i <= lastRow; i += stride) {
      used.draw((i * 7_919) % lastRow, { ...plain, hasFlight: false });
      used.draw(i, { ...plain, selection });
      const unused = easel(troubles);
      unused.draw(i, { ...plain, selection });
      expect(used.svg.outerHTML).toBe(unused.svg.outerHTML);
    }
  });

  const busy = replayOfRun(perform(resolveScenario({ ...busyRun, until: '3.5s' })));
  /** Where most is on its way. */
  const busiest = busiestRow(busy);

  it('writes nothing where nothing has changed, and only what moves where only time has gone on', () => {
    const { svg, draw, move } = easel(busy);
    draw(busiest);
    expect(svg.querySelectorAll('.message').length).toBeGreaterThanOrEqual(60);
    expect(writesDuring(svg, () => draw(busiest))).toEqual([]);
    const us = busy.columns.times[busiest] ?? 0;
    const moved = new Set(writesDuring(svg, () => move(us + 20_000, busiest)));
    expect([...moved].sort()).toEqual(['d', 'stroke-dasharray', 'transform']);
  });

  it('makes few elements, sixty messages or not', () => {
    const { svg, draw } = easel(busy);
    draw(busiest);
    expect(svg.querySelectorAll('*').length).toBeLessThan(620);
  });
});

describe('the picture', () => {
  const at = (replay: Replay, i: number, options: Partial<SceneOptions> = {}) =>
    sceneAt(stageOf(replay), cursorAtRow(replay, i), { ...plain, ...options });

  it('has a wall between the sides of a partition, and counts what waits at it', () => {
    const before = at(split, rowOf(split, 'told.partitioned') - 1);
    expect(before.wall).toBeNull();
    const later = at(split, rowOf(split, 'told.epochProposed'));
    const { i, replay } = { i: rowOf(split, 'told.epochProposed'), replay: split };
    const sideOf = (id: number) => later.sides.findIndex(({ members }) => members.includes(id));
    const across = replay.store
      .stateAfter(i)
      .network.inFlight.filter(({ from, to }) => from <= 5 && to <= 5 && sideOf(from) !== sideOf(to));
    expect(later.wall?.waiting).toBe(across.length);
    expect(across.length).toBeGreaterThan(0);
    expect(later.links.filter(({ cross }) => cross !== null)).toEqual([]);
    const small = later.messages.filter(({ isWaiting }) => isWaiting);
    const lanes = small.map(({ from, to }) => `${from}>${to}`);
    expect(new Set(lanes).size).toBe(lanes.length);
  });

  it('keeps the labels of sides apart from each other', () => {
    for (const replay of [split, troubles]) {
      for (let i = 0; i <= replay.lastRow; i += 50) {
        const places = at(replay, i).sides.map(({ label }) => label);
        for (const a of places)
          for (const b of places)
            expect(a === b || a.anchor !== b.anchor || Math.abs(a.y - b.y) >= 48).toBe(true);
      }
    }
  });

  it('shows a link that is cut one way by an arrow, and no wall', () => {
    const replay = replayOfStory('one-way-link');
    const { links, wall } = at(replay, rowOf(replay, 'told.cut') + 5);
    expect(links.flatMap(({ barb }) => (barb === null ? [] : [barb]))).toHaveLength(1);
    expect(wall).toBeNull();
  });

  it('fills an arc while a server waits for a better vote, and empties all others', () => {
    const waiting = rowOf(fresh, 'told.waiting');
    const end = rowOf(fresh, 'told.elected');
    const stage = stageOf(fresh);
    const turns = (us: number) =>
      sceneAt(stage, { i: waiting, us }).timers.map(({ name, turn }) => [name, turn] as const);
    const { t: fromUs } = rowAt(fresh.store, waiting);
    const { t: toUs } = rowAt(fresh.store, end);
    const [early, late] = [turns(fromUs), turns(toUs - 1)];
    expect(early.filter(([name]) => name === 'finalize').length).toBeGreaterThan(0);
    late.forEach(([name, turn], index) => {
      const before = early[index]?.[1] ?? 0;
      expect(name === 'finalize' ? turn > before : turn < before).toBe(true);
    });
    expect(Math.max(...late.filter(([name]) => name === 'finalize').map(([, turn]) => turn))).toBeGreaterThan(
      0.95,
    );
  });

  it('knows when each timer is due: then it fires, unless its process stands still', () => {
    const { store, columns, lastRow } = troubles;
    const fired = Array.from({ length: lastRow }, (_, k) => k + 1).filter(
      (i) => kindAt(columns, i) === 'timerFire',
    );
    const seen = fired.flatMap((i) => {
      const { node, cause, t } = rowAt(store, i);
      const before = store.stateAfter(i - 1).servers.find(({ id }) => id === node);
      const timer = before?.timers.find(({ row }) => row === cause);
      return timer === undefined ? [] : [{ i, node, lateUs: t - timer.dueUs, row: timer.row }];
    });
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.filter(({ lateUs }) => lateUs < 0)).toEqual([]);
    // One server was paused for two seconds.
    expect(seen.filter(({ lateUs }) => lateUs > 0).length).toBeLessThan(5);
    for (const { i, node, row } of seen) {
      const after = store.stateAfter(i).servers.find(({ id }) => id === node);
      expect(after?.timers.map((timer) => timer.row)).not.toContain(row);
    }
  });

  it('shows that an epoch is promised and not yet current', () => {
    const seen = new Set<string>();
    for (let i = 0; i <= fresh.lastRow; i++)
      for (const { plate } of at(fresh, i).servers)
        seen.add(
          (plate?.epochs ?? []).map(({ text, isPromised }) => `${text}${isPromised ? '?' : ''}`).join(' '),
        );
    expect([...seen].sort()).toEqual(['', 'e0', 'e0 e1?', 'e1']);
  });

  it('hides pings beside other messages unless they are asked for', () => {
    const quietAt = (i: number, showsQuiet: boolean) =>
      at(split, i, { showsQuiet }).messages.filter(
        ({ family, isDropped }) => family === 'quiet' && !isDropped,
      ).length;
    const rows = Array.from({ length: Math.floor(split.lastRow / 25) }, (_, k) => k * 25);
    const isMixed = (i: number) => at(split, i).messages.some(({ family }) => family !== 'quiet');
    expect(rows.filter((i) => isMixed(i) && quietAt(i, false) > 0)).toEqual([]);
    expect(rows.filter((i) => isMixed(i) && quietAt(i, true) > 0).length).toBeGreaterThan(0);
    expect(rows.filter((i) => !isMixed(i) && quietAt(i, false) > 0).length).toBeGreaterThan(0);
  });

  it('draws an arrow for each message where nothing flies, in the same place all the time', () => {
    const i = rowOf(fresh, 'told.voteChanged');
    const stage = stageOf(fresh);
    const { t } = rowAt(fresh.store, i);
    const still = (us: number) => sceneAt(stage, { i, us }, { ...plain, hasFlight: false }).messages;
    expect(still(t).length).toBeGreaterThan(0);
    expect(still(t + 300)).toEqual(still(t));
    for (const { way } of still(t)) expect(way?.arrowHead).toMatch(/Z$/);
  });

  it('marks what is selected, server, client or message', () => {
    const scene = (selection: SceneOptions['selection']) => at(split, 3_000, { selection });
    expect(
      scene({ kind: 'process', id: 4 })
        .servers.filter(({ isSelected }) => isSelected)
        .map(({ id }) => id),
    ).toEqual([4]);
    const [client] = scene(null).clients;
    expect(
      scene({ kind: 'process', id: client?.id ?? 0 }).clients.filter(({ isSelected }) => isSelected),
    ).toHaveLength(1);
    const [message] = scene(null).messages;
    const picked = scene({ kind: 'message', send: message?.send ?? 0 }).messages;
    expect(picked.filter(({ isSelected }) => isSelected)).toHaveLength(1);
  });
});

describe.each([
  ['English', english],
  ['Chinese', chinese],
] as const)('in words, %s', (_language, words: Words) => {
  const shownAt = (replay: Replay, i: number) => ({
    replay,
    i,
    row: rowAt(replay.store, i),
    state: replay.store.stateAfter(i),
  });

  it('names servers and clients as they are', () => {
    const i = fresh.lastRow;
    const { cast, leaders } = fresh.summary;
    const state = fresh.store.stateAfter(i);
    const names = processNames(state, cast, reignAt(leaders, i).leader, words);
    expect([...names.keys()]).toEqual([1, 2, 3, 4, 5]);
    expect(names.get(3)).toBe(
      words === english
        ? 'Server 3, LEADING, established, epoch 1, last zxid 1.0, 3 of 5 votes'
        : '服务器 3，LEADING，地位已确立，纪元 1，最后的 zxid 是 1.0，5 票中得 3 票',
    );
  });

  it('tells the sides of a partition, and says nothing where there is none', () => {
    expect(sidesText(shownAt(split, 100), words)).toBe('');
    const told = sidesText(shownAt(split, rowOf(split, 'told.epochProposed')), words);
    expect(told).toMatch(
      words === english ? /Side B, servers 2, 3 and 4: 3 of 5, a quorum\./ : /B 侧是服务器 2、3 和 4/,
    );
  });

  it('has a row for each server, client and message of the picture', () => {
    for (let i = 0; i <= troubles.lastRow; i += 40) {
      const shown = shownAt(troubles, i);
      const { servers, clients, network } = shown.state;
      const rows = servers.map((server) => serverRow(server, null, shown.row.t, words));
      expect(rows.map(({ id }) => id)).toEqual(servers.map(({ id }) => id));
      for (const { state } of rows) expect(state).not.toBe('');
      expect(clients.map((client) => clientRow(client, words).number)).toEqual([1, 2]);
      const messages = messageRows(shown, words);
      expect(messages.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(
        network.inFlight.length,
      );
      for (const { name, way } of messages) expect([name, way]).not.toContain('');
    }
  });

  it('explains only signs that occur', () => {
    const texts = ({ summary }: Replay) =>
      legendOf(summary.cast, summary.occurrences, words).flatMap(({ entries }) =>
        entries.map(({ text }) => text),
      );
    const wall = words.rooms.cluster.legend.wall;
    expect(texts(split)).toContain(wall);
    expect(texts(fresh)).not.toContain(wall);
    expect(texts(fresh)).toContain(words.rooms.cluster.legend.finalizes);
    expect(new Set(texts(troubles)).size).toBe(texts(troubles).length);
  });
});
