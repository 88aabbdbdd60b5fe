/** The page loads what it needs, when it needs it: what a bundler takes from `scenarios` for one thing holds nothing of another. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ENTRY = `${root}scenarios/__entry.ts`;

/**
 * @param from - A file of `scenarios`.
 * @returns The files of which the bundle of these names holds code, from the root of the repository; what is loaded later is left out.
 */
async function filesFor(names: readonly string[], from = 'index.ts'): Promise<readonly string[]> {
  const code = `export { ${names.join(', ')} } from './${from}';`;
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? { code, moduleType: 'ts' } : null),
      },
    ],
  });
  const chunks = outputOf(built).flatMap((one) => (one.type === 'chunk' ? [one] : []));
  const reached = new Set<string>();
  const reach = (fileName: string): void => {
    if (reached.has(fileName)) return;
    reached.add(fileName);
    for (const next of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) reach(next);
  };
  for (const { fileName } of chunks.filter(({ isEntry }) => isEntry)) reach(fileName);
  return chunks
    .filter(({ fileName }) => reached.has(fileName))
    .flatMap(({ modules }) => Object.entries(modules))
    .flatMap(([id, { renderedLength }]) =>
      renderedLength > 0 && id.startsWith(root) && id !== ENTRY ? [id.slice(root.length)] : [],
    );
}

function outputOf(built: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput['output'] {
  if ('output' in built) return built.output;
  throw new TypeError('one build, not several, and not a watcher');
}

const within = (files: readonly string[], ...parts: readonly RegExp[]): readonly string[] =>
  files.filter((file) => parts.some((part) => part.test(file)));

const CHECKS_AND_FORMAT = [/^model\/properties\//, /^scenarios\/(?!language\/)/];
const CHINESE = /chinese/i;
/** What sentences of both languages are made with, and the catalogue itself. */
const SHARED = /\/(catalogue|format|language|values|zooCfgWords|narration\/words)\.ts$/;

describe('what a bundler takes from scenarios', () => {
  it('for a run of a story by its name, told, to its result: no catalogue, and nothing of what is done with failures', async () => {
    const files = await filesFor([
      'loadStory',
      'resolveListed',
      'beginRun',
      'beginNarration',
      'narrate',
      'resultOf',
      'narrateEnding',
      'ScenarioError',
    ]);
    expect(files).toContain('model/zab.ts');
    const others = within(
      files,
      /^scenarios\/(arbitraries|capsule|conformity|explain|fuzz|link|shrink|stories\/(?!load))/,
      /^scenarios\/language\/(?!(format|property)\.ts$)/,
      // The shapes that a story of ours has been checked against.
      /^scenarios\/format\/\w*[sS]hape\.ts$/,
      /^model\/zooCfg\//,
      /^node_modules\/(fflate|yaml)\//,
    );
    expect(others).toEqual([]);
  });

  it('for telling, before a language is known: no sentence', async () => {
    const files = await filesFor([
      'sayIfHere',
      'loadFirstTelling',
      'loadTelling',
      'loadMistakes',
      'tellErrorFrom',
      'propertyName',
      'textIn',
      'moment',
      'list',
      'storyTitles',
    ]);
    expect(files.toSorted()).toEqual([
      'scenarios/format/scenarioError.ts',
      'scenarios/language/catalogue.ts',
      'scenarios/language/format.ts',
      'scenarios/language/language.ts',
      'scenarios/language/load.ts',
      'scenarios/language/property.ts',
      'scenarios/language/tellErrorFrom.ts',
      'scenarios/stories/titles.ts',
    ]);
  });

  it.each([
    ['firstInEnglish', 'language/firstInEnglish.ts'],
    ['firstInChinese', 'language/firstInChinese.ts'],
  ])('for %s: not what properties say, and nothing of faults', async (name, from) => {
    const files = await filesFor([name], from);
    expect(files.length).toBeGreaterThan(5);
    expect(within(files, /propertySentences|breaches|explanation|interventionReasons/)).toEqual([]);
  });

  it.each([
    ['englishTelling', 'language/tellingInEnglish.ts'],
    ['englishMistakes', 'language/mistakesInEnglish.ts'],
  ])('for %s: no Chinese, and no property', async (name, from) => {
    const files = await filesFor([name], from);
    expect(files.length).toBeGreaterThan(5);
    expect(within(files, CHINESE)).toEqual([]);
    expect(within(files, ...CHECKS_AND_FORMAT)).toEqual(
      from.includes('mistakes') ? ['scenarios/format/suggest.ts'] : [],
    );
  });

  it.each([
    ['chineseTelling', 'language/tellingInChinese.ts'],
    ['chineseMistakes', 'language/mistakesInChinese.ts'],
  ])('for %s: no English, and no property', async (name, from) => {
    const files = await filesFor([name], from);
    expect(files.length).toBeGreaterThan(5);
    const english = within(files, /^scenarios\/language\//).filter(
      (file) => !CHINESE.test(file) && !SHARED.test(file),
    );
    expect(english).toEqual([]);
    expect(within(files, ...CHECKS_AND_FORMAT)).toEqual(
      from.includes('mistakes') ? ['scenarios/format/suggest.ts'] : [],
    );
  });
});
