/** Where something that was to come never came, no row shows the breach: what disturbed last, and where each server has been standing since. */
import type { TraceRow } from '../../sim/index.ts';
import type { Line } from '../narration/line.ts';
import { isDisturbing } from './disturbing.ts';

/** What a server does on its way to a leader, and with it. */
const STANDING: ReadonlySet<string> = new Set([
  'told.asksAgain',
  'told.bootRefused',
  'told.elected',
  'told.epochEstablished',
  'told.epochRefused',
  'told.exited',
  'told.joined',
  'told.leaderActive',
  'told.learnerActive',
  'told.roundStarted',
  'told.started',
  'told.steppedDown',
  'told.syncDecided',
  'told.voteChanged',
  'told.waiting',
]);

/** The last few: what came before has been dealt with. */
const FAULTS_MAX = 2;

/** @returns Rows, ascending. */
export function standstill(rows: readonly TraceRow[], lines: ReadonlyMap<number, Line>): readonly number[] {
  const faults = rows.filter((row) => isDisturbing(row) && lines.has(row.i)).slice(-FAULTS_MAX);
  const last = new Map<number, number>();
  for (const line of lines.values())
    if (line.node > 0 && (STANDING.has(line.id) || isDown(line))) last.set(line.node, line.row);
  return [...new Set([...faults.map(({ i }) => i), ...last.values()])].sort((a, b) => a - b);
}

const isDown = ({ id }: Line): boolean =>
  id === 'told.killed' || id === 'told.poweredOff' || id === 'told.paused';
