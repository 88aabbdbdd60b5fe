/** From plain data to a capsule: the first mistake is told, with its place. */
import { checkPlain } from '../format/checkPlain.ts';
import { checkScenario } from '../format/checkScenario.ts';
import { checkShape } from '../format/checkShape.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { RunDescription } from '../format/resolved.ts';
import type { Scenario } from '../format/scenario.ts';
import { type Path, ScenarioError } from '../format/scenarioError.ts';
import { integer, listOf, nothing, record, either, type Shape, text, word } from '../format/shape.ts';
import { thingOf, wrongType } from '../format/thing.ts';
import { clip } from '../format/time.ts';
import { propertyNames } from '../format/propertyNames.ts';
import { ASSERTION, type Failure } from '../fuzz/failure.ts';
import type { Mistake } from '../language/mistakes.ts';
import { CAPSULE_VERSION, castOfRun, type RecordedDecision, type RecordedFault } from './capsule.ts';
import { readLine } from './lines.ts';

type Keyed = Readonly<Record<string, unknown>>;

const DECISIONS_MAX = 1_000_000;

const property = word('property', [...propertyNames, ASSERTION]);
const fault = record(
  {
    step: integer(0),
    kind: text(100),
    atUs: integer(0),
    after: integer(0),
    behind: either(text(1_000), nothing),
    behindUs: integer(0),
  },
  ['step', 'kind', 'atUs', 'after', 'behind', 'behindUs'],
);

/** The parts that are plain; what the others are is looked at apart. */
const shapes: Readonly<Record<string, Shape>> = {
  capsule: integer(CAPSULE_VERSION, CAPSULE_VERSION),
  zablab: text(100),
  failure: record({ property, event: integer(0), atUs: integer(0), message: either(text(10_000), nothing) }, [
    'property',
    'event',
    'atUs',
    'message',
  ]),
  digest: text(1_000),
  events: integer(0),
  seed: { kind: 'seed' },
  leaves: listOf(text(1_000), 0, DECISIONS_MAX),
  faults: listOf(fault, 0, DECISIONS_MAX),
  decisions: listOf(text(1_000), 0, DECISIONS_MAX),
};

/** What a link leaves out where it can be found again. */
export const derived: readonly string[] = ['seed', 'run', 'leaves', 'faults', 'decisions'];

/** A capsule that has been checked; what was left out of a link is undefined. */
export interface Checked {
  readonly zablab: string;
  readonly failure: Failure;
  readonly digest: string;
  readonly events: number;
  readonly seed: string | undefined;
  readonly story: Scenario;
  /** What the story comes to here and now. */
  readonly resolved: RunDescription;
  readonly run: RunDescription | undefined;
  readonly leaves: readonly string[] | undefined;
  readonly faults: readonly RecordedFault[] | undefined;
  readonly decisions: readonly RecordedDecision[] | undefined;
}

/**
 * @param mayLack - Keys that may be missing.
 * @throws ScenarioError at the first mistake, without its position.
 */
export function checkCapsule(value: unknown, mayLack: readonly string[] = []): Checked {
  const document = checkVersion(value);
  const known = [...Object.keys(shapes), 'story', 'run'];
  checkShape(record(Object.fromEntries(known.map((key) => [key, anything]))), namesOf(document), []);
  const missing = known.find((key) => !Object.hasOwn(document, key) && !mayLack.includes(key));
  if (missing !== undefined)
    throw new ScenarioError([], { id: 'error.missingKey', params: { key: missing } });
  for (const [key, shape] of Object.entries(shapes))
    if (Object.hasOwn(document, key)) checkShape(shape, document[key], [key]);
  const { story, resolved } = checkStory(document['story']);
  const leaves = document['leaves'] as readonly string[] | undefined;
  checkDigest(document['digest'] as string, ['digest']);
  leaves?.forEach((leaf, index) => checkDigest(leaf, ['leaves', index]));
  const run = document['run'];
  if (run !== undefined) checkPlain(run, ['run']);
  // The shapes have just been checked; the run is only compared.
  return {
    ...(document as unknown as Checked),
    story,
    resolved,
    run: run as RunDescription | undefined,
    decisions: readDecisions(document['decisions'] as readonly string[] | undefined, resolved),
  };
}

/** Any value will do. */
const anything: Shape = nothing;

/** @returns The keys alone. */
const namesOf = (document: Keyed): Keyed =>
  Object.fromEntries(Object.keys(document).map((key) => [key, null]));

/** Before anything else: a capsule of another version may differ in everything. */
function checkVersion(value: unknown): Keyed {
  if (thingOf(value) !== 'object') throw new ScenarioError([], wrongType(['object'], value));
  const document = value as Keyed;
  const known = CAPSULE_VERSION;
  if (!Object.hasOwn(document, 'capsule')) {
    const isStory = Object.hasOwn(document, 'steps') && Object.hasOwn(document, 'ensemble');
    throw new ScenarioError(
      [],
      isStory ? { id: 'capsule.story', params: {} } : { id: 'capsule.noVersion', params: { known } },
    );
  }
  const { capsule: found, zablab } = document;
  if (typeof found !== 'number' && typeof found !== 'string')
    throw new ScenarioError(['capsule'], wrongType(['integer'], found));
  if (found !== known)
    throw new ScenarioError(['capsule'], {
      id: 'capsule.version',
      params: { found: clip(String(found)), known, zablab: typeof zablab === 'string' ? clip(zablab) : null },
    });
  return document;
}

function checkStory(value: unknown): { readonly story: Scenario; readonly resolved: RunDescription } {
  try {
    checkPlain(value, []);
    const story = checkScenario(value);
    return { story, resolved: resolveScenario(story).run };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { path, problem, atKey, within } = error;
    throw new ScenarioError(['story', ...path], problem, { key: atKey, within });
  }
}

function checkDigest(found: string, path: Path): void {
  if (!/^[0-9a-f]{16}$/u.test(found))
    throw new ScenarioError(path, { id: 'capsule.badDigest', params: { found: clip(found) } });
}

function readDecisions(
  lines: readonly string[] | undefined,
  resolved: RunDescription,
): readonly RecordedDecision[] | undefined {
  const cast = castOfRun(resolved);
  return lines?.map((line, index) => {
    const decision: RecordedDecision | Mistake = readLine(line, cast);
    if ('id' in decision) throw new ScenarioError(['decisions', index], decision);
    return decision;
  });
}
