/**
 * What the breach is about, where that is a transaction: proposed by somebody, acknowledged, cut from a log, committed; and the server that has it,
 * or lacks it: how it was synchronised. A single chain ends at the nearest fault; who once had the transaction, and how it went, lies beside it.
 */
import type { ZabObservation } from '../../model/index.ts';
import type { TraceRow } from '../../sim/index.ts';

export interface About {
  /** Rows that tell of the transactions, ascending. */
  readonly told: readonly number[];
  /** Those that took it away. */
  readonly removals: readonly number[];
  /** The last synchronisation of the server, if that may be why it has what it has. */
  readonly syncs: readonly number[];
}

export interface Breach {
  readonly property: string;
  /** The values that show it. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a client was told matters to these. */
const ABOUT_ANSWERS: ReadonlySet<string> = new Set(['nothing answered is lost', 'a write is answered']);
/** Whose acknowledgement it was that made a commit matters to these. */
const ABOUT_COMMITS: ReadonlySet<string> = new Set([
  'nothing answered is lost',
  'leader completeness',
  'truncation durability',
]);
/** Keys of values that are zxids of transactions somebody has, or lacks. */
const KEYS: readonly string[] = ['zxid', 'expected', 'found', 'after'];

export const isAboutAnswers = (property: string): boolean => ABOUT_ANSWERS.has(property);

/** @param rows - Of the run. @param isPast - Of each row, whether it lies in the causal past of the breach. */
export function rowsAbout(
  { property, values }: Breach,
  rows: readonly TraceRow[],
  isPast: Uint8Array,
): About {
  const zxids = KEYS.map((key) => values[key]).filter(
    (value): value is number => typeof value === 'number' && value >= ZXID_MIN,
  );
  const told: number[] = [];
  const removals: number[] = [];
  const syncs: number[] = [];
  const { zxid, server, peer } = values;
  for (const row of rows) {
    if (isPast[row.i] === 0) continue;
    if (typeof zxid === 'number' && removes(row, zxid)) removals.push(row.i);
    if (zxids.some((one) => concerns(row, one, property, [server, peer]))) told.push(row.i);
    if (zxids.length > 0 && synchronises(row, server)) syncs.push(row.i);
  }
  // What was proposed later cannot have been left out of it, nor brought by it.
  const [first = Number.POSITIVE_INFINITY] = told;
  return { told, removals: removals.slice(-1), syncs: syncs.slice(-1).filter((sync) => sync > first) };
}

/** The first zxid of epoch 1: what lies below is a count, an id or an epoch. */
const ZXID_MIN = 4_294_967_296;

type Of<Kind extends ZabObservation['kind']> = Extract<ZabObservation, { readonly kind: Kind }>;

function removes({ kind, data }: TraceRow, zxid: number): boolean {
  if (kind === 'truncated') return (data as Of<'truncated'>).removed.includes(zxid);
  if (kind !== 'databaseReplaced') return false;
  const { before, common } = data as Of<'databaseReplaced'>;
  return common < zxid && zxid <= before;
}

function concerns(
  { kind, node, data }: TraceRow,
  zxid: number,
  property: string,
  parties: readonly unknown[],
): boolean {
  switch (kind) {
    case 'proposed':
    case 'committed':
      return (data as Of<'proposed' | 'committed'>).record.zxid === zxid;
    case 'clientAnswered':
      return isAboutAnswers(property) && (data as Of<'clientAnswered'>).zxid === zxid;
    case 'acked':
      return (ABOUT_COMMITS.has(property) || parties.includes(node)) && (data as Of<'acked'>).zxid === zxid;
    default:
      return false;
  }
}

const synchronises = ({ kind, data }: TraceRow, server: unknown): boolean =>
  kind === 'syncDecided' && (data as Of<'syncDecided'>).learner === server;
