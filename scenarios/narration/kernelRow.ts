/** What the rows of the kernel have to tell: what becomes of processes, faults, expectations, and messages. */
import type { ClientCommand, ZabMessage } from '../../model/index.ts';
import type { DiskFault, TraceRow } from '../../sim/index.ts';
import type { Expectation } from '../format/resolved.ts';
import type { TellingMessage as Sentence } from '../language/telling.ts';
import type { Message } from '../language/narration/words.ts';
import { toldExpectation } from '../toldExpectation.ts';
import { isBurst } from './asking.ts';
import { tellFault } from './faultRow.ts';
import { type Narration, type Told, toldOf } from './narration.ts';
import { clientNumber, partyOf } from './processes.ts';
import { startsSoon } from './starting.ts';

export function tellKernelRow(narration: Narration, row: TraceRow): Told {
  const { scenario } = narration;
  const process = partyOf(scenario, row.node);
  switch (row.kind) {
    case 'start':
      return started(narration, row);
    case 'kill':
      return ['key', { id: 'told.killed', params: { process } }];
    case 'powerOff': {
      const { lost, torn } = row.data as { readonly lost: number; readonly torn: boolean };
      return ['key', { id: 'told.poweredOff', params: { process, lost, torn } }];
    }
    case 'exit': {
      const { code } = row.data as { readonly code: number };
      // Of a start that was refused, which has been told.
      return [code === 1 ? 'detail' : 'key', { id: 'told.exited', params: { process, code } }];
    }
    case 'pause':
      return ['key', { id: 'told.paused', params: { process } }];
    case 'resume':
      return ['key', { id: 'told.resumed', params: { process } }];
    case 'clockChange': {
      const { ratePpm, jumpUs } = row.data as { readonly ratePpm: number; readonly jumpUs: number };
      return ['key', { id: 'told.clockChanged', params: { process, ratePpm, jumpUs } }];
    }
    case 'diskFault':
      return ['key', { id: 'told.disk', params: { process, fault: row.data as DiskFault } }];
    case 'command':
      return commanded(narration, row);
    case 'fault':
      return tellFault(narration, row);
    case 'linkCut':
    case 'linkHeal': {
      const { from, to } = row.data as { readonly from: number; readonly to: number };
      const ends = { from: partyOf(scenario, from), to: partyOf(scenario, to) };
      return ['detail', { id: 'told.linkChanged', params: { ...ends, isCut: row.kind === 'linkCut' } }];
    }
    case 'messageHeld':
    case 'messageReleased':
      return held(narration, row);
    case 'expect':
      return ['key', expectation(narration, row)];
    case 'send':
    case 'deliver':
      return message(row);
    case 'drop': {
      const { reason } = row.data as { readonly reason: string };
      return [
        'detail',
        { id: 'told.dropped', params: { process, peer: partyOf(scenario, row.peer), reason } },
      ];
    }
    default:
      return null; // Timers, disks, queues and sockets: the trace has them.
  }
}

/** Told with the round that begins, unless that begins later. */
function started(narration: Narration, { node }: TraceRow): Told {
  if (clientNumber(narration.scenario, node) > 0) return null;
  const life = toldOf(narration, node).life + 1;
  const weight = startsSoon(narration.scenario) ? 'detail' : 'key';
  return [weight, { id: 'told.booted', params: { server: node, life } }];
}

/** What a client is asked to do shows in what it asks; but many writes are told together. */
function commanded({ scenario }: Narration, { node, data }: TraceRow): Told {
  const { command, peer: server } = data as { readonly command: ClientCommand; readonly peer: number };
  if (command.do !== 'write' || !isBurst(command) || server === 0) return null;
  const { path, count, window } = command;
  const client = clientNumber(scenario, node);
  return ['key', { id: 'told.clientWritesMany', params: { client, server, path, count, window } }];
}

function held({ scenario }: Narration, { kind, data }: TraceRow): Told {
  const { from, to, message: what } = data as { from: number; to: number; message: Message };
  const ends = { from: partyOf(scenario, from), to: partyOf(scenario, to) };
  return kind === 'messageReleased'
    ? ['key', { id: 'told.released', params: ends }]
    : ['key', { id: 'told.held', params: { ...ends, message: withoutTree(what) } }];
}

function expectation({ scenario }: Narration, { data, t }: TraceRow): Sentence {
  const judgement = data as { readonly expectation: Expectation; readonly met: boolean };
  const { text, met, unjudged } = toldExpectation(scenario, { ...judgement, atUs: t });
  if (unjudged !== null) return { id: 'told.notJudged', params: { text, why: unjudged } };
  return met ? { id: 'told.asExpected', params: { text } } : { id: 'told.notAsExpected', params: { text } };
}

/** Handshakes say nothing but who is there, pings not even that; what clients send they tell themselves. */
function message({ kind, node: server, peer, data }: TraceRow): Told {
  const sent = data as ZabMessage;
  const isSent = kind === 'send';
  switch (sent.type) {
    case 'handshake':
    case 'ping':
    case 'connectRequest':
    case 'connectResponse':
    case 'clientRequest':
    case 'clientReply':
      return null;
    case 'notification': {
      const { vote, round, state } = sent;
      const params = { server, peer, vote, round, state };
      return ['detail', { id: isSent ? 'told.sent' : 'told.received', params }];
    }
    default: {
      const params = { server, peer, packet: withoutTree(sent) };
      return ['detail', { id: isSent ? 'told.packetSent' : 'told.packetReceived', params }];
    }
  }
}

/** A database is no part of a line. */
function withoutTree<Sent extends Message>(sent: Sent): Sent {
  if (sent.type !== 'snap') return sent;
  const { type, zxid } = sent;
  return { type, zxid } as Sent;
}
