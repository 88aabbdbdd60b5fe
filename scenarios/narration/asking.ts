/**
 * Which requests of clients are told. A write is told from the question to the answer or not at all, and of many in a row the first few stand
 * for the rest.
 */
import type { ClientCommand, ZabObservation } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';

export interface Asking {
  /** Asked and not answered. */
  readonly open: readonly Request[];
  /** Commands that write more values than are told one by one. */
  readonly bursts: readonly Burst[];
  /** Index: client's process. */
  readonly rows: readonly (Row | undefined)[];
}

interface Request {
  readonly client: ProcessId;
  readonly cxid: number;
  /** Null of what writes nothing. */
  readonly path: string | null;
  readonly isTold: boolean;
  /** The path of the burst that it is one of. */
  readonly burst: string | null;
}

interface Burst {
  readonly client: ProcessId;
  readonly path: string;
  readonly total: number;
  readonly asked: number;
  readonly answered: number;
}

/** Requests that follow each other without a pause. */
interface Row {
  readonly lastUs: number;
  readonly count: number;
}

type Observation<Kind extends ZabObservation['kind']> = Extract<ZabObservation, { readonly kind: Kind }>;

/** Of a command with more values the values are not told one by one. */
const VALUES_MAX = 3;
/** Of requests without a pause so many are told. */
const ROW_MAX = 5;
const PAUSE_US = 1_000_000;

export const nothingAsked: Asking = { open: [], bursts: [], rows: [] };

export const isBurst = (command: ClientCommand): boolean =>
  command.do === 'write' && command.count > VALUES_MAX;

export function commanded(asking: Asking, client: ProcessId, command: ClientCommand): Asking {
  if (command.do !== 'write' || !isBurst(command)) return asking;
  const burst = { client, path: command.path, total: command.count, asked: 0, answered: 0 };
  return { ...asking, bursts: [...asking.bursts, burst] };
}

/** @returns The request as it will be remembered. */
export function requestOf(
  asking: Asking,
  client: ProcessId,
  atUs: number,
  { cxid, operation }: Observation<'clientAsks'>,
): Request {
  const path = operation.type === 'set' ? operation.path : null;
  const burst = burstOf(asking, client, path)?.path ?? null;
  const isTold =
    burst === null && operation.type !== 'closeSession' && rowAt(asking, client, atUs).count <= ROW_MAX;
  return { client, cxid, path, isTold, burst };
}

export function asked(
  asking: Asking,
  client: ProcessId,
  atUs: number,
  observation: Observation<'clientAsks'>,
): Asking {
  const request = requestOf(asking, client, atUs, observation);
  const burst = burstOf(asking, client, request.path);
  const rows = [...asking.rows];
  rows[client] = rowAt(asking, client, atUs);
  return {
    open: [...asking.open, request],
    bursts: asking.bursts.map((one) => (one === burst ? { ...one, asked: one.asked + 1 } : one)),
    rows,
  };
}

export const openRequest = (asking: Asking, client: ProcessId, cxid: number): Request | undefined =>
  asking.open.find((request) => request.client === client && request.cxid === cxid);

export const openRequests = (asking: Asking, client: ProcessId): readonly Request[] =>
  asking.open.filter((request) => request.client === client);

/** @returns Whether a transaction is to be told: it answers a request that was, or nobody knows of whom it is. */
export function isWriteTold({ open }: Asking, cxid: number, path: string): boolean {
  const request = open.find((one) => one.cxid === cxid && one.path === path);
  return request?.isTold ?? true;
}

/** @returns The number of values of a burst, if this is the answer to its last. */
export function burstEndingWith(asking: Asking, client: ProcessId, cxid: number): number | null {
  const burst = burstAnswered(asking, client, cxid);
  return burst !== undefined && burst.answered + 1 === burst.total ? burst.total : null;
}

export function answered(asking: Asking, client: ProcessId, cxid: number): Asking {
  const request = openRequest(asking, client, cxid);
  const burst = burstAnswered(asking, client, cxid);
  return {
    open: asking.open.filter((one) => one !== request),
    bursts: asking.bursts.flatMap((one) => {
      if (one !== burst) return [one];
      return one.answered + 1 === one.total ? [] : [{ ...one, answered: one.answered + 1 }];
    }),
    rows: asking.rows,
  };
}

function burstAnswered(asking: Asking, client: ProcessId, cxid: number): Burst | undefined {
  const path = openRequest(asking, client, cxid)?.burst;
  return asking.bursts.find((one) => one.client === client && one.path === path && one.answered < one.asked);
}

/** The command under way is over, and its requests will have no answer. Those that it has sent may yet be proposed. */
export function failed(asking: Asking, client: ProcessId): Asking {
  const burst = asking.bursts.find((one) => one.client === client && one.asked > 0);
  return {
    open: asking.open.filter((request) => request.client !== client),
    bursts: asking.bursts.filter((one) => one !== burst),
    rows: asking.rows,
  };
}

function burstOf({ bursts }: Asking, client: ProcessId, path: string | null): Burst | undefined {
  return bursts.find(
    (burst) => burst.client === client && burst.asked < burst.total && path === `${burst.path}${burst.asked}`,
  );
}

function rowAt({ rows }: Asking, client: ProcessId, atUs: number): Row {
  const row = rows[client];
  return { lastUs: atUs, count: row === undefined || atUs - row.lastUs >= PAUSE_US ? 1 : row.count + 1 };
}
