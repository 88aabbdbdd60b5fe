/** What a test of the kernel sees of a world that its users do not: the one file that looks behind the exported type. */
import type { Vocabulary, World } from '../../sim/index.ts';

interface Kernel {
  readonly queue: { readonly length: number };
  readonly network: { openConnections(): readonly unknown[] };
}

const kernelOf = (world: object): Kernel => world as Kernel;

/** @returns How many entries the queue has, dead ones among them. */
export const queueLength = <State, V extends Vocabulary>(world: World<State, V>): number =>
  kernelOf(world).queue.length;

/** @returns How many connections are not forgotten. */
export const connectionCount = <State, V extends Vocabulary>(world: World<State, V>): number =>
  kernelOf(world).network.openConnections().length;
