/** Watches a whole run go by for what the minimap shows of it. */
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import type { Course, EpochFrom, LeadingSpan, LookFrom, TroubleKind, TroubleSpan } from '../trace/course.ts';
import type { NetworkState } from '../trace/networkState.ts';
import type { KnownRow } from '../trace/rows.ts';
import { lookOf } from '../trace/serverView.ts';

interface OpenLeading {
  readonly from: number;
  established: number | null;
  epoch: number | null;
}

export class CourseReader {
  private last: ClusterState | null = null;
  private readonly open = new Map<ProcessId, OpenLeading>();
  private readonly leading: LeadingSpan[] = [];
  private readonly openTroubles = new Map<string, Omit<TroubleSpan, 'to'>>();
  private readonly troubles: TroubleSpan[] = [];
  private readonly epochs: EpochFrom[] = [];
  private readonly looks: LookFrom[] = [];
  private readonly lastLooks = new Map<ProcessId, LookFrom>();

  /** @param state - After the row. */
  note(row: KnownRow, state: ClusterState): void {
    const { i } = row;
    if (row.kind === 'clockChange' && row.data.jumpUs !== 0)
      this.troubles.push({ kind: 'clock', servers: [row.node], from: i, to: i });
    if (state === this.last) return;
    const { last } = this;
    this.last = state;
    const hasServerChanged = last === null || haveChanged(last.servers, state.servers);
    if (hasServerChanged) {
      this.noteLooks(i, state);
      this.noteServers(i, state);
    }
    if (hasServerChanged || isOtherTrouble(last.network, state.network)) this.noteTroubles(i, state);
  }

  read(): Course {
    const leading = [...this.open].map(([server, open]) => ({ server, to: null, ...open }));
    const troubles = [...this.openTroubles.values()].map((open) => ({ ...open, to: null }));
    return {
      leading: [...this.leading, ...leading].sort((a, b) => a.from - b.from),
      troubles: [...this.troubles, ...troubles].sort((a, b) => a.from - b.from),
      epochs: this.epochs,
      looks: this.looks,
    };
  }

  private noteLooks(row: number, { servers }: ClusterState): void {
    for (const server of servers) {
      const { id, isServing } = server;
      const look = lookOf(server);
      const last = this.lastLooks.get(id);
      if ((last?.look ?? 'ABSENT') === look && (last?.isServing ?? false) === isServing) continue;
      const next = { row, server: id, look, isServing };
      this.looks.push(next);
      this.lastLooks.set(id, next);
    }
  }

  private noteServers(i: number, { servers }: ClusterState): void {
    for (const { id, isUp, state, supporters, facts } of servers) {
      const open = this.open.get(id);
      const leads = isUp && state === 'LEADING';
      if (leads && open === undefined) this.open.set(id, { from: i, established: null, epoch: null });
      if (leads && open !== undefined && supporters !== null && open.established === null) {
        open.established = i;
        open.epoch = facts.memory?.currentEpoch ?? null;
      }
      if (!leads && open !== undefined) {
        this.leading.push({ server: id, to: i, ...open });
        this.open.delete(id);
      }
      const accepted = facts.memory?.acceptedEpoch ?? 0;
      if (accepted > (this.epochs.at(-1)?.epoch ?? 0)) this.epochs.push({ row: i, epoch: accepted });
    }
  }

  private noteTroubles(i: number, state: ClusterState): void {
    const now = new Map(
      troublesIn(state).map((trouble) => [`${trouble.kind} ${trouble.servers.join(' ')}`, trouble]),
    );
    for (const [key, trouble] of now)
      if (!this.openTroubles.has(key)) this.openTroubles.set(key, { ...trouble, from: i });
    for (const [key, open] of this.openTroubles) {
      if (now.has(key)) continue;
      this.troubles.push({ ...open, to: i });
      this.openTroubles.delete(key);
    }
  }
}

type Servers = ClusterState['servers'];

/** Timers and votes come and go all the time; what the minimap shows of a server changes rarely. */
const haveChanged = (before: Servers, after: Servers): boolean =>
  before !== after && after.some((server, index) => hasChanged(before[index], server));

const hasChanged = (a: Servers[number] | undefined, b: Servers[number]): boolean =>
  a === undefined ||
  (a !== b &&
    (a.isUp !== b.isUp ||
      a.isPaused !== b.isPaused ||
      a.isServing !== b.isServing ||
      a.state !== b.state ||
      a.lives !== b.lives ||
      a.supporters !== b.supporters ||
      a.ratePpm !== b.ratePpm ||
      a.facts !== b.facts));

/** Messages come and go all the time; what is wrong changes rarely. */
const isOtherTrouble = (a: NetworkState, b: NetworkState): boolean =>
  a.cuts !== b.cuts || a.slow !== b.slow || a.held !== b.held;

const TRUE_RATE_PPM = 1_000_000;

interface Trouble {
  readonly kind: TroubleKind;
  readonly servers: readonly ProcessId[];
}

function troublesIn({ servers, network }: ClusterState): readonly Trouble[] {
  const of = (kind: TroubleKind, ...about: readonly ProcessId[]): Trouble => ({ kind, servers: about });
  const between = (direction: string) => direction.split('>').map(Number);
  return [
    ...servers.flatMap(({ id, isUp, isPaused, lives, facts, ratePpm }) => [
      ...(!isUp && lives > 0 ? [of('down', id)] : []),
      ...(isPaused ? [of('paused', id)] : []),
      ...(facts.disk.length > 0 ? [of('disk', id)] : []),
      ...(ratePpm === TRUE_RATE_PPM ? [] : [of('clock', id)]),
    ]),
    ...network.cuts.map((direction) => of('cut', ...between(direction))),
    ...network.slow.map((direction) => of('slow', ...between(direction))),
    ...network.held.map(({ direction }) => of('held', ...between(direction))),
  ];
}
