/** Servers and clients that a story names must be there. */
import type { ProcessId } from '../../sim/index.ts';
import type { Mistake } from '../language/mistakes.ts';
import { type Path, ScenarioError } from './scenarioError.ts';

/** Who plays in a story. */
export interface Cast {
  readonly servers: readonly number[];
  /** How many clients, numbered from 1. */
  readonly clients: number;
  /** Those that are not there from the beginning, but start with the first step that names them. */
  readonly lateClients: readonly number[];
}

/** Clients come after the servers. */
export const clientProcess = ({ servers }: Pick<Cast, 'servers'>, client: number): ProcessId =>
  Math.max(...servers) + client;

export const serverProblem = (server: number, { servers }: Pick<Cast, 'servers'>): Mistake | null =>
  servers.includes(server) ? null : { id: 'error.noSuchServer', params: { server, servers } };

/** @throws ScenarioError when the ensemble has no such server. */
export function requireServer(server: number, cast: Pick<Cast, 'servers'>, path: Path, key = false): void {
  const problem = serverProblem(server, cast);
  if (problem !== null) throw new ScenarioError(path, problem, { key });
}

/** @throws ScenarioError when the story has no such client. */
export function requireClient(client: number, { clients }: Cast, path: Path): void {
  if (client < 1 || client > clients)
    throw new ScenarioError(path, { id: 'error.noSuchClient', params: { client, clients } });
}
