/** The random streams of a world beside those of its links, which live with the links (`network.ts`). Derived at first use. */
import type { ProcessId } from './actor.ts';
import { copyStream, deriveStream, type Stream } from './random.ts';

/** What a stream is for, and its name. One for each process; `faultTarget` belongs to the outside world, process 0. */
const PURPOSES = ['process', 'disk', 'local', 'faultDisk', 'faultTarget'] as const;

export type Purpose = (typeof PURPOSES)[number];

export class Streams {
  private readonly seed: string;
  /** Index: process × purposes + purpose. Empty where nothing was ever drawn. */
  private readonly streams: (Stream | undefined)[];

  constructor(seed: string, streams: (Stream | undefined)[] = []) {
    this.seed = seed;
    this.streams = streams;
  }

  fork(): Streams {
    return new Streams(this.seed, this.streams.slice());
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
}
