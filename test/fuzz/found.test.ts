/** What campaigns have found, each as a story of a few steps: how it came about, and what became of it. */
import { describe, expect, it } from 'vitest';
import { beginRun, failureOf, resolveScenario, type Scenario, thenAfter } from '../../scenarios/index.ts';
import type { ZabObservation } from '../../model/index.ts';
import { Trace } from '../../sim/index.ts';

const story = (changes: Pick<Scenario, 'ensemble' | 'steps'> & Partial<Scenario>): Scenario => ({
  zablab: 1,
  until: '20s',
  ...changes,
});

/** Plays a story: what broke in it, and what one server saw of some kinds of observations. */
function played(one: Scenario, server: number, ...kinds: readonly ZabObservation['kind'][]) {
  const { run } = resolveScenario(one);
  const running = beginRun({ run });
  const trace = new Trace();
  running.world.trace = trace;
  running.advance(run.untilUs);
  const seen: ZabObservation[] = [];
  for (let index = 0; index < trace.length; index++) {
    const row = trace.row(index);
    if (row?.node === server && kinds.some((kind) => kind === row.kind))
      seen.push(row.data as ZabObservation);
  }
  return { broken: failureOf(running)?.property ?? null, seen };
}

describe('found by fuzzing', () => {
  it('a promise that a kill has left unsynced is not given again, and may be lost with the power', () => {
    const promise = story({
      ensemble: { servers: 3, tickTime: 200 },
      disk: { sync: '30ms' },
      steps: [
        { at: '0s', start: 'all' },
        { after: 'epochProposed by 3', kill: 'all' },
        thenAfter('100ms', { start: [2, 1] }),
        thenAfter('800ms', { start: 3 }),
        { after: 'epochAccepted by 3', powerOff: 3 },
        thenAfter('500ms', { start: 3 }),
      ],
    });
    const { broken, seen } = played(promise, 3, 'recovered', 'epochAccepted');
    expect(broken).toBeNull();
    expect(seen.slice(0, 4)).toMatchObject([
      { kind: 'recovered', acceptedEpoch: 0 },
      { kind: 'recovered', acceptedEpoch: 1 },
      { kind: 'epochAccepted', epoch: 1, currentEpoch: null },
      { kind: 'recovered', acceptedEpoch: 0 },
    ]);
  });

  it('a snapshot of a leader whose epoch the disk did not take cannot be cut: the server exits, and does not start again', () => {
    const foreign = story({
      ensemble: {
        servers: [{ id: 1, zxid: '1.3' }, { id: 2, zxid: '1.4' }, 3],
        tickTime: 200,
        snapshotSizeFactor: -1,
      },
      steps: [
        { at: '0s', start: [2, 3] },
        { after: 'snapshotTaken by 3 with reason newLeader', fillDisk: 3 },
        { after: 'leaderLost by 3', kill: 2 },
        thenAfter('10ms', { start: 1 }),
        thenAfter('0s', { freeDisk: 3 }),
        { after: 'badState by 3', wait: '1s', start: 3 },
      ],
    });
    const { broken, seen } = played(foreign, 3, 'badState', 'bootRefused');
    expect(broken).toBeNull();
    expect(seen).toMatchObject([
      { kind: 'badState', what: 'truncToUnknown' },
      { kind: 'bootRefused', reason: 'epochsInconsistent' },
    ]);
  });

  it('so it is where that leader has brought nothing of a later epoch: then the server starts, and exits, again and again', () => {
    // 1 has led epoch 2, and nobody knew of it but 3.
    const foreign = story({
      ensemble: {
        servers: [
          { id: 1, zxid: '1.7', currentEpoch: 2, acceptedEpoch: 2 },
          { id: 2, zxid: '1.9' },
          { id: 3, currentEpoch: 1, acceptedEpoch: 2 },
        ],
        tickTime: 200,
        snapshotSizeFactor: -1,
      },
      steps: [
        { at: '0s', start: [2, 3] },
        { after: 'snapshotTaken by 3 with reason newLeader', fillDisk: 3 },
        { after: 'leaderLost by 3', kill: 2 },
        thenAfter('10ms', { start: 1 }),
        thenAfter('0s', { freeDisk: 3 }),
        { after: 'badState by 3', wait: '1s', start: 3 },
      ],
    });
    const { broken, seen } = played(foreign, 3, 'badState', 'bootRefused');
    expect(broken).toBeNull();
    expect(seen).toMatchObject([1, 2].map(() => ({ kind: 'badState', what: 'truncToUnknown' })));
  });

  it('nobody owes a leader to servers of which a quorum does not trust its empty database', () => {
    const untrusted = story({
      ensemble: {
        servers: [{ id: 1, zxid: -1 }, 2, { id: 3, zxid: -1 }],
        tickTime: 100,
        maxNotificationInterval: 400,
      },
      steps: [{ at: '0s', start: 'all' }],
    });
    expect(played(untrusted, 1).broken).toBeNull();
  });

  it('a server whose power failed for a moment while it was dialled is heard again after a cut', () => {
    const dialled = story({
      ensemble: { servers: 3, tickTime: 400, maxNotificationInterval: 400 },
      network: { latency: '1ms' },
      disk: { sync: '1ms' },
      decisions: ['queue 3 sender #1: 2ms', 'queue 1 sender #4: 3ms'],
      steps: [
        { at: '0s', start: 'all' },
        { at: '3ms', powerOff: 1, for: '1ms' },
        { at: '1s', write: { through: 3, path: '/x', value: '1' } },
        { at: '1s', cut: [1, 3], for: '2s' },
      ],
      until: '5s',
    });
    const { broken, seen } = played(dialled, 1, 'leaderLost', 'learnerActive');
    expect(broken).toBeNull();
    expect(seen.map(({ kind }) => kind)).toEqual(['learnerActive', 'leaderLost', 'learnerActive']);
  });

  it('a server that has cut all it had of an epoch owes nothing of it: 1.0 is no transaction', () => {
    const cut = story({
      ensemble: { servers: [2, 5, 7] },
      network: { latency: '100us' },
      disk: { sync: '1ms' },
      decisions: ['disk 7 sync #3: 20ms', 'disk 2 sync #4: 20ms', 'disk 5 sync #4: 30ms'],
      steps: [
        { at: '0s', start: 'all' },
        { at: '500ms', write: { through: 7, path: '/x', value: '1' } },
        { at: '510ms', restart: 5 },
        { at: '520ms', restart: 5 },
      ],
    });
    const { broken, seen } = played(cut, 5, 'acked', 'truncated', 'recovered');
    expect(broken).toBeNull();
    expect(seen.map(({ kind }) => kind)).toEqual([
      'recovered',
      'acked',
      'recovered',
      'truncated',
      'recovered',
      'acked',
      'acked',
    ]);
  });

  it('a server whose broken log cannot be cut, either, exits: what is still in it would come back', () => {
    const uncut = story({
      ensemble: { servers: 3 },
      network: { latency: '1ms' },
      disk: { sync: '1ms' },
      steps: [
        { at: '0s', start: 'all' },
        { at: '1ms', failDisk: 3, operations: ['truncate'] },
        { at: '2ms', cut: [1, 3], for: '2s' },
        { at: '1s', failDisk: 3, operations: ['sync'], failures: 1 },
        { at: '1s', write: { through: 2, path: '/x', value: '1' } },
        { at: '3s', write: { through: 1, path: '/x', value: '1' } },
      ],
    });
    const { broken, seen } = played(uncut, 3, 'appended', 'logSynced', 'recovered');
    expect(broken).toBeNull();
    expect(seen.map(({ kind }) => kind)).toEqual(['recovered', 'appended']);
  });
});
