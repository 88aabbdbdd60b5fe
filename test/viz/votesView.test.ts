/** The votes that the page shows are those of the model, and its ladder says what the row of the comparison says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVotes, isSameVote, type Server, type VoteCompared } from '../../model/index.ts';
import { beginRun, resolveScenario, serverAt, storyNamed } from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { known, rowAt } from '../../viz/trace/rows.ts';
import type { Compared } from '../../viz/trace/serverView.ts';
import { comparisonNear } from '../../viz/votes/comparisons.ts';
import { ladderOf } from '../../viz/votes/ladder.ts';
import { votesView } from '../../viz/votes/votesView.ts';
import { replayOfStory } from './replays.ts';

const names = [
  'fresh-five',
  'late-better-id',
  'weights',
  'observers',
  'split-brain',
  'epoch-over-log',
  'two-of-five',
];

/** What a server that looks knows of the election. */
function electionOf(server: Readonly<Server> | null): object | null {
  if (server?.role.kind !== 'looking' || server.role.election === null) return null;
  const { recvset, outOfElection, finalizing } = server.role.election;
  return {
    round: server.logicalClock,
    leader: server.proposal?.leader ?? null,
    recvset: recvset.map(({ sid, vote }) => [sid, vote.leader, isSameVote(vote, server.proposal)]),
    outside: outOfElection.map(({ sid, vote, round, state }) => [sid, vote.leader, round, state]),
    isFinalizing: finalizing !== null,
  };
}

describe.each(names)('%s', (name) => {
  const replay = replayOfStory(name);
  const { quorum } = replay.summary.cast;
  const viewAt = (i: number, selected: number | null = null) =>
    votesView(replay.store.stateAfter(i), quorum, selected);

  it('shows the votes, recvset and outofelection of every server that looks', () => {
    const story = storyNamed(name);
    if (story === undefined) throw new Error(`no story ${name}`);
    const scenario = resolveScenario(story);
    const run = beginRun(scenario);
    const trace = new Trace();
    run.world.trace = trace;
    let compared = 0;
    while (run.step(scenario.run.untilUs)) {
      if (trace.length === 0) continue;
      const { rows } = viewAt(trace.length - 1);
      for (const row of rows) {
        const actual = electionOf(serverAt(run.world.states(), row.id));
        if (actual === null) continue;
        compared++;
        const shown = {
          round: row.round,
          leader: row.vote?.leader ?? null,
          recvset: row.heard.map(({ from, leader, agrees }) => [from, leader, agrees]),
          outside: row.outside.map(({ from, vote, round, state }) => [from, vote.leader, round, state]),
          isFinalizing: row.waitsFor?.for === 'better',
        };
        // An observer's own view of the best vote is no ballot.
        const cast = row.isObserver ? { ...actual, leader: null } : actual;
        expect(shown, `server ${row.id} after row ${trace.length - 1}`).toEqual(cast);
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('shows the last comparison at or before any row, of the selected server if there is one', () => {
    const last = new Map<number, number>();
    for (let i = 0; i <= replay.lastRow; i++) {
      const row = known(rowAt(replay.store, i));
      if (row.kind === 'voteCompared' && row.data.from !== row.node) last.set(row.node, i);
      if (i % 13 !== 0) continue;
      expect(viewAt(i).ladder?.row ?? -1).toBe(Math.max(-1, ...last.values()));
      for (const { id } of replay.summary.cast.servers)
        expect(viewAt(i, id).ladder?.row ?? null).toBe(last.get(id) ?? null);
    }
  });

  const seen = Array.from({ length: replay.lastRow + 1 }, (_, i) => viewAt(i));

  it('gives the same view at a row, however one has come there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(replay.lastRow), { minLength: 1, maxLength: 6 }), (path) => {
        for (const i of path) viewAt(i);
        expect(viewAt(path.at(-1) ?? 0)).toEqual(seen[path.at(-1) ?? 0]);
      }),
      { numRuns: 25 },
    );
  });
  it('walks from comparison to comparison of a server and back', () => {
    for (const { id } of replay.summary.cast.servers) {
      const there: number[] = [];
      for (let at = comparisonNear(replay, id, -1, 'after'); at !== null; ) {
        there.push(at);
        at = comparisonNear(replay, id, at, 'after');
      }
      const back: number[] = [];
      for (let at = comparisonNear(replay, id, replay.lastRow + 1, 'before'); at !== null; ) {
        back.push(at);
        at = comparisonNear(replay, id, at, 'before');
      }
      expect(back.reverse()).toEqual(there);
      for (const at of there) expect(viewAt(at, id).ladder?.row).toBe(at);
    }
  });

  it('never counts more voters than there are, nor a quorum with fewer than it takes', () => {
    for (let i = 0; i <= replay.lastRow; i += 11)
      for (const { tally } of viewAt(i).rows) {
        if (tally === null) continue;
        expect(tally.count).toBeLessThanOrEqual(tally.total);
        expect(tally.isQuorum).toBe(tally.count >= tally.needed);
        for (const { weight, total } of tally.groups) expect(weight).toBeLessThanOrEqual(total);
      }
  });
});

describe('the ladder', () => {
  const vote = fc.record({ leader: fc.integer({ min: 1, max: 5 }), zxid: fc.nat(3), peerEpoch: fc.nat(2) });
  const majority = { kind: 'majority', voters: [1, 2, 3, 4, 5] } as const;
  const hierarchy = {
    kind: 'hierarchical',
    voters: [1, 2, 3, 4, 5],
    groups: [{ group: 1, members: [1, 2, 3, 4, 5].map((sid) => ({ sid, weight: sid < 4 ? 1 : 0 })) }],
  } as const;

  const comparedBy = (
    mine: VoteCompared['mine'],
    theirs: NonNullable<VoteCompared['mine']>,
    isWeighted: boolean,
  ): Compared => {
    const { isBetter, decidedBy } = compareVotes(theirs, mine, {
      quorum: isWeighted ? hierarchy : majority,
      variants: {},
    });
    const common = {
      kind: 'voteCompared',
      from: 2,
      round: 1,
      logicalClock: 1,
      against: 'proposal',
      row: 9,
    } as const;
    return { ...common, mine, theirs, decidedBy, accepted: isBetter };
  };

  it('has one rung that decides unless the votes are equal; all above are equal, all below not looked at', () => {
    fc.assert(
      fc.property(fc.option(vote), vote, fc.boolean(), (mine, theirs, isWeighted) => {
        const compared = comparedBy(mine, theirs, isWeighted);
        const { rungs, outcome, decidedBy } = ladderOf(1, compared);
        const standings = rungs.map(({ standing }) => standing);
        const deciding = standings.indexOf('decides');
        expect(deciding < 0).toBe(decidedBy === 'none');
        const above = deciding < 0 ? standings : standings.slice(0, deciding);
        expect(above.every((standing) => standing === 'equal')).toBe(true);
        const below = deciding < 0 ? [] : standings.slice(deciding + 1);
        expect(below.every((standing) => standing === 'notLookedAt')).toBe(true);
        expect(outcome === 'theirs').toBe(compared.accepted);
        const { sign, mine: own } = rungs[deciding] ?? { sign: '', mine: null };
        expect(own === null || sign === (outcome === 'theirs' ? '<' : '>')).toBe(true);
      }),
    );
  });

  it('stops at the round when the vote heard is of an older one', () => {
    const compared: Compared = {
      ...comparedBy({ leader: 1, zxid: 0, peerEpoch: 0 }, { leader: 5, zxid: 9, peerEpoch: 9 }, false),
      round: 1,
      logicalClock: 2,
      decidedBy: 'round',
      accepted: false,
    };
    const { rungs, outcome } = ladderOf(1, compared);
    expect(outcome).toBe('mine');
    expect(rungs.map(({ name, standing }) => [name, standing])).toEqual([
      ['round', 'decides'],
      ['peerEpoch', 'notLookedAt'],
      ['zxid', 'notLookedAt'],
      ['sid', 'notLookedAt'],
    ]);
  });

  it('says of a variant that it passes over a rung, and that it keeps a worse vote', () => {
    const [mine, theirs] = [
      { leader: 1, zxid: 5, peerEpoch: 1 },
      { leader: 2, zxid: 3, peerEpoch: 1 },
    ];
    const ignoring = ladderOf(1, { ...comparedBy(mine, theirs, false), decidedBy: 'sid', accepted: true });
    expect(ignoring.rungs.map(({ standing }) => standing)).toEqual([
      'equal',
      'equal',
      'passedOver',
      'decides',
    ]);
    const kept = ladderOf(1, { ...comparedBy(theirs, mine, false), accepted: false });
    expect(kept.outcome).toBe('kept');
  });
});
