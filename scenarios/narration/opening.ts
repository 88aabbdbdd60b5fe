/**
 * The first election of fresh servers that start together is alike in all stories. Where a story is about something later, two lines stand for
 * it: who starts, and who leads. The others are details, until the story does something or the election takes another course.
 */
import {
  containsQuorum,
  type EnsembleServer,
  quorumSystemOf,
  type ZabObservation,
} from '../../model/index.ts';
import type { Fault, Moment, ProcessId, TraceRow } from '../../sim/index.ts';
import type { ResolvedScenario, RunDescription } from '../format/resolved.ts';
import { startTimes } from '../starts.ts';
import { startsSoon } from './starting.ts';

/** Replaced, never edited. */
export interface Opening {
  /** Servers that neither lead nor serve yet; none, if the first election is to be told as any other. */
  readonly joining: readonly ProcessId[];
  /** Candidates that somebody has preferred for their larger id. */
  readonly ofLargerId: readonly ProcessId[];
}

const told: Opening = { joining: [], ofLargerId: [] };

/** A story that waits so long is not about the election before it. */
const SETTLED_US = 500_000;

/** @returns The opening of a run of which no row has been read. */
export function openingOf(scenario: Pick<ResolvedScenario, 'run'>): Opening {
  const { run } = scenario;
  const { servers } = run.ensemble;
  const quorum = quorumSystemOf(servers);
  const { starts } = startTimes(run);
  const startUs = starts[0]?.atUs ?? 0;
  const together = starts.flatMap(({ server, atUs }) => (atUs === startUs ? [server] : []));
  const isAlike = servers.every(isFresh) && quorum.kind === 'majority' && startsSoon(scenario);
  return isAlike && containsQuorum(quorum, together) && isAboutLater(run, startUs)
    ? { ...told, joining: together }
    : told;
}

const isFresh = ({ disk: { zxid = 0, acceptedEpoch = 0 } = {}, logicalClock = 0 }: EnsembleServer): boolean =>
  zxid === 0 && acceptedEpoch === 0 && logicalClock === 0;

function isAboutLater({ steps }: RunDescription, startUs: number): boolean {
  const later = steps.filter(({ action }) => action.do === 'expect' || action.fault.kind !== 'start');
  const [first] = later;
  return (
    first !== undefined &&
    later.some(({ action }) => action.do === 'fault') &&
    isSettled(first.moment, startUs + SETTLED_US)
  );
}

function isSettled(moment: Moment, settledUs: number): boolean {
  switch (moment.kind) {
    case 'at':
      return moment.us >= settledUs;
    case 'every':
      return moment.fromUs >= settledUs;
    case 'when':
      return moment.observed === 'leaderActive';
    case 'then':
      return false;
  }
}

/** @returns Whether the row is one of those for which the two lines stand. */
export function isOpening({ joining }: Opening, { kind, node, data }: TraceRow): boolean {
  switch (kind as ZabObservation['kind']) {
    case 'voteChanged':
    case 'finalizeWaitStart':
    case 'finalizeWaitBroken':
    case 'backOff':
    case 'stateChanged':
    case 'epochProposed':
    case 'epochEstablished':
    case 'learnerActive':
      return joining.includes(node);
    case 'syncDecided':
      return joining.includes((data as Extract<ZabObservation, { kind: 'syncDecided' }>).learner);
    default:
      return false;
  }
}

export function afterOpening(opening: Opening, { kind, node, data }: TraceRow): Opening {
  if (opening.joining.length === 0) return opening;
  switch (kind) {
    case 'voteChanged': {
      const { after, decidedBy } = data as Extract<ZabObservation, { kind: typeof kind }>;
      if (after === null || decidedBy !== 'sid') return opening;
      return { ...opening, ofLargerId: [...opening.ofLargerId, after.leader] };
    }
    case 'leaderActive':
    case 'learnerActive':
      return { ...opening, joining: opening.joining.filter((server) => server !== node) };
    case 'fault': {
      const { kind: fault } = data as Fault;
      return fault === 'start' || fault === 'command' ? opening : told;
    }
    case 'leaderLost':
    case 'steppedDown':
    case 'learnerDropped':
    case 'bootRefused':
    case 'badState':
    case 'exit':
      return told;
    default:
      return opening;
  }
}
