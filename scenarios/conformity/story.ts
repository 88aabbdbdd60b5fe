/**
 * Turns a recording into a story: what happens to an ensemble of release 3.8.0 from outside, and when it is looked at. What the recording
 * leaves open, the delays of machines and networks, is for the seed.
 */
import type { ClientCommand, EnsembleConfig } from '../../model/index.ts';
import { settingsOf } from './javaProperties.ts';
import type { RecordedAction, RecordedSnapshot, Recording } from './recording.ts';

export interface Story {
  readonly ensemble: EnsembleConfig;
  /** How many clients there are, one for each session: they count from 1. */
  readonly clients: number;
  /** In the order in which they happen. */
  readonly steps: readonly StoryStep[];
  readonly reads: readonly NodeRead[];
}

export type StoryStep = { readonly atUs: number } & (
  | { readonly do: 'start'; readonly sid: number; readonly startupMs: number }
  | { readonly do: 'kill' | 'pause' | 'resume'; readonly sid: number }
  | {
      readonly do: 'ask';
      readonly client: number;
      readonly sid: number;
      readonly command: ClientCommand;
      /** It may come this much later. */
      readonly lateUs?: number;
    }
  | { readonly do: 'look'; readonly snapshot: RecordedSnapshot }
);

/** One question of an `exists`: which client asks which server, and what the real one answered. */
export interface NodeRead {
  readonly action: number;
  readonly client: number;
  readonly sid: number;
  readonly found: boolean | null;
}

/** An action or a snapshot, in the one order they have. */
type Item =
  | { readonly atUs: number; readonly rank: number; readonly action: RecordedAction }
  | { readonly atUs: number; readonly rank: 1; readonly snapshot: RecordedSnapshot };

export function storyOf(recording: Recording): Story {
  const { config } = recording;
  const draft = new Draft(recording);
  for (const item of itemsOf(recording)) draft.add(item);
  const ensemble: EnsembleConfig = {
    servers: config.servers.map((id) => ({
      id,
      role: config.observers.includes(id) ? 'observer' : 'participant',
    })),
    tickTime: config.tickTime,
    initLimit: config.initLimit,
    syncLimit: config.syncLimit,
    cnxTimeout: CONNECT_TIMEOUT_MS,
    release: '3.8.0',
    leavingMs: LEAVING_MS,
    variants: [],
    ...settingsOf(config.java),
    clients: draft.clients,
  };
  const steps = draft.steps.toSorted((a, b) => a.atUs - b.atUs);
  return { ensemble, clients: draft.clients, steps, reads: draft.reads };
}

/** From "Exception when following" to LOOKING, as recorded. */
const LEAVING_MS = [5, 55] as const;

/** ZooKeeper's own default. */
const CONNECT_TIMEOUT_MS = 5_000;

/** At equal times a write or an `exists`, which carries the time of its end, comes before a snapshot, and the rest after it. */
function itemsOf({ actions, snapshots }: Recording): readonly Item[] {
  const items: Item[] = [
    ...actions.map((action) => ({
      atUs: action.atUs,
      rank: action.do === 'write' || action.do === 'exists' ? 0 : 2,
      action,
    })),
    ...snapshots.map((snapshot) => ({ atUs: snapshot.atUs, rank: 1 as const, snapshot })),
  ];
  return items.sort((a, b) => a.atUs - b.atUs || a.rank - b.rank);
}

/** How long a session with so many requests takes, at most: from this and from the time of its end follows when to begin. */
const sessionUs = (requests: number): number => 30_000 + 2_000 * (requests + 2);

/** How long before the first `sigstop` the session of a `write-no-answer` is opened: usually, where little time was; and at least. */
const OPENED_BEFORE_US = 30_000;
const OPENED_BEFORE_US_MIN = 10_000;
const OPENED_BEFORE_US_LEAST = 1_000;

class Draft {
  readonly steps: StoryStep[] = [];
  readonly reads: NodeRead[] = [];
  clients = 0;
  private readonly recording: Recording;
  /** Time of the last item: what ends later has not begun before. */
  private lastUs = 0;
  /** By sid: the stop under way, with the time of the item before it. */
  private readonly stops = new Map<number, { readonly atUs: number; readonly afterUs: number }>();

  constructor(recording: Recording) {
    this.recording = recording;
  }

  add(item: Item): void {
    const { atUs } = item;
    if ('snapshot' in item) this.steps.push({ atUs, do: 'look', snapshot: item.snapshot });
    else this.act(item.action);
    this.lastUs = atUs;
  }

  private act(action: RecordedAction): void {
    const { atUs } = action;
    switch (action.do) {
      case 'start':
        this.stops.delete(action.sid);
        this.steps.push({ atUs, do: 'start', sid: action.sid, startupMs: startupMs(this.recording, action) });
        return;
      case 'kill':
        this.stops.delete(action.sid);
        this.steps.push({ atUs, do: 'kill', sid: action.sid });
        return;
      case 'sigstop':
        this.stops.set(action.sid, { atUs, afterUs: this.lastUs });
        this.steps.push({ atUs, do: 'pause', sid: action.sid });
        return;
      case 'sigcont':
        this.stops.delete(action.sid);
        this.steps.push({ atUs, do: 'resume', sid: action.sid });
        return;
      case 'write': {
        const { sid, count } = action;
        const beginUs = this.beginUs(atUs, sessionUs(count));
        return this.ask(beginUs, sid, writeCommand(action, 'own'));
      }
      case 'write-no-answer':
        return this.writeWithoutAnswer(action);
      case 'exists':
        return this.readEverywhere(action);
    }
  }

  /** Its session was opened before the servers that are stopped now were; it is never closed. */
  private writeWithoutAnswer(
    action: Extract<RecordedAction, { readonly do: 'write' | 'write-no-answer' }>,
  ): void {
    const { atUs, sid } = action;
    const first = [...this.stops.values()].reduce(
      (earliest, stop) => (stop.atUs < earliest.atUs ? stop : earliest),
      { atUs, afterUs: this.lastUs },
    );
    const openUs = Math.min(
      first.atUs - OPENED_BEFORE_US_MIN,
      Math.max(first.afterUs, first.atUs - OPENED_BEFORE_US),
    );
    this.clients++;
    const atOnce = { client: this.clients, sid, command: { do: 'open' } } as const;
    const lateUs = Math.max(0, first.atUs - OPENED_BEFORE_US_LEAST - openUs);
    this.steps.push({ atUs: Math.max(0, openUs), do: 'ask', ...atOnce, lateUs });
    this.steps.push({
      atUs,
      do: 'ask',
      client: this.clients,
      sid,
      command: writeCommand(action, 'kept'),
    });
  }

  private readEverywhere({
    index,
    atUs,
    path,
    result,
  }: Extract<RecordedAction, { readonly do: 'exists' }>): void {
    const beginUs = this.beginUs(atUs, result.length * sessionUs(1));
    for (const [n, { sid, found }] of result.entries()) {
      const askUs = beginUs + Math.floor(((atUs - beginUs) * n) / result.length);
      this.ask(askUs, sid, { do: 'read', path, session: 'own' });
      this.reads.push({ action: index, client: this.clients, sid, found });
    }
  }

  private beginUs(endUs: number, lengthUs: number): number {
    return Math.max(this.lastUs, endUs - lengthUs, 0);
  }

  /** Each session is a client of its own. */
  private ask(atUs: number, sid: number, command: ClientCommand): void {
    this.clients++;
    this.steps.push({ atUs, do: 'ask', client: this.clients, sid, command });
  }
}

/** How many requests are under way at once, where somebody waits for their answers. */
const WINDOW_MAX = 50;

/** Several nodes are numbered from 0, as the first of them is. */
function writeCommand(
  { count, first }: { readonly count: number; readonly first: string },
  session: 'own' | 'kept',
): ClientCommand {
  const path = count > 1 && first.endsWith('0') ? first.slice(0, -1) : first;
  const window = session === 'own' ? Math.min(count, WINDOW_MAX) : count;
  return { do: 'write', path, value: '', count, window, session };
}

/** Of a server whose start-up was not recorded. */
const STARTUP_MS = 1_000;

/** @returns The time from a start to the next `elect.start` of the same life; of one that was killed before, more than it had. */
function startupMs({ actions, events }: Recording, start: RecordedAction & { readonly sid: number }): number {
  const ends = actions.filter(
    ({ do: verb, atUs, ...action }) =>
      verb === 'kill' && 'sid' in action && action.sid === start.sid && atUs >= start.atUs,
  );
  const endUs = Math.min(...ends.map(({ atUs }) => atUs));
  const election = events.find(
    ({ ev, sid, atUs }) => ev === 'elect.start' && sid === start.sid && atUs >= start.atUs,
  );
  if (election !== undefined && election.atUs <= endUs)
    return Math.round((election.atUs - start.atUs) / 1_000);
  return Number.isFinite(endUs) ? Math.ceil((endUs - start.atUs) / 1_000) + STARTUP_MS : STARTUP_MS;
}
