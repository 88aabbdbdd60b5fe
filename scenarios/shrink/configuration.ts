/** Stage one: fewer servers and clients, and settings as they are by default. */
import type { AuthoredServer, AuthoredServerList } from '../format/authoredEnsemble.ts';
import { listServers } from '../format/listServers.ts';
import { micros } from '../format/latencyText.ts';
import type { AuthoredStep } from '../format/authoredStep.ts';
import type { Scenario } from '../format/scenario.ts';
import { duration } from '../language/format.ts';
import { actionIn, changed, type Fields, isServerList, momentIn, stepOf, withEnsemble } from './parts.ts';
import { isConstant } from './deliveries.ts';
import { smaller } from './rounder.ts';
import { type Renaming, renamedStep } from './renamed.ts';
import type { Search } from './search.ts';

export function simplifyConfiguration(search: Search): void {
  dropTexts(search);
  dropServers(search);
  renumber(search);
  dropSettings(search);
  dropVariants(search);
  plainDisks(search);
}

/** What the author said about the story that it was. Nothing of it has to do with the run. */
function dropTexts(search: Search): void {
  const { expect, ...story } = search.story;
  if ((expect ?? []).length > 0) search.take(story);
}

const idsOf = (story: Scenario): readonly number[] => listServers(story.ensemble).map(({ id }) => id);

/** Two at a time first: an even number of voters is a world of its own. */
function dropServers(search: Search): void {
  if (!isServerList(search.story.ensemble)) return;
  const pairs = (): readonly (readonly number[])[] => {
    const ids = idsOf(search.story);
    return ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other]));
  };
  const single = (): readonly (readonly number[])[] => idsOf(search.story).map((one) => [one]);
  while (idsOf(search.story).length > 2 && takeFewer(search, pairs()));
  while (idsOf(search.story).length > 1 && takeFewer(search, single()));
}

function takeFewer(search: Search, sets: readonly (readonly number[])[]): boolean {
  const { story } = search;
  return sets.some((gone) => {
    const left = idsOf(story).filter((id) => !gone.includes(id));
    // Numbered anew they draw other delays: it may break with either.
    const fewer = withServers(story, (id) => (gone.includes(id) ? null : id));
    if (search.take(withServers(fewer, (id) => left.indexOf(id) + 1)) || search.take(fewer)) return true;
    // In a world of chance every change shifts all delays: another seed may give what this one no longer does.
    for (const seed of isConstant(story) ? [] : ['2', '3', '4'])
      if (search.take({ ...withServers(fewer, (id) => left.indexOf(id) + 1), seed })) return true;
    return left.some((instead) =>
      search.take(withServers(story, (id) => (gone.includes(id) ? null : id), instead)),
    );
  });
}

/** Ids without gaps, from 1. */
function renumber(search: Search): void {
  if (!isServerList(search.story.ensemble)) return;
  const ids = idsOf(search.story);
  search.take(withServers(search.story, (id) => ids.indexOf(id) + 1));
}

/** @param instead - Whom clients ask in the place of a server that is gone; without it they ask nothing. */
export function withServers(story: Scenario, rename: Renaming, instead?: number): Scenario {
  const { ensemble } = story;
  if (!isServerList(ensemble)) return story;
  const renamed = (ids: readonly number[]): readonly number[] =>
    ids.flatMap((id) => {
      const other = rename(id);
      return other === null ? [] : [other];
    });
  const servers = listServers(ensemble).flatMap((server): readonly AuthoredServer[] => {
    const id = rename(server.id);
    return id === null ? [] : [{ ...server, id }];
  });
  const groups = ensemble.groups?.map(renamed).filter((group) => group.length > 0);
  const observers = renamed(ensemble.observers ?? []);
  const weights = Object.entries(ensemble.weights ?? {}).flatMap(([id, weight]) => {
    const other = rename(Number(id));
    return other === null ? [] : [[String(other), weight] as const];
  });
  const ofClients: Renaming = (id) => rename(id) ?? instead ?? null;
  const steps = story.steps.flatMap((step) => {
    const isRequest = ['write', 'read', 'sync', 'open', 'close'].some((verb) => verb in step);
    const other = renamedStep(step, isRequest ? ofClients : rename);
    return other === null ? [] : [other];
  });
  const changes = {
    servers: shortest(servers),
    groups: groups === undefined || groups.length === 0 ? undefined : groups,
    observers: observers.length === 0 ? undefined : observers,
    weights: weights.length === 0 ? undefined : Object.fromEntries(weights),
  };
  return { ...withEnsemble(story, changes), steps };
}

/** How many, where nothing else is to be said of them. */
function shortest(servers: readonly AuthoredServer[]): Fields[string] {
  const inOrder = servers.toSorted((a, b) => a.id - b.id);
  const arePlain = inOrder.every((server) => Object.keys(server).length === 1);
  if (arePlain && inOrder.every(({ id }, index) => id === index + 1)) return inOrder.length;
  return inOrder.map((server) => (Object.keys(server).length === 1 ? server.id : server));
}

/** Not to be dropped: without them it is another story. */
const KEPT: readonly string[] = ['servers', 'zooCfg', 'myid', 'variants', 'release'];
/** What happens after so many transactions may happen after fewer. */
const COUNTS: readonly string[] = ['counterMax', 'snapCount', 'commitLogCount', 'clients'];
const LIMITS: readonly string[] = ['initLimit', 'syncLimit', 'cnxTimeout', 'maxNotificationInterval'];
/** Times by which an ensemble lives: where they grow, all that happens to it must come later. */
const TICK_MS = 2_000;

function dropSettings(search: Search): void {
  const settings = Object.keys(search.story.ensemble).filter((key) => !KEPT.includes(key));
  const none = Object.fromEntries(settings.map((key) => [key, undefined]));
  const { tickTime } = search.story.ensemble as AuthoredServerList;
  if (tickTime !== undefined && tickTime !== TICK_MS) {
    const times = TICK_MS / tickTime;
    for (const changes of [none, { tickTime: undefined }])
      search.take(withEnsemble(slower(search.story, times), changes), Math.max(times, 1));
  }
  search.take(withEnsemble(search.story, none), 2);
  for (const key of settings) {
    search.take(withEnsemble(search.story, { [key]: undefined }), 2);
    // Whoever waits longer by default wants faults that last longer.
    if (LIMITS.includes(key)) search.take(withEnsemble(slower(search.story, 2), { [key]: undefined }), 4);
    // A voter in the place of an observer.
    if (key === 'observers') dropObservers(search);
    const value = ({ ...search.story.ensemble } as Fields)[key];
    if (typeof value === 'number' && COUNTS.includes(key))
      for (const less of smaller(value))
        if (search.take(withEnsemble(search.story, { [key]: less }), 2)) break;
  }
  search.take(withEnsemble(search.story, { groups: undefined, weights: undefined }));
  search.take(withEnsemble(search.story, { release: undefined }));
}

function dropObservers(search: Search): void {
  const { observers = [] } = search.story.ensemble as { readonly observers?: readonly number[] };
  for (const one of observers) {
    const left = observers.filter((other) => other !== one);
    search.take(withEnsemble(search.story, { observers: left.length === 0 ? undefined : left }));
  }
}

/** The story with all its times longer. */
function slower(story: Scenario, times: number): Scenario {
  const longer = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([key, value]) =>
        TIMES.includes(key) && typeof value === 'string'
          ? [key, duration(Math.round(micros(value) * times))]
          : [key, value],
      ),
    );
  const steps = story.steps.map(
    (step): AuthoredStep => stepOf(longer(momentIn(step)), longer(actionIn(step))),
  );
  return { ...story, steps };
}

const TIMES: readonly string[] = ['at', 'wait', 'for', 'apart', 'every', 'from', 'down', 'up'];

function dropVariants(search: Search): void {
  for (const one of search.story.ensemble.variants ?? []) {
    const left = (search.story.ensemble.variants ?? []).filter((other) => other !== one);
    search.take(withEnsemble(search.story, { variants: left.length === 0 ? undefined : left }));
  }
}

/** Servers whose disks are empty, whose release is that of all. */
function plainDisks(search: Search): void {
  const { ensemble } = search.story;
  if (!isServerList(ensemble)) return;
  const servers = listServers(ensemble);
  search.take(
    withEnsemble(search.story, {
      servers: shortest(servers.map(({ id, role }) => changed({ id }, { role }))),
    }),
  );
  servers.forEach((server, index) => {
    for (const key of Object.keys(server).filter((one) => one !== 'id'))
      search.take(
        withEnsemble(search.story, {
          servers: shortest(servers.with(index, changed(server, { [key]: undefined }))),
        }),
      );
  });
}
