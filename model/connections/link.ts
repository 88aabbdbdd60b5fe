/** The connection manager's record of each other server, found and replaced by sid. */
import type { LinkTo, Server } from '../server.ts';

export function findLink(self: Readonly<Server>, sid: number): LinkTo | undefined {
  const { links } = self;
  for (let index = 0; index < links.length; index++) if (links[index]?.sid === sid) return links[index];
  return undefined;
}

/** @returns The record of this server, as it is or new. */
export const linkTo = (self: Readonly<Server>, sid: number): LinkTo => findLink(self, sid) ?? newLink(sid);

/** Puts the record in the place of the earlier one with its sid. */
export function setLink(self: Server, changed: LinkTo): void {
  const links = self.links.slice();
  let index = 0;
  while (index < links.length && (links[index] as LinkTo).sid < changed.sid) index++;
  if (links[index]?.sid === changed.sid) links[index] = changed;
  else links.splice(index, 0, changed);
  self.links = links;
}

const newLink = (sid: number): LinkTo => ({
  sid,
  connection: null,
  isFresh: false,
  dialing: null,
  hasQueue: false,
  queued: null,
  lastSent: null,
});
