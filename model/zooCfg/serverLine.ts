/**
 * `server.N=host:quorumPort:electionPort[:role][;[clientHost:]clientPort]`, several addresses separated by `|`.
 *
 * Source: `QuorumPeer.QuorumServer.initializeWithAddressString` of release 3.9.5, which knows no secure client port here.
 */
import type { LearnerType } from '../configuration.ts';
import { type Address, isPort, WILDCARD } from './address.ts';
import { parseDecimal, split, trim } from './javaText.ts';
import type { ErrorId, ErrorParams } from './problem.ts';

interface ServerAddress {
  readonly host: string;
  readonly quorumPort: number;
  readonly electionPort: number;
}

/** What one line says. */
export interface ServerLine {
  readonly id: number;
  readonly role: LearnerType;
  readonly addresses: readonly ServerAddress[];
  /** null: the line has none. */
  readonly client: Address | null;
}

/** Ends the reading of a line. */
export class LineError<Id extends ErrorId = ErrorId> extends Error {
  override readonly name = 'LineError';
  readonly id: Id;
  readonly params: ErrorParams[Id];

  constructor(id: Id, params: ErrorParams[Id]) {
    super(id);
    this.id = id;
    this.params = params;
  }
}

interface Line {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  /** Whether the Java process was started with `-Dzookeeper.multiAddress.enabled=true`. */
  readonly isMultiAddress: boolean;
}

/** @throws LineError for the first thing that is wrong, in the order in which ZooKeeper looks. */
export function readServerLine(line: Line): ServerLine {
  const { id, value } = line;
  const [servers, ...clients] = split(value, ';');
  if (servers === undefined) throw outOfBounds(line);
  const texts = split(servers, '|');
  const [clientText] = clients;
  const client = clients.length === 1 && clientText !== undefined ? readClient(line, clientText) : null;
  if (!line.isMultiAddress && texts.length > 1)
    throw new LineError('zooCfg.multipleAddressesDisabled', { server: id });
  const addresses: ServerAddress[] = [];
  let role: LearnerType | null = null;
  for (const text of texts) {
    const parts = hostAndPorts(text);
    if (clients.length > 1 || parts.length < 3 || parts.length > 4) throw wrongForm(line);
    addresses.push(readAddress(line, parts));
    const [, , , roleText] = parts;
    if (roleText === undefined) continue;
    const own = readRole(roleText);
    if (role !== null && role !== own) throw new LineError('zooCfg.rolesDiffer', { server: id, role: own });
    role = own;
  }
  return { id, role: role ?? 'participant', addresses, client };
}

function readClient(line: Line, text: string): Address {
  const parts = hostAndPorts(text);
  if (parts.length > 2) throw wrongForm(line);
  const port = parts.at(-1);
  if (port === undefined) throw outOfBounds(line);
  // The exception names the host of the server, which has not been read yet.
  return { host: parts.length === 2 ? (parts[0] ?? WILDCARD) : WILDCARD, port: readPort(line, 'null', port) };
}

function readAddress(line: Line, [host = '', quorum = '', election = '']: readonly string[]): ServerAddress {
  const quorumPort = readPort(line, host, quorum);
  const electionPort = readPort(line, host, election);
  if (quorumPort === electionPort)
    throw new LineError('zooCfg.samePort', { server: line.id, port: quorumPort });
  return { host, quorumPort, electionPort };
}

/** No blank is stripped: one at the end of the line is part of the last port, which is no number then. */
function readPort({ key }: Line, host: string, text: string): number {
  const port = parseDecimal(text, 'int32');
  if (port === null) throw new LineError('zooCfg.addressUnresolved', { host, port: text });
  if (!isPort(port)) throw new LineError('zooCfg.portOutOfRange', { key, port });
  return port;
}

function readRole(text: string): LearnerType {
  const role = trim(text).toLowerCase();
  if (role === 'observer' || role === 'participant') return role;
  throw new LineError('zooCfg.unknownPeerType', { value: text });
}

/** Parts between colons; a host in brackets may have colons of its own. Source: `ConfigUtils.getHostAndPort`. */
function hostAndPorts(text: string): readonly string[] {
  if (!text.startsWith('[')) return split(text, ':');
  const close = text.indexOf(']');
  if (close < 0) throw new LineError('zooCfg.bracketNotClosed', { text });
  if (close + 2 === text.length) throw new LineError('zooCfg.bracketWithoutPort', { text });
  if (close + 2 > text.length) return [text.replace(/[[\]]/g, '')];
  return [text.slice(1, close), ...split(text.slice(close + 2), ':')];
}

const wrongForm = ({ key, value }: Line): LineError => new LineError('zooCfg.serverForm', { key, value });

const outOfBounds = ({ key, value }: Line): LineError =>
  new LineError('zooCfg.javaException', { exception: 'ArrayIndexOutOfBoundsException', key, value });
