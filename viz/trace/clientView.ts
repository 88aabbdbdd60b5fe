/** What can be seen of one client after some row of the trace. */
import type { ClientObservation, Zxid } from '../../model/index.ts';
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import { known } from './rows.ts';

export type Operation = Extract<ClientObservation, { kind: 'clientAsks' }>['operation'];

export interface ClientView {
  readonly id: ProcessId;
  /** As the story counts its clients, from 1. */
  readonly number: number;
  /** The connection it dials or has; null: none. */
  readonly link: ClientLink | null;
  /** Requests that wait for an answer, by their numbers, oldest first. */
  readonly waiting: readonly number[];
  readonly answered: number;
  /** What it last asked, or was last answered. */
  readonly last: LastRequest | null;
}

interface ClientLink {
  readonly connection: number;
  readonly server: ProcessId;
  readonly isOpen: boolean;
}

interface LastRequest {
  readonly server: ProcessId;
  /** Null: it never came to ask. */
  readonly operation: Operation | null;
  readonly outcome:
    | { readonly kind: 'waits' }
    | { readonly kind: 'answered'; readonly zxid: Zxid; readonly value: string | null }
    | { readonly kind: 'refused' | 'connectionLoss' };
}

export const idleClient = (id: ProcessId, number: number): ClientView => ({
  id,
  number,
  link: null,
  waiting: [],
  answered: 0,
  last: null,
});

/** @param traceRow - A row of this client. */
export function clientAfter(client: ClientView, traceRow: TraceRow): ClientView {
  const row = known(traceRow);
  const { link, last } = client;
  switch (row.kind) {
    case 'open':
      return {
        ...client,
        link: { connection: row.data.connection, server: row.peer, isOpen: false },
        waiting: [],
      };
    case 'connected':
      return link?.connection === row.data.connection
        ? { ...client, link: { ...link, isOpen: true } }
        : client;
    case 'kill':
    case 'powerOff':
    case 'exit':
      return { ...client, link: null, waiting: [] };
    case 'refused':
    case 'closed':
    case 'close':
      return link?.connection === row.data.connection ? { ...client, link: null, waiting: [] } : client;
    case 'clientAsks': {
      const { server, cxid, operation } = row.data;
      const asked: LastRequest = { server, operation, outcome: { kind: 'waits' } };
      return { ...client, waiting: [...client.waiting, cxid], last: asked };
    }
    case 'clientAnswered': {
      const { server, cxid, operation, zxid, value } = row.data;
      return {
        ...client,
        waiting: client.waiting.filter((other) => other !== cxid),
        answered: client.answered + 1,
        last: { server, operation, outcome: { kind: 'answered', zxid, value } },
      };
    }
    case 'clientFails': {
      const { server, reason } = row.data;
      const operation = last?.outcome.kind === 'waits' ? last.operation : null;
      return { ...client, waiting: [], last: { server, operation, outcome: { kind: reason } } };
    }
    default:
      return client;
  }
}
