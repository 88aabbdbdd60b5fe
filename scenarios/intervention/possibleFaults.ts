/** Which faults make sense at a moment: for the menus of a page, and the help of a command line. */
import type { MessageOf } from '../language/catalogue.ts';
import type { interventionReasonsInEnglish } from '../language/interventionReasons.ts';
import { type InterventionName, interventionVerbs } from './verbs.ts';

/** Why a fault makes no sense: a message, to be told in any language. */
type Reason = MessageOf<typeof interventionReasonsInEnglish>;

/** What is known of the world at the moment. */
export interface WorldFacts {
  readonly servers: readonly ServerFacts[];
  /** Directions in which nothing passes. */
  readonly cuts: readonly (readonly [number, number])[];
  /** Names under which messages are held, or are to be. */
  readonly held: readonly string[];
}

export interface ServerFacts {
  readonly id: number;
  readonly isUp: boolean;
  readonly isPaused: boolean;
  /** Whether its machine has power; that of a running server has. As `isUp` unless told otherwise. */
  readonly hasPower?: boolean;
  readonly disk: { readonly isFull: boolean; readonly isSlow: boolean; readonly isFailing: boolean };
}

/** What the fault would be about: one server, two, or none in particular. */
export type FaultSubject =
  | { readonly server: number }
  | { readonly link: readonly [number, number] }
  | { readonly all: true };

export interface PossibleFault {
  readonly verb: InterventionName;
  /** Null of what makes sense. */
  readonly reason: Reason | null;
}

type Judge<Subject> = (subject: Subject) => Reason | null;

const always = (): null => null;

/** What happens to one server, and what a client asks of it. */
const ofServer: Partial<Readonly<Record<InterventionName, Judge<ServerFacts>>>> = {
  kill: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
  powerOff: ({ id, isUp, hasPower = isUp }) => unless(hasPower, 'impossible.noPower', id),
  restart: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
  start: ({ id, isUp }) => unless(!isUp, 'impossible.running', id),
  pause: ({ id, isUp, isPaused }) =>
    unless(isUp, 'impossible.notRunning', id) ?? unless(!isPaused, 'impossible.paused', id),
  resume: ({ id, isPaused }) => unless(isPaused, 'impossible.notPaused', id),
  clock: always,
  slowDisk: always,
  failDisk: always,
  repairDisk: ({ id, disk }) => unless(disk.isFailing, 'impossible.diskNotFailing', id),
  fillDisk: ({ id, disk }) => unless(!disk.isFull, 'impossible.diskFull', id),
  freeDisk: ({ id, disk }) => unless(disk.isFull, 'impossible.diskNotFull', id),
  flipByte: always,
  loseDisk: ({ id, isUp }) => unless(!isUp, 'impossible.running', id),
  write: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
  read: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
  sync: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
  open: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
  close: ({ id, isUp }) => unless(isUp, 'impossible.notRunning', id),
};

/** In which directions a link is cut. */
interface LinkFacts {
  readonly from: number;
  readonly to: number;
  readonly there: boolean;
  readonly back: boolean;
}

const ofLink: Partial<Readonly<Record<InterventionName, Judge<LinkFacts>>>> = {
  cut: ({ from, to, there, back }) => (there && back ? { id: 'impossible.cut', params: { from, to } } : null),
  heal: ({ from, to, there, back }) =>
    there || back ? null : { id: 'impossible.notCut', params: { from, to } },
  delay: always,
  flap: always,
  reset: always,
  hold: always,
};

const atLeast =
  (count: number): Judge<WorldFacts> =>
  ({ servers }) =>
    servers.length < count ? { id: 'impossible.tooFew', params: {} } : null;

const ofAll: Partial<Readonly<Record<InterventionName, Judge<WorldFacts>>>> = {
  settle: always,
  heal: ({ cuts }) => (cuts.length > 0 ? null : { id: 'impossible.nothingCut', params: {} }),
  partition: atLeast(2),
  bridge: atLeast(3),
  ring: atLeast(4),
  majoritiesRing: atLeast(4),
  letGo: ({ held }) => (held.length > 0 ? null : { id: 'impossible.nothingHeld', params: {} }),
};

type OfServer =
  | 'impossible.notRunning'
  | 'impossible.running'
  | 'impossible.noPower'
  | 'impossible.paused'
  | 'impossible.notPaused'
  | 'impossible.diskFull'
  | 'impossible.diskNotFull'
  | 'impossible.diskNotFailing';

const unless = (isPossible: boolean, id: OfServer, server: number): Reason | null =>
  isPossible ? null : { id, params: { server } };

/**
 * @returns The verbs that can be about this, in the order of the table; each with the reason why it makes no sense now, if it makes none.
 *   Of a server that is not there: nothing.
 */
export function possibleFaults(facts: WorldFacts, subject: FaultSubject): readonly PossibleFault[] {
  if ('link' in subject) {
    const [from, to] = subject.link;
    const isCut = (a: number, b: number): boolean => facts.cuts.some((cut) => cut[0] === a && cut[1] === b);
    return judged(ofLink, { from, to, there: isCut(from, to), back: isCut(to, from) });
  }
  if ('all' in subject) return judged(ofAll, facts);
  const server = facts.servers.find(({ id }) => id === subject.server);
  return server === undefined ? [] : judged(ofServer, server);
}

const judged = <Subject>(
  judges: Partial<Readonly<Record<InterventionName, Judge<Subject>>>>,
  subject: Subject,
): readonly PossibleFault[] =>
  interventionVerbs.flatMap(({ verb }) => {
    const judge = judges[verb];
    return judge === undefined ? [] : [{ verb, reason: judge(subject) }];
  });
