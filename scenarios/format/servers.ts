/** Servers that a story names must be in its ensemble. */
import { type Path, ScenarioError } from './scenarioError.ts';

/** @throws ScenarioError when the ensemble has no such server. */
export function requireServer(server: number, servers: readonly number[], path: Path, key = false): void {
  if (!servers.includes(server))
    throw new ScenarioError(path, { id: 'error.noSuchServer', params: { server, servers } }, { key });
}
