/**
 * What a run tells of itself when it is over, and expectations look back at: who was established when, how learners were synchronised,
 * which writes were answered. It watches as a property does, so it forks with the run; it claims nothing.
 */
import type {
  BootRefusal,
  ClientCommand,
  SyncMode,
  SyncRule,
  WriteCommand,
  ZabObservation,
  ZabProcess,
} from '../model/index.ts';
import { type ProcessId, type Property, property, type SeenObservation, SharedMap } from '../sim/index.ts';
import type { ZabRun } from './run.ts';

/** A leader that a quorum has accepted. */
export interface ElectionEntry {
  readonly epoch: number;
  readonly leader: ProcessId;
  readonly atUs: number;
  /** Since it began to look for a leader. */
  readonly tookMs: number;
}

/** How a leader decided to synchronise a learner. */
export interface SyncEntry {
  readonly learner: ProcessId;
  readonly leader: ProcessId;
  readonly mode: SyncMode;
  readonly rule: SyncRule;
}

/** A server that ended itself. */
interface ExitEntry {
  readonly server: ProcessId;
  readonly atUs: number;
  /** Why it did not start; null where it had. */
  readonly refusal: BootRefusal | null;
}

/** Writes to one path. */
interface WriteCount {
  readonly asked: number;
  readonly answered: number;
}

/** Fields are assigned; what they hold is replaced. */
export interface Chronicle {
  elections: readonly ElectionEntry[];
  syncs: readonly SyncEntry[];
  exits: readonly ExitEntry[];
  /** By path. */
  writes: SharedMap<WriteCount>;
}

const NAME = 'chronicle';

const begin = (): Chronicle => ({
  elections: [],
  syncs: [],
  exits: [],
  writes: SharedMap.empty<WriteCount>(),
});

export const chronicleProperty: Property<ZabProcess> = property<Chronicle, ZabProcess>({
  name: NAME,
  mood: 'sometimes',
  watches: ['leaderActive', 'syncDecided', 'bootRefused', 'exit', 'command', 'clientAnswered'],
  init: begin,
  copy: ({ elections, syncs, exits, writes }) => ({ elections, syncs, exits, writes }),
  observe(chronicle, seen) {
    note(chronicle, seen);
    return null;
  },
});

/** @returns What the run has told so far. */
export const chronicleOf = (run: ZabRun): Readonly<Chronicle> =>
  (run.ghostOf(NAME) as Readonly<Chronicle> | undefined) ?? begin();

/** @returns Whether a verdict is about the protocol, and not about this book. */
export const isVerdict = ({ name }: { readonly name: string }): boolean => name !== NAME;

function note(chronicle: Chronicle, { kind, process, atUs, data }: SeenObservation): void {
  if (kind === 'command') return noteCommand(chronicle, (data as Asked).command);
  if (kind === 'exit') return noteExit(chronicle, { server: process, atUs, refusal: null });
  // What is watched and no command is an observation of the model.
  const seen = data as ZabObservation;
  if (seen.kind === 'leaderActive') {
    const { epoch, tookMs } = seen;
    chronicle.elections = [...chronicle.elections, { epoch, leader: process, atUs, tookMs }];
  } else if (seen.kind === 'syncDecided') {
    const { learner, mode, rule } = seen;
    chronicle.syncs = [...chronicle.syncs, { learner, leader: process, mode, rule }];
  } else if (seen.kind === 'bootRefused')
    noteExit(chronicle, { server: process, atUs, refusal: seen.reason });
  else if (seen.kind === 'clientAnswered' && seen.operation.type === 'set')
    count(chronicle, seen.operation.path, 'answered');
}

/** Who refuses to start says so, and exits in the same instant. */
function noteExit(chronicle: Chronicle, exit: ExitEntry): void {
  const last = chronicle.exits.at(-1);
  if (last?.server === exit.server && last.atUs === exit.atUs) return;
  chronicle.exits = [...chronicle.exits, exit];
}

/** What the kernel shows of a command as it arrives. */
interface Asked {
  readonly command: ClientCommand;
}

/** A write counts from the moment at which its client is told of it: it may never find a server to ask. */
function noteCommand(chronicle: Chronicle, command: ClientCommand): void {
  if (command.do !== 'write') return;
  for (let index = 0; index < command.count; index++) count(chronicle, writtenPath(command, index), 'asked');
}

function count(chronicle: Chronicle, path: string, what: keyof WriteCount): void {
  const before = chronicle.writes.get(path) ?? { asked: 0, answered: 0 };
  chronicle.writes = chronicle.writes.set(path, { ...before, [what]: before[what] + 1 });
}

/** One write keeps its path; of several each has its number behind it. */
const writtenPath = ({ path, count: writes }: WriteCommand, index: number): string =>
  writes === 1 ? path : `${path}${index}`;
