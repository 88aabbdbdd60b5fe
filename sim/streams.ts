/** The random streams of a world beside those of its links, which live with the links (`network.ts`). Derived at first use. */
import type { ProcessId } from './actor.ts';
import type { FaultKind } from './fault.ts';
import { copyStream, deriveStream, type Stream } from './random.ts';

/** What a stream is for, and its name. One for each process. */
const PURPOSES = ['process', 'disk', 'local', 'faultDisk'] as const;

export type Purpose = (typeof PURPOSES)[number];

export class Streams {
  private readonly seed: string;
  /** Index: process × purposes + purpose. Empty where nothing was ever drawn. */
  private readonly streams: (Stream | undefined)[];
  /** Where a symbolic target may mean several processes, one is drawn: each kind of fault from its own stream. Replaced, never edited. */
  private ofTargets: Readonly<Partial<Record<FaultKind, Stream>>>;

  constructor(seed: string, streams: (Stream | undefined)[] = [], ofTargets: Streams['ofTargets'] = {}) {
    this.seed = seed;
    this.streams = streams;
    this.ofTargets = ofTargets;
  }

  fork(): Streams {
    return new Streams(this.seed, this.streams.slice(), this.ofTargets);
  }

  /** @returns The stream, ready to be drawn from by `owner`. */
  own(purpose: Purpose, process: ProcessId, owner: object): Stream {
    const { streams } = this;
    const index = process * PURPOSES.length + PURPOSES.indexOf(purpose);
    let stream = streams[index];
    if (stream === undefined) {
      stream = deriveStream(this.seed, `${purpose}/${process}`, owner);
      while (streams.length <= index) streams.push(undefined); // A hole would make the array slow.
      streams[index] = stream;
    } else if (stream.owner !== owner) {
      stream = copyStream(stream, owner);
      streams[index] = stream;
    }
    return stream;
  }

  /** @returns The stream from which this kind of fault draws its targets, ready to be drawn from by `owner`. */
  ownOfTargets(kind: FaultKind, owner: object): Stream {
    const known = this.ofTargets[kind];
    if (known?.owner === owner) return known;
    const stream =
      known === undefined ? deriveStream(this.seed, `faultTarget/${kind}`, owner) : copyStream(known, owner);
    this.ofTargets = { ...this.ofTargets, [kind]: stream };
    return stream;
  }
}
