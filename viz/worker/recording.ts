/**
 * A run, recorded for the page: all its rows in numbers, and a fork at the beginning of each window, so that any window can be read
 * again, backwards too.
 */
import type { Line } from '../../scenarios/index.ts';
import type { AssertionError } from '../../sim/index.ts';
import { type Columns, ColumnsBuilder } from '../trace/columns.ts';
import type { Stop } from '../trace/flights.ts';
import { OccurrencesFound } from '../trace/occurrences.ts';
import type { LeaderFrom } from '../trace/reign.ts';
import { known } from '../trace/rows.ts';
import { TrailBuilder } from '../trace/trail.ts';
import type { TraceWindow } from '../trace/window.ts';
import { CourseReader } from './courseReader.ts';
import { FlightLog } from './flightLog.ts';
import { type Limits, type Listener, nobodyListens, type Reader } from './reader.ts';

/** So many windows are kept as they were read; others are read again. */
const WINDOWS_KEPT = 64;

interface WindowStart {
  readonly first: number;
  readonly reader: Reader;
}

export class PageRecording {
  /** Lines that alone tell the story. */
  readonly keys: Line[] = [];
  /** Who leads with the votes of a quorum, from which row on: as the model says it. */
  readonly leaders: LeaderFrom[] = [];
  readonly occurrences = new OccurrencesFound();
  readonly course = new CourseReader();
  readonly trail = new TrailBuilder();
  /** At the end. */
  readonly reader: Reader;
  private readonly limits: Limits;
  private readonly starts: WindowStart[] = [];
  private readonly kept = new Map<number, TraceWindow>();
  private readonly builder = new ColumnsBuilder();
  private readonly flights = new FlightLog(this.builder);
  private readonly listener: Listener;

  /** @param reader - At the beginning of its run. */
  constructor(reader: Reader, limits: Limits) {
    this.reader = reader;
    this.limits = limits;
    this.listener = {
      row: (traceRow, line, state) => {
        const row = known(traceRow);
        this.builder.add(traceRow, line?.weight ?? 'silent');
        this.flights.note(row);
        this.occurrences.note(row);
        this.course.note(row, state);
        if (line?.weight === 'key') this.keys.push(line);
      },
      leader: (row, leader) => this.leaders.push({ row, leader }),
      event: (events, digest) => this.trail.note(events, digest),
    };
  }

  /**
   * Executes the next window.
   *
   * @returns False when the run is over.
   */
  advance(): boolean {
    const { reader, starts, kept } = this;
    if (reader.isOver) return false;
    starts.push({ first: reader.run.world.rowCount, reader: reader.fork() });
    const window = reader.readWindow(this.limits, this.listener);
    if (kept.size < WINDOWS_KEPT) kept.set(window.number, window);
    if (reader.isOver) this.flights.close();
    return !reader.isOver;
  }

  get objection(): AssertionError | null {
    return this.reader.objection;
  }

  /** First rows of the windows so far. */
  get firsts(): readonly number[] {
    return this.starts.map(({ first }) => first);
  }

  get stops(): ReadonlyMap<number, Stop> {
    return this.flights.stops;
  }

  columns(): Columns {
    return this.builder.build();
  }

  /** @returns A window, read again unless it was kept; null where there is none. */
  window(number: number): TraceWindow | null {
    return this.kept.get(number) ?? this.readAgain(number);
  }

  /** @returns A window, made by executing it again; null where there is none. */
  readAgain(number: number): TraceWindow | null {
    const start = this.starts[number];
    return start === undefined ? null : start.reader.fork().readWindow(this.limits, nobodyListens);
  }
}
