/** A story as people write it: a file, and its steps one line each. */
import { Document, isMap, isSeq, type Node, visit } from 'yaml';
import type { Scenario } from './scenario.ts';

const LINE_WIDTH = 0; // Never folded: a step is a line.

/** What two steps share is written twice: `*a1` says nothing to a reader. */
const WITHOUT_ALIASES = { aliasDuplicateObjects: false } as const;

/** @returns The text of a story file: YAML, each step in one line. `readStory` reads it back. */
export function writeStory(story: Scenario): string {
  const document = new Document(story, WITHOUT_ALIASES);
  visit(document, {
    Map: (_key, node, path) => (path.length > 1 ? inOneLine(node) : undefined),
  });
  return document.toString({ lineWidth: LINE_WIDTH });
}

/** @returns The steps as that file has them, without indentation. */
export const writeSteps = ({ steps }: Pick<Scenario, 'steps'>): readonly string[] => {
  const document = new Document(steps, WITHOUT_ALIASES);
  visit(document, { Map: (_key, node) => inOneLine(node) });
  return document.toString({ lineWidth: LINE_WIDTH }).trimEnd().split('\n');
};

function inOneLine(node: Node): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}
