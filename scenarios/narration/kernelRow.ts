/** What the rows of the kernel have to tell: faults, what they do, expectations, and messages that carry a vote. */
import type { Notification, ZabMessage } from '../../model/index.ts';
import type { Fault, TraceRow } from '../../sim/index.ts';
import type { Expectation } from '../format/resolved.ts';
import type { Message } from '../language/message.ts';
import { toldExpectation } from '../toldExpectation.ts';
import { isUnnamedLink, type Narration, type Told, toldOf } from './narration.ts';

export function tellKernelRow(narration: Narration, row: TraceRow): Told {
  const server = row.node;
  switch (row.kind) {
    case 'start':
      return started(narration, row);
    case 'kill':
      return ['key', { id: 'told.killed', params: { server } }];
    case 'powerOff':
      return [
        'key',
        { id: 'told.poweredOff', params: { server, lost: (row.data as { lost: number }).lost } },
      ];
    case 'exit':
      return ['key', { id: 'told.exited', params: { server, code: (row.data as { code: number }).code } }];
    case 'pause':
      return ['key', { id: 'told.paused', params: { server } }];
    case 'resume':
      return ['key', { id: 'told.resumed', params: { server } }];
    case 'clockChange': {
      const { ratePpm, jumpUs } = row.data as { readonly ratePpm: number; readonly jumpUs: number };
      return ['key', { id: 'told.clockChanged', params: { server, ratePpm, jumpUs } }];
    }
    case 'fault':
      return fault(row.data as Fault);
    case 'linkCut':
    case 'linkHeal': {
      const { from, to } = row.data as { readonly from: number; readonly to: number };
      const weight = narration.unnamedEvent === row.event ? 'key' : 'detail';
      return [weight, { id: 'told.linkChanged', params: { from, to, isCut: row.kind === 'linkCut' } }];
    }
    case 'expect':
      return ['key', expectation(narration, row)];
    case 'send':
      return onNotification(row.data as ZabMessage, (params) => ({
        id: 'told.sent',
        params: { server, peer: row.peer, ...params },
      }));
    case 'deliver':
      return onNotification(row.data as ZabMessage, (params) => ({
        id: 'told.received',
        params: { server, peer: row.peer, ...params },
      }));
    case 'drop': {
      const { reason } = row.data as { readonly reason: string };
      return ['detail', { id: 'told.dropped', params: { server, peer: row.peer, reason } }];
    }
    default:
      return null; // Timers, disks, queues and sockets: the trace has them.
  }
}

/** Told with the round that begins, unless that begins later. */
function started(narration: Narration, { node: server }: TraceRow): Told {
  if ((narration.scenario.run.ensemble.startupMs ?? 0) === 0) return null;
  const life = toldOf(narration, server).life + 1;
  return ['key', { id: 'told.booted', params: { server, life } }];
}

/**
 * Faults of one server are told by what they do to it: the leader that a story kills has a name by then. So are links of the leader; and
 * where nobody leads, nothing was cut, and nothing is told.
 */
function fault(happened: Fault): Told {
  const weight = isUnnamedLink(happened) ? 'detail' : 'key';
  switch (happened.kind) {
    case 'partition':
      return ['key', { id: 'told.partitioned', params: { sides: happened.sides } }];
    case 'cut': {
      const { from, to, ways } = happened;
      return [weight, { id: 'told.cut', params: { from, to, ways } }];
    }
    case 'heal':
      return [weight, { id: 'told.healed', params: { between: happened.between } }];
    case 'delay': {
      const { from, to, ways, latency } = happened;
      return ['key', { id: 'told.delayed', params: { from, to, ways, latency } }];
    }
    case 'reset':
      return ['key', { id: 'told.reset', params: { between: happened.between } }];
    default:
      return ['detail', { id: 'told.step', params: { verb: happened.kind, target: happened.process } }];
  }
}

function expectation({ scenario }: Narration, { data, t }: TraceRow): Message {
  const judgement = data as { readonly expectation: Expectation; readonly met: boolean };
  const { text, met, unjudged } = toldExpectation(scenario, { ...judgement, atUs: t });
  if (unjudged !== null) return { id: 'told.notJudged', params: { text, why: unjudged } };
  return met ? { id: 'told.asExpected', params: { text } } : { id: 'told.notAsExpected', params: { text } };
}

/** Handshakes say nothing but who is there. */
function onNotification(
  message: ZabMessage,
  told: (params: Pick<Notification, 'vote' | 'round' | 'state'>) => Message,
): Told {
  if (message.type !== 'notification') return null;
  const { vote, round, state } = message;
  return ['detail', told({ vote, round, state })];
}
