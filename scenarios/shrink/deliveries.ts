/** Stage three: every message, every write to a disk and every hand-over takes as long as any other. */
import type { AuthoredLatency, Scenario } from '../format/scenario.ts';
import { readTime } from '../format/time.ts';
import { duration } from '../language/format.ts';
import { changed } from './parts.ts';
import { keepFewDelays } from './keptDelays.ts';
import { rounderTimes } from './rounder.ts';
import type { Search } from './search.ts';

/** A world without chance: what is left out is constant by default. */
interface Deliveries {
  readonly latency: string;
  readonly sync: string;
  readonly handOver?: string;
}

const CONSTANTS: readonly Deliveries[] = [
  { latency: '1ms', sync: '1ms' },
  { latency: '1ms', sync: '100us' },
  { latency: '1ms', sync: '10ms' },
  { latency: '100us', sync: '1ms' },
  { latency: '10ms', sync: '1ms' },
  { latency: '1ms', sync: '1ms', handOver: '100us' },
  { latency: '1ms', sync: '1ms', handOver: '1ms' },
  { latency: '1ms', sync: '5ms', handOver: '1ms' },
  { latency: '1ms', sync: '1ms', handOver: '5ms' },
  { latency: '1ms', sync: '10ms', handOver: '5ms' },
  { latency: '10ms', sync: '1ms', handOver: '5ms' },
];

const SEEDS = [undefined, '2', '3', '4', '5', '6', '7', '8'] as const;

export function simplifyDeliveries(search: Search): void {
  makeConstant(search);
  simplifyDecisions(search);
  simplifyEach(search);
  for (const seed of SEEDS) search.take(changed(search.story, { seed }));
}

function makeConstant(search: Search): void {
  for (const deliveries of CONSTANTS) if (search.take(constant(search.story, deliveries))) return;
  search.take(withoutChance(search.story));
}

/** Where nothing else helps: a world without chance but for a few delays. */
export function keepDelays(search: Search): void {
  if (isConstant(search.story)) return;
  // What is constant already decides nothing, so it is kept as it is.
  if (keepFewDelays(search, withoutChance(search.story))) return;
  for (const deliveries of CONSTANTS) if (keepFewDelays(search, constant(search.story, deliveries))) return;
}

/** The story with a constant in the place of each latency that is drawn. */
function withoutChance(story: Scenario): Scenario {
  const { network = {}, disk = {}, handOver } = story;
  const fixed = (
    latency: AuthoredLatency | undefined,
    instead: string | undefined,
  ): AuthoredLatency | undefined =>
    typeof latency === 'string' && !latency.includes('..') ? latency : instead;
  return changed(story, {
    network: changed(network, {
      latency: fixed(network.latency, '1ms'),
      links: network.links?.map(({ from, to, latency }) => ({ from, to, latency: fixed(latency, '1ms') })),
    }),
    disk: changed(disk, {
      append: fixed(disk.append, undefined),
      write: fixed(disk.write, undefined),
      save: fixed(disk.save, undefined),
      sync: fixed(disk.sync, '1ms'),
    }),
    handOver: fixed(handOver, undefined),
    seed: undefined,
    decisions: undefined,
  });
}

/** What is decided, one by one. */
function simplifyDecisions(search: Search): void {
  const put = (decisions: readonly string[]): boolean =>
    search.take(changed(search.story, { decisions: decisions.length === 0 ? undefined : decisions }));
  put([]);
  for (const line of search.story.decisions ?? []) {
    const now = search.story.decisions ?? [];
    const index = now.indexOf(line);
    const [meaning = '', value = ''] = line.split(': ');
    const us = readTime(value);
    if (index < 0 || put(now.toSpliced(index, 1)) || typeof us !== 'number') continue;
    for (const rounder of rounderTimes(us))
      if (put(now.with(index, `${meaning}: ${duration(rounder)}`))) break;
  }
}

/** @returns Whether nothing is left to chance. */
export const isConstant = ({ network, disk, handOver = '1us' }: Scenario): boolean =>
  [network?.latency, disk?.sync, handOver].every(
    (latency) => typeof latency === 'string' && !latency.includes('..'),
  );

function constant(story: Scenario, { latency, sync, handOver }: Deliveries): Scenario {
  return changed(story, {
    network: { latency },
    disk: { sync },
    handOver,
    seed: undefined,
    decisions: undefined,
  });
}

/** One part of the world at a time, where it cannot be the whole. */
function simplifyEach(search: Search): void {
  const put = (changes: Readonly<Record<string, unknown>>): boolean =>
    search.take(changed(search.story, changes));
  const { network = {}, disk = {} } = search.story;
  if (network.links !== undefined) {
    put({ network: changed(network, { links: undefined }) });
    network.links.forEach((link) => {
      const now = search.story.network ?? {};
      const links = (now.links ?? []).filter((other) => other !== link);
      put({ network: changed(now, { links: links.length === 0 ? undefined : links }) });
    });
  }
  if (network.giveUp !== undefined)
    put({ network: changed(search.story.network ?? {}, { giveUp: undefined }) });
  for (const latency of ['1ms', '100us', '10ms', undefined])
    put({ network: changed(search.story.network ?? {}, { latency }) });
  put({ disk: { sync: '1ms' } });
  put({ disk: undefined });
  for (const key of ['append', 'write', 'save', 'sync'])
    if (key in disk || key === 'sync')
      for (const value of [undefined, '1ms', '100us', '10ms', '100ms'])
        put({ disk: changed(search.story.disk ?? {}, { [key]: value }) });
  if (search.story.handOver !== undefined)
    for (const handOver of [undefined, '1us', '10us', '100us', '1ms', '2ms', '5ms', '10ms'])
      put({ handOver });
}
