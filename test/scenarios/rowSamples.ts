/** Rows of the kernel of every kind, and in them faults and messages of every kind: who adds one must add it here, too. */
import type { ZabMessage } from '../../model/index.ts';
import type { Fault, FaultKind } from '../../sim/index.ts';
import { opened, operations, set, vote, z } from './observationSamples.ts';

const latency = { kind: 'constant', us: 5_000 } as const;
const disk = (fault: Extract<Fault, { kind: 'disk' }>['disk']): Fault => ({
  kind: 'disk',
  process: 1,
  disk: fault,
});

/** 4 is a client. */
const faults: { readonly [Some in FaultKind]: readonly Extract<Fault, { readonly kind: Some }>[] } = {
  start: [{ kind: 'start', process: 1 }],
  kill: [{ kind: 'kill', process: 1 }],
  powerOff: [{ kind: 'powerOff', process: 1, unsynced: 'lost' }],
  restart: [{ kind: 'restart', process: 1 }],
  command: [{ kind: 'command', process: 4, command: { do: 'open' }, about: 1 }],
  disk: [disk({ kind: 'repair' }) as Extract<Fault, { kind: 'disk' }>],
  pause: [{ kind: 'pause', process: 1 }],
  resume: [{ kind: 'resume', process: 'all' }],
  cut: [
    { kind: 'cut', from: 1, to: 2, ways: 'both' },
    { kind: 'cut', from: 4, to: 2, ways: 'one' },
    { kind: 'cut', from: 2, to: 4, ways: 'one' },
  ],
  partition: [
    {
      kind: 'partition',
      sides: [
        [1, 4],
        [2, 3],
      ],
    },
  ],
  bridge: [{ kind: 'bridge', among: [1, 2, 4], through: 3 }],
  ring: [{ kind: 'ring', among: [1, 2, 3, 4] }],
  majoritiesRing: [{ kind: 'majoritiesRing', among: [1, 2, 3] }],
  flap: [
    { kind: 'flap', between: [1, 2], downUs: 1_000, upUs: 2_000 },
    { kind: 'flap', between: [1, 4], downUs: 1_000, upUs: 2_000, times: 3 },
  ],
  heal: [
    { kind: 'heal', between: 'all' },
    { kind: 'heal', between: [1, 2] },
  ],
  delay: [
    { kind: 'delay', from: 1, to: 2, ways: 'both', latency },
    { kind: 'delay', from: 4, to: 2, ways: 'one', latency: null },
  ],
  hold: [{ kind: 'hold', from: 1, to: 2, name: 'a' }],
  release: [{ kind: 'release', name: 'a' }],
  settle: [
    { kind: 'settle', processes: [1, 2], apart: [3] },
    { kind: 'settle', processes: [1, 2, 3], apart: [] },
  ],
  reset: [{ kind: 'reset', between: [1, 2] }],
  clock: [{ kind: 'clock', process: 1, ratePpm: 2_000_000 }],
};

type Type = ZabMessage['type'];

const messages: {
  readonly [Some in Type]: Omit<Extract<ZabMessage, { readonly type: Some }>, 'tree'>;
} = {
  handshake: { type: 'handshake', protocolVersion: 1, sid: 1 },
  notification: { type: 'notification', vote, round: 1, state: 'LOOKING' },
  followerInfo: { type: 'followerInfo', sid: 1, learnerType: 'observer', acceptedEpoch: 1 },
  leaderInfo: { type: 'leaderInfo', epoch: 2 },
  ackEpoch: { type: 'ackEpoch', zxid: z(1), currentEpoch: null },
  diff: { type: 'diff', zxid: z(1) },
  trunc: { type: 'trunc', zxid: z(1) },
  snap: { type: 'snap', zxid: z(1) },
  newLeader: { type: 'newLeader', zxid: z(0) },
  upToDate: { type: 'upToDate' },
  proposal: { type: 'proposal', record: set },
  ack: { type: 'ack', zxid: z(1) },
  commit: { type: 'commit', zxid: z(1) },
  inform: { type: 'inform', record: opened },
  ping: { type: 'ping', zxid: z(1) },
  request: { type: 'request', request: { session: '0x1', cxid: 1, operation: operations[2] } },
  sync: { type: 'sync' },
  connectRequest: { type: 'connectRequest', lastZxidSeen: 0 },
  connectResponse: { type: 'connectResponse', session: '0x1' },
  clientRequest: { type: 'clientRequest', cxid: 1, operation: operations[2] },
  clientReply: { type: 'clientReply', cxid: 1, zxid: z(1), value: null },
};

/** A client writes four values, and has its answers. */
const manyWrites = [
  {
    kind: 'command',
    node: 4,
    data: { command: { do: 'write', path: '/y', value: '1', count: 4, window: 4, session: 'kept' }, peer: 2 },
  },
  ...(['clientAsks', 'clientAnswered'] as const).flatMap((kind) =>
    [0, 1, 2, 3].map((index) => ({
      kind,
      node: 4,
      data: {
        kind,
        server: 2,
        cxid: 100 + index,
        operation: { type: 'set', path: `/y${index}`, value: '1' },
        zxid: z(9),
        value: null,
      },
    })),
  ),
];

/** Rows of the kernel: their kinds, and what they carry. Node 1 is a server, 4 a client. */
export const kernelRows: readonly { readonly kind: string; readonly node: number; readonly data: unknown }[] =
  [
    ...[1, 4].flatMap((node) => [
      { kind: 'start', node, data: { incarnation: 1 } },
      { kind: 'kill', node, data: {} },
      { kind: 'powerOff', node, data: { lost: 0, torn: false } },
      { kind: 'powerOff', node, data: { lost: 2, torn: true } },
      ...[1, 2, 10, 12, 13, 14].map((code) => ({ kind: 'exit', node, data: { code } })),
      { kind: 'pause', node, data: {} },
      { kind: 'resume', node, data: {} },
      { kind: 'clockChange', node, data: { ratePpm: 1_000_000, jumpUs: 5 } },
      { kind: 'clockChange', node, data: { ratePpm: 2_000_000, jumpUs: 0 } },
      { kind: 'linkCut', node: 0, data: { from: node, to: 2 } },
      { kind: 'linkHeal', node: 0, data: { from: 2, to: node } },
      { kind: 'messageReleased', node: 0, data: { name: 'a', from: node, to: 2 } },
      { kind: 'drop', node, data: { reason: 'closed' } },
    ]),
    ...[
      { kind: 'slow', operations: ['sync'], latency },
      { kind: 'slow', operations: ['append', 'save'], latency: null },
      { kind: 'fail', operations: ['write', 'truncate', 'remove'] },
      { kind: 'fail', operations: ['sync'], times: 1 },
      { kind: 'repair' },
      { kind: 'fill' },
      { kind: 'free' },
      { kind: 'flip', what: { record: 0 } },
      { kind: 'flip', what: { record: 2 } },
      { kind: 'flip', what: { cell: 'currentEpoch' } },
      { kind: 'flip', what: { file: 'snapshot.0' } },
      { kind: 'wipe' },
    ].map((data) => ({ kind: 'diskFault', node: 1, data })),
    ...[1, 10].map((window) => ({
      kind: 'command',
      node: 4,
      data: { command: { do: 'write', path: '/x', value: '1', count: 100, window, session: 'own' }, peer: 2 },
    })),
    ...manyWrites,
    ...Object.values(messages).flatMap((message) => [
      { kind: 'send', node: 1, data: message },
      { kind: 'deliver', node: 1, data: message },
      { kind: 'messageHeld', node: 0, data: { name: 'a', from: 1, to: 2, connection: 1, message } },
    ]),
    ...Object.values(faults).flatMap((some) => some.map((data) => ({ kind: 'fault', node: 0, data }))),
  ];
