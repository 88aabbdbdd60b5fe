import { describe, expect, it } from 'vitest';
import { readEnsemble } from '../../model/zooCfg/index.ts';
import { tellZooCfg } from '../../scenarios/language/tellZooCfg.ts';
import { zooCfgInEnglish } from '../../scenarios/language/zooCfg.ts';
import { zooCfgInChinese } from '../../scenarios/language/zooCfgInChinese.ts';
import { ensembleExamples } from '../model/zooCfg/ensembleExamples.ts';
import { memberExamples } from '../model/zooCfg/memberExamples.ts';
import { settingsExamples } from '../model/zooCfg/settingsExamples.ts';
import { oneOfThree } from '../model/zooCfg/texts.ts';
import { warningExamples } from '../model/zooCfg/warningExamples.ts';

const problems = [...settingsExamples, ...memberExamples, ...ensembleExamples, ...warningExamples].flatMap(
  ({ files }) => {
    const { errors, warnings } = readEnsemble(files);
    return [...errors, ...warnings];
  },
);

/** What is told of one more line, line 9, of the first of three servers. */
function toldOf(line: string, language: 'en' | 'zh-CN'): readonly string[] {
  const { errors, warnings } = readEnsemble([oneOfThree(line)]);
  return [...errors, ...warnings].map((problem) => tellZooCfg(problem, language));
}

describe('the sentences about zoo.cfg', () => {
  it('are the same in both languages', () => {
    expect(Object.keys(zooCfgInChinese)).toEqual(Object.keys(zooCfgInEnglish));
  });

  it('leave no value untold', () => {
    for (const problem of problems) {
      for (const language of ['en', 'zh-CN'] as const) {
        expect(tellZooCfg(problem, language)).not.toMatch(/undefined|NaN|\[object|Infinity/);
      }
    }
  });

  it('are Chinese in Chinese, punctuation and all, and English in English', () => {
    for (const problem of problems) {
      expect(tellZooCfg(problem, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
      expect(tellZooCfg(problem, 'zh-CN')).not.toMatch(/[\u4e00-\u9fff][,:;?()]|[,:;?()][\u4e00-\u9fff]/);
      expect(tellZooCfg(problem, 'en')).not.toMatch(/[\u4e00-\u9fff，。：；（）“”]/);
    }
  });

  it('begin with the place', () => {
    expect(toldOf('syncLimt=5', 'en')).toContain(
      'zoo.cfg:9:1: nothing reads "syncLimt": did you mean "syncLimit"?',
    );
    expect(toldOf('syncLimt=5', 'zh-CN')).toContain(
      'zoo.cfg:9:1: 没有谁会读取 “syncLimt”：是否想写 “syncLimit”？',
    );
    const [problem] = readEnsemble([{ ...oneOfThree(), myid: 'one' }]).errors;
    expect(problem && tellZooCfg(problem, 'en', { myid: 'data/myid' })).toBe(
      'data/myid:1:1: the first line of myid must be an integer and nothing else, not even a blank; found "one"',
    );
  });

  it('know the prefix that does not belong in the file, and keys that resemble nothing', () => {
    expect(toldOf('zookeeper.snapCount=5', 'en')).toContain(
      'zoo.cfg:9:1: nothing reads "zookeeper.snapCount": did you mean "snapCount"?',
    );
    expect(toldOf('qqqqqqqqqqqq=5', 'en')).toContain('zoo.cfg:9:1: nothing reads "qqqqqqqqqqqq"');
  });

  it('cut what is long, and show a terminal no escapes', () => {
    const long = 'x'.repeat(100);
    expect(toldOf(`initLimit=${long}`, 'en')).toContain(
      `zoo.cfg:9:11: "initLimit" needs an integer, and "${'x'.repeat(59)}…" is none`,
    );
    expect(toldOf('syncEnabled=x\\u001b[31m1', 'en')).toContain(
      'zoo.cfg:9:13: "syncEnabled" is true or false, not "x\\u001b[31m1"',
    );
  });
});
