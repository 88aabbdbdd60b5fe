/** Clients, told: English. What they ask, and what they are told. */
import { count } from '../format.ts';
import { valueText, zxid } from './words.ts';
import type { Operation } from './words.ts';

function request(operation: Operation, server: number): string {
  switch (operation.type) {
    case 'set':
      return `asks ${server} to set ${operation.path} = ${valueText(operation.value)}`;
    case 'get':
      return `asks ${server} for ${operation.path}`;
    case 'sync':
      return `asks ${server} to catch up with its leader (sync)`;
    case 'createSession':
      return `asks ${server} for a session`;
    case 'closeSession':
      return `asks ${server} to close its session`;
  }
}

function answer(operation: Operation, server: number, at: string, value: string | null): string {
  switch (operation.type) {
    case 'set':
      return `is told by ${server}, at ${at}, that ${operation.path} = ${valueText(operation.value)} is done`;
    case 'get':
      return value === null
        ? `finds nothing at ${operation.path} on ${server}, which is at ${at}`
        : `reads ${operation.path} = ${valueText(value)} on ${server}, which is at ${at}`;
    case 'sync':
      return `is told by ${server} that it has caught up, at ${at}`;
    case 'createSession':
      return `has a session with ${server}`;
    case 'closeSession':
      return `has closed its session with ${server}`;
  }
}

export const clientsInEnglish = {
  'told.clientWritesMany': (p: {
    client: number;
    server: number;
    count: number;
    window: number;
    path: string;
  }) =>
    `Client ${p.client} begins to write ${count(p.count, 'value')} through ${p.server}, ${p.path}0 to ${p.path}${p.count - 1}, ${p.window === 1 ? 'one after the other' : `${p.window} at a time`}`,
  'told.clientWroteMany': (p: { client: number; server: number; count: number; zxid: number }) =>
    `Client ${p.client} has the last of its ${count(p.count, 'answer')} from ${p.server}, at ${zxid(p.zxid)}`,
  'told.clientAsks': (p: { client: number; server: number; operation: Operation }) =>
    `Client ${p.client} ${request(p.operation, p.server)}`,
  'told.clientAnswered': (p: {
    client: number;
    server: number;
    operation: Operation;
    zxid: number;
    value: string | null;
  }) => `Client ${p.client} ${answer(p.operation, p.server, zxid(p.zxid), p.value)}`,
  'told.clientFails': (p: {
    client: number;
    server: number;
    reason: 'refused' | 'connectionLoss';
    /** Writes without an answer. */
    writes: number;
    /** Whether nothing has been asked yet, for want of a session. */
    isOpening: boolean;
  }) => {
    if (p.server === 0) return `Client ${p.client} finds nobody to ask`;
    if (p.reason === 'refused') return `Client ${p.client} cannot connect to ${p.server}`;
    const loses = `Client ${p.client} loses its connection to ${p.server}`;
    if (p.isOpening) return `${loses} before it has a session`;
    if (p.writes === 0) return `${loses}: it gets no answer`;
    return p.writes === 1
      ? `${loses}: its write may be committed or not`
      : `${loses}: of ${p.writes} writes it cannot know which will be committed`;
  },
};
