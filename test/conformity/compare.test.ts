/** What counts as the same, and what the lines of the logs say. */
import { describe, expect, it } from 'vitest';
import { Comparison } from '../../scenarios/conformity/compare.ts';
import { LateComparison } from '../../scenarios/conformity/compareLate.ts';
import { leadersThatGaveUp, loggedSyncs, lostEpochs } from '../../scenarios/conformity/logged.ts';
import type { RecordedSnapshot } from '../../scenarios/conformity/recording.ts';
import type { ShownServer } from '../../scenarios/conformity/shown.ts';
import type { Sight } from '../../scenarios/conformity/simulation.ts';
import { makeZxid } from '../../model/index.ts';
import { emptyRaw, type RawRecording, recordingOf } from './recordings.ts';

type Raw = Partial<RawRecording>;
const follower = (zxid: string, epoch: number): Record<string, unknown> => ({
  up: true,
  state: 'follower',
  zxid,
  acceptedEpoch: epoch,
  currentEpoch: epoch,
});
const shownFollower = (epoch: number, counter: number, current = epoch): ShownServer => ({
  up: true,
  state: 'follower',
  zxid: makeZxid(epoch, counter),
  acceptedEpoch: current,
  currentEpoch: current,
});

/** @returns The fields that differ where server 1 showed this and the simulated one shows that. */
function fieldsThatDiffer(
  recorded: Record<string, unknown>,
  shown: ShownServer,
  { raw = {}, sight = {} }: { raw?: Raw; sight?: Partial<Sight> } = {},
): readonly string[] {
  const snapshots = [{ label: 'end', t: 60, servers: { '1': recorded } }];
  const recording = recordingOf({ ...emptyRaw(), snapshots, ...raw });
  const seen: Sight = { servers: new Map([[1, shown]]), syncs: new Map(), lostEpochs: [], ...sight };
  const snapshot = recording.snapshots[0] as RecordedSnapshot;
  return [...new Comparison(recording).differences(snapshot, seen, 'all')].map(({ field }) => field);
}

describe('a server', () => {
  it('is compared in state, zxid and epochs', () => {
    expect(fieldsThatDiffer(follower('0x100000007', 1), shownFollower(1, 7))).toEqual([]);
    expect(fieldsThatDiffer(follower('0x100000007', 1), shownFollower(1, 8, 2))).toEqual([
      'snapshots[0].servers[1].zxid',
      'snapshots[0].servers[1].acceptedEpoch',
      'snapshots[0].servers[1].currentEpoch',
    ]);
  });

  it('that is down or stopped shows its epoch files and no more', () => {
    const down = { up: false, acceptedEpoch: 1, currentEpoch: 1 };
    const gone: ShownServer = { up: false, state: null, zxid: null, acceptedEpoch: 1, currentEpoch: 1 };
    expect(fieldsThatDiffer(down, gone)).toEqual([]);
    expect(fieldsThatDiffer(down, { ...gone, currentEpoch: 0 })).toEqual([
      'snapshots[0].servers[1].currentEpoch',
    ]);
    expect(fieldsThatDiffer({ ...down, acceptedEpoch: null, currentEpoch: null }, gone)).toHaveLength(2);
  });

  it('that leads is told before all others', () => {
    const leader = { ...follower('0x100000000', 1), state: 'leader' };
    expect(fieldsThatDiffer(leader, shownFollower(1, 0))[0]).toBe('snapshots[0].leader');
  });
});

describe('a follower of the first quorum', () => {
  const events = [
    { t: 5, sid: 1, ev: 'state', state: 'FOLLOWING' },
    { t: 6, sid: 2, ev: 'newleader', sids: '[1, 2]', zxid: '100000000' },
  ];

  it('may show zxid 0, or that with which the epoch begins', () => {
    expect(fieldsThatDiffer(follower('0x0', 1), shownFollower(1, 0), { raw: { events } })).toEqual([]);
    expect(fieldsThatDiffer(follower('0x100000000', 1), shownFollower(0, 0, 1), { raw: { events } })).toEqual(
      [],
    );
  });

  it('may not show any other', () => {
    expect(fieldsThatDiffer(follower('0x0', 1), shownFollower(1, 1), { raw: { events } })).toHaveLength(1);
    expect(
      fieldsThatDiffer(follower('0x200000000', 2), shownFollower(0, 0, 2), { raw: { events } }),
    ).toHaveLength(1);
  });

  it('is not one that joined later', () => {
    const late = events.map((event) => ({ ...event, t: event.ev === 'state' ? 7 : 6 }));
    expect(fieldsThatDiffer(follower('0x0', 1), shownFollower(1, 0), { raw: { events: late } })).toHaveLength(
      1,
    );
  });
});

describe('epochs that were lost to a refused ACK of NEWLEADER', () => {
  const refusal = (epoch: number): Record<string, unknown> => ({
    t: epoch,
    sid: 2,
    ev: 'newleader.ack.refused',
    what: `NEWLEADER ACK from sid: 1 is from a different epoch - current 0x${epoch}00000000 received 0x100000008`,
  });
  const raw = { kind: 'longer log against id', events: [refusal(2), refusal(3)] };

  it('are those in which no quorum came together', () => {
    const established = { t: 3.5, sid: 2, ev: 'newleader', sids: '[1, 2]', zxid: '300000000' };
    const { events } = recordingOf({ ...emptyRaw(), events: [refusal(2), refusal(3), established] });
    expect(lostEpochs(events).map(({ epoch }) => epoch)).toEqual([2]);
  });

  it('do not count in the kinds in which their number is chance', () => {
    expect(fieldsThatDiffer(follower('0x100000010', 4), shownFollower(1, 16, 2), { raw })).toEqual([]);
    expect(fieldsThatDiffer(follower('0x400000002', 4), shownFollower(2, 2), { raw })).toEqual([]);
    expect(
      fieldsThatDiffer(follower('0x100000010', 4), shownFollower(1, 16, 3), {
        raw,
        sight: { lostEpochs: [2] },
      }),
    ).toEqual([]);
    expect(fieldsThatDiffer(follower('0x100000010', 4), shownFollower(1, 16, 3), { raw })).toHaveLength(2);
  });

  it('count everywhere else', () => {
    const other = { ...raw, kind: 'leader killed' };
    expect(
      fieldsThatDiffer(follower('0x100000010', 4), shownFollower(1, 16, 2), { raw: other }),
    ).toHaveLength(2);
  });
});

describe('the way of a synchronisation', () => {
  const syncsOf = (events: readonly Record<string, unknown>[]): unknown =>
    loggedSyncs(
      recordingOf({ ...emptyRaw(), events: events.map((event, index) => ({ t: index, sid: 3, ...event })) })
        .events,
    ).map(({ learner, mode }) => `${learner} ${mode}`);
  const begun = (learner: number, peer: string): Record<string, unknown> => ({
    ev: 'sync.with',
    learner: String(learner),
    max: '0',
    min: '0',
    last: '0',
    peer,
  });

  it('is that of the line about the learner', () => {
    const sent = { ev: 'sync.send', what: 'DIFF', rest: 'zxid=0x100000013  for peer sid: 2' };
    expect(syncsOf([begun(2, '100000007'), sent])).toEqual(['2 DIFF']);
  });

  it('a line about a snapshot names no learner: it is the one that had this zxid', () => {
    const snapshot = {
      ev: 'sync.send',
      what: 'snapshot',
      rest: 'last zxid of peer is 0x7, zxid of leader is 0x9',
    };
    expect(syncsOf([begun(1, '5'), begun(2, '7'), snapshot])).toEqual(['2 SNAP']);
    expect(syncsOf([begun(1, '7'), begun(2, '7'), snapshot, snapshot])).toEqual(['1 SNAP', '2 SNAP']);
  });

  it('a DIFF that turns into a snapshot is one', () => {
    const diff = { ev: 'sync.send', what: 'DIFF', rest: 'zxid=0x9 for peer sid: 2' };
    const snapshot = { ev: 'sync.send', what: 'snapshot', rest: 'last zxid of peer is 0x7' };
    expect(syncsOf([begun(2, '7'), diff, snapshot])).toEqual(['2 DIFF', '2 SNAP']);
  });

  it('a truncation is in the log of the learner only', () => {
    expect(syncsOf([begun(2, '10000000b'), { ev: 'sync.trunc', sid: 2, zxid: '100000008' }])).toEqual([
      '2 TRUNC',
    ]);
  });
});

describe('a leader that gives up', () => {
  const actions = [
    { t: 0, do: 'start', sid: 1 },
    { t: 0, do: 'start', sid: 2 },
    { t: 0, do: 'start', sid: 3 },
    { t: 8, do: 'sigstop', sid: 1 },
    { t: 8.1, do: 'sigstop', sid: 3 },
  ];
  const what =
    'Shutdown called. For the reason Not sufficient followers synced, only synced with sids: [ [2] ]';
  const gaveUpAt = (t: number): RawRecording => ({
    ...emptyRaw(),
    actions,
    events: [{ t, sid: 2, ev: 'leader.lost', what }],
  });

  it('does so because of the stop that left it without a quorum', () => {
    expect(leadersThatGaveUp(recordingOf(gaveUpAt(10.5)))).toEqual([
      { leader: 2, stopUs: 8_100_000, atUs: 10_500_000 },
    ]);
    const resumed = { ...gaveUpAt(10.5), actions: [...actions, { t: 9, do: 'sigcont', sid: 1 }] };
    expect(leadersThatGaveUp(recordingOf(resumed))).toEqual([]);
  });

  it.each([
    [10.35, 10.6, false],
    [10.351, 10.36, true],
    [11.1, 11.1, true],
    [10.5, 11.101, false],
    [10.5, null, false],
  ])('recorded at %s s and simulated at %s s: in time %s', (recorded, simulated, isInTime) => {
    const gaveUp = simulated === null ? [] : [{ leader: 2, atUs: simulated * 1_000_000 }];
    const late = new LateComparison(recordingOf(gaveUpAt(recorded)), []);
    expect(late.difference({ answers: new Map(), gaveUp }) === null).toBe(isInTime);
  });
});
