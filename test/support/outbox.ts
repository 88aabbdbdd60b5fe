/** An outbox that only writes down what it is asked for: for tests that talk to one process and need no world. */
import type {
  ConnectionId,
  DiskOperationKind,
  Outbox,
  ProcessId,
  Ticket,
  Vocabulary,
} from '../../sim/index.ts';

/** One request, as plain data. */
export type Asked<V extends Vocabulary> =
  | { readonly do: 'send'; readonly connection: ConnectionId; readonly message: V['message'] }
  | { readonly do: 'datagram'; readonly to: ProcessId; readonly message: V['message'] }
  | { readonly do: 'open'; readonly to: ProcessId; readonly port: string; readonly timeoutUs: number }
  | { readonly do: 'close'; readonly connection: ConnectionId }
  | { readonly do: 'listen' | 'unlisten'; readonly port: string }
  | { readonly do: 'setTimer'; readonly timer: string; readonly delayUs: number; readonly key: number }
  | { readonly do: 'cancelTimer'; readonly timer: string; readonly key: number }
  | {
      readonly do: 'disk';
      readonly operation: DiskOperationKind;
      readonly name: string;
      readonly value: V['stored'] | number | null;
      readonly ticket: Ticket;
    }
  | { readonly do: 'post'; readonly channel: string; readonly key: number; readonly item: V['item'] }
  | { readonly do: 'hold' | 'release' | 'clear'; readonly channel: string; readonly key: number }
  | { readonly do: 'draw'; readonly count: number }
  | { readonly do: 'observe'; readonly observation: V['observation'] }
  | { readonly do: 'exit'; readonly code: number };

export class WrittenOutbox<V extends Vocabulary> implements Outbox<V> {
  private asked: Asked<V>[] = [];
  private nextConnection = 1;
  private nextTicket = 1;

  /** @returns What was asked for since the last call. */
  take(): readonly Asked<V>[] {
    const { asked } = this;
    this.asked = [];
    return asked;
  }

  send(connection: ConnectionId, message: V['message']): void {
    this.asked.push({ do: 'send', connection, message });
  }

  datagram(to: ProcessId, message: V['message']): void {
    this.asked.push({ do: 'datagram', to, message });
  }

  open(to: ProcessId, port: string, timeoutUs: number): ConnectionId {
    this.asked.push({ do: 'open', to, port, timeoutUs });
    return this.nextConnection++;
  }

  close(connection: ConnectionId): void {
    this.asked.push({ do: 'close', connection });
  }

  listen(port: string): void {
    this.asked.push({ do: 'listen', port });
  }

  unlisten(port: string): void {
    this.asked.push({ do: 'unlisten', port });
  }

  setTimer(timer: string, delayUs: number, key = 0): void {
    this.asked.push({ do: 'setTimer', timer, delayUs, key });
  }

  cancelTimer(timer: string, key = 0): void {
    this.asked.push({ do: 'cancelTimer', timer, key });
  }

  append(record: V['stored']): Ticket {
    return this.disk('append', '', record);
  }

  truncate(length: number): Ticket {
    return this.disk('truncate', '', length);
  }

  write(cell: string, value: V['stored']): Ticket {
    return this.disk('write', cell, value);
  }

  save(file: string, value: V['stored']): Ticket {
    return this.disk('save', file, value);
  }

  remove(file: string): Ticket {
    return this.disk('remove', file, null);
  }

  sync(): Ticket {
    return this.disk('sync', '', null);
  }

  post(channel: string, item: V['item'], key = 0): void {
    this.asked.push({ do: 'post', channel, key, item });
  }

  hold(channel: string, key = 0): void {
    this.asked.push({ do: 'hold', channel, key });
  }

  release(channel: string, key = 0): void {
    this.asked.push({ do: 'release', channel, key });
  }

  clear(channel: string, key = 0): void {
    this.asked.push({ do: 'clear', channel, key });
  }

  draw(count: number): void {
    this.asked.push({ do: 'draw', count });
  }

  observe(observation: V['observation']): void {
    this.asked.push({ do: 'observe', observation });
  }

  exit(code: number): void {
    this.asked.push({ do: 'exit', code });
  }

  private disk(operation: DiskOperationKind, name: string, value: V['stored'] | number | null): Ticket {
    const ticket = this.nextTicket++;
    this.asked.push({ do: 'disk', operation, name, value, ticket });
    return ticket;
  }
}
