/**
 * A server's clients: each has a connection, and a session that is opened and closed by transactions.
 *
 * Sessions cost their zxids here, and no more: they do not expire, and are not moved.
 *
 * Source: `NIOServerCnxn`, `ZooKeeperServer.processConnectRequest`, `processPacket`; `FollowerRequestProcessor`, `ObserverRequestProcessor`.
 */
import { assertNever, type ConnectionId } from '../../sim/index.ts';
import { isServing } from '../broadcast/serving.ts';
import type { ClientMessage, Request } from '../message.ts';
import type { ClientConnection, Server, ZabOutbox } from '../server.ts';

export function onClientAccepted(self: Server, connection: ConnectionId, client: number): void {
  self.clients = [...self.clients, { connection, client, session: null }];
}

export function findClient(self: Readonly<Server>, connection: ConnectionId): ClientConnection | undefined {
  const { clients } = self;
  for (let index = 0; index < clients.length; index++)
    if (clients[index]?.connection === connection) return clients[index];
  return undefined;
}

export function onClientMessage(
  self: Server,
  client: ClientConnection,
  message: ClientMessage,
  out: ZabOutbox,
): void {
  switch (message.type) {
    case 'connectRequest':
      return onConnectRequest(self, client, message.lastZxidSeen, out);
    case 'clientRequest': {
      const { session } = client;
      if (session === null) return dropClient(self, client, out);
      return submit(self, { session, cxid: message.cxid, operation: message.operation }, out);
    }
    case 'connectResponse':
    case 'clientReply':
      return dropClient(self, client, out);
    default:
      return assertNever(message);
  }
}

/** Who does not serve, or is behind what the client has seen, closes the connection: the client must try another server. */
function onConnectRequest(
  self: Server,
  client: ClientConnection,
  lastZxidSeen: number,
  out: ZabOutbox,
): void {
  if (!isServing(self) || lastZxidSeen > self.database.lastProcessedZxid)
    return dropClient(self, client, out);
  const session = `0x${self.nextSession.base}${self.nextSession.count.toString(16).padStart(4, '0')}`;
  self.nextSession = { base: self.nextSession.base, count: self.nextSession.count + 1 };
  const { connection } = client;
  self.clients = self.clients.map((other) =>
    other.connection === connection ? { connection, client: client.client, session } : other,
  );
  submit(self, { session, cxid: 0, operation: { type: 'createSession' } }, out);
}

/**
 * The first processor: on a leader, Prep. On a learner a request goes to the commit processor first, and then, if it is more than a read, to
 * the leader: so the answer always finds it.
 */
function submit(self: Server, request: Request, out: ZabOutbox): void {
  const { role } = self;
  if (role.kind === 'leading' || role.kind === 'standalone')
    return out.post('prep', { type: 'submitted', request, connection: 0 });
  if (role.kind === 'looking' || role.connection === null) return;
  out.post('commit', { type: 'queued', request });
  if (request.operation.type === 'get') return;
  if (request.operation.type === 'sync') {
    const { waiting, pendingSyncs } = self.pipeline;
    self.pipeline = { waiting, pendingSyncs: [...pendingSyncs, request] };
  }
  out.send(role.connection, { type: 'request', request });
}

/** Answers a client, if it is still connected. */
export function reply(
  self: Server,
  { session, cxid, operation }: Request,
  value: string | null,
  out: ZabOutbox,
): void {
  const client = self.clients.find((other) => other.session === session);
  if (client === undefined) return;
  const { connection } = client;
  if (operation.type === 'createSession') return out.send(connection, { type: 'connectResponse', session });
  out.send(connection, { type: 'clientReply', cxid, zxid: self.database.lastProcessedZxid, value });
  if (operation.type === 'closeSession') dropClient(self, client, out);
}

export function dropClient(self: Server, { connection }: ClientConnection, out: ZabOutbox): void {
  out.close(connection);
  self.clients = self.clients.filter((other) => other.connection !== connection);
}
