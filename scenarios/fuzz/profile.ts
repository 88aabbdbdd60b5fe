/** What a campaign looks for: the mixture of faults from which its stories are drawn. */

export const profileNames = ['split-brain', 'elections', 'recovery', 'disk', 'everything'] as const;

/**
 * `split-brain`: partitions and leaders that are alone, with writes on all sides. `elections`: starts, clocks, messages held, few writes.
 * `recovery`: crashes where something is written to disk, histories that differ. `disk`: disks that fail, and power failures. `everything`: any
 * mixture of what ZooKeeper must survive.
 */
export type ProfileName = (typeof profileNames)[number];
