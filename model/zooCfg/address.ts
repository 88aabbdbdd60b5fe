/** Hosts and ports, as texts: nothing is resolved. */

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** All addresses of a machine. */
export const WILDCARD = '0.0.0.0';

/** `0.0.0.0`, and `::` in all its lengths. */
export const isWildcard = (host: string): boolean =>
  host === WILDCARD || /^(?=.*::|(?:0+:){7}0+$)[0:]+$/.test(host);

/** `localhost` and no name at all are this machine; any other two names count as two machines. */
export const isSameHost = (a: string, b: string): boolean => canonical(a) === canonical(b);

function canonical(host: string): string {
  const name = host.toLowerCase();
  return name === 'localhost' || name === '' ? '127.0.0.1' : name;
}

export const addressText = ({ host, port }: Address): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

/** Source: `java.net.InetSocketAddress`. */
export const isPort = (port: number): boolean => port >= 0 && port <= 65_535;
