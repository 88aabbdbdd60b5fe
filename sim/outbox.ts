/**
 * The outbox: what one handler asked for, in the order it asked, as parallel columns that are used again for each call. Columns
 * of plain arrays cost half of an array of effect objects (see docs/decisions/0001).
 */
import type { ConnectionId, Outbox, ProcessId, Ticket, Vocabulary } from './actor.ts';

export const EFFECT = {
  send: 0,
  datagram: 1,
  open: 2,
  close: 3,
  listen: 4,
  unlisten: 5,
  setTimer: 6,
  cancelTimer: 7,
  append: 8,
  truncate: 9,
  write: 10,
  save: 11,
  remove: 12,
  sync: 13,
  post: 14,
  hold: 15,
  release: 16,
  clear: 17,
  draw: 18,
  observe: 19,
  exit: 20,
} as const;

export type EffectKind = (typeof EFFECT)[keyof typeof EFFECT];

/** What the outbox must know to name new connections and disk operations before the kernel makes them. */
export interface Names {
  takeConnectionId(): ConnectionId;
}

export class EffectOutbox<V extends Vocabulary> implements Outbox<V> {
  count = 0;
  readonly kinds: EffectKind[] = [];
  /** Connection, process, delay, length, ticket, count or code. */
  readonly firsts: number[] = [];
  /** Key, time-out or ticket. */
  readonly seconds: number[] = [];
  readonly names: string[] = [];
  readonly payloads: unknown[] = [];
  private naming: Names | null = null;
  private nextTicket = 1;

  /** Empties it for the next handler. */
  begin(naming: Names, nextTicket: number): void {
    this.count = 0;
    this.naming = naming;
    this.nextTicket = nextTicket;
  }

  /** @returns The number that the next disk operation would have. */
  get ticket(): Ticket {
    return this.nextTicket;
  }

  private add(kind: EffectKind, first: number, second: number, name: string, payload: unknown): void {
    const index = this.count++;
    this.kinds[index] = kind;
    this.firsts[index] = first;
    this.seconds[index] = second;
    this.names[index] = name;
    this.payloads[index] = payload;
  }

  send(connection: ConnectionId, message: V['message']): void {
    this.add(EFFECT.send, connection, 0, '', message);
  }

  datagram(to: ProcessId, message: V['message']): void {
    this.add(EFFECT.datagram, to, 0, '', message);
  }

  open(to: ProcessId, port: string, timeoutUs: number): ConnectionId {
    const connection = (this.naming as Names).takeConnectionId();
    this.add(EFFECT.open, connection, timeoutUs, port, to);
    return connection;
  }

  close(connection: ConnectionId): void {
    this.add(EFFECT.close, connection, 0, '', null);
  }

  listen(port: string): void {
    this.add(EFFECT.listen, 0, 0, port, null);
  }

  unlisten(port: string): void {
    this.add(EFFECT.unlisten, 0, 0, port, null);
  }

  setTimer(timer: string, delayUs: number, key = 0): void {
    this.add(EFFECT.setTimer, delayUs, key, timer, null);
  }

  cancelTimer(timer: string, key = 0): void {
    this.add(EFFECT.cancelTimer, 0, key, timer, null);
  }

  private addDiskOperation(kind: EffectKind, length: number, name: string, value: unknown): Ticket {
    const ticket = this.nextTicket++;
    this.add(kind, length, ticket, name, value);
    return ticket;
  }

  append(record: V['stored']): Ticket {
    return this.addDiskOperation(EFFECT.append, 0, '', record);
  }

  truncate(length: number): Ticket {
    return this.addDiskOperation(EFFECT.truncate, length, '', null);
  }

  write(cell: string, value: V['stored']): Ticket {
    return this.addDiskOperation(EFFECT.write, 0, cell, value);
  }

  save(file: string, value: V['stored']): Ticket {
    return this.addDiskOperation(EFFECT.save, 0, file, value);
  }

  remove(file: string): Ticket {
    return this.addDiskOperation(EFFECT.remove, 0, file, null);
  }

  sync(): Ticket {
    return this.addDiskOperation(EFFECT.sync, 0, '', null);
  }

  post(channel: string, item: V['item'], key = 0): void {
    this.add(EFFECT.post, 0, key, channel, item);
  }

  hold(channel: string, key = 0): void {
    this.add(EFFECT.hold, 0, key, channel, null);
  }

  release(channel: string, key = 0): void {
    this.add(EFFECT.release, 0, key, channel, null);
  }

  clear(channel: string, key = 0): void {
    this.add(EFFECT.clear, 0, key, channel, null);
  }

  draw(count: number): void {
    this.add(EFFECT.draw, count, 0, '', null);
  }

  observe(observation: V['observation']): void {
    this.add(EFFECT.observe, 0, 0, '', observation);
  }

  exit(code: number): void {
    this.add(EFFECT.exit, code, 0, '', null);
  }
}
