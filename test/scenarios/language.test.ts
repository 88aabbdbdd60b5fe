import { describe, expect, it } from 'vitest';
import { properties } from '../../model/index.ts';
import {
  duration,
  grouped,
  type Line,
  languageOf,
  list,
  loadFirstTelling,
  loadTelling,
  moment,
  narrateAll,
  narrateEnding,
  ordinal,
  propertyName,
  propertySentence,
  resolveScenario,
  runScenario,
  say,
  sayFrom,
  sayIfHere,
  stories,
  tell,
  type Telling,
} from '../../scenarios/index.ts';
import { probeNames, propertyNames } from '../../scenarios/format/propertyNames.ts';
import { chinese } from '../../scenarios/language/chinese.ts';
import { english } from '../../scenarios/language/english.ts';
import { propertySentences } from '../../scenarios/language/propertySentences.ts';
import { propertyNamesInChinese } from '../../scenarios/language/propertyNamesInChinese.ts';
import { Trace } from '../../sim/index.ts';
import { everyFault } from './everyFault.ts';

const allLines: readonly Line[] = [...stories, everyFault].flatMap((story) => {
  const scenario = resolveScenario(story);
  const trace = new Trace();
  const result = runScenario(scenario, { trace });
  return [...narrateAll(scenario, trace.rows()), ...narrateEnding(scenario, result)];
});

const isOfBreach = ({ id }: Line): boolean => id === 'told.propertyBroken' || id === 'told.brokenAsExpected';

describe('the catalogue of messages', () => {
  it('has the same ids in both languages', () => {
    expect(Object.keys(chinese).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  it('has a Chinese sentence of its own for every line that a run tells', () => {
    const untranslated = allLines.filter((line) => !/[\u4e00-\u9fff]|[→←]/.test(tell(line, 'zh-CN')));
    expect(untranslated.map(({ id }) => id)).toEqual([]);
  });

  it('punctuates Chinese as Chinese: no half-width comma, colon, semicolon or bracket beside a Chinese character', () => {
    const sentences = new Set(allLines.map((line) => tell(line, 'zh-CN')));
    const wrong = [...sentences].filter((sentence) =>
      /[\u4e00-\u9fff][,:;?()]|[,:;?()][\u4e00-\u9fff]/.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  it('never translates the words of the protocol', () => {
    const lost = allLines.flatMap((line) => {
      const words = tell(line, 'en').match(/LOOKING|FOLLOWING|LEADING|OBSERVING|zxid|\b\d+\.\d+\b/g) ?? [];
      return words.filter((word) => !tell(line, 'zh-CN').includes(word)).map((word) => `${line.id}: ${word}`);
    });
    expect(lost).toEqual([]);
  });

  it('leaves no value untold: nothing reads undefined, NaN or [object Object]', () => {
    for (const line of allLines) {
      for (const language of ['en', 'zh-CN'] as const) {
        expect(tell(line, language)).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
      }
    }
  });

  it('knows what every property of the model says, in one sentence, and in Chinese', () => {
    for (const { name } of properties) {
      expect(say(propertySentence(name), 'en'), name).toMatch(/^[A-Z].*\.$/u);
      expect(say(propertyName(name), 'en')).toBe(name);
      expect(say(propertySentence(name), 'zh-CN'), name).toMatch(/[\u4e00-\u9fff]/);
      expect(say(propertyName(name), 'zh-CN'), name).toMatch(
        /^[\u4e00-\u9fffA-Z ]*[\u4e00-\u9fff][\u4e00-\u9fffA-Z ]*$/,
      );
    }
  });

  it('knows no property that the model does not have, and no two by one Chinese name', () => {
    const names = properties.map(({ name }) => name);
    expect(Object.keys(propertySentences)).toEqual(names);
    expect(properties.filter(({ mood }) => mood !== 'sometimes').map(({ name }) => name)).toEqual(
      propertyNames,
    );
    expect(properties.filter(({ mood }) => mood === 'sometimes').map(({ name }) => name)).toEqual(probeNames);
    expect(Object.keys(propertyNamesInChinese).filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(Object.values(propertyNamesInChinese)).size).toBe(names.length);
  });

  it('of one language alone says the same', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const telling = await loadTelling(language);
      for (const line of allLines) expect(sayFrom(telling, line)).toBe(tell(line, language));
      const first = await loadFirstTelling(language);
      for (const line of allLines)
        expect(sayIfHere<Telling['sentences']>(first, line)).toBe(
          isOfBreach(line) ? null : tell(line, language),
        );
    }
  });

  it('has a title and a question in both languages for every story', () => {
    for (const { name, title, asks } of stories) {
      for (const text of [title, asks]) {
        expect(text.en, name).not.toMatch(/[\u4e00-\u9fff]/);
        expect(text['zh-CN'], name).toMatch(/[\u4e00-\u9fff]/);
        expect(text['zh-CN'], name).not.toMatch(/[\u4e00-\u9fff][,:;?()]/);
      }
    }
  });
});

describe('numbers, times and lists', () => {
  it('are written without Intl, the same on every machine', () => {
    expect(list([1, 2, 3], 'en')).toBe('1, 2 and 3');
    expect(list([1, 2, 3], 'zh-CN')).toBe('1、2 和 3');
    expect(list(['甲', '乙（1.003 s）', '丙'], 'zh-CN')).toBe('甲、乙（1.003 s）和丙');
    expect(list([1], 'en')).toBe('1');
    expect(grouped(1234567)).toBe('1,234,567');
    expect(grouped(999)).toBe('999');
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th',
    );
  });

  it('a stretch of time has the shortest text that is exact', () => {
    expect(
      [0, 1, 999, 1_000, 1_500, 12_000, 200_000, 1_000_000, 1_500_000, 90_000_000, 206_969, -3_000_000].map(
        duration,
      ),
    ).toEqual([
      '0s',
      '1us',
      '999us',
      '1ms',
      '1.5ms',
      '12ms',
      '200ms',
      '1s',
      '1.5s',
      '90s',
      '206.969ms',
      '-3s',
    ]);
  });

  it('a moment of the run has as many decimals as its neighbours', () => {
    expect([0, 999, 2_203_499, 12_000_000].map((us) => moment(us))).toEqual([
      '0.000 s',
      '0.001 s',
      '2.203 s',
      '12.000 s',
    ]);
    expect(moment(2_999_999)).toBe('3.000 s');
    expect(moment(1_500_000, 0)).toBe('2 s');
    expect(moment(1_234_567, 6)).toBe('1.234567 s');
  });

  it('the language of an environment is the one its tag names', () => {
    expect(['zh', 'zh_CN.UTF-8', 'zh-Hans', 'en_GB', 'C', '', 'zhuang'].map(languageOf)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'en',
      'en',
    ]);
  });
});
