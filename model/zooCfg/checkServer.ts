/**
 * What one server finds when it looks for itself among the servers.
 *
 * Source: `QuorumPeerConfig.setupClientPort`, `setupPeerType`, `checkValidity`; then `QuorumPeer.start`.
 */
import type { LearnerType } from '../configuration.ts';
import { type Address, addressText, isSameHost, isWildcard, WILDCARD } from './address.ts';
import { BEGINNING } from './checkSettings.ts';
import type { Members } from './members.ts';
import { MYID, type Myid } from './myid.ts';
import type { Findings, Place } from './problem.ts';
import type { Located, ReadSettings } from './readSettings.ts';
import type { ServerLine } from './serverLine.ts';
import type { ParserSettings } from './settings.ts';

export interface OneServer {
  readonly parsed: ParserSettings;
  readonly read: ReadSettings;
  readonly properties: ReadonlyMap<string, Located>;
  readonly members: Members;
  readonly myid: Myid;
  readonly isQuorum: boolean;
}

/** What the server believes afterwards. */
interface Checked {
  /** With its own client address, wherever it was written. */
  readonly servers: readonly ServerLine[];
  readonly peerType: LearnerType;
}

/** Longer ids would not fit into the owner of a node with a time to live. Source: `EphemeralType`. */
const ID_MAX_WITH_TTL = 254;

export function checkServer(server: OneServer, findings: Findings): Checked {
  const { members, myid, isQuorum } = server;
  const own = members.servers.find(({ id }) => id === myid.id);
  const client = checkClient(server, own, findings);
  const peerType = checkPeerType(server, own, findings);
  if (isQuorum) {
    checkLimit(server, 'initLimit', findings);
    checkLimit(server, 'syncLimit', findings);
    checkId(server, own, findings);
  }
  return { servers: members.servers.map((other) => (other === own ? { ...own, client } : other)), peerType };
}

/** The client port may stand in `zoo.cfg`, in the server's line, or in both if they agree. */
function checkClient(
  { parsed, read }: OneServer,
  own: ServerLine | undefined,
  findings: Findings,
): Address | null {
  const { clientPort, clientPortAddress, secureClientPort } = parsed;
  const written = clientPort === null ? null : { host: clientPortAddress ?? WILDCARD, port: clientPort };
  const listed = own?.client ?? null;
  if (written === null && listed === null && secureClientPort === null && !read.places.has('clientPort'))
    findings.warning(BEGINNING, 'zooCfg.noClientPort', {});
  if (own === undefined || written === null || listed === null) return listed ?? written;
  if (written.port !== listed.port || !(isWildcard(written.host) || isSameHost(written.host, listed.host))) {
    const at = read.places.get('clientPort')?.valueAt ?? BEGINNING;
    findings.error(at, 'zooCfg.clientAddressDiffers', {
      server: own.id,
      own: addressText(written),
      listed: addressText(listed),
    });
  }
  return listed;
}

/** The list of servers wins. */
function checkPeerType(
  { parsed, read, members }: OneServer,
  own: ServerLine | undefined,
  findings: Findings,
): LearnerType {
  const listed = own?.role ?? 'participant';
  if (listed !== parsed.peerType) {
    const at = read.places.get('peerType')?.valueAt ?? placeOf(members, own?.id);
    findings.warning(at, 'zooCfg.peerTypeDiffers', { listed, written: parsed.peerType });
  }
  return listed;
}

/** Only a server that has others needs them. */
function checkLimit(
  { parsed, read, members }: OneServer,
  key: 'initLimit' | 'syncLimit',
  findings: Findings,
): void {
  const isSet = parsed[`${key}Ticks`] !== 0;
  const written = read.places.get(key);
  // A wrong number has been told already.
  if (isSet || (written !== undefined && !read.values.has(key))) return;
  const at = written?.valueAt ?? placeOf(members, members.servers[0]?.id);
  findings.error(at, key === 'initLimit' ? 'zooCfg.initLimitNotSet' : 'zooCfg.syncLimitNotSet', {});
}

function checkId(
  { members, myid, properties }: OneServer,
  own: ServerLine | undefined,
  findings: Findings,
): void {
  const { id, isWrong } = myid;
  if (id === null) {
    if (!isWrong) findings.error(MYID, 'zooCfg.myidMissing', {});
    return;
  }
  const servers = members.servers.map((other) => other.id);
  if (own === undefined) findings.error(MYID, 'zooCfg.notInServerList', { server: id, servers });
  const hasTtl = properties.get('extendedTypesEnabled')?.value.toLowerCase() === 'true';
  if (hasTtl && id > ID_MAX_WITH_TTL)
    findings.error(MYID, 'zooCfg.idTooLargeForTtl', { server: id, max: ID_MAX_WITH_TTL });
}

const placeOf = ({ places }: Members, id: number | undefined): Place =>
  places.get(`server.${id ?? ''}`) ?? BEGINNING;
