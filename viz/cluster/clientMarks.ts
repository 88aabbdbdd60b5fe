/** A client: a small square with its number, what became of its last request, and the connection it has. */
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import type { ClientView } from '../trace/clientView.ts';
import type { Focus } from './focus.ts';
import { xy } from './lane.ts';
import { isCut, type NetworkState } from '../trace/networkState.ts';
import { directionFrom, type Point, type Seats, seatIn, towards } from './ring.ts';
import { bracketsPath } from './shapes.ts';

export interface ClientMark extends Point {
  readonly key: string;
  readonly id: ProcessId;
  readonly number: number;
  readonly radius: number;
  readonly outcome: Outcome;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly brackets: string;
  /** Its connection: a line to the server that it dials or is connected to. */
  readonly link: { readonly path: string; readonly state: 'dialled' | 'open' | 'cut' } | null;
}

export type Outcome = 'idle' | 'waits' | 'answered' | 'failed';

export function clientMarks(
  { clients, network }: ClusterState,
  seats: Seats,
  { focus, selected }: { readonly focus: Focus | null; readonly selected: ProcessId | null },
): readonly ClientMark[] {
  return clients.map((client) => {
    const { x, y, radius } = seatIn(seats, client.id);
    return {
      key: `c${client.number}`,
      id: client.id,
      number: client.number,
      x,
      y,
      radius,
      outcome: outcomeOf(client),
      isFocused: focus?.server === client.id,
      isSelected: selected === client.id,
      brackets: bracketsPath(radius + 9),
      link: linkOf(client, network, seats),
    };
  });
}

export function outcomeOf({ last, waiting }: ClientView): Outcome {
  if (waiting.length > 0) return 'waits';
  if (last === null) return 'idle';
  switch (last.outcome.kind) {
    case 'waits':
    case 'answered':
      return last.outcome.kind;
    default:
      return 'failed';
  }
}

function linkOf({ id, link }: ClientView, network: NetworkState, seats: Seats): ClientMark['link'] {
  if (link === null || !seats.has(link.server)) return null;
  const [client, server] = [seatIn(seats, id), seatIn(seats, link.server)];
  const angle = directionFrom(client, server);
  const start = towards(client, angle, client.radius);
  const end = towards(server, angle + Math.PI, server.radius);
  const cut = isCut(network, id, link.server) || isCut(network, link.server, id);
  return { path: `M${xy(start)}L${xy(end)}`, state: cut ? 'cut' : link.isOpen ? 'open' : 'dialled' };
}
