/**
 * A map from strings to plain values whose versions share storage.
 *
 * `set` and `delete` return a new version and leave the old one as it was; both share every node that is not on the way to the key. A
 * hash trie, 32 ways wide: reading copies nothing, writing copies one short array for each level, of which there are log₃₂ of the size.
 *
 * The shape depends on what the map holds and not on how it came to hold it, and nothing is kept for later: versions with equal entries
 * are equal in every field, and one may be frozen.
 */
import { assert } from './assert.ts';
import { equalValues } from './equalValues.ts';

type Node<T> = Leaf<T> | Branch<T> | Bucket<T>;

interface Leaf<T> {
  readonly kind: 'leaf';
  readonly hash: number;
  readonly key: string;
  readonly value: T;
}

/** Bit n of `ways` is set when something lies behind the five bits n of the hash; `nodes` has one for each bit, in their order. */
interface Branch<T> {
  readonly kind: 'branch';
  readonly ways: number;
  readonly nodes: readonly Node<T>[];
}

/** Two or more keys with the same 32 bits, in the order of code units. */
interface Bucket<T> {
  readonly kind: 'bucket';
  readonly leaves: readonly Leaf<T>[];
}

const BITS_PER_LEVEL = 5;
const HASH_BITS = 32;

export class SharedMap<T> {
  readonly size: number;
  private readonly root: Node<T> | undefined;

  private constructor(root: Node<T> | undefined, size: number) {
    this.root = root;
    this.size = size;
  }

  static empty<T>(): SharedMap<T> {
    return new SharedMap<T>(undefined, 0);
  }

  /** @returns The value, or undefined where there is no such key. */
  get(key: string): T | undefined {
    return find(this.root, key, hashOf(key))?.value;
  }

  /** @returns The version with this value; this very one, if it holds an equal value already. */
  set(key: string, value: T): SharedMap<T> {
    const hash = hashOf(key);
    const old = find(this.root, key, hash);
    if (old !== undefined && equalValues(old.value, value)) return this;
    const root = put(this.root, { kind: 'leaf', hash, key, value }, 0);
    return new SharedMap(root, old === undefined ? this.size + 1 : this.size);
  }

  /** @returns The version without this key; this very one, if there is no such key. */
  delete(key: string): SharedMap<T> {
    const hash = hashOf(key);
    const old = find(this.root, key, hash);
    return old === undefined ? this : new SharedMap(without(this.root, old, 0), this.size - 1);
  }

  /** In the order of code units, like all that lists a map; O(n log n). */
  keys(): readonly string[] {
    return this.leaves().map(({ key }) => key);
  }

  *[Symbol.iterator](): Iterator<readonly [string, T]> {
    for (const { key, value } of this.leaves()) yield [key, value];
  }

  /** Pairs and not an object, whose keys would be in another order as soon as some look like integers. */
  toJSON(): readonly (readonly [string, T])[] {
    return [...this];
  }

  private leaves(): readonly Leaf<T>[] {
    const leaves: Leaf<T>[] = [];
    collect(this.root, leaves);
    return leaves.sort(byKey);
  }
}

/** FNV-1a over code units. Its low bits know only the low bits of the key, so the high half is folded in at the end. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash ^ (hash >>> 16);
}

function find<T>(root: Node<T> | undefined, key: string, hash: number): Leaf<T> | undefined {
  let node = root;
  for (let depthBits = 0; node?.kind === 'branch'; depthBits += BITS_PER_LEVEL) {
    const way = wayAt(hash, depthBits);
    node = (node.ways & way) === 0 ? undefined : node.nodes[indexOf(node, way)];
  }
  if (node?.kind === 'bucket') return node.leaves.find((leaf) => leaf.key === key);
  return node?.key === key ? node : undefined;
}

/** @returns The node with `leaf` in it, in place of one with its key. */
function put<T>(node: Node<T> | undefined, leaf: Leaf<T>, depthBits: number): Node<T> {
  if (node === undefined) return leaf;
  switch (node.kind) {
    case 'leaf':
      return node.key === leaf.key ? leaf : apart(node, leaf, depthBits);
    case 'bucket': {
      const others = node.leaves.filter(({ key }) => key !== leaf.key);
      return { kind: 'bucket', leaves: [...others, leaf].sort(byKey) };
    }
    case 'branch': {
      const way = wayAt(leaf.hash, depthBits);
      const index = indexOf(node, way);
      if ((node.ways & way) === 0) return branch(node.ways | way, node.nodes.toSpliced(index, 0, leaf));
      return branch(
        node.ways,
        node.nodes.with(index, put(node.nodes[index], leaf, depthBits + BITS_PER_LEVEL)),
      );
    }
  }
}

/** @returns What holds two leaves with different keys: branches as long as their hashes agree. */
function apart<T>(one: Leaf<T>, other: Leaf<T>, depthBits: number): Node<T> {
  if (depthBits >= HASH_BITS) return { kind: 'bucket', leaves: [one, other].sort(byKey) };
  const way = wayAt(one.hash, depthBits);
  const otherWay = wayAt(other.hash, depthBits);
  if (way === otherWay) return branch(way, [apart(one, other, depthBits + BITS_PER_LEVEL)]);
  return branch(way | otherWay, way >>> 0 < otherWay >>> 0 ? [one, other] : [other, one]);
}

/** @returns The node without `leaf`, which it holds; a leaf that is left alone takes the place of what held it. */
function without<T>(node: Node<T> | undefined, leaf: Leaf<T>, depthBits: number): Node<T> | undefined {
  assert(node !== undefined, 'what is deleted is there');
  switch (node.kind) {
    case 'leaf':
      return undefined;
    case 'bucket': {
      const leaves = node.leaves.filter((other) => other !== leaf);
      return leaves.length === 1 ? leaves[0] : { kind: 'bucket', leaves };
    }
    case 'branch': {
      const way = wayAt(leaf.hash, depthBits);
      const index = indexOf(node, way);
      const below = without(node.nodes[index], leaf, depthBits + BITS_PER_LEVEL);
      const ways = below === undefined ? node.ways ^ way : node.ways;
      const nodes = below === undefined ? node.nodes.toSpliced(index, 1) : node.nodes.with(index, below);
      return nodes.length === 1 && nodes[0]?.kind === 'leaf' ? nodes[0] : branch(ways, nodes);
    }
  }
}

function collect<T>(node: Node<T> | undefined, leaves: Leaf<T>[]): void {
  if (node === undefined) return;
  switch (node.kind) {
    case 'leaf':
      leaves.push(node);
      return;
    case 'bucket':
      leaves.push(...node.leaves);
      return;
    case 'branch':
      for (const below of node.nodes) collect(below, leaves);
      return;
  }
}

const branch = <T>(ways: number, nodes: readonly Node<T>[]): Branch<T> => ({ kind: 'branch', ways, nodes });

/** @returns The bit of the way that this hash takes at this depth. */
const wayAt = (hash: number, depthBits: number): number => 1 << ((hash >>> depthBits) & 31);

/** @returns How many ways are taken before this one. */
const indexOf = ({ ways }: Branch<unknown>, way: number): number => countBits(ways & (way - 1));

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const byKey = (a: Leaf<unknown>, b: Leaf<unknown>): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
