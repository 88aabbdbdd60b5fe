/** What a server waits for, as an arc around it: what is left of it shrinks; the last wait of an election fills. */
import type { ServerView } from '../trace/serverView.ts';
import type { TimerName, TimerView } from '../trace/timerView.ts';
import { type Point, type Seats, seatIn } from './ring.ts';

export interface TimerMark extends Point {
  readonly key: string;
  readonly name: TimerName;
  readonly radius: number;
  /** Of a full turn, from the top, clockwise. */
  readonly turn: number;
  /** Silence as it always is, more than half of the wait left: not worth a look. */
  readonly isCalm: boolean;
}

/** From the edge of a server. */
const OUTSIDE = 11.5;

/** @param us - Virtual time. */
export function timerMarks(servers: readonly ServerView[], seats: Seats, us: number): readonly TimerMark[] {
  return servers.flatMap(({ id, timers }) => {
    const timer = timerShown(timers);
    if (timer === null) return [];
    const { x, y, radius } = seatIn(seats, id);
    const turn = turnOf(timer, us);
    const isCalm = (timer.name === 'leaderRead' || timer.name === 'learnerRead') && turn > 0.5;
    return [{ key: `t${id}`, name: timer.name, x, y, radius: radius + OUTSIDE, turn, isCalm }];
  });
}

/** What an elected leader waits for is a quorum; what an established one waits for, the learner that it has not heard from for longest. */
export function timerShown(timers: readonly TimerView[]): TimerView | null {
  const ofLearner = timers.filter(({ name }) => name === 'learnerRead');
  const other = timers.find(({ name }) => name !== 'learnerRead');
  return other ?? ofLearner.toSorted((a, b) => a.dueUs - b.dueUs)[0] ?? null;
}

function turnOf({ name, fromUs, dueUs }: TimerView, us: number): number {
  const passed = dueUs <= fromUs ? 1 : Math.max(0, Math.min(1, (us - fromUs) / (dueUs - fromUs)));
  return Math.round((name === 'finalize' ? passed : 1 - passed) * 1_000) / 1_000;
}
