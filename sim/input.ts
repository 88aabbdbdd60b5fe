/** The one input object that the kernel fills for each event; its type for handlers is the union `Input`. */
import type { DiskOperationKind, Input, Vocabulary } from './actor.ts';
import type { DiskContents } from './disk.ts';
import { NOTHING_DRAWN } from './process.ts';

/** Every field of every member of `Input`. One shape, used again and again: a handler must not keep it. */
export class ReusedInput<V extends Vocabulary> {
  kind: Input<V>['kind'] = 'boot';
  clockUs = 0;
  drawn: readonly number[] = NOTHING_DRAWN;
  incarnation = 0;
  argument: unknown = null;
  disk: DiskContents<V['stored']> | null = null;
  connection = 0;
  peer = 0;
  message: V['message'] | null = null;
  port = '';
  reason = '';
  timer = '';
  key = 0;
  operation: DiskOperationKind = 'sync';
  ticket = 0;
  failed = false;
  channel = '';
  item: V['item'] | null = null;
  command: V['command'] | null = null;

  /** The one place where the kernel vouches that the fields of `kind` are filled. */
  asInput(): Input<V> {
    return this as unknown as Input<V>;
  }
}
