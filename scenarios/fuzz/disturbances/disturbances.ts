/** The vocabulary of the first act, and which profile uses which of it. */
import type { AuthoredStep } from '../../format/authoredStep.ts';
import type { ProfileName } from '../profile.ts';
import type { Making } from './making.ts';
import { kill } from './processes.ts';

const disturbances = { kill } as const satisfies Readonly<
  Record<string, (making: Making) => readonly AuthoredStep[]>
>;

export type DisturbanceName = keyof typeof disturbances;

/** @returns What may be drawn in this profile. */
export const disturbancesOf = (_profile: ProfileName): readonly DisturbanceName[] => ['kill'];

/** @returns The steps of one disturbance. */
export const disturb = (name: DisturbanceName, making: Making): readonly AuthoredStep[] =>
  disturbances[name](making);
