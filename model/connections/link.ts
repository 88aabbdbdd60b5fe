/** The connection manager's record of each other server, found and replaced by sid. */
import type { LinkTo, Server } from '../server.ts';

export function findLink(self: Readonly<Server>, sid: number): LinkTo | undefined {
  for (const link of self.links) if (link.sid === sid) return link;
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
