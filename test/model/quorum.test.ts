import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containsQuorum,
  countTowardsQuorum,
  neededForQuorum,
  quorumSystemOf,
  totalOfQuorum,
  weightOf,
} from '../../model/index.ts';
import { ensemble } from './ensemble.ts';

const five = quorumSystemOf(ensemble(5).servers);
/** Three groups of three, as in ZooKeeper's hierarchical quorum guide. */
const threeGroups = quorumSystemOf(
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => ({ id, role: 'participant', group: Math.ceil(id / 3) })),
);

describe('QuorumMaj', () => {
  it('takes more than half: 3 of 5, and 3 of 4 as well', () => {
    expect([containsQuorum(five, [1, 2]), containsQuorum(five, [1, 2, 3])]).toEqual([false, true]);
    const four = quorumSystemOf(ensemble(4).servers);
    expect([containsQuorum(four, [1, 2]), containsQuorum(four, [1, 2, 3])]).toEqual([false, true]);
    expect([neededForQuorum(five), neededForQuorum(four)]).toEqual([3, 3]);
  });

  it('counts no observer and no stranger', () => {
    const withObserver = quorumSystemOf([...ensemble(3).servers, { id: 4, role: 'observer' }]);
    expect(containsQuorum(withObserver, [1, 4, 99])).toBe(false);
    expect(countTowardsQuorum(withObserver, [1, 4, 99])).toBe(1);
  });

  it('gives everybody weight 1, even a stranger', () => {
    expect(weightOf(five, 99)).toBe(1);
  });
});

describe('QuorumHierarchical', () => {
  it('takes a majority of the weight in a majority of the groups: 4 of 9 can be enough', () => {
    expect(containsQuorum(threeGroups, [1, 2, 4, 5])).toBe(true);
    expect(containsQuorum(threeGroups, [1, 2, 3, 4, 7])).toBe(false);
    expect(neededForQuorum(threeGroups)).toBe(2);
  });

  it('skips groups without weight', () => {
    const oneCounts = quorumSystemOf([
      { id: 1, role: 'participant', group: 1 },
      { id: 2, role: 'participant', group: 2, weight: 0 },
    ]);
    expect([containsQuorum(oneCounts, [1]), containsQuorum(oneCounts, [2])]).toEqual([true, false]);
    expect(weightOf(oneCounts, 2)).toBe(0);
    expect([neededForQuorum(oneCounts), totalOfQuorum(oneCounts)]).toEqual([1, 1]);
  });

  it('weighs unequal servers: 3 + 1 + 1 needs the heavy one', () => {
    const heavy = quorumSystemOf([
      { id: 1, role: 'participant', weight: 3 },
      { id: 2, role: 'participant', weight: 1 },
      { id: 3, role: 'participant', weight: 1 },
    ]);
    expect([containsQuorum(heavy, [1]), containsQuorum(heavy, [2, 3])]).toEqual([true, false]);
  });
});

describe('any quorum system', () => {
  const servers = fc
    .array(fc.record({ weight: fc.integer({ min: 0, max: 3 }), group: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 9,
    })
    .map((members) =>
      members.map((member, index) => ({ id: index + 1, role: 'participant' as const, ...member })),
    );

  it('has no two quorums without a common server', () => {
    fc.assert(
      fc.property(servers, fc.infiniteStream(fc.boolean()), (members, coins) => {
        const system = quorumSystemOf(members);
        const side = members.filter(() => coins.next().value === true).map(({ id }) => id);
        const otherSide = members.map(({ id }) => id).filter((id) => !side.includes(id));
        expect(containsQuorum(system, side) && containsQuorum(system, otherSide)).toBe(false);
      }),
    );
  });
});
