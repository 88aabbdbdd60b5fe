/** The ensemble that the text of a `zoo.cfg` describes, with what is wrong or doubtful about it at its line and column. */
import type { EnsembleConfig, EnsembleServer } from '../../model/index.ts';
import {
  type FoundIn,
  type Place,
  readEnsemble,
  type ServerFiles,
  sharedFiles,
  type ZooCfgEnsemble,
  type ZooCfgError,
  type ZooCfgWarning,
} from '../../model/zooCfg/index.ts';
import type { Mistake } from '../language/mistakes.ts';
import type { AuthoredZooCfg } from './authoredEnsemble.ts';
import { surroundingsOf } from './resolveEnsemble.ts';
import { type Path, type Position, ScenarioError, type ScenarioWarning } from './scenarioError.ts';

export interface ReadZooCfg {
  readonly config: ZooCfgEnsemble;
  readonly warnings: readonly ScenarioWarning[];
}

/** An ensemble as the model wants it, and what is doubtful about its files. */
export interface ResolvedZooCfg {
  readonly config: EnsembleConfig;
  readonly warnings: readonly ScenarioWarning[];
}

/**
 * @param clients - How many the steps name.
 * @throws ScenarioError when the ensemble contradicts itself.
 */
export function resolveZooCfg(ensemble: AuthoredZooCfg, clients: number): ResolvedZooCfg {
  const surroundings = surroundingsOf(ensemble, clients);
  const { config, warnings } = readZooCfgOf(ensemble);
  const servers = config.servers.map(
    (server): EnsembleServer => ({ disk: FRESH, logicalClock: 0, ...server }),
  );
  return { config: { ...config, servers, ...surroundings }, warnings };
}

const FRESH = { zxid: 0, currentEpoch: 0, acceptedEpoch: 0 } as const;

/** @throws ScenarioError for the first error that a server would stop at, or that the model does not know how to run. */
export function readZooCfgOf(ensemble: AuthoredZooCfg): ReadZooCfg {
  const reading = readEnsemble(filesOf(ensemble));
  const [error] = reading.errors;
  if (error !== undefined) {
    const { path, within } = placeOf(error, ensemble);
    throw new ScenarioError(path, problemOf(error), { within });
  }
  if (reading.ensemble === null) throw new TypeError('where no error is, there is an ensemble');
  const warnings = reading.warnings.map((warning) => ({
    ...placeOf(warning, ensemble),
    problem: problemOf(warning),
  }));
  return { config: reading.ensemble, warnings };
}

/** @throws ScenarioError where the texts are not one for each server. */
function filesOf({ zooCfg, myid }: AuthoredZooCfg): readonly ServerFiles[] {
  if (typeof zooCfg === 'string')
    return myid === undefined ? sharedFiles({ zooCfg }) : myid.map((text) => ({ zooCfg, myid: text }));
  if (myid === undefined || myid.length !== zooCfg.length) {
    const params = { zooCfg: zooCfg.length, myid: myid?.length ?? 0 };
    throw new ScenarioError(['ensemble', 'zooCfg'], { id: 'error.myidForEach', params });
  }
  return zooCfg.map((text, index) => ({ zooCfg: text, myid: myid[index] ?? '' }));
}

// The ids of the two belong to one catalogue; only the place is not part of the message.
const problemOf = ({ id, params }: ZooCfgError | ZooCfgWarning): Mistake => ({ id, params }) as Mistake;

function placeOf(
  { file, line, column, readBy }: FoundIn<Place>,
  { zooCfg, myid }: AuthoredZooCfg,
): { readonly path: Path; readonly within: Position | null } {
  const index = readBy[0] ?? 0;
  if (file === 'myid' && myid !== undefined)
    return { path: ['ensemble', 'myid', index], within: { line, column } };
  const path = typeof zooCfg === 'string' ? ['ensemble', 'zooCfg'] : ['ensemble', 'zooCfg', index];
  return { path, within: file === 'zooCfg' ? { line, column } : null };
}
