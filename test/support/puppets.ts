/**
 * A protocol without a mind of its own: each process does what its test tells it to, and says what it hears. So a
 * kernel test is a little play: who does what when, what goes wrong, and what everybody heard.
 */
import {
  type Actor,
  type ConnectionId,
  type Fault,
  type Input,
  type Outbox,
  type ProcessId,
  Run,
  Trace,
  type TraceRow,
  World,
  type WorldOptions,
} from '../../sim/index.ts';

export interface Words {
  readonly message: unknown;
  readonly item: unknown;
  readonly stored: unknown;
  readonly command: unknown;
  readonly observation: { readonly kind: string; readonly text: string; readonly clockUs: number };
}

export interface Puppet {
  readonly id: ProcessId;
  life: number;
  /** The newest connection with each process, opened or accepted. */
  links: Readonly<Record<ProcessId, ConnectionId>>;
  /** Whatever a test wants to remember; replaced, never edited. */
  memory: unknown;
}

export type Act = (out: Outbox<Words>, self: Puppet, input: Input<Words>) => void;

interface Role {
  readonly boot?: Act;
  /** By microseconds since the boot of the first life. */
  readonly at?: Readonly<Record<number, Act>>;
  readonly on?: Act;
}

export type Cast = Readonly<Record<ProcessId, Role>>;

export const PORT = 'port';

/** Acts that tests often need. */
export const listen: Act = (out) => out.listen(PORT);
export const dial =
  (to: ProcessId, timeoutUs = 100_000): Act =>
  (out, self) => {
    self.links = { ...self.links, [to]: out.open(to, PORT, timeoutUs) };
  };
export const send =
  (to: ProcessId, ...messages: readonly unknown[]): Act =>
  (out, self) => {
    for (const message of messages) out.send(linkOf(self, to), message);
  };
export const close =
  (peer: ProcessId): Act =>
  (out, self) =>
    out.close(linkOf(self, peer));

export function linkOf(self: Puppet, peer: ProcessId): ConnectionId {
  const link = self.links[peer];
  if (link === undefined) throw new Error(`${self.id} has no connection with ${peer}`);
  return link;
}

export function puppets(cast: Cast, resolve?: Actor<Puppet, Words>['resolve']): Actor<Puppet, Words> {
  return {
    init: (id) => ({ id, life: 0, links: {}, memory: null }),
    copy: ({ id, life, links, memory }) => ({ id, life, links, memory }),
    handle(self, input, out) {
      const role = cast[self.id] ?? {};
      if (input.kind === 'timer' && input.timer === 'script') return role.at?.[input.key]?.(out, self, input);
      if (input.kind === 'boot') self.life = input.incarnation;
      if (input.kind === 'accepted' || input.kind === 'connected') {
        self.links = { ...self.links, [input.peer]: input.connection };
      }
      out.observe({ kind: 'heard', text: textOf(input), clockUs: input.clockUs });
      if (input.kind === 'boot') {
        role.boot?.(out, self, input);
        if (self.life === 1)
          for (const us of Object.keys(role.at ?? {})) out.setTimer('script', Number(us), Number(us));
      }
      role.on?.(out, self, input);
    },
    ...(resolve === undefined ? {} : { resolve }),
  };
}

/** An input as a line: `message 1 hello`, `closed 2 reset`, `timer beat`. */
function textOf(input: Input<Words>): string {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  switch (input.kind) {
    case 'boot':
      return 'boot';
    case 'message':
    case 'datagram':
      return `${input.kind} ${input.peer} ${text(input.message)}`;
    case 'connected':
    case 'accepted':
      return `${input.kind} ${input.peer}`;
    case 'refused':
    case 'closed':
      return `${input.kind} ${input.peer} ${input.reason}`;
    case 'timer':
      return input.key === 0 ? `timer ${input.timer}` : `timer ${input.timer} ${input.key}`;
    case 'disk':
      return `disk ${input.operation} ${input.ticket}${input.failed ? ' failed' : ''}`;
    case 'post':
      return `post ${input.channel} ${text(input.item)}`;
    case 'command':
      return `command ${input.peer} ${text(input.command)}`;
  }
}

export type Timed = readonly [atUs: number, fault: Fault];

export interface PlayOptions extends Partial<Omit<WorldOptions, 'processes'>> {
  readonly faults?: readonly Timed[];
  readonly untilUs?: number;
  /** Processes that are not started at 0. */
  readonly down?: readonly ProcessId[];
  readonly resolve?: NonNullable<Actor<Puppet, Words>['resolve']>;
  readonly actor?: Actor<Puppet, Words>;
}

export interface Played {
  readonly run: Run<Puppet, Words, never>;
  readonly world: World<Puppet, Words>;
  readonly trace: Trace;
  readonly rows: readonly TraceRow[];
  /** What a process heard, as `time text`; only the kinds named, if any are. */
  readonly heard: (process: ProcessId, ...kinds: readonly string[]) => readonly string[];
  /** The same without times. */
  readonly texts: (process: ProcessId, ...kinds: readonly string[]) => readonly string[];
  /** What a process's own clock showed at each input of this text. */
  readonly clocks: (process: ProcessId, text: string) => readonly number[];
  readonly rowsOf: (kind: string) => readonly TraceRow[];
}

/** A run of puppets before its first event: everybody is started at 0. */
export function stage(cast: Cast, options: PlayOptions = {}): Run<Puppet, Words, never> {
  const {
    faults = [],
    down = [],
    resolve,
    actor = puppets(cast, resolve),
    untilUs: _untilUs,
    ...more
  } = options;
  const ids = Object.keys(cast).map(Number);
  const world = World.create(actor, { seed: 'puppets', ...more, processes: ids });
  const starts = ids
    .filter((id) => !down.includes(id))
    .map((process): Timed => [0, { kind: 'start', process }]);
  return Run.begin(world, {
    plan: [...starts, ...faults].map(([us, fault]) => ({
      moment: { kind: 'at', us },
      action: { do: 'fault', fault },
    })),
    properties: [],
    judge: () => true,
  });
}

/** Plays it to the end: ten virtual seconds unless told otherwise. */
export function play(cast: Cast, options: PlayOptions = {}): Played {
  const run = stage(cast, options);
  const { world } = run;
  const trace = new Trace();
  world.trace = trace;
  run.advance(options.untilUs ?? 10_000_000);
  const rows = [...trace.rows()];
  const heardBy = (process: ProcessId, kinds: readonly string[]) =>
    rows
      .filter(({ kind, node }) => kind === 'heard' && node === process)
      .map(({ t, data }) => ({ t, ...(data as Words['observation']) }))
      .filter(({ text }) => kinds.length === 0 || kinds.includes(text.split(' ')[0] ?? ''));
  return {
    run,
    world,
    trace,
    rows,
    heard: (process, ...kinds) => heardBy(process, kinds).map(({ t, text }) => `${t} ${text}`),
    texts: (process, ...kinds) => heardBy(process, kinds).map(({ text }) => text),
    clocks: (process, text) =>
      heardBy(process, [])
        .filter((heard) => heard.text === text)
        .map(({ clockUs }) => clockUs),
    rowsOf: (kind) => rows.filter((row) => row.kind === kind),
  };
}
