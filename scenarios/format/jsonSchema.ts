/** The JSON Schema of the story format, for editors: written from the table that the checker reads. */
import { descriptions } from './descriptions.ts';
import { expectationShape } from './expectationShape.ts';
import { latency } from './latencyShape.ts';
import { scenarioShape } from './scenarioShape.ts';
import type { RecordShape, Shape } from './shape.ts';
import { stepShape } from './stepShape.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Shapes that occur in several places, by the name they have in the schema. */
const named: ReadonlyMap<Shape, string> = new Map<Shape, string>([
  [stepShape, 'step'],
  [expectationShape, 'expectation'],
  [latency, 'latency'],
]);

const TIME = String.raw`\d{1,16}(\.\d{1,16})? ?(us|µs|μs|ms|s|m|min|h)`;

const ZXID = String.raw`(\d{1,7}[.:]\d{1,10}|0[xX][0-9A-Fa-f]{1,14})`;

/** @returns The schema, draft 2020-12, as plain data. */
export function jsonSchema(): Schema {
  const $defs = Object.fromEntries([...named].map(([shape, name]) => [name, schemaOf(shape, name)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A story of zablab, format version 1',
    ...schemaOf(scenarioShape, ''),
    $defs,
  };
}

/** @param place - What the descriptions call the place: `ensemble`, `step`. */
function schemaOf(shape: Shape, place: string): Schema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', minLength: shape.min, maxLength: shape.max };
    case 'name':
      return { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' };
    case 'seed':
      return { type: 'string', minLength: 1, maxLength: 64 };
    case 'word':
      return { enum: shape.words };
    case 'integer':
      return { type: 'integer', ...bounds(shape.min, shape.max) };
    case 'number':
      return { type: 'number', ...bounds(shape.min, shape.max) };
    case 'boolean':
      return { type: 'boolean' };
    case 'time':
      return { type: 'string', pattern: `^${shape.minUs === 'any' ? '-?' : ''}${TIME}$` };
    case 'range':
      return { type: 'string', pattern: `^(${[...shape.words, `${TIME}(\\.\\.${TIME})?`].join('|')})$` };
    case 'zxid':
      return {
        anyOf: [
          { type: 'integer', minimum: -1 },
          { type: 'string', pattern: `^(${ZXID}|-1)$` },
        ],
      };
    case 'zxids':
      return { type: 'string', pattern: `^${ZXID} ?(- ?${ZXID})?$` };
    case 'znode':
      return { type: 'string', maxLength: 256, pattern: String.raw`^(/[\w.\-+:=@%~]+)+$` };
    case 'occurrence':
      return {
        type: 'string',
        pattern: String.raw`^([1-9]\d{0,6}(st|nd|rd|th) )?[a-zA-Z]+( by \d{1,3})?( with .+)?$`,
      };
    case 'decision':
      return { type: 'string', maxLength: 200, pattern: String.raw`^.+ #[1-9]\d{0,8}: ?\S.*$` };
    case 'nothing':
      return { type: 'null' };
    case 'list':
      return { type: 'array', items: reference(shape.of, place), minItems: shape.min, maxItems: shape.max };
    case 'record':
      return recordSchema(shape, place);
    case 'byServer':
      return {
        type: 'object',
        properties: Object.fromEntries(shape.words.map((word) => [word, reference(shape.of, place)])),
        patternProperties: { '^[1-9][0-9]{0,2}$': reference(shape.of, place) },
        additionalProperties: false,
      };
    case 'either':
      return { anyOf: shape.shapes.map((one) => reference(one, place)) };
  }
}

const reference = (shape: Shape, place: string): Schema => {
  const name = named.get(shape);
  return name === undefined ? schemaOf(shape, place) : { $ref: `#/$defs/${name}` };
};

const bounds = (minimum: number, maximum: number): Schema =>
  maximum === Number.MAX_SAFE_INTEGER
    ? { minimum: Math.max(minimum, Number.MIN_SAFE_INTEGER) }
    : { minimum, maximum };

function recordSchema(shape: RecordShape, place: string): Schema {
  const properties = Object.entries(shape.keys).map(([key, of]) => {
    const at = place === '' ? key : `${place}.${key}`;
    const description = descriptions[at];
    const schema = reference(of, at);
    return [key, description === undefined ? schema : { description, ...schema }];
  });
  const groups = shape.oneOf.map(({ keys }) => ({ oneOf: keys.map((key) => ({ required: [key] })) }));
  const dependent = [...Object.entries(shape.goesWith), ...Object.entries(shape.demands)].map(
    ([key, others]) => [
      key,
      others.length === 1 ? { required: others } : { anyOf: others.map((other) => ({ required: [other] })) },
    ],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(shape.required.length === 0 ? {} : { required: shape.required }),
    ...(groups.length === 0 ? {} : { allOf: groups }),
    ...(shape.someOf.length === 0 ? {} : { anyOf: shape.someOf.map((key) => ({ required: [key] })) }),
    ...(dependent.length === 0 ? {} : { dependentSchemas: Object.fromEntries(dependent) }),
    additionalProperties: shape.others === null ? false : reference(shape.others, place),
  };
}
