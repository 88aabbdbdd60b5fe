import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVotes, configurationOf, type Vote, variants } from '../../model/index.ts';
import { ensemble, voteFor } from './ensemble.ts';

const five = configurationOf(ensemble(5));
const anyVote: fc.Arbitrary<Vote> = fc
  .record({ leader: fc.integer({ min: 1, max: 5 }), peerEpoch: fc.nat(3), counter: fc.nat(3) })
  .map(({ leader, peerEpoch, counter }) => voteFor(leader, peerEpoch, counter));

describe('totalOrderPredicate', () => {
  it.each([
    ['the higher epoch, whatever zxid and sid', voteFor(1, 2), voteFor(5, 1, 9), 'peerEpoch'],
    ['then the higher zxid, whatever the sid', voteFor(1, 1, 2), voteFor(5, 1, 1), 'zxid'],
    ['then the higher sid', voteFor(5, 1, 1), voteFor(4, 1, 1), 'sid'],
  ] as const)('prefers %s', (_rule, preferred, other, decidedBy) => {
    expect(compareVotes(preferred, other, five)).toEqual({ isBetter: true, decidedBy });
    expect(compareVotes(other, preferred, five)).toEqual({ isBetter: false, decidedBy });
  });

  it('prefers the higher epoch even where the zxids are equal: it may have had no transaction yet (ZOOKEEPER-1419)', () => {
    const newer = { leader: 1, zxid: 7, peerEpoch: 2 };
    const older = { leader: 5, zxid: 7, peerEpoch: 1 };
    expect(compareVotes(newer, older, five)).toEqual({ isBetter: true, decidedBy: 'peerEpoch' });
    expect(compareVotes(older, newer, five)).toEqual({ isBetter: false, decidedBy: 'peerEpoch' });
  });

  it('is strict: an equal vote is not better', () => {
    expect(compareVotes(voteFor(3, 1, 1), voteFor(3, 1, 1), five)).toEqual({
      isBetter: false,
      decidedBy: 'none',
    });
  });

  it('prefers anybody to the empty vote of an observer', () => {
    expect(compareVotes(voteFor(1), null, five).isBetter).toBe(true);
  });

  it('never lets a server of weight 0 be voted for', () => {
    const weighted = configurationOf(
      ensemble([
        { id: 1, role: 'participant' },
        { id: 2, role: 'participant', weight: 0 },
      ]),
    );
    expect(compareVotes(voteFor(2, 9), voteFor(1), weighted)).toEqual({
      isBetter: false,
      decidedBy: 'weight0',
    });
  });

  it('is a total order: of two different votes exactly one is better, and better than better is better', () => {
    fc.assert(
      fc.property(anyVote, anyVote, anyVote, (a, b, c) => {
        const isBetter = (x: Vote, y: Vote): boolean => compareVotes(x, y, five).isBetter;
        expect(Number(isBetter(a, b)) + Number(isBetter(b, a))).toBe(
          compareVotes(a, b, five).decidedBy === 'none' ? 0 : 1,
        );
        expect(!isBetter(a, b) || !isBetter(b, c) || isBetter(a, c)).toBe(true);
      }),
    );
  });
});

describe('variants', () => {
  it('are known by name; an unknown one is refused', () => {
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
    expect(() => configurationOf(ensemble(3, { variants: ['ZOOKEEPER-0'] }))).toThrow('ZOOKEEPER-0');
  });
});

describe('an ensemble', () => {
  it('refuses a disk whose epochs contradict each other, as QuorumPeer.loadDataBase does', () => {
    const disk = { currentEpoch: 3, acceptedEpoch: 2 };
    expect(() => configurationOf(ensemble([{ id: 1, role: 'participant', disk }]))).toThrow('acceptedEpoch');
  });
});
