/** Properties of what servers deliver, told by hand: a breach is found with its rows and values, and what is right is not. */
import { describe, expect, it } from 'vitest';
import { makeZxid } from '../../../model/index.ts';
import { agreement } from '../../../model/properties/agreement.ts';
import { contiguity } from '../../../model/properties/contiguity.ts';
import { integrity } from '../../../model/properties/integrity.ts';
import { nothingAnsweredIsLost } from '../../../model/properties/nothingAnsweredIsLost.ts';
import { prefixConsistency } from '../../../model/properties/prefixConsistency.ts';
import { primaryIntegrity } from '../../../model/properties/primaryIntegrity.ts';
import { globalPrimaryOrder, localPrimaryOrder } from '../../../model/properties/primaryOrder.ts';
import { totalOrder } from '../../../model/properties/totalOrder.ts';
import type { Property } from '../../../sim/index.ts';
import type { ZabProcess } from '../../../model/index.ts';
import { txn, Watch } from './watch.ts';

const [a, b, c] = [txn(1, 1), txn(1, 2), txn(1, 3)];
const other = txn(1, 2, 'other');
const next = txn(2, 1);

const all: readonly Property<ZabProcess>[] = [
  agreement,
  contiguity,
  integrity,
  nothingAnsweredIsLost,
  prefixConsistency,
  primaryIntegrity,
  globalPrimaryOrder,
  localPrimaryOrder,
  totalOrder,
];

/** 3 leads epoch 1, 1 and 2 follow; a and b are proposed, and all but 1 deliver b, too. Rows 0 to 9. */
function begun(property: Property<ZabProcess>): Watch {
  const watch = new Watch(property);
  const found = [
    watch.leads(3, 1),
    watch.serves(1),
    watch.serves(2),
    watch.proposes(3, a),
    watch.delivers(3, a),
    watch.delivers(1, a),
    watch.delivers(2, a),
    watch.proposes(3, b),
    watch.delivers(3, b),
    watch.delivers(2, b),
  ];
  expect(found.filter((one) => one !== null)).toEqual([]);
  return watch;
}

/** 2 follows a new leader 3 of epoch 2, which goes on from a and b; 1 comes back with the same. Nothing is wrong. */
function goesOn(watch: Watch): readonly unknown[] {
  return [
    watch.delivers(1, b),
    watch.kernel(3, 'kill'),
    watch.kernel(1, 'stateChanged'),
    watch.kernel(2, 'stateChanged'),
    watch.recovers(3, 1, 1),
    watch.leads(3, 2),
    watch.serves(2, 3, 2),
    watch.proposes(3, next),
    watch.delivers(3, next),
    watch.delivers(2, next),
    watch.delivers(1, c), // While it synchronises: no delivery yet.
    watch.has(1, a, b).serves(1, 3, 2),
    watch.delivers(1, next),
  ];
}

describe('properties of what is delivered', () => {
  it.each(all.map((property) => ({ name: property.name, property })))(
    '$name: right is not found wrong',
    ({ property }) => {
      const watch = begun(property);
      expect(goesOn(watch).filter((one) => one !== null)).toEqual([]);
    },
  );

  it.each(all.map((property) => ({ name: property.name, property })))(
    '$name: forks know nothing of each other',
    ({ property }) => {
      const watch = begun(property);
      const fork = watch.fork();
      fork.proposes(3, other, 1);
      fork.delivers(1, other);
      fork.delivers(1, next);
      expect(goesOn(watch).filter((one) => one !== null)).toEqual([]);
    },
  );
});

describe('a breach', () => {
  it('of prefix consistency: another transaction in the same place', () => {
    const watch = begun(prefixConsistency);
    expect(watch.delivers(1, other)).toEqual({
      rows: [8, 10],
      values: { server: 1, index: 1, expected: b.zxid, found: other.zxid },
    });
  });

  it('of prefix consistency: a server begins to serve with a history that departs from the others', () => {
    const watch = begun(prefixConsistency);
    watch.has(1, a, other, c);
    expect(watch.serves(1)).toEqual({
      rows: [8, 10],
      values: { server: 1, index: 1, expected: b.zxid, found: other.zxid },
    });
  });

  it('of agreement: two servers have one each that the other has not', () => {
    const watch = begun(agreement);
    expect(watch.delivers(1, c)).toEqual({ rows: [10], values: { server: 1, zxid: c.zxid } });
  });

  it('of total order, and not of agreement: what another delivers in between is skipped', () => {
    const [order, agree] = [begun(totalOrder), begun(agreement)];
    for (const watch of [order, agree]) {
      watch.proposes(3, c);
      expect(watch.delivers(3, c)).toBe(null);
    }
    expect(agree.delivers(1, c)).toBe(null);
    expect(order.delivers(1, c)).toEqual({
      rows: [11, 12],
      values: { server: 1, zxid: c.zxid, after: a.zxid, expected: b.zxid },
    });
  });

  it('of integrity: nobody proposed it', () => {
    const watch = begun(integrity);
    expect(watch.delivers(1, other)).toEqual({
      rows: [10],
      values: { server: 1, zxid: other.zxid, why: 'never proposed' },
    });
  });

  it('of integrity: the leader of another epoch proposed it', () => {
    const watch = begun(integrity);
    watch.proposes(3, c, 2);
    expect(watch.delivers(3, c)).toMatchObject({ values: { why: 'of another epoch' } });
  });

  it('of integrity: it is delivered again', () => {
    const watch = begun(integrity);
    expect(watch.delivers(2, b)).toEqual({ rows: [10], values: { server: 2, zxid: b.zxid, why: 'again' } });
  });

  it('of integrity it is none if it was on a disk before the run', () => {
    const watch = new Watch(integrity);
    watch.has(3, a, b).recovers(3);
    expect(watch.leads(3, 2)).toBe(null);
    expect(watch.has(1, a, b).serves(1, 3, 2)).toBe(null);
  });

  it('of local primary order: what the leader proposed before is missing', () => {
    const watch = begun(localPrimaryOrder);
    watch.proposes(3, c);
    expect(watch.delivers(1, c)).toEqual({
      rows: [11],
      values: { server: 1, zxid: c.zxid, before: b.zxid, last: a.zxid },
    });
  });

  it('of local primary order: it comes too late', () => {
    const watch = begun(localPrimaryOrder);
    expect(watch.delivers(2, a)).toMatchObject({ values: { server: 2, zxid: a.zxid, last: b.zxid } });
  });

  it('of global primary order: an older epoch behind a newer one', () => {
    const watch = begun(globalPrimaryOrder);
    expect(watch.delivers(1, next)).toBe(null);
    expect(watch.delivers(1, b)).toEqual({
      rows: [11],
      values: { server: 1, zxid: b.zxid, after: next.zxid },
    });
  });

  it('of primary integrity: a leader proposes without what others have delivered', () => {
    const watch = begun(primaryIntegrity);
    watch.has(1, a).leads(1, 2);
    expect(watch.proposes(1, next)).toEqual({
      rows: [8, 11],
      values: { leader: 1, epoch: 2, zxid: b.zxid },
    });
  });

  it('of primary integrity: others deliver what a leader lacked when it began', () => {
    const watch = begun(primaryIntegrity);
    watch.has(1, a, b).leads(1, 2);
    expect(watch.proposes(1, next)).toBe(null);
    expect(watch.delivers(2, c)).toEqual({
      rows: [11, 12],
      values: { server: 2, zxid: c.zxid, leader: 1, epoch: 2 },
    });
  });

  it('of contiguity: a counter is skipped', () => {
    const watch = begun(contiguity);
    expect(watch.delivers(1, c)).toEqual({ rows: [10], values: { server: 1, zxid: c.zxid, after: a.zxid } });
  });

  it('of contiguity: a server claims more than it has', () => {
    const watch = begun(contiguity);
    watch.has(1, a).claims(1, makeZxid(1, 2));
    expect(watch.serves(1)).toEqual({
      rows: [10],
      values: { server: 1, lastProcessedZxid: makeZxid(1, 2), claimed: 2, has: 1 },
    });
  });

  it('of "nothing answered is lost": a leader lacks what a client was told of', () => {
    const watch = begun(nothingAnsweredIsLost);
    const operation = { type: 'get', path: '/a' } as const;
    const answer = {
      kind: 'clientAnswered',
      server: 2,
      cxid: 1,
      operation,
      zxid: b.zxid,
      value: 'v',
    } as const;
    expect(watch.tell(9, answer)).toBe(null);
    expect(watch.has(1, a).leads(1, 2)).toEqual({
      rows: [10, 11],
      values: { leader: 1, epoch: 2, zxid: b.zxid },
    });
  });

  it('of "nothing answered is lost" it is none if nobody was told', () => {
    const watch = begun(nothingAnsweredIsLost);
    expect(watch.has(1, a).leads(1, 2)).toBe(null);
  });
});
