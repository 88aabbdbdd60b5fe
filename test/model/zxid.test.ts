import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterOf,
  epochOf,
  isZxid,
  makeZxid,
  UNTRUSTED_ZXID,
  zxidAsHex,
  zxidAsPair,
} from '../../model/index.ts';

const epoch = fc.integer({ min: 0, max: 2_097_151 });
const counter = fc.integer({ min: 0, max: 4_294_967_295 });

describe('zxid', () => {
  it('is put together and taken apart without loss, up to the last epoch', () => {
    fc.assert(
      fc.property(epoch, counter, (e, c) => {
        const zxid = makeZxid(e, c);
        expect([epochOf(zxid), counterOf(zxid), isZxid(zxid)]).toEqual([e, c, true]);
      }),
    );
  });

  it('orders by epoch, then counter', () => {
    fc.assert(
      fc.property(epoch, counter, epoch, counter, (e1, c1, e2, c2) => {
        expect(makeZxid(e1, c1) < makeZxid(e2, c2)).toBe(e1 < e2 || (e1 === e2 && c1 < c2));
      }),
    );
  });

  it('prints as ZooKeeper logs it, and as epoch and counter', () => {
    expect(zxidAsHex(makeZxid(1, 2))).toBe('0x100000002');
    expect(zxidAsPair(makeZxid(1, 2))).toBe('1.2');
    expect([zxidAsHex(UNTRUSTED_ZXID), zxidAsPair(UNTRUSTED_ZXID)]).toEqual(['-0x1', '-1']);
  });

  it('refuses what a number cannot hold exactly', () => {
    expect(() => makeZxid(2_097_152, 0)).toThrow('2^21');
    expect(() => makeZxid(0, 4_294_967_296)).toThrow('2^32');
    expect([isZxid(UNTRUSTED_ZXID), isZxid(-2), isZxid(0.5), isZxid(2 ** 53)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
