/** What a server knows, read from the model itself after each event: the page copies it, and works nothing out. */
import type { ProcessId } from '../../sim/index.ts';
import type { Facts } from './serverView.ts';

/** From a row on a server has these facts. */
export interface FactsFrom {
  readonly row: number;
  readonly server: ProcessId;
  readonly facts: Facts;
}
