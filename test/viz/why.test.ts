/** Why: the chain of causes, the election of a leader, synchronisation, what comes next. All of it read from the trace. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindAt, timeAt, weightAt } from '../../viz/trace/columns.ts';
import { conesOf, relationTo } from '../../viz/trace/cones.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { known, rowAt } from '../../viz/trace/rows.ts';
import { TraceStore } from '../../viz/trace/traceStore.ts';
import { toldCauses } from '../../viz/why/causes.ts';
import { type Election, electionOf, isFirstEstablished } from '../../viz/why/election.ts';
import { leadingAt } from '../../viz/why/leadingAt.ts';
import { shownMoments } from '../../viz/why/momentTexts.ts';
import { whyAt } from '../../viz/why/why.ts';
import { winsOf } from '../../viz/why/wins.ts';
import { loadSpeech } from '../../viz/words/speech.ts';
import { replayOfStory } from './replays.ts';

const fresh = replayOfStory('fresh-five');
const truncated = replayOfStory('old-leader-truncated');
const { tell } = await loadSpeech('en', true);
const told = ({ store }: Replay, row: number): string => {
  const line = store.lineOf(row);
  return line === null ? '' : tell(line);
};
const keyRow = ({ keys }: Replay, id: string, node?: number): number => {
  const line = keys.find((key) => key.id === id && (node === undefined || key.node === node));
  if (line === undefined) throw new Error(`nothing tells ${id}`);
  return line.row;
};

describe('what led to a row', () => {
  it('are told rows of its past, the nearest first, by the causes of the trace', () => {
    const { columns, lastRow } = truncated;
    fc.assert(
      fc.property(fc.nat(lastRow), (i) => {
        const causes = toldCauses(columns, i);
        const cones = conesOf(columns, i, { first: 0, end: i + 1 });
        expect(causes.length).toBeLessThanOrEqual(4);
        expect(causes).toEqual(causes.toSorted((a, b) => b - a));
        for (const row of causes) {
          expect(weightAt(columns, row)).not.toBe('silent');
          expect(relationTo(cones, columns, row)).toBe('before');
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('of a quorum go back by the vote that completed it to the server that cast it, and why', () => {
    const waiting = keyRow(fresh, 'told.waiting', 3);
    const [first, second, third] = toldCauses(fresh.columns, waiting).map((row) => told(fresh, row));
    expect(first).toMatch(/^3 ← 2: LOOKING, round 1, vote for 3/);
    expect(second).toMatch(/^2 now votes for 3: .* larger id 3 > 2$/);
    expect(third).toMatch(/^2 ← 3: LOOKING/);
  });

  it('of a message are named once: its arrival says what was sent', () => {
    const { columns } = fresh;
    for (let i = 0; i < columns.length; i++) {
      const causes = toldCauses(columns, i, 8);
      const sends = causes.filter((row) => kindAt(columns, row) === 'send');
      for (const row of sends) expect(causes).not.toContain(columns.ends[row]);
    }
  });
});

describe('what no row led to', () => {
  it('is the beginning, a step of the story, or a look at what it expects', () => {
    expect(whyAt(fresh, 0)).toMatchObject({ causes: [], origin: 'story' });
    expect(whyAt(fresh, keyRow(fresh, 'told.asExpected'))).toMatchObject({
      causes: [],
      origin: 'expectation',
    });
  });
});

describe('why did 3 win?', () => {
  const span = leadingAt(fresh, fresh.lastRow);
  const election = electionOf(fresh, span?.from ?? -1) as Election;

  it('by the votes that the row of its decision names', () => {
    const row = known(rowAt(fresh.store, election.row));
    if (row.kind !== 'stateChanged') throw new Error('no decision');
    expect(election).toMatchObject({ leader: 3, voters: row.data.voters, round: row.data.round });
  });

  it('when it had first counted a quorum, and waited for a better vote', () => {
    const { quorumRow, row } = election;
    expect(told(fresh, quorumRow ?? -1)).toMatch(/^3 counts for itself: votes of 1, 2 and 3, a quorum/);
    const waitedUs = timeAt(fresh.columns, row) - timeAt(fresh.columns, quorumRow ?? -1);
    expect(waitedUs).toBeGreaterThanOrEqual(200_000);
  });

  it('and how each of its voters compared last: nothing but comparisons that were no tie', () => {
    expect(election.comparisons.map(({ voter }) => voter)).toEqual(election.voters);
    for (const { voter, row } of election.comparisons) {
      const compared = known(rowAt(fresh.store, row ?? -1));
      if (compared.kind !== 'voteCompared') throw new Error('no comparison');
      expect(compared.node).toBe(voter);
      expect(compared.data.decidedBy).not.toBe('none');
      expect(comparisonsBetween(compared.i, election.row, voter)).toEqual([]);
    }
  });

  it('is asked while somebody leads, and its alternatives only of the first who is established', () => {
    expect(leadingAt(fresh, 0)).toBeNull();
    expect(span !== null && isFirstEstablished(fresh, span)).toBe(true);
    const second = leadingAt(truncated, truncated.lastRow);
    expect(second?.server).toBe(2);
    expect(second !== null && isFirstEstablished(truncated, second)).toBe(false);
  });

  it('asks for what is not here', () => {
    const { columns, store } = fresh;
    const without = { ...fresh, store: new TraceStore(columns, store.firsts) };
    expect(electionOf(without, election.row)).toBe(election.row);
  });
});

/** What decided in the comparisons of a server with others that were no tie, between two rows. */
function comparisonsBetween(first: number, end: number, server: number): readonly string[] {
  const found: string[] = [];
  for (let i = first + 1; i < end; i++) {
    const row = known(rowAt(fresh.store, i));
    if (row.kind !== 'voteCompared' || row.node !== server || row.data.from === server) continue;
    if (row.data.decidedBy !== 'none') found.push(row.data.decidedBy);
  }
  return found;
}

describe('the rule that decided', () => {
  it('of a vote is the rung in the row', () => {
    const change = keyRow(fresh, 'told.voteChanged');
    expect(whyAt(fresh, change).rung).toBe('sid');
  });

  it('of synchronisation has the bounds in the row', () => {
    const row = truncated.keys.findLast(({ id }) => id === 'told.syncDecided')?.row ?? -1;
    const decided = known(rowAt(truncated.store, row));
    if (decided.kind !== 'syncDecided') throw new Error('no synchronisation');
    expect(whyAt(truncated, row).sync).toMatchObject({ rule: 'peerAhead', learner: 3 });
    expect(whyAt(truncated, row).sync).toMatchObject({ peerZxid: decided.data.peerZxid });
  });
});

describe('what next', () => {
  it('is the next key moment, and that of the same server where it is another', () => {
    const { columns, lastRow, summary } = fresh;
    const isServer = (node: number) => summary.cast.servers.some(({ id }) => id === node);
    const nextRow = (i: number, isMeant: (node: number) => boolean): number | null => {
      for (let row = i + 1; row <= lastRow; row++)
        if (weightAt(columns, row) === 'key' && isMeant(columns.nodes[row] ?? 0)) return row;
      return null;
    };
    for (let i = 0; i <= lastRow; i += 7) {
      const { next, nextOfServer, line } = whyAt(fresh, i);
      const anybody = nextRow(i, () => true);
      const own = nextRow(i, (node) => isServer(node) && node === line?.node);
      expect(next?.row ?? null).toBe(anybody);
      expect(nextOfServer?.line.row ?? null).toBe(own === anybody ? null : own);
    }
  });
});

describe('the list of moments', () => {
  it('has the current one and its neighbours, never more than a hundred and fifty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (count, at) => {
        const current = Math.min(at, count - 1);
        const { first, end } = shownMoments(count, current);
        expect(end - first).toBeLessThanOrEqual(150);
        expect(first <= current && current < end).toBe(true);
        expect(first >= 0 && end <= count).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

it('who won how often: the most often first', () => {
  const of = (...leaders: (number | null)[]) => winsOf(leaders.map((leader) => ({ leader })));
  expect(of(3, 4, 3, null)).toEqual([
    { leader: 3, count: 2 },
    { leader: null, count: 1 },
    { leader: 4, count: 1 },
  ]);
});
