/**
 * What chance decided in a run, by meaning: `1→3 WRITE #2` is the latency of the second WRITE that 1 sends to 3, whatever else
 * happens and wherever in its stream the number was drawn. A run may keep its decisions, and may be given some: those take the place of what
 * is drawn. The streams are drawn from all the same, so nothing else shifts. So a run can be repeated after the code has changed.
 *
 * Meanings of what is drawn:
 *
 *     1→3 WRITE #2             latency of a message, in microseconds; also `dial PORT`, `connected PORT`, `refused`, `closed`, `reset`
 *     1→3 again #1             of what was held, and is sent again
 *     1→3 X lost #1            of a datagram: 1 if it is; also `doubled`, `late`
 *     disk 2 sync #5           how long an operation takes, in microseconds
 *     queue 2 inbox #3         how long an item takes through a channel; `outbox→1` where the channel has a partner
 *     random 2 #1              a number for the process itself
 *     unsynced 2 #1            how many writes a power failure leaves
 *     target kill WORD #1      the process that a word of a fault stands for
 *
 * And of events, behind which faults are told to happen: `delivered 1→3 WRITE #2`, `done 2 sync #5`, `taken 2 inbox #3`, `timer 2 tick #9` …
 */
import type { ProcessId } from './actor.ts';
import { EVENT, type EventKind, type PendingEvent } from './event.ts';
import type { Fault } from './fault.ts';
import { SharedLog } from './sharedLog.ts';

/** One thing that chance decided. */
export interface Decision {
  readonly meaning: string;
  /** Microseconds of a latency; otherwise a count, a number or a process. An integer, at least 0. */
  readonly value: number;
  /** Virtual microseconds. */
  readonly atUs: number;
  /** Whether the value was given, and not drawn. */
  readonly isGiven: boolean;
}

/** A fault that happened, and where: after which event, and at which place of which instant. */
export interface AnchoredFault {
  readonly fault: Fault;
  readonly atUs: number;
  /** Events of its instant before it. */
  readonly after: number;
  /** Meaning of the last event before it that was no fault; null if there was none. */
  readonly behind: string | null;
  /** How long behind that, in microseconds. */
  readonly behindUs: number;
}

export interface DecisionOptions {
  /** Values by meaning. One that is impossible at its place (a process that the word does not stand for) is not taken. */
  readonly given?: ReadonlyMap<string, number>;
  /** Keeps what is decided, and where faults happen. */
  readonly isKept?: boolean;
}

const NOTHING_GIVEN: ReadonlyMap<string, number> = new Map();

export class Decisions {
  readonly given: ReadonlyMap<string, number>;
  readonly isKept: boolean;
  /** All decisions so far, in the order in which they were made; empty where they are not kept. A latency that is constant is none, unless it was given. */
  kept: SharedLog<Decision> = SharedLog.empty<Decision>();
  faults: SharedLog<AnchoredFault> = SharedLog.empty<AnchoredFault>();
  /** Meaning of the last event that was no fault; null before the first, and where nothing is kept. */
  lastEvent: string | null = null;
  lastEventUs = 0;
  /** How often each meaning was counted, without its number. */
  private readonly counts: Map<string, number>;
  private instantUs = -1;
  private instantEvents = 0;

  constructor(
    { given = NOTHING_GIVEN, isKept = false }: DecisionOptions,
    counts: ReadonlyMap<string, number> = new Map(),
  ) {
    this.given = given;
    this.isKept = isKept;
    this.counts = new Map(counts);
  }

  fork(): Decisions {
    const { given, isKept } = this;
    const fork = new Decisions({ given, isKept }, this.counts);
    fork.kept = this.kept;
    fork.faults = this.faults;
    fork.lastEvent = this.lastEvent;
    fork.lastEventUs = this.lastEventUs;
    fork.instantUs = this.instantUs;
    fork.instantEvents = this.instantEvents;
    return fork;
  }

  /** @returns How often a meaning without its number has come up. */
  countOf(subject: string): number {
    return this.counts.get(subject) ?? 0;
  }

  /**
   * @param drawn - What chance says.
   * @param isConstant - Whether chance had no choice.
   * @returns What counts.
   */
  decide(subject: string, drawn: number, isConstant: boolean, nowUs: number): number {
    const meaning = this.nextMeaning(subject);
    const given = this.given.get(meaning);
    const value = given ?? drawn;
    if (this.isKept && (given !== undefined || !isConstant))
      this.kept = this.kept.append({ meaning, value, atUs: nowUs, isGiven: given !== undefined });
    return value;
  }

  /** As `decide`, of something that is one of several. @param drawn - One of the candidates. */
  choose(subject: string, candidates: readonly number[], drawn: number, nowUs: number): number {
    const meaning = this.nextMeaning(subject);
    const given = this.given.get(meaning);
    const isGiven = given !== undefined && candidates.includes(given);
    const value = isGiven ? given : drawn;
    if (this.isKept) this.kept = this.kept.append({ meaning, value, atUs: nowUs, isGiven });
    return value;
  }

  /** An event happens. @param partner - At the other end of the connection it is about, 0 if none. */
  note(event: PendingEvent, partner: ProcessId, nowUs: number): void {
    const isInstant = nowUs === this.instantUs;
    const after = isInstant ? this.instantEvents : 0;
    this.instantUs = nowUs;
    this.instantEvents = after + 1;
    if (event.kind === EVENT.fault) return this.noteFault(event.payload as Fault, nowUs, after);
    this.lastEvent = this.nextMeaning(subjectOfEvent(event, partner));
    this.lastEventUs = nowUs;
  }

  private noteFault(fault: Fault, atUs: number, after: number): void {
    const { lastEvent: behind, lastEventUs } = this;
    const behindUs = behind === null ? 0 : atUs - lastEventUs;
    this.faults = this.faults.append({ fault, atUs, after, behind, behindUs });
  }

  private nextMeaning(subject: string): string {
    const number = this.countOf(subject) + 1;
    this.counts.set(subject, number);
    return `${subject} #${number}`;
  }
}

/** What a segment is called: a message by its `type`, in capitals. */
function segmentWord(kind: EventKind, name: string, payload: unknown): string {
  switch (kind) {
    case EVENT.accepted:
      return `dial ${name}`;
    case EVENT.connected:
      return `connected ${name}`;
    case EVENT.refused:
    case EVENT.closed:
      return name;
    default:
      return messageWord(payload);
  }
}

function messageWord(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('type' in message)) return 'MESSAGE';
  return typeof message.type === 'string' ? message.type.toUpperCase() : 'MESSAGE';
}

export const subjectOfSegment = (
  from: ProcessId,
  to: ProcessId,
  kind: EventKind,
  name: string,
  payload: unknown,
): string => `${from}→${to} ${segmentWord(kind, name, payload)}`;

/** @param partner - Whom the channel leads to or comes from, 0 if that is nobody in particular. */
export const subjectOfItem = (process: ProcessId, channel: string, partner: ProcessId): string =>
  `queue ${process} ${named(channel, partner)}`;

const named = (name: string, partner: ProcessId): string => (partner === 0 ? name : `${name}→${partner}`);

/** Words of kinds of events that are about one process and a name. */
const LOCAL_WORDS: { readonly [Kind in EventKind]?: string } = {
  [EVENT.boot]: 'boot',
  [EVENT.timer]: 'timer',
  [EVENT.disk]: 'done',
  [EVENT.post]: 'taken',
  [EVENT.command]: 'command',
};

function subjectOfEvent({ kind, process, peer, name, payload }: PendingEvent, partner: ProcessId): string {
  const word = LOCAL_WORDS[kind];
  if (word !== undefined) {
    const at = `${word} ${process}`;
    return name === '' ? at : `${at} ${named(name, partner)}`;
  }
  switch (kind) {
    case EVENT.flap:
      return `flap ${process}–${peer} ${name}`;
    case EVENT.drop:
      return `dropped ${peer}→${process} ${messageWord(payload)}`;
    default:
      return `delivered ${subjectOfSegment(peer, process, kind, name, payload)}`;
  }
}
