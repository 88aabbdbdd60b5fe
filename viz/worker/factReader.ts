/** Reads from the model, after each event, what servers know: the page copies it, and works nothing out. */
import { asServer, type ZabProcess } from '../../model/index.ts';
import { equalValues, type ProcessId, type ProcessStates } from '../../sim/index.ts';
import type { FactsFrom } from '../trace/factsFrom.ts';
import { type DiskTrouble, type Facts, type LogFacts, noFacts } from '../trace/serverView.ts';
import { LogReader } from './logReader.ts';

/** Finds what changes. */
export class FactReader {
  private readonly last: Map<ProcessId, Facts>;
  private readonly logs: LogReader;

  constructor(last: ReadonlyMap<ProcessId, Facts> = new Map(), logs: LogReader = new LogReader()) {
    this.last = new Map(last);
    this.logs = logs;
  }

  fork(): FactReader {
    return new FactReader(this.last, this.logs.fork());
  }

  /**
   * @param row - Where a change is shown.
   * @returns Null if there is none.
   */
  read(states: ProcessStates<ZabProcess>, server: ProcessId, row: number): FactsFrom | null {
    const facts = factsOf(states, server, this.logs.read(states, server));
    if (areSame(facts, this.last.get(server) ?? noFacts)) return null;
    this.last.set(server, facts);
    return { row, server, facts };
  }
}

/** Asked after every event: a log that has not changed is the very same one. */
const areSame = (a: Facts, b: Facts): boolean =>
  (a.log === b.log || equalValues(a.log, b.log)) &&
  a.memory?.currentEpoch === b.memory?.currentEpoch &&
  a.memory?.acceptedEpoch === b.memory?.acceptedEpoch &&
  a.memory?.lastProcessedZxid === b.memory?.lastProcessedZxid &&
  equalValues(a.disk, b.disk);

export function factsOf(
  states: ProcessStates<ZabProcess>,
  id: ProcessId,
  log: LogFacts = new LogReader().read(states, id),
): Facts {
  const server = asServer(states.stateOf(id));
  const memory =
    server === null
      ? null
      : {
          currentEpoch: server.currentEpoch,
          acceptedEpoch: server.acceptedEpoch,
          lastProcessedZxid: server.database.lastProcessedZxid,
        };
  return { memory, disk: diskTroubles(states, id), log };
}

function diskTroubles(states: ProcessStates<ZabProcess>, id: ProcessId): readonly DiskTrouble[] {
  const { slow, failing, isFull, isLogBroken } = states.diskOf(id).condition;
  const troubles: DiskTrouble[] = [];
  if (Object.keys(slow).length > 0) troubles.push('slow');
  if (Object.keys(failing).length > 0 || isLogBroken) troubles.push('failing');
  if (isFull) troubles.push('full');
  return troubles;
}
