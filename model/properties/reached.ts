/** Properties of mood `sometimes`: places that a search must reach, or its silence about everything else proves nothing. */
import { type ProcessStates, type Property, property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';

type Kind = ZabObservation['kind'];
type ObservationOf<K extends Kind> = Extract<ZabObservation, { readonly kind: K }>;

/** @returns The property that is reached by the first observation of this kind for which `isIt` holds. */
export function reached<K extends Kind>(
  name: string,
  watched: K,
  isIt: (observation: ObservationOf<K>, process: number, states: ProcessStates<ZabProcess>) => boolean = () =>
    true,
): Property<ZabProcess> {
  return property<null, ZabProcess>({
    name,
    mood: 'sometimes',
    watches: [watched],
    init: () => null,
    copy: () => null,
    observe: (_ghost, { process, row, data }, states) =>
      isIt(data as ObservationOf<K>, process, states) ? { rows: [row], values: { server: process } } : null,
  });
}
