/** One line for one problem of a server's files. */
import type { Place, ZooCfgError, ZooCfgFile, ZooCfgWarning } from '../../model/zooCfg/index.ts';
import type { Language } from './language.ts';
import { zooCfgInEnglish } from './zooCfg.ts';
import { zooCfgInChinese } from './zooCfgInChinese.ts';

type Problem = Pick<ZooCfgError | ZooCfgWarning, 'id' | 'params'> & Place;

const catalogues = { en: zooCfgInEnglish, 'zh-CN': zooCfgInChinese } as const;

const fileNames: Readonly<Record<ZooCfgFile, string>> = {
  zooCfg: 'zoo.cfg',
  dynamic: 'zoo.cfg.dynamic',
  myid: 'myid',
  jvm: 'java',
};

/**
 * @param names - What the files are called here; as ZooKeeper calls them, if absent.
 * @returns One line: `zoo.cfg:7:12: "initLimit" is missing: servers with others need it`.
 */
export function tellZooCfg(
  { id, params, file, line, column }: Problem,
  language: Language,
  names: Readonly<Partial<Record<ZooCfgFile, string>>> = {},
): string {
  // The id picks the function and the params together, which the compiler cannot follow through the union.
  const sentence = catalogues[language][id] as (params: Problem['params']) => string;
  return `${names[file] ?? fileNames[file]}:${line}:${column}: ${sentence(params)}`;
}
