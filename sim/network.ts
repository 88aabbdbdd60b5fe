/** Links and connections: the tables. How traffic moves over them is in `transport.ts`. */
import type { ConnectionId, ProcessId } from './actor.ts';
import { assert } from './assert.ts';
import { type Connection, copyConnection } from './connection.ts';
import { assertPossible, isConstant, type Latency } from './latency.ts';
import { copyLink, type Hold, type Link, newLink, NO_FLAP, NO_HOLDS } from './link.ts';
import { deriveStream } from './random.ts';

/** How the network behaves before any fault. Parts per million; latencies in microseconds. */
export interface NetworkProfile {
  readonly latency: Latency;
  /** Of datagrams only: connections lose nothing. */
  readonly lossPpm: number;
  readonly duplicationPpm: number;
  /** How many datagrams take a second latency on top, and so may be overtaken. */
  readonly reorderPpm: number;
  readonly links: readonly { readonly from: ProcessId; readonly to: ProcessId; readonly latency: Latency }[];
  /** How long unacknowledged data is sent again before the sender's end of a connection fails. */
  readonly giveUpUs: number;
}

/** Linux gives up after tcp_retries2 = 15 retransmissions: 924.6 s. */
export const defaultNetwork: NetworkProfile = {
  latency: { kind: 'constant', us: 1_000 },
  lossPpm: 0,
  duplicationPpm: 0,
  reorderPpm: 0,
  links: [],
  giveUpUs: 924_600_000,
};

/** A connection's id is its serial number times this, plus its place in the table. */
const PLACES_MAX = 65_536;

/** Tables of records that are copied when first written after a fork: forking copies the tables only. */
export class Network {
  readonly profile: NetworkProfile;
  private readonly seed: string;
  /** Index: from × stride + to. Empty where nothing was ever sent or changed. */
  private readonly links: (Link | undefined)[];
  private readonly stride: number;
  private readonly connections: (Connection | undefined)[];
  private readonly freePlaces: number[];
  private nextSerial: number;
  /** How many links are cut: mostly none, and then nobody need ask which. */
  private cutCount = 0;

  private constructor(fields: {
    profile: NetworkProfile;
    seed: string;
    links: (Link | undefined)[];
    stride: number;
    connections: (Connection | undefined)[];
    freePlaces: number[];
    nextSerial: number;
  }) {
    this.profile = fields.profile;
    this.seed = fields.seed;
    this.links = fields.links;
    this.stride = fields.stride;
    this.connections = fields.connections;
    this.freePlaces = fields.freePlaces;
    this.nextSerial = fields.nextSerial;
  }

  static create(profile: NetworkProfile, seed: string, processIdMax: ProcessId, owner: object): Network {
    const network = new Network({
      profile,
      seed,
      links: [],
      stride: processIdMax + 1,
      connections: [],
      freePlaces: [],
      nextSerial: 1,
    });
    assertPossible(profile.latency);
    assert(
      Number.isSafeInteger(profile.giveUpUs) && profile.giveUpUs > 0,
      'a sender gives up after an integer of microseconds above 0',
    );
    for (const { from, to, latency } of profile.links) {
      assert(
        Math.min(from, to) >= 1 && Math.max(from, to) <= processIdMax,
        'a link is between processes that exist',
      );
      assertPossible(latency);
      network.ownLink(from, to, owner).latency = latency;
    }
    return network;
  }

  fork(): Network {
    const fork = new Network({
      profile: this.profile,
      seed: this.seed,
      links: this.links.slice(),
      stride: this.stride,
      connections: this.connections.slice(),
      freePlaces: this.freePlaces.slice(),
      nextSerial: this.nextSerial,
    });
    fork.cutCount = this.cutCount;
    return fork;
  }

  isCut(from: ProcessId, to: ProcessId): boolean {
    return this.cutCount > 0 && this.links[from * this.stride + to]?.isCut === true;
  }

  /** @returns Whether a message, or its acknowledgement, cannot pass. */
  isCutEitherWay(from: ProcessId, to: ProcessId): boolean {
    return this.cutCount > 0 && (this.isCut(from, to) || this.isCut(to, from));
  }

  setCut(from: ProcessId, to: ProcessId, isCut: boolean, owner: object): void {
    if (this.isCut(from, to) === isCut) return;
    this.ownLink(from, to, owner).isCut = isCut;
    this.cutCount += isCut ? 1 : -1;
  }

  /** @returns The fault by which a link flaps, `NO_FLAP` if it does not. */
  flapOf(from: ProcessId, to: ProcessId): number {
    return this.links[from * this.stride + to]?.flap ?? NO_FLAP;
  }

  setFlap(from: ProcessId, to: ProcessId, flap: number, owner: object): void {
    if (this.flapOf(from, to) !== flap) this.ownLink(from, to, owner).flap = flap;
  }

  setHolds(from: ProcessId, to: ProcessId, holds: readonly Hold[], owner: object): void {
    this.ownLink(from, to, owner).holds = holds.length === 0 ? NO_HOLDS : holds;
  }

  latencyOf(from: ProcessId, to: ProcessId): Latency {
    return this.links[from * this.stride + to]?.latency ?? this.profile.latency;
  }

  /** @returns The link, made if need be, writable by `owner`. */
  ownLink(from: ProcessId, to: ProcessId, owner: object): Link {
    const link = this.links[from * this.stride + to];
    return link !== undefined && link.owner === owner ? link : this.makeOwnLink(from, to, owner);
  }

  private makeOwnLink(from: ProcessId, to: ProcessId, owner: object): Link {
    const index = from * this.stride + to;
    const shared = this.links[index];
    const link =
      shared === undefined ? newLink(from, to, this.profile.latency, owner) : copyLink(shared, owner);
    while (this.links.length <= index) this.links.push(undefined); // A hole would make the array slow.
    this.links[index] = link;
    return link;
  }

  /** Changes the latency of a link; null brings back what the profile has for it. @returns The latency from now on. */
  setLatency(from: ProcessId, to: ProcessId, latency: Latency | null, owner: object): Latency {
    const { links, latency: ofAll } = this.profile;
    const own = links.find((link) => link.from === from && link.to === to)?.latency ?? ofAll;
    if (latency !== null) assertPossible(latency);
    const link = this.ownLink(from, to, owner);
    link.latency = latency ?? own;
    return link.latency;
  }

  /** @returns The link, writable by `owner`, its stream ready to be drawn from. */
  ownSeededLink(from: ProcessId, to: ProcessId, owner: object): Link {
    const link = this.ownLink(from, to, owner);
    if (!link.isSeeded) this.seedLink(link);
    return link;
  }

  /** @returns The link, ready for a latency to be drawn; a constant one needs no stream. */
  ownLinkForLatency(from: ProcessId, to: ProcessId, owner: object): Link {
    const link = this.ownLink(from, to, owner);
    if (!link.isSeeded && !isConstant(link.latency)) this.seedLink(link);
    return link;
  }

  private seedLink(link: Link): void {
    const stream = deriveStream(this.seed, `network/${link.from}→${link.to}`, link.owner);
    link.c = stream.c;
    link.s0 = stream.s0;
    link.s1 = stream.s1;
    link.s2 = stream.s2;
    link.isSeeded = true;
  }

  /** @returns A name for a connection that is about to be made. */
  takeConnectionId(): ConnectionId {
    const place = this.freePlaces.pop() ?? this.connections.push(undefined) - 1;
    assert(place < PLACES_MAX, 'a world has at most 65,536 connections at a time');
    return this.nextSerial++ * PLACES_MAX + place;
  }

  /** The connection of this name will not be made. */
  giveBackConnectionId(id: ConnectionId): void {
    this.freePlaces.push(id % PLACES_MAX);
  }

  addConnection(connection: Connection): void {
    this.connections[connection.id % PLACES_MAX] = connection;
  }

  /** @returns The connection, or undefined once both its ends are closed. */
  findConnection(id: ConnectionId): Connection | undefined {
    const connection = this.connections[id & (PLACES_MAX - 1)];
    return connection !== undefined && connection.id === id ? connection : undefined;
  }

  /** @returns The connection, writable by `owner`. */
  ownConnection(id: ConnectionId, owner: object): Connection | undefined {
    const connection = this.findConnection(id);
    if (connection === undefined || connection.owner === owner) return connection;
    const copy = copyConnection(connection, owner);
    this.connections[id & (PLACES_MAX - 1)] = copy;
    return copy;
  }

  /** @returns Whom a key of `process` stands for: the other end of a connection, or a process; 0 if nobody. */
  partnerOf(process: ProcessId, key: number): ProcessId {
    if (key < PLACES_MAX) return key;
    const connection = this.findConnection(key);
    if (connection === undefined) return 0;
    return connection.initiator === process ? connection.acceptor : connection.initiator;
  }

  /** Forgets a connection whose two ends are closed. */
  removeConnection(connection: Connection): void {
    const place = connection.id % PLACES_MAX;
    this.connections[place] = undefined;
    this.freePlaces.push(place);
  }

  /** @returns All connections with an end still open, oldest first. */
  openConnections(): readonly Connection[] {
    return this.connections.filter((connection) => connection !== undefined).sort((a, b) => a.id - b.id);
  }

  /** @returns All links that exist, by sender, then receiver. */
  knownLinks(): readonly Link[] {
    return this.links.filter((link) => link !== undefined);
  }
}
