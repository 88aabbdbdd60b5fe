/** Does what a handler asked for, in the order it asked. */
import type { ConnectionId, ProcessId, Vocabulary } from './actor.ts';
import { assert, assertNever } from './assert.ts';
import { clear, hold, post, release } from './channels.ts';
import { newConnection } from './connection.ts';
import { closeEnd, sendSegment } from './connections.ts';
import { subjectOfSegment } from './decisions.ts';
import { changeDisk, sync } from './diskWork.ts';
import { EVENT } from './event.ts';
import { drawLatency, isConstant } from './latency.ts';
import { endLife } from './life.ts';
import { EFFECT, type EffectKind, type EffectOutbox } from './outbox.ts';
import type { Process } from './process.ts';
import { drawBelow, drawUint32 } from './random.ts';
import { cancelTimer, setTimer } from './timers.ts';
import type { World } from './world.ts';

export function applyEffects<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  outbox: EffectOutbox<V>,
): void {
  for (let index = 0; index < outbox.count; index++) {
    const kind = outbox.kinds[index] as EffectKind;
    const first = outbox.firsts[index] as number;
    const second = outbox.seconds[index] as number;
    const name = outbox.names[index] as string;
    const payload = outbox.payloads[index];
    switch (kind) {
      case EFFECT.send:
        send(world, process, first, payload);
        break;
      case EFFECT.observe: {
        const observation = payload as V['observation'];
        world.addSeenRowOf(process, observation.kind, world.currentRow, observation);
        break;
      }
      case EFFECT.post:
        post(world, process, name, second, payload);
        break;
      case EFFECT.setTimer:
        setTimer(world, process, name, second, first);
        break;
      case EFFECT.exit:
        world.addSeenRowOf(process, 'exit', world.currentRow, { code: first });
        endLife(world, process, 'told');
        giveBackNames(world, outbox, index + 1);
        return; // A dead process asks for nothing more.
      default:
        applyRareEffect(world, process, kind, first, second, name, payload);
    }
  }
}

/** Dials that are not made have taken a place in the table each. */
function giveBackNames<State, V extends Vocabulary>(
  world: World<State, V>,
  outbox: EffectOutbox<V>,
  first: number,
): void {
  for (let index = first; index < outbox.count; index++) {
    if (outbox.kinds[index] === EFFECT.open)
      world.network.giveBackConnectionId(outbox.firsts[index] as number);
  }
}

type RareEffect = Exclude<EffectKind, (typeof EFFECT)['send' | 'observe' | 'post' | 'setTimer' | 'exit']>;

function applyRareEffect<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  kind: RareEffect,
  first: number,
  second: number,
  name: string,
  payload: unknown,
): void {
  switch (kind) {
    case EFFECT.cancelTimer:
      return cancelTimer(world, process, name, second);
    case EFFECT.datagram:
      return sendDatagram(world, process, first, payload);
    case EFFECT.open:
      return open(world, process, first, payload as ProcessId, name, second);
    case EFFECT.close:
      return close(world, process, first);
    case EFFECT.listen:
      if (!process.listening.includes(name)) process.listening = [...process.listening, name];
      return;
    case EFFECT.unlisten:
      process.listening = process.listening.filter((port) => port !== name);
      return;
    case EFFECT.append:
      return changeDisk(world, process, 'append', second, name, 0, payload);
    case EFFECT.truncate:
      return changeDisk(world, process, 'truncate', second, name, first, undefined);
    case EFFECT.write:
      return changeDisk(world, process, 'write', second, name, 0, payload);
    case EFFECT.save:
      return changeDisk(world, process, 'save', second, name, 0, payload);
    case EFFECT.remove:
      return changeDisk(world, process, 'remove', second, name, 0, undefined);
    case EFFECT.sync:
      return sync(world, process, second);
    case EFFECT.hold:
      return hold(world, process, name, second);
    case EFFECT.release:
      return release(world, process, name, second);
    case EFFECT.clear:
      return clear(world, process, name, second);
    case EFFECT.draw: {
      const stream = world.streams.own('process', process.id, world.token);
      const numbers = Array.from({ length: first }, () => drawUint32(stream));
      process.drawn = [
        ...process.drawn,
        ...numbers.map((word) => decide(world, `random ${process.id}`, word)),
      ];
      return;
    }
    default:
      return assertNever(kind);
  }
}

/** What counts where chance says `drawn`. */
const decide = <State, V extends Vocabulary>(
  { decisions, nowUs }: World<State, V>,
  subject: string,
  drawn: number,
  isCertain = false,
): number => decisions?.decide(subject, drawn, isCertain, nowUs) ?? drawn;

// Connections and datagrams.

function send<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  id: ConnectionId,
  message: unknown,
): void {
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined) return; // Closed at both ends, and forgotten.
  const isInitiator = process.id === connection.initiator;
  assert(isInitiator || process.id === connection.acceptor, 'a process uses its own connections only');
  // Writing to a closed socket fails; its owner has read, or will read, `closed`.
  if (!(isInitiator ? connection.isInitiatorOpen : connection.isAcceptorOpen)) return;
  const to = isInitiator ? connection.acceptor : connection.initiator;
  const row = world.addRow(process, 'send', to, world.currentRow, message);
  sendSegment(world, connection, process.id, EVENT.message, '', message, row);
}

function sendDatagram<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  to: ProcessId,
  message: unknown,
): void {
  assert(world.processes[to] !== undefined, 'whoever is sent a datagram exists, running or not');
  const { profile } = world.network;
  const link = world.network.ownSeededLink(process.id, to, world.token);
  const row = world.addRow(process, 'send', to, world.currentRow, message);
  const subject = subjectOfSegment(process.id, to, EVENT.datagram, '', message);
  const happens = (what: string, ppm: number): boolean =>
    ppm > 0 && decide(world, `${subject} ${what}`, Number(drawBelow(link, 1_000_000) < ppm)) === 1;
  const isLost = happens('lost', profile.lossPpm);
  const isDoubled = happens('doubled', profile.duplicationPpm);
  if (isDoubled) world.addRow(process, 'duplicate', to, row, message);
  for (let copy = 0; copy < (isDoubled ? 2 : 1); copy++) {
    const isLate = happens('late', profile.reorderPpm);
    const drawnUs = drawLatency(link.latency, link) + (isLate ? drawLatency(link.latency, link) : 0);
    const delayUs = decide(world, subject, drawnUs, isConstant(link.latency));
    if (isLost && copy === 0) world.addRow(process, 'drop', to, row, { message, reason: 'lost' });
    else world.push(world.nowUs + delayUs, EVENT.datagram, to, process.id, 0, 0, '', message, row);
  }
}

function open<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  id: ConnectionId,
  to: ProcessId,
  port: string,
  timeoutUs: number,
): void {
  assert(timeoutUs > 0 && Number.isSafeInteger(timeoutUs), 'a connect time-out is an integer above 0');
  assert(to !== process.id, 'a process does not dial itself: that is what channels are for');
  assert(world.processes[to] !== undefined, 'whoever is dialled exists, running or not');
  const connection = newConnection(id, port, process.id, to, world.token);
  world.network.addConnection(connection);
  const row = world.addRow(process, 'open', to, world.currentRow, { connection: id, port });
  sendSegment(world, connection, process.id, EVENT.accepted, port, null, row);
  const atUs = world.nowUs + timeoutUs;
  world.push(atUs, EVENT.connectTimeout, process.id, to, process.incarnation, id, '', null, row);
}

function close<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  id: ConnectionId,
): void {
  // A dial that has failed has no end to close; the answer may still wait for a process that was paused, and is not wanted any more.
  if (process.backlog.length > 0)
    process.backlog = process.backlog.filter(({ kind, key }) => kind !== EVENT.refused || key !== id);
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined) return;
  const isInitiator = process.id === connection.initiator;
  assert(isInitiator || process.id === connection.acceptor, 'a process uses its own connections only');
  if (!closeEnd(world, id, process.id)) return;
  const peer = isInitiator ? connection.acceptor : connection.initiator;
  const row = world.addRow(process, 'close', peer, world.currentRow, { connection: id });
  sendSegment(world, connection, process.id, EVENT.closed, 'closed', null, row);
}
