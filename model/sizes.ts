/**
 * Files as large as ZooKeeper would write them, where a rule asks for their sizes.
 *
 * Source: `FilePadding.preAllocSize`, `FileSnap.serialize`, `DataTree.serialize`.
 */
import type { Tree } from './database/tree.ts';

/** A log file is allocated in steps of 64 MiB and counts in full. */
export const LOG_FILE_BYTES = 67_108_864;

/** Header, session table, the nodes of every tree, checksum. */
const EMPTY_SNAPSHOT_BYTES = 350;
/** A node's lengths, ACL reference and stat, beside its path and data. */
const NODE_BYTES = 84;
const SESSION_BYTES = 12;

/** @returns Bytes of a snapshot of this tree, to within a few in a hundred. */
export const snapshotBytes = ({ nodes, sessions }: Tree): number =>
  EMPTY_SNAPSHOT_BYTES + nodes.size * NODE_BYTES + sessions.size * SESSION_BYTES;
