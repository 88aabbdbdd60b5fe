import { Backlog, type ProcessId, type ProcessStates, property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { DISTURBING, isDisturbance, type QuietTail, quietTail } from './quietTail.ts';

/** Writes of one client that are not answered yet, oldest first. */
interface Asked {
  readonly client: ProcessId;
  readonly server: ProcessId;
  readonly writes: Backlog<{ readonly cxid: number; readonly atUs: number }>;
  /** Whether the two can reach each other, and the server is one that is left to itself. */
  readonly isOwed: boolean;
}

interface Ghost {
  asked: readonly Asked[];
  /** Since when nothing disturbs, and how long an answer may take from then on, in microseconds. */
  sinceUs: number;
  boundUs: number;
}

/**
 * A server that is not up to date in time refuses its clients, and one that loses its leader cuts them off: then the client knows. What must not
 * happen is that it waits for ever, at a leader that nobody follows, or whose log is broken. (At a server whose power has failed it does: nobody
 * tells it.)
 *
 * Source: a proposal that is not acknowledged for syncLimit ticks costs a learner its connection (`LearnerHandler.ping`), and a leader without
 * a quorum of learners steps down (`Leader.lead`).
 */
export const writeAnswered = property<Ghost, ZabProcess, QuietTail>({
  name: 'a write is answered',
  // A write that is asked of a server in an ensemble that is not disturbed any more is committed and answered in time, unless the server refuses it or cuts the client off.
  mood: 'eventually',
  watches: [...DISTURBING, 'powerOff', 'clientAsks', 'clientAnswered', 'clientFails'],
  init: () => ({ asked: [], sinceUs: 0, boundUs: 0 }),
  copy: ({ asked, sinceUs, boundUs }) => ({ asked, sinceUs, boundUs }),
  knows: quietTail,
  observe(ghost, seen, states, quiet) {
    if (isDisturbance(seen)) {
      ghost.sinceUs = quiet.sinceUs;
      ghost.boundUs = 2 * quiet.boundUs;
      ghost.asked = ghost.asked.map((asked) => ({ ...asked, isOwed: isOwed(quiet, asked, states) }));
      return null;
    }
    const { kind, process: client, atUs, data } = seen;
    switch (kind) {
      case 'clientAsks': {
        const { operation, server, cxid } = data as Extract<ZabObservation, { readonly kind: 'clientAsks' }>;
        if (operation.type === 'set')
          ask(ghost, client, server, { cxid, atUs }, isOwed(quiet, { client, server }, states));
        return null;
      }
      case 'clientAnswered':
        answer(ghost, client, (data as Extract<ZabObservation, { readonly kind: 'clientAnswered' }>).cxid);
        return null;
      case 'clientFails':
        ghost.asked = ghost.asked.filter((asked) => asked.client !== client);
        return null;
      case 'powerOff':
        ghost.asked = ghost.asked.filter(({ server }) => server !== seen.process);
        return null;
      default:
        return null;
    }
  },
  deadlineUs(ghost) {
    let deadlineUs = Number.POSITIVE_INFINITY;
    for (const { writes, isOwed } of ghost.asked) {
      const oldest = writes.first();
      if (!isOwed || oldest === undefined) continue;
      deadlineUs = Math.min(deadlineUs, Math.max(oldest.atUs, ghost.sinceUs) + ghost.boundUs);
    }
    return deadlineUs;
  },
});

function isOwed(
  { calm }: Readonly<QuietTail>,
  { client, server }: Pick<Asked, 'client' | 'server'>,
  states: ProcessStates<ZabProcess>,
): boolean {
  if (calm === null || !calm.includes(server) || states.isPaused(client)) return false;
  if (states.stateOf(client) === null || asServer(states.stateOf(server)) === null) return false;
  return states.isLinked(client, server) && states.isLinked(server, client);
}

function ask(
  ghost: Ghost,
  client: ProcessId,
  server: ProcessId,
  write: { readonly cxid: number; readonly atUs: number },
  isOwedNow: boolean,
): void {
  const index = ghost.asked.findIndex((asked) => asked.client === client);
  const known = ghost.asked[index];
  const writes = known?.server === server ? known.writes : Backlog.empty<typeof write>();
  setAsked(ghost, index, {
    client,
    server,
    writes: writes.push(write),
    isOwed: isOwedNow,
  });
}

function setAsked(ghost: Ghost, index: number, changed: Asked): void {
  const asked = ghost.asked.slice();
  if (index < 0) asked.push(changed);
  else asked[index] = changed;
  ghost.asked = asked;
}

/** Answers come in the order of the requests. */
function answer(ghost: Ghost, client: ProcessId, cxid: number): void {
  const index = ghost.asked.findIndex((asked) => asked.client === client);
  const asked = ghost.asked[index];
  if (asked === undefined) return;
  const { server, isOwed: isStillOwed } = asked;
  let { writes } = asked;
  for (let first = writes.first(); first !== undefined && first.cxid <= cxid; first = writes.first())
    writes = writes.rest();
  setAsked(ghost, index, { client, server, writes, isOwed: isStillOwed });
}
