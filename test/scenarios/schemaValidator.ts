/**
 * Validates against the JSON Schema of the story format. Knows exactly the keywords that the schema uses, and stops at any other one: a
 * keyword that is not understood must not pass for one that holds.
 */
type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, operand: never, schema: Schema, root: Schema) => boolean;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** Every keyword but the annotations; each holds for values of types that it does not speak of. */
const keywords: Readonly<Record<string, Check>> = {
  type: (value, type: string) => types[type]?.(value) ?? false,
  enum: (value, words: readonly unknown[]) => words.includes(value),
  minimum: (value, limit: number) => typeof value !== 'number' || value >= limit,
  maximum: (value, limit: number) => typeof value !== 'number' || value <= limit,
  minLength: (value, limit: number) => typeof value !== 'string' || value.length >= limit,
  maxLength: (value, limit: number) => typeof value !== 'string' || value.length <= limit,
  pattern: (value, pattern: string) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minItems: (value, limit: number) => !Array.isArray(value) || value.length >= limit,
  maxItems: (value, limit: number) => !Array.isArray(value) || value.length <= limit,
  items: (value, of: Schema, _, root) =>
    !Array.isArray(value) || value.every((item) => isValid(item, of, root)),
  required: (value, keys: readonly string[]) =>
    !isObject(value) || keys.every((key) => Object.hasOwn(value, key)),
  properties: (value, of: Readonly<Record<string, Schema>>, _, root) =>
    !isObject(value) ||
    Object.entries(of).every(([key, one]) => !Object.hasOwn(value, key) || isValid(value[key], one, root)),
  patternProperties: (value, of: Readonly<Record<string, Schema>>, _, root) =>
    !isObject(value) ||
    Object.entries(of).every(([pattern, one]) =>
      Object.keys(value).every(
        (key) => !new RegExp(pattern, 'u').test(key) || isValid(value[key], one, root),
      ),
    ),
  additionalProperties: (value, of: Schema | false, schema, root) =>
    !isObject(value) ||
    Object.keys(value)
      .filter((key) => !isNamed(key, schema))
      .every((key) => of !== false && isValid(value[key], of, root)),
  dependentSchemas: (value, of: Readonly<Record<string, Schema>>, _, root) =>
    !isObject(value) ||
    Object.entries(of).every(([key, one]) => !Object.hasOwn(value, key) || isValid(value, one, root)),
  anyOf: (value, of: readonly Schema[], _, root) => of.some((one) => isValid(value, one, root)),
  oneOf: (value, of: readonly Schema[], _, root) =>
    of.filter((one) => isValid(value, one, root)).length === 1,
  allOf: (value, of: readonly Schema[], _, root) => of.every((one) => isValid(value, one, root)),
  $ref: (value, pointer: string, _, root) => {
    const name = pointer.replace('#/$defs/', '');
    const one = (root['$defs'] as Readonly<Record<string, Schema>>)[name];
    if (one === undefined) throw new Error(`the schema has no ${pointer}`);
    return isValid(value, one, root);
  },
};

const annotations: readonly string[] = ['$schema', '$defs', 'title', 'description'];

const isNamed = (key: string, schema: Schema): boolean =>
  Object.hasOwn(schema['properties'] ?? {}, key) ||
  Object.keys(schema['patternProperties'] ?? {}).some((pattern) => new RegExp(pattern, 'u').test(key));

/** @throws Error when the schema uses a keyword that this does not know. */
export function isValid(value: unknown, schema: Schema, root: Schema = schema): boolean {
  return Object.entries(schema).every(([keyword, operand]) => {
    if (annotations.includes(keyword)) return true;
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`unknown keyword ${keyword}`);
    return check(value, operand as never, schema, root);
  });
}
