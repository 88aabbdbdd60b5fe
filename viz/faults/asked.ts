/** What a key asks of this room, whose code may not be there yet. */
import { signal } from '@preact/signals';
import type { Reason } from './deeds.ts';

/** Whether the editor of partitions is open. */
export const isPartitionOpen = signal(false);

/** Why what was asked for by a key makes no sense now; null: it does, or nothing was. */
export const whyNot = signal<Reason | null>(null);
