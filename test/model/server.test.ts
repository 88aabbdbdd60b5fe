/** The state of a server and the digest of what travels: nothing may escape a copy or a fold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyServer,
  type Notification,
  type ServerState,
  type ZabItem,
  type ZabMessage,
  type ZabStored,
  zab,
} from '../../model/index.ts';
import { Digest, emptyContents, SharedLog } from '../../sim/index.ts';
import { ensemble, Talk, voteFor } from './ensemble.ts';

describe('copyServer', () => {
  it('copies every field', () => {
    const { self } = new Talk(ensemble(3), 2).hears(3, voteFor(3));
    const copy = copyServer(self);
    expect(Object.keys(copy)).toEqual(Object.keys(self));
    expect(copy).toEqual(self);
  });
});

describe('the state of a server', () => {
  it('is plain data: it survives JSON', () => {
    const { self } = new Talk(ensemble(3), 2).hears(3, voteFor(3)).hears(1, voteFor(3));
    expect(JSON.parse(JSON.stringify(self))).toEqual(self);
  });
});

describe('booting', () => {
  const disk = {
    log: SharedLog.from([{ type: 'record', zxid: 7 } as const]),
    cells: { currentEpoch: 0, acceptedEpoch: 4 },
  };

  it('writes the initial disk of the story on an empty one', () => {
    const talk = new Talk(
      ensemble([{ id: 1, role: 'participant', disk: { currentEpoch: 3, acceptedEpoch: 4 } }]),
      1,
    );
    expect(talk.did('disk').map(({ operation, name, value }) => [operation, name, value])).toEqual([
      ['write', 'currentEpoch', 3],
      ['write', 'acceptedEpoch', 4],
      ['sync', '', null],
    ]);
  });

  it('reads the disk that it finds, and counts rounds from 0 in a new life', () => {
    const talk = new Talk(
      ensemble([{ id: 1, role: 'participant', logicalClock: 9, disk: { currentEpoch: 3 } }]),
      1,
    );
    expect(talk.self.logicalClock).toBe(10);
    const { self } = talk;
    self.role = { kind: 'looking', election: null };
    self.logicalClock = 0;
    talk.tell({ kind: 'boot', incarnation: 2, argument: null, disk: { ...emptyContents(), ...disk } });
    expect([self.lastLoggedZxid, self.currentEpoch, self.acceptedEpoch, self.logicalClock]).toEqual([
      7, 0, 4, 1,
    ]);
    expect(talk.did('disk')).toEqual([]);
  });
});

describe('fold', () => {
  const actor = zab(ensemble(3));
  const digestOf = (value: ZabMessage | ZabItem | ZabStored): string => {
    const digest = new Digest();
    actor.fold?.(value, digest);
    return digest.toString();
  };
  const sid = fc.integer({ min: 1, max: 255 });
  const vote = fc.option(fc.record({ leader: sid, zxid: fc.maxSafeNat(), peerEpoch: fc.nat(2_097_151) }), {
    nil: null,
  });
  const notification: fc.Arbitrary<Notification> = fc.record({
    type: fc.constant('notification'),
    vote,
    round: fc.integer({ min: -1, max: 1_000_000 }),
    state: fc.constantFrom<ServerState[]>('LOOKING', 'FOLLOWING', 'LEADING', 'OBSERVING'),
  });
  const anything: fc.Arbitrary<ZabMessage | ZabItem | ZabStored> = fc.oneof(
    notification,
    fc.record({
      type: fc.constant('handshake' as const),
      protocolVersion: fc.integer({ min: -65_536, max: 0 }),
      sid,
    }),
    fc.record({ type: fc.constant('envelope' as const), peer: sid, notification }),
    fc.constant({ type: 'wake' } as const),
    fc.record({ type: fc.constant('record' as const), zxid: fc.maxSafeNat() }),
    fc.nat(),
  );

  it('lets no field escape: a change of any one of them changes the digest', () => {
    fc.assert(
      fc.property(anything, fc.infiniteStream(fc.nat()), (value, picks) => {
        const changed = withOneFieldChanged(value, picks);
        expect(changed === null || digestOf(changed) !== digestOf(value)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives equal values equal digests, whatever the order of their keys', () => {
    const one: Notification = { type: 'notification', vote: voteFor(1), round: 1, state: 'LOOKING' };
    const same: Notification = { state: 'LOOKING', round: 1, vote: voteFor(1), type: 'notification' };
    expect(digestOf(one)).toBe(digestOf(same));
  });
});

/** Changes one number or word, wherever it sits; null if there is none to change. */
function withOneFieldChanged<T>(value: T, picks: fc.Stream<number>): T | null {
  if (typeof value === 'number') return (value + 1) as T;
  if (typeof value !== 'object' || value === null) return null;
  const fields = Object.keys(value).filter((field) => field !== 'type') as (keyof T)[];
  const field = fields[(picks.next().value ?? 0) % Math.max(1, fields.length)];
  if (field === undefined) return null;
  const below: unknown =
    field === 'state'
      ? value[field] === 'LOOKING'
        ? 'LEADING'
        : 'LOOKING'
      : withOneFieldChanged(value[field], picks);
  return below === null ? null : { ...value, [field]: below };
}
