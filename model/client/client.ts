/**
 * A client: does what the story asks of it, one command after the other. It tries no other server and repeats nothing: what becomes of its
 * requests is the story's subject.
 */
import {
  assert,
  AssertionError,
  assertNever,
  Backlog,
  type ConnectionId,
  type Input,
} from '../../sim/index.ts';
import type { Operation, ZabMessage } from '../message.ts';
import type { ZabOutbox, ZabVocabulary } from '../server.ts';
import type { ClientCommand } from './command.ts';
import { CLIENT_PORT } from '../ports.ts';

/** A command, and the server to use; 0: the story's words stood for nobody. */
export interface Task {
  readonly command: ClientCommand;
  readonly server: number;
}

interface Asked {
  readonly cxid: number;
  readonly operation: Operation;
}

/** Handlers assign to these fields; what a field holds is replaced, never edited. */
export interface Client {
  readonly kind: 'client';
  readonly id: number;
  queue: Backlog<Task>;
  /** The command under way. */
  task: Task | null;
  /** The server of the open or opening connection; 0: none. */
  server: number;
  connection: ConnectionId | null;
  /** Whether the connection is open, and not only dialled. */
  isConnected: boolean;
  session: string | null;
  /** Requests sent and not answered, oldest first. */
  unanswered: Backlog<Asked>;
  /** Of the command under way: how many requests were sent. */
  sentCount: number;
  nextCxid: number;
}

export const newClient = (id: number): Client => ({
  kind: 'client',
  id,
  queue: Backlog.empty<Task>(),
  task: null,
  server: 0,
  connection: null,
  isConnected: false,
  session: null,
  unanswered: Backlog.empty<Asked>(),
  sentCount: 0,
  nextCxid: 1,
});

export const copyClient = (client: Client): Client => ({
  kind: 'client',
  id: client.id,
  queue: client.queue,
  task: client.task,
  server: client.server,
  connection: client.connection,
  isConnected: client.isConnected,
  session: client.session,
  unanswered: client.unanswered,
  sentCount: client.sentCount,
  nextCxid: client.nextCxid,
});

/** Microseconds in which a connection must be made. */
const CONNECT_TIMEOUT_US = 5_000_000;

export function handleAsClient(self: Client, input: Input<ZabVocabulary>, out: ZabOutbox): void {
  switch (input.kind) {
    case 'boot':
      return;
    case 'command':
      self.queue = self.queue.push({ command: input.command, server: input.peer });
      if (self.task === null) beginNext(self, out);
      return;
    case 'connected':
      if (input.connection !== self.connection) return;
      self.isConnected = true;
      return out.send(input.connection, { type: 'connectRequest', lastZxidSeen: 0 });
    case 'refused':
      if (input.connection === self.connection) fail(self, 'refused', out);
      return;
    case 'closed':
      if (input.connection === self.connection) fail(self, 'connectionLoss', out);
      return;
    case 'message':
      if (input.connection === self.connection) onAnswer(self, input.message, out);
      return;
    case 'accepted':
    case 'timer':
    case 'disk':
    case 'post':
    case 'datagram':
      return assert(false, 'a client has connections, and nothing else');
    default:
      return assertNever(input);
  }
}

function beginNext(self: Client, out: ZabOutbox): void {
  for (;;) {
    const task = self.queue.first();
    self.task = task ?? null;
    self.sentCount = 0;
    if (task === undefined) return;
    self.queue = self.queue.rest();
    const isClose = task.command.do === 'close';
    if (isClose && self.session === null) continue; // Nothing to close.
    if (!isClose && task.server === 0) {
      out.observe({ kind: 'clientFails', server: 0, reason: 'refused' });
      continue;
    }
    const ownSession = 'session' in task.command && task.command.session === 'own';
    if (self.session !== null && !ownSession && (isClose || self.server === task.server))
      return goOn(self, out);
    return connect(self, task.server, out);
  }
}

function connect(self: Client, server: number, out: ZabOutbox): void {
  if (self.connection !== null) out.close(self.connection);
  self.server = server;
  self.session = null;
  self.isConnected = false;
  self.unanswered = Backlog.empty<Asked>();
  self.connection = out.open(server, CLIENT_PORT, CONNECT_TIMEOUT_US);
}

function fail(self: Client, reason: 'refused' | 'connectionLoss', out: ZabOutbox): void {
  const { server, task } = self;
  forget(self);
  if (task === null) return; // An idle session's connection; the session stays open.
  out.observe({ kind: 'clientFails', server, reason });
  beginNext(self, out);
}

function forget(self: Client): void {
  self.connection = null;
  self.isConnected = false;
  self.session = null;
  self.server = 0;
  self.unanswered = Backlog.empty<Asked>();
}

function onAnswer(self: Client, message: ZabMessage, out: ZabOutbox): void {
  if (message.type === 'connectResponse') {
    self.session = message.session;
    return goOn(self, out);
  }
  if (message.type !== 'clientReply') return;
  const oldest = self.unanswered.first();
  assert(oldest?.cxid === message.cxid, 'replies come in the order of the requests');
  self.unanswered = self.unanswered.rest();
  const { zxid, value, cxid } = message;
  out.observe({
    kind: 'clientAnswered',
    server: self.server,
    cxid,
    operation: oldest.operation,
    zxid,
    value,
  });
  if (oldest.operation.type === 'closeSession') {
    if (self.connection !== null) out.close(self.connection);
    forget(self);
    return beginNext(self, out);
  }
  goOn(self, out);
}

/** Sends what the command still has to send; when all is answered, closes the session or goes on to the next command. */
function goOn(self: Client, out: ZabOutbox): void {
  const { task } = self;
  if (task === null) return;
  const { command } = task;
  const total = requestCount(command);
  const window = command.do === 'write' ? command.window : 1;
  while (self.sentCount < total && self.unanswered.length < window)
    ask(self, operationOf(command, self.sentCount), out);
  if (self.unanswered.length > 0) return;
  const closes = command.do === 'close' || ('session' in command && command.session === 'own');
  if (closes) return ask(self, { type: 'closeSession' }, out);
  beginNext(self, out);
}

function ask(self: Client, operation: Operation, out: ZabOutbox): void {
  const cxid = self.nextCxid;
  self.nextCxid = cxid + 1;
  self.sentCount++;
  self.unanswered = self.unanswered.push({ cxid, operation });
  out.observe({ kind: 'clientAsks', server: self.server, cxid, operation });
  if (self.connection !== null) out.send(self.connection, { type: 'clientRequest', cxid, operation });
}

function requestCount(command: ClientCommand): number {
  switch (command.do) {
    case 'write':
      return command.count;
    case 'read':
    case 'sync':
      return 1;
    case 'open':
    case 'close':
      return 0;
  }
}

function operationOf(command: ClientCommand, index: number): Operation {
  switch (command.do) {
    case 'write':
      return {
        type: 'set',
        path: command.count === 1 ? command.path : `${command.path}${index}`,
        value: command.value,
      };
    case 'read':
      return { type: 'get', path: command.path };
    case 'sync':
      return { type: 'sync' };
    case 'open':
    case 'close':
      throw new AssertionError('opening and closing are no requests of their own');
  }
}
