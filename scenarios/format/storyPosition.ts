/** Where in the text of a story something stands. */
import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { isAboutOption, type Path, type Position } from './scenarioError.ts';

export interface Place {
  readonly path: Path;
  /** Whether it is the key at the end of the path and not its value. */
  readonly atKey?: boolean;
  /** Where in the value, if that is a text of its own. */
  readonly within: Position | null;
}

/** @returns The position of the value (or the key) at the end of the path; of the innermost part that exists, if it does not. */
export function positionOf(
  document: Document,
  lines: LineCounter,
  text: string,
  place: Place,
): Position | null {
  if (isAboutOption(place.path)) return null;
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const [depth, key] of place.path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const isLast = depth === place.path.length - 1;
    if (isMap(node)) {
      // The last of two pairs with one key: the one that is the mistake.
      const pair = node.items.findLast(
        (item) => isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) break;
      const isKey = isLast && place.atKey === true;
      offset = (isKey ? null : offsetOf(pair.value)) ?? offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = offsetOf(node) ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return lineOfBlock(document, node, { line, column: col }, text, place.within) ?? { line, column: col };
}

/** @returns Where a position within a text is that stands there as it is, line by line (`zooCfg: |`); null of any other. */
function lineOfBlock(
  document: Document,
  node: unknown,
  start: Position,
  text: string,
  within: Position | null,
): Position | null {
  const scalar = isAlias(node) ? node.resolve(document) : node;
  if (within === null || !isScalar(scalar) || scalar.type !== 'BLOCK_LITERAL') return null;
  const line = start.line + within.line;
  const inStory = text.split(/\r?\n/)[line - 1];
  const inValue = String(scalar.value).split('\n')[within.line - 1];
  if (inStory === undefined || inValue === undefined || !inStory.endsWith(inValue)) return null;
  return { line, column: inStory.length - inValue.length + within.column };
}

function offsetOf(node: unknown): number | null {
  return (node as Node | null | undefined)?.range?.[0] ?? null;
}
