/** The lanes in words. */
import { moment } from '../../scenarios/language/format.ts';
import { timeAt } from '../trace/columns.ts';
import type { Replay } from '../trace/replay.ts';
import type { Words } from '../words/english.ts';
import { brokenRows, sectionsOf } from './minimapScene.ts';

export interface ToldLane {
  readonly name: string;
  readonly entries: readonly ToldEntry[];
  /** So many are not listed. */
  readonly more: number;
}

interface ToldEntry {
  readonly row: number;
  readonly text: string;
}

export interface ToldRun {
  readonly summary: string;
  /** None of them is empty. */
  readonly lanes: readonly ToldLane[];
}

const ENTRIES_MAX = 40;

export function tellRun({ summary, columns, lastRow }: Replay, own: Words['rooms']['minimap']): ToldRun {
  const { leading, epochs, troubles } = summary.course;
  const at = (row: number): string => moment(timeAt(columns, Math.min(row, lastRow)));
  const orNull = (row: number | null): string | null => (row === null ? null : at(row));
  const broken = brokenRows(summary);
  const overlaps = sectionsOf(leading, lastRow).filter(({ servers }) => servers.length > 1);
  const leaders = [
    ...leading.map(({ server, epoch, from, established, to }) => ({
      row: from,
      text: own.led({ server, epoch, from: at(from), established: orNull(established), to: orNull(to) }),
    })),
    ...overlaps.map(({ servers, from, to }) => ({
      row: from,
      text: own.overlap({ servers, from: at(from), to: at(to) }),
    })),
  ].sort((a, b) => a.row - b.row);
  return {
    summary: own.summary({
      leaders: leading.length,
      epochs: epochs.length,
      troubles: troubles.length,
      violations: broken.length,
    }),
    lanes: [
      lane(own.leaders, leaders),
      lane(
        own.epochs,
        epochs.map(({ row, epoch }) => ({ row, text: own.epochFrom({ epoch, from: at(row) }) })),
      ),
      lane(
        own.troubles,
        troubles.map(({ kind, servers, from, to }) => ({
          row: from,
          text: own.trouble({ what: own.kinds[kind], servers, from: at(from), to: orNull(to) }),
        })),
      ),
      lane(
        own.violations,
        broken.map((row) => ({ row, text: own.violation({ at: at(row) }) })),
      ),
    ].filter(({ entries }) => entries.length > 0),
  };
}

const lane = (name: string, all: readonly ToldEntry[]): ToldLane => ({
  name,
  entries: all.slice(0, ENTRIES_MAX),
  more: Math.max(0, all.length - ENTRIES_MAX),
});
