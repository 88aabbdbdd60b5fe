/** Our stories, in groups by what they are about. */
import type { StoryTitle } from './protocol.ts';

/** Names, each between blanks. */
const named = (text: string): readonly string[] => text.split(' ');

export const storyGroups = {
  elections: named(
    'standalone fresh-five all-at-once late-better-id two-of-five healed-partition elected-not-established',
  ),
  recovery: named('recovery-by-clock recovery-by-epoch recovery-by-zxid recovery-by-id epoch-over-log'),
  writes: named(
    'one-write leader-crash-before-quorum leader-crash-after-quorum old-leader-truncated old-leader-snapshot socket-survives',
  ),
  catchingUp: named('resync-diff resync-trunc resync-snap resync-disk observers'),
  quorums: named('majority-lost split-brain four-servers weights half-is-a-quorum'),
  trouble: named('paused-leader one-way-link flapping-link five-elections lost-disk'),
  operation: named('rolling-restart rolling-upgrade'),
  corners: named('ack-overtakes-newleader ack-outlives-log'),
};

export type StoryGroup = keyof typeof storyGroups;
const names = Object.keys(storyGroups) as readonly StoryGroup[];

/** @returns The stories by their groups; what is in none comes last. */
export function groupsOf(
  stories: readonly StoryTitle[],
): readonly { readonly group: StoryGroup | null; readonly stories: readonly StoryTitle[] }[] {
  const listed = names.map((group) => {
    return { group, stories: stories.filter(({ name }) => storyGroups[group].includes(name)) };
  });
  const known = new Set(listed.flatMap((group) => group.stories));
  const others = stories.filter((story) => !known.has(story));
  return [...listed, { group: null, stories: others }].filter((group) => group.stories.length > 0);
}
