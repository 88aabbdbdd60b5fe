/** The events of a run, counted and digested as they happen. */
import { Digest } from './digest.ts';
import { EVENT, type EventKind, type PendingEvent } from './event.ts';
import { HASH_BLOCK_EVENTS } from './hashTree.ts';
import { SharedLog } from './sharedLog.ts';

/** A protocol that may fold its own values itself. */
interface Folding {
  fold?(value: unknown, digest: Digest): void;
}

/** Faults and commands come from outside, and what became of a disk operation from the kernel. */
const isOfProtocol = (kind: EventKind): boolean =>
  kind !== EVENT.fault && kind !== EVENT.command && kind !== EVENT.disk;

function foldPayload({ kind, payload }: PendingEvent, folding: Folding, digest: Digest): void {
  if (folding.fold === undefined || !isOfProtocol(kind)) digest.value(payload);
  else folding.fold(payload, digest);
}

export class RunDigest {
  /** Events so far. */
  eventCount = 0;
  /** The digest after every 1,024th event: the leaves of the hash tree. */
  blocks: SharedLog<string> = SharedLog.empty<string>();
  private readonly rolling: Digest;

  private constructor(rolling: Digest) {
    this.rolling = rolling;
  }

  /** @param identity - The canonical scenario. */
  static open(seed: string, identity: unknown): RunDigest {
    const rolling = new Digest();
    rolling.text(seed);
    rolling.value(identity);
    return new RunDigest(rolling);
  }

  fork(): RunDigest {
    const fork = new RunDigest(this.rolling.copy());
    fork.eventCount = this.eventCount;
    fork.blocks = this.blocks;
    return fork;
  }

  /**
   * Counts an event and folds it.
   *
   * @param atUs - When it happens: what had to wait was due before.
   * @param folding - The protocol, which may know how to fold what is its own; of anything else every field is folded.
   */
  add(event: PendingEvent, atUs: number, folding: Folding): void {
    const { rolling } = this;
    const { name } = event;
    this.eventCount++;
    rolling.event(event.kind | (event.process << 8) | (event.peer << 20), atUs, event.key);
    if (name !== '') rolling.text(name);
    if (event.payload !== null) foldPayload(event, folding, rolling);
    if (this.eventCount % HASH_BLOCK_EVENTS === 0) this.endBlock();
  }

  private endBlock(): void {
    this.blocks = this.blocks.append(this.rolling.toString());
  }

  /** Folds what became of the last event, where its payload does not tell. */
  amend(words: readonly number[]): void {
    const { rolling } = this;
    for (const word of words) rolling.word(word);
    if (this.eventCount % HASH_BLOCK_EVENTS !== 0) return;
    this.blocks = this.blocks.truncate(this.blocks.length - 1).append(rolling.toString());
  }

  /** @returns Sixteen hexadecimal digits. */
  toString(): string {
    return this.rolling.toString();
  }
}
