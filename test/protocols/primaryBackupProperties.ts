/** What the register promises: one property of each mood, as an example of how to write them. */
import { equalValues, type Property, property } from '../../sim/index.ts';
import type { Entry, Server, Words } from './primaryBackup.ts';

type Observed<Kind extends Words['observation']['kind']> = Extract<
  Words['observation'],
  { readonly kind: Kind }
>;

/** Ghost state lives beside the world: it knows what no server knows, and outlives all of them. */
interface Acknowledgements {
  /** By index of the log; replaced, never edited. */
  entries: readonly Entry[];
}

const nothingIsLost: Property<Server> = property<Acknowledgements, Server>({
  name: 'nothing acknowledged is lost',
  // Whoever takes over has every acknowledged write, and no place of the log is acknowledged twice differently.
  mood: 'always',
  watches: ['acknowledged', 'tookOver'],
  init: () => ({ entries: [] }),
  copy: ({ entries }) => ({ entries }),
  observe(ghost, { kind, process, data, row }, states) {
    if (kind === 'tookOver') {
      const log = states.stateOf(process)?.log;
      const index = ghost.entries.findIndex((entry, at) => !equalValues(log?.at(at), entry));
      return index < 0 ? null : { rows: [row], values: { index, acknowledged: ghost.entries[index] } };
    }
    const { index, entry } = data as Observed<'acknowledged'>;
    const before = ghost.entries[index];
    if (before === undefined) ghost.entries = [...ghost.entries, entry];
    return before === undefined || equalValues(before, entry)
      ? null
      : { rows: [row], values: { index, before, entry } };
  },
});

const someoneTakesOver: Property<Server> = property<{ acknowledgedView: number }, Server>({
  name: 'a backup takes over a register in use',
  // Or this search never saw a primary fail.
  mood: 'sometimes',
  watches: ['acknowledged', 'tookOver'],
  init: () => ({ acknowledgedView: 0 }),
  copy: ({ acknowledgedView }) => ({ acknowledgedView }),
  observe(ghost, { kind, data, row }) {
    if (kind === 'acknowledged') ghost.acknowledgedView = (data as Observed<'acknowledged'>).entry.view;
    if (kind === 'acknowledged' || ghost.acknowledgedView === 0) return null;
    const { view } = data as Observed<'tookOver'>;
    return { rows: [row], values: { from: ghost.acknowledgedView, to: view } };
  },
});

/** Dial, adopt, silence: two seconds are enough for all of them, several times. */
const RECOVERY_US = 2_000_000;

const writesGoOn: Property<Server> = property<{ owedUs: number }, Server>({
  name: 'writes go on',
  // Two seconds after a fault that leaves all servers up and linked, if no other follows, a write has been acknowledged.
  mood: 'eventually',
  watches: ['acknowledged', 'fault'],
  init: () => ({ owedUs: Number.POSITIVE_INFINITY }),
  copy: ({ owedUs }) => ({ owedUs }),
  observe(ghost, { kind, atUs }, states) {
    const areAllWell = states.ids.every(
      (id) =>
        states.stateOf(id) !== null &&
        !states.isPaused(id) &&
        states.ids.every((to) => states.isLinked(id, to)),
    );
    ghost.owedUs = kind === 'fault' && areAllWell ? atUs + RECOVERY_US : Number.POSITIVE_INFINITY;
    return null;
  },
  deadlineUs: ({ owedUs }) => owedUs,
});

export const registerProperties: readonly Property<Server>[] = [nothingIsLost, someoneTakesOver, writesGoOn];
