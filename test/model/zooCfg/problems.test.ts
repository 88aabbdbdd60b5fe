import { describe, expect, it } from 'vitest';
import { type ErrorId, readEnsemble, type Surface, surfaceOf } from '../../../model/zooCfg/index.ts';
import { zooCfgInEnglish } from '../../../scenarios/language/zooCfg.ts';
import { ensembleExamples } from './ensembleExamples.ts';
import type { Example } from './example.ts';
import { memberExamples } from './memberExamples.ts';
import { settingsExamples } from './settingsExamples.ts';
import { oneOfThree } from './texts.ts';
import { warningExamples } from './warningExamples.ts';

const errorExamples: readonly Example[] = [...settingsExamples, ...memberExamples, ...ensembleExamples];

interface Found {
  readonly id: string;
  readonly at: string;
  readonly params: object;
}

function problemsOf({ files }: Example, kind: 'errors' | 'warnings'): readonly Found[] {
  return readEnsemble(files)[kind].map(({ id, params, file, line, column }) => ({
    id,
    at: `${file}:${line}:${column}`,
    params,
  }));
}

describe('a server does not start with', () => {
  it.each(errorExamples)('$title: $id at $at', (example) => {
    const { id, at, params } = example;
    expect(problemsOf(example, 'errors')).toEqual([{ id, at, params }]);
    expect(readEnsemble(example.files).ensemble).toBeNull();
  });
});

describe('a server starts, but mind', () => {
  it.each(warningExamples)('$title: $id at $at', (example) => {
    const { id, at, params } = example;
    expect(problemsOf(example, 'warnings')).toContainEqual({ id, at, params });
    expect(problemsOf(example, 'errors')).toEqual([]);
  });

  it('nothing, where all is well', () => {
    const files = ['1', '2', '3'].map((myid) => ({ ...oneOfThree(), myid }));
    expect(readEnsemble(files)).toMatchObject({ errors: [], warnings: [] });
  });
});

describe('the examples', () => {
  it('show every error and every warning', () => {
    const shown = [...errorExamples, ...warningExamples].map(({ id }) => id);
    expect([...new Set(shown)].toSorted()).toEqual(Object.keys(zooCfgInEnglish).toSorted());
  });

  it.each<[Surface, ErrorId]>([
    ['cause', 'zooCfg.initLimitNotSet'],
    ['cause', 'zooCfg.notANumber'],
    ['configException', 'zooCfg.notABoolean'],
    ['configException', 'zooCfg.serverForm'],
    ['configException', 'zooCfg.serverInNoGroup'],
    ['exception', 'zooCfg.notInServerList'],
    ['usage', 'zooCfg.cnxTimeoutNotANumber'],
    ['model', 'zooCfg.settingsDiffer'],
  ])('surface as %s: %s', (surface, id) => {
    expect(surfaceOf(id)).toBe(surface);
  });
});
