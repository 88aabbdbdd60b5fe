/** Who the servers of a story are, whichever way its ensemble is given. */
import type { AuthoredEnsemble, AuthoredServer } from './authoredEnsemble.ts';
import { listedServers } from './resolveEnsemble.ts';
import { readZooCfgOf } from './zooCfgEnsemble.ts';

/** @returns The servers in the order in which they are listed; those of a `zoo.cfg` by their ids. */
export const listServers = (ensemble: AuthoredEnsemble): readonly AuthoredServer[] =>
  ensemble.zooCfg === undefined
    ? listedServers(ensemble)
    : readZooCfgOf(ensemble).config.servers.map(({ id }) => ({ id }));
