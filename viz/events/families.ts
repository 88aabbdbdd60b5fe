/** Kinds of rows that one looks for together. */
import type { Columns } from '../trace/columns.ts';

export const families = ['told', 'messages', 'timers', 'disk', 'faults', 'all'] as const;
export type EventFamily = (typeof families)[number];

const kindsOf: Readonly<Record<Exclude<EventFamily, 'told' | 'all'>, string>> = {
  messages: 'send deliver drop duplicate messageHeld messageReleased',
  timers:
    'timerSet timerFire timerCancel backOff finalizeWaitStart finalizeWaitRenewed finalizeWaitBroken finalizeWaitExpired',
  disk: 'diskWrite diskDone diskFault recovered bootRefused appended logSynced snapshotTaken truncated databaseReplaced',
  faults:
    'fault start kill powerOff exit pause resume clockChange diskFault linkCut linkHeal delayChange reset messageHeld messageReleased',
};

/** @returns Whether a row belongs to a family. */
export function familyTest(
  family: EventFamily,
  { kinds, kindNames, weights }: Columns,
): (row: number) => boolean {
  if (family === 'all') return () => true;
  if (family === 'told') return (row) => (weights[row] ?? 0) > 0;
  const meant = kindsOf[family].split(' ');
  const isMeant = kindNames.map((name) => meant.includes(name));
  return (row) => isMeant[kinds[row] ?? 0] ?? false;
}
