/** A capsule as a file that a person can read: one line for each decision and each fault, the keys always in the same order. */
import { type Capsule, castOfRun } from './capsule.ts';
import { lineOf } from './lines.ts';

/** Characters of a line, where what stands on it can be broken. */
const WIDTH = 120;

/** @returns The text of a `.zsim` file; `readCapsule` reads it back. */
export function writeCapsule(capsule: Capsule): string {
  const document = documentOf(capsule);
  const entries = Object.entries(document).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${jsonText(value, '  ')}`,
  );
  return `{\n${entries.join(',\n')}\n}\n`;
}

/** @returns The capsule as plain data, as a file and a link have it. */
export function documentOf(capsule: Capsule): Readonly<Record<string, unknown>> {
  const { zablab, failure, digest, events, seed, story, run, leaves, faults, decisions } = capsule;
  const cast = castOfRun(run);
  return {
    capsule: capsule.capsule,
    zablab,
    failure: {
      property: failure.property,
      event: failure.event,
      atUs: failure.atUs,
      message: failure.message,
    },
    digest,
    events,
    seed,
    story,
    run,
    leaves,
    faults: faults.map(({ step, kind, atUs, after, behind, behindUs }) => ({
      step,
      kind,
      atUs,
      after,
      behind,
      behindUs,
    })),
    decisions: decisions.map((decision) => lineOf(decision, cast)),
  };
}

/** JSON, on one line where that is short enough. Entries of a list have a line each. */
function jsonText(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0 || (flat.length + indent.length <= WIDTH && !isList(value))) return flat;
    return `[\n${value.map((item) => inner + jsonText(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (flat.length + indent.length <= WIDTH) return flat;
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${jsonText(entry, inner)}`);
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** Of texts or objects: leaves of a tree, decisions, steps. */
const isList = (value: readonly unknown[]): boolean =>
  value.length > 1 &&
  value.every(
    (item) => typeof item === 'string' || (typeof item === 'object' && item !== null && !Array.isArray(item)),
  );
