/** How a recording becomes a story. */
import { describe, expect, it } from 'vitest';
import { storyOf, type StoryStep } from '../../scenarios/conformity/story.ts';
import { emptyRaw, type RawRecording, recordingOf } from './recordings.ts';

function storyWith(change: Partial<RawRecording>): ReturnType<typeof storyOf> {
  return storyOf(recordingOf({ ...emptyRaw(), ...change }));
}

const told = (step: StoryStep): string => {
  const at = `${step.atUs / 1_000}`;
  if (step.do === 'look') return `${at} look`;
  if (step.do === 'ask') return `${at} ${step.client} asks ${step.sid} to ${step.command.do}`;
  return `${at} ${step.do} ${step.sid}`;
};

describe('a recorded action becomes a step', () => {
  it('starts, kills, stops and resumptions at the times at which they began', () => {
    const { steps } = storyWith({
      actions: [
        { t: 0.001, do: 'start', sid: 1 },
        { t: 2, do: 'sigstop', sid: 1 },
        { t: 3, do: 'sigcont', sid: 1 },
        { t: 4, do: 'kill', sid: 1 },
      ],
    });
    expect(steps.map(told)).toEqual([
      '1 start 1',
      '2000 pause 1',
      '3000 resume 1',
      '4000 kill 1',
      '60000 look',
    ]);
  });

  it('a write carries the time of its end: it begins before, and not before what came before it', () => {
    const write = { do: 'write', sid: 2, count: 5, acknowledged: 5, first: '/a0', last: '/a4' };
    const early = storyWith({ actions: [{ t: 10, ...write }] });
    expect(early.steps.map(told)[0]).toBe('9956 1 asks 2 to write');
    const after = storyWith({
      actions: [
        { t: 9.99, do: 'kill', sid: 1 },
        { t: 10, ...write },
      ],
    });
    expect(after.steps.map(told)).toEqual(['9990 kill 1', '9990 1 asks 2 to write', '60000 look']);
  });

  it('at equal times writes come before a snapshot, and the rest after it', () => {
    const { steps } = storyWith({
      actions: [
        { t: 5, do: 'kill', sid: 1 },
        { t: 5, do: 'write', sid: 2, count: 1, acknowledged: 1, first: '/a', last: '/a' },
      ],
      snapshots: [{ label: 'written', t: 5, servers: {} }],
    });
    expect(steps.map(told)).toEqual(['4964 1 asks 2 to write', '5000 look', '5000 kill 1']);
  });

  it('several nodes are numbered, one is not', () => {
    const write = { t: 5, do: 'write', sid: 2 };
    const commands = [
      { ...write, count: 20, acknowledged: 20, first: '/b0', last: '/b19' },
      { ...write, count: 1, acknowledged: 1, first: '/a', last: '/a' },
    ].map((action) => storyWith({ actions: [action] }).steps[0]);
    expect(commands).toMatchObject([
      { command: { do: 'write', path: '/b', count: 20, session: 'own' } },
      { command: { do: 'write', path: '/a', count: 1, session: 'own' } },
    ]);
  });

  it('a write that nobody waits for uses a session opened before the first stop, and leaves it open', () => {
    const { steps, clients } = storyWith({
      actions: [
        { t: 7.9, do: 'write', sid: 1, count: 1, acknowledged: 1, first: '/a', last: '/a' },
        { t: 8, do: 'sigstop', sid: 1 },
        { t: 8.001, do: 'sigstop', sid: 2 },
        { t: 8.002, do: 'write-no-answer', sid: 3, count: 3, first: '/u0', last: '/u2' },
      ],
    });
    expect(steps.map(told).slice(1)).toEqual([
      '7970 2 asks 3 to open',
      '8000 pause 1',
      '8001 pause 2',
      '8002 2 asks 3 to write',
      '60000 look',
    ]);
    expect(steps[4]).toMatchObject({ command: { path: '/u', count: 3, window: 3, session: 'kept' } });
    expect(clients).toBe(2);
  });

  it('an exists is one session on each server, in turn', () => {
    const { steps, reads } = storyWith({
      actions: [
        { t: 9, do: 'exists', path: '/u0', result: { '3': 'NONODE', '1': 'OK', '2': 'SESSIONEXPIRED' } },
      ],
    });
    expect(steps.map(told)).toEqual([
      '8892 1 asks 1 to read',
      '8928 2 asks 2 to read',
      '8964 3 asks 3 to read',
      '60000 look',
    ]);
    expect(reads.map(({ sid, found }) => [sid, found])).toEqual([
      [1, true],
      [2, null],
      [3, false],
    ]);
  });
});

describe('a start-up', () => {
  const startupOf = (events: RawRecording['events'], actions: RawRecording['actions'] = []): unknown => {
    const { steps } = storyWith({ actions: [{ t: 1, do: 'start', sid: 1 }, ...actions], events });
    const start = steps[0];
    return start?.do === 'start' ? start.startupMs : null;
  };

  it('lasts until the next elect.start of that server', () => {
    const events = [
      { t: 0.5, sid: 1, ev: 'elect.start', id: '1', zxid: '0' },
      { t: 1.7, sid: 2, ev: 'elect.start', id: '2', zxid: '0' },
      { t: 2.25, sid: 1, ev: 'elect.start', id: '1', zxid: '0' },
      { t: 9, sid: 1, ev: 'elect.start', id: '1', zxid: '0' },
    ];
    expect(startupOf(events)).toBe(1_250);
  });

  it('of a server that was killed before it is not over by then', () => {
    const events = [{ t: 5, sid: 1, ev: 'elect.start', id: '1', zxid: '0' }];
    expect(startupOf(events, [{ t: 1.5, do: 'kill', sid: 1 }])).toBeGreaterThan(500);
  });

  it('is a second where nothing was recorded', () => {
    expect(startupOf([])).toBe(1_000);
  });
});

describe('an ensemble', () => {
  it('has the recorded settings, and release 3.8.0', () => {
    const { ensemble } = storyWith({
      config: {
        ...emptyRaw().config,
        servers: [3, 1, 2],
        observers: [3],
        tickTime: 2_000,
        java: [
          '-Xmx200m',
          '-Dzookeeper.snapshotSizeFactor=-1',
          '-Dzookeeper.commitLogCount=600',
          '-Dother=x',
        ],
      },
    });
    expect(ensemble).toMatchObject({
      servers: [
        { id: 1, role: 'participant' },
        { id: 2, role: 'participant' },
        { id: 3, role: 'observer' },
      ],
      tickTime: 2_000,
      initLimit: 10,
      syncLimit: 5,
      release: '3.8.0',
      snapshotSizeFactor: -1,
      commitLogCount: 600,
    });
  });
});
