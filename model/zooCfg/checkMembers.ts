/**
 * What the servers of an ensemble must be together.
 *
 * Source: `QuorumPeerConfig.parseDynamicConfig`, `QuorumHierarchical.parse` and `computeGroupWeight`.
 */
import type { Members } from './members.ts';
import type { Findings, Place } from './problem.ts';

interface Setting {
  readonly standaloneEnabled: boolean;
  /** Where to say that there are no servers. */
  readonly noServersAt: Place;
}

/** @param members - Read without errors. */
export function checkMembers(members: Members, setting: Setting, findings: Findings): void {
  if (members.isHierarchical) checkGroups(members, findings);
  const { servers, places } = members;
  const voters = servers.filter(({ role }) => role === 'participant');
  const observers = servers.length - voters.length;
  const [first] = voters.length === 0 ? servers : voters;
  const at = (first && places.get(`server.${first.id}`)) ?? setting.noServersAt;
  if (voters.length === 0) {
    if (!setting.standaloneEnabled) findings.error(setting.noServersAt, 'zooCfg.noVoters', {});
    else if (observers > 0) findings.error(at, 'zooCfg.observersWithoutVoters', { observers });
  } else if (voters.length === 1 && setting.standaloneEnabled) {
    findings.warning(at, 'zooCfg.onlyOneServer', { server: first?.id ?? 0 });
    if (observers > 0) findings.error(at, 'zooCfg.observersWithoutQuorum', { observers });
  } else if (voters.length <= 2) {
    findings.warning(at, 'zooCfg.toleratesNoFailure', { voters: voters.length });
  } else if (voters.length % 2 === 0) findings.warning(at, 'zooCfg.evenVoters', { voters: voters.length });
}

/** Each participant has a group; each member of a group is a participant, whose weight is 1, or has a weight. */
function checkGroups({ servers, groups, weights, places }: Members, findings: Findings): void {
  const participants = servers.filter(({ role }) => role === 'participant').map(({ id }) => id);
  const grouped = groups.flatMap((group) => group.servers);
  const ungrouped = participants.filter((server) => !grouped.includes(server));
  for (const server of ungrouped) {
    const at = places.get(`server.${server}`);
    if (at !== undefined) findings.error(at, 'zooCfg.serverInNoGroup', { server });
  }
  if (ungrouped.length > 0) return;
  for (const { group, servers: members } of groups) {
    const at = places.get(`group.${group}`);
    const unknown = members.find(
      (server) => !participants.includes(server) && !weights.some((weight) => weight.server === server),
    );
    if (at !== undefined && unknown !== undefined)
      findings.error(at, 'zooCfg.groupMemberWithoutWeight', { server: unknown, group });
  }
}
