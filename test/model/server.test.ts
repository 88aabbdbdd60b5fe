/** The state of a process and the digest of what travels: nothing may escape a copy or a fold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyServer,
  type LogRecord,
  type Notification,
  recordOf,
  type ServerState,
  type Snapshot,
  type StoredRecord,
  type Tree,
  type ZabItem,
  type ZabMessage,
  zab,
} from '../../model/index.ts';
import { copyClient, newClient } from '../../model/client/client.ts';
import type { Operation, Request } from '../../model/message.ts';
import { applyToTree, emptyTree } from '../../model/database/tree.ts';
import { Backlog, Digest, SharedLog, SharedMap } from '../../sim/index.ts';
import { ensemble, Talk, voteFor } from './ensemble.ts';
import { establishedLeader, servingFollower, submits } from './roles.ts';
import { txn } from './packets.ts';

const config = ensemble(3);
const servers = {
  looking: () => new Talk(config, 2).hears(3, voteFor(3)).hears(1, voteFor(3)).self,
  leading: () =>
    submits(establishedLeader(config), 1, { type: 'set', path: '/x', value: '1' }).settles().self,
  following: () => servingFollower(config).self,
  standalone: () => new Talk(ensemble(1, { standalone: true }), 1).self,
} as const;

describe.each(Object.entries(servers))('the state of a server that is %s', (_role, make) => {
  it('is copied with every field', () => {
    const self = make();
    const copy = copyServer(self);
    expect(Object.keys(copy)).toEqual(Object.keys(self));
    for (const field of Object.keys(self) as (keyof typeof self)[]) expect(copy[field]).toBe(self[field]);
  });

  it('is plain data, but for logs, maps and backlogs that share storage', () => {
    expect(strangersIn(make())).toEqual([]);
  });
});

describe('the state of a client', () => {
  it('is copied with every field', () => {
    const client = { ...newClient(7), server: 2, connection: 4, isConnected: true, session: '0x1' };
    expect(Object.keys(copyClient(client))).toEqual(Object.keys(client));
    expect(copyClient(client)).toEqual(client);
  });
});

/** @returns Where a value holds what JSON would not bring back. */
function strangersIn(value: unknown, path = ''): readonly string[] {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [];
  if (value instanceof SharedLog || value instanceof Backlog || value instanceof SharedMap)
    return strangersIn(value.toJSON(), path);
  if (typeof value !== 'object') return [path];
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return [path];
  return Object.entries(value).flatMap(([key, below]) => strangersIn(below, `${path}/${key}`));
}

// Whatever travels or is stored, by its type: a new one does not compile without.

const sid = fc.integer({ min: 1, max: 255 });
const zxid = fc.integer({ min: -1, max: 2 ** 52 });
const epoch = fc.nat(2_097_151);
const word = fc.nat(2 ** 31 - 1);
const text = fc.string({ maxLength: 5 });
const session = fc.string({ minLength: 1, maxLength: 5 });
const notification: fc.Arbitrary<Notification> = fc.record({
  type: fc.constant('notification'),
  vote: fc.option(fc.record({ leader: sid, zxid: fc.maxSafeNat(), peerEpoch: epoch })),
  round: fc.integer({ min: -1, max: 1_000_000 }),
  state: fc.constantFrom<ServerState[]>('LOOKING', 'FOLLOWING', 'LEADING', 'OBSERVING'),
});
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ type: fc.constantFrom('createSession' as const, 'closeSession', 'sync') }),
  fc.record({ type: fc.constant('set' as const), path: text, value: text }),
  fc.record({ type: fc.constant('get' as const), path: text }),
);
const request: fc.Arbitrary<Request> = fc.record({ session, cxid: word, operation });
const record: fc.Arbitrary<LogRecord> = fc
  .tuple(
    fc.nat(2 ** 52),
    word,
    fc.oneof(
      fc.record({ type: fc.constantFrom('createSession' as const, 'closeSession'), session }),
      fc.record({ type: fc.constant('set' as const), session, path: text, value: text }),
    ),
  )
  .map(([at, cxid, change]) => recordOf(at, cxid, change));
const tree: fc.Arbitrary<Tree> = fc
  .uniqueArray(record, { maxLength: 4, selector: (one) => one.zxid })
  .map((records) => records.toSorted((a, b) => a.zxid - b.zxid).reduce(applyToTree, emptyTree()));

type Value = ZabMessage | ZabItem | StoredRecord | Snapshot;
type Arbitraries = {
  readonly [Type in Value['type']]: fc.Arbitrary<Omit<Extract<Value, { readonly type: Type }>, 'type'>>;
};
const arbitraries: Arbitraries = {
  handshake: fc.record({ protocolVersion: fc.integer({ min: -65_536, max: 0 }), sid }),
  notification,
  followerInfo: fc.record({
    sid,
    learnerType: fc.constantFrom('participant' as const, 'observer'),
    acceptedEpoch: epoch,
  }),
  leaderInfo: fc.record({ epoch }),
  ackEpoch: fc.record({ zxid, currentEpoch: fc.option(epoch) }),
  diff: fc.record({ zxid }),
  trunc: fc.record({ zxid }),
  snap: fc.record({ zxid, tree }),
  newLeader: fc.record({ zxid }),
  upToDate: fc.record({}),
  proposal: fc.record({ record }),
  ack: fc.record({ zxid }),
  commit: fc.record({ zxid }),
  inform: fc.record({ record }),
  ping: fc.record({ zxid }),
  request: fc.record({ request }),
  sync: fc.record({}),
  connectRequest: fc.record({ lastZxidSeen: zxid }),
  connectResponse: fc.record({ session }),
  clientRequest: fc.record({ cxid: word, operation }),
  clientReply: fc.record({ cxid: word, zxid, value: fc.option(text) }),
  envelope: fc.record({ peer: sid, notification }),
  wake: fc.record({}),
  submitted: fc.record({ request, connection: word }),
  queued: fc.record({ request }),
  committed: fc.record({ record }),
  synced: fc.record({ request }),
  toLog: fc.record({ record, connection: word }),
  endOfLog: fc.record({}),
  packet: fc.record({ packet: fc.constant({ type: 'diff', zxid: 1 } as const) }),
  stored: fc.record({
    record,
    opensFile: fc.boolean(),
    followsGap: fc.boolean(),
    repeats: fc.boolean(),
  }),
  snapshot: fc.record({ zxid, tree }),
};
const types = Object.keys(arbitraries) as Value['type'][];

describe('fold', () => {
  const actor = zab(config);
  const digestOf = (value: Value | number): string => {
    const digest = new Digest();
    actor.fold?.(value, digest);
    return digest.toString();
  };
  const valueOf = (type: Value['type']): fc.Arbitrary<Value> =>
    (arbitraries[type] as fc.Arbitrary<object>).map((fields) => ({ ...fields, type }) as Value);

  it.each(types)('lets no field of %s escape: a change of any one of them changes the digest', (type) => {
    fc.assert(
      fc.property(valueOf(type), valueOf(type), fc.infiniteStream(fc.nat()), (value, other, picks) => {
        const changed = withOneFieldOf(other, value, picks);
        const isChanged = JSON.stringify(changed) !== JSON.stringify(value);
        expect(digestOf(changed) !== digestOf(value)).toBe(isChanged);
      }),
      { numRuns: 60 },
    );
  });

  it('tells types apart, packets in a channel from packets, and numbers from all of them', () => {
    const of = (type: Value['type']): Value => fc.sample(valueOf(type), { numRuns: 1, seed: 1 })[0] as Value;
    const inChannel = { type: 'packet', packet: { type: 'sync' } } as const;
    const digests = [
      ...types.map((type) => digestOf(of(type))),
      digestOf(inChannel),
      digestOf(1),
      digestOf(2),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('gives equal values equal digests, whatever the order of their keys', () => {
    const one: Notification = { type: 'notification', vote: voteFor(1), round: 1, state: 'LOOKING' };
    const same: Notification = { state: 'LOOKING', round: 1, vote: voteFor(1), type: 'notification' };
    expect(digestOf(one)).toBe(digestOf(same));
  });

  it('lets the hashes of a tree stand for all it holds: values, sessions, and the order they came in', () => {
    const of = (...records: readonly LogRecord[]) =>
      digestOf({ type: 'snapshot', zxid: 9, tree: records.reduce(applyToTree, emptyTree()) });
    const opened = recordOf(3, 0, { type: 'createSession', session: 's' });
    const closed = recordOf(4, 0, { type: 'closeSession', session: 's' });
    const trees = [of(), of(txn(0, 1)), of(txn(0, 2)), of(opened), of(opened, closed), of(txn(0, 1), opened)];
    expect(new Set(trees).size).toBe(trees.length);
  });
});

/** @returns `value` with one field, wherever it sits, as `other` has it. Records and trees are changed whole: their hashes belong to them. */
function withOneFieldOf<T>(other: T, value: T, picks: fc.Stream<number>): T {
  if (!isPlain(value) || !isPlain(other) || 'hash' in value || typeOf(value) !== typeOf(other)) return other;
  const fields = Object.keys(value).filter((field) => field !== 'type') as (keyof T)[];
  const field = fields[(picks.next().value ?? 0) % Math.max(1, fields.length)];
  if (field === undefined) return value;
  return { ...value, [field]: withOneFieldOf(other[field], value[field], picks) };
}

const typeOf = (value: object): unknown => ('type' in value ? value.type : null);

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;
