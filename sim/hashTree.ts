/**
 * The hash tree of a run: its leaves are the rolling digest after every 1,024 events, each inner node the digest of its two children. Two
 * runs are compared from the root down, so the first block in which they differ is found in a few steps, and a capsule needs to
 * keep only the leaves.
 */
import { Digest } from './digest.ts';

export const HASH_BLOCK_EVENTS = 1_024;

/** Levels from the leaves up; the last holds the root alone. No leaves, no levels. */
export type HashTree = readonly (readonly string[])[];

export function hashTree(leaves: Iterable<string>): HashTree {
  let level = [...leaves];
  if (level.length === 0) return [];
  const levels: string[][] = [level];
  while (level.length > 1) {
    const parents: string[] = [];
    for (let index = 0; index < level.length; index += 2)
      parents.push(parentOf(level[index], level[index + 1]));
    levels.push(parents);
    level = parents;
  }
  return levels;
}

/**
 * @returns The index of the first leaf in which the two trees differ, or null if one run is as far as both go the beginning of
 * the other. Trees of different heights are cut to the leaves that both have.
 */
export function firstDifferingLeaf(a: HashTree, b: HashTree): number | null {
  const [leavesA = []] = a;
  const [leavesB = []] = b;
  const common = Math.min(leavesA.length, leavesB.length);
  const treeA = leavesA.length === common ? a : hashTree(leavesA.slice(0, common));
  const treeB = leavesB.length === common ? b : hashTree(leavesB.slice(0, common));
  let index = 0;
  for (let height = treeA.length - 1; height >= 0; height--) {
    const levelA = treeA[height] ?? [];
    const levelB = treeB[height] ?? [];
    if (levelA[index] === levelB[index]) {
      if (height === treeA.length - 1 || index + 1 >= levelA.length) return null;
      index++; // The left child is equal, so the difference is below the right one.
    }
    if (height > 0) index *= 2;
  }
  return common === 0 ? null : index;
}

function parentOf(left: string | undefined, right: string | undefined): string {
  const digest = new Digest();
  digest.text(left ?? '');
  digest.text(right ?? '');
  return digest.toString();
}
