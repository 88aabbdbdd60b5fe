import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawStory,
  drawSwarm,
  profileNames,
  readStory,
  resolveScenario,
  type Scenario,
  stories,
  storyNamed,
  withInterventions,
  writeSteps,
  writeStory,
} from '../../scenarios/index.ts';
import { everyKey } from './everyKey.ts';

/** What comes back from the text is the same story, and the same run. */
function expectSameAgain(story: Scenario): void {
  const { scenario } = readStory(writeStory(story));
  expect(scenario).toEqual(story);
  expect(resolveScenario(scenario)).toEqual(resolveScenario(story));
}

describe('a story as the text of a file', () => {
  it.each(stories.map((story) => [story.name, story] as const))(
    '%s is read back as it was',
    (_name, story) => {
      expectSameAgain(story);
    },
  );

  it('holds every key of the format, a zoo.cfg of many lines among them', () => {
    for (const story of everyKey) expectSameAgain(story);
  });

  it('holds interventions as steps', () => {
    const story = storyNamed('one-write') as Scenario;
    const changed = withInterventions(story, [
      '1.240003s/2 kill 3 for 2s',
      '4s write 1 /a="null" client 3',
      '4s hold 1>3 commit zxid=1.2 #2 as late',
      '5s clock 2 rate 1.5 jump -5s',
      '6s partition 1,2|3',
    ]);
    expectSameAgain(changed);
    expect(writeStory(changed)).toContain('\n  - { at: 1.240003s, behind: 2, kill: 3, for: 2s }\n');
    expect(writeSteps(changed).at(-1)).toBe('- { at: 6s, behind: 0, partition: [ [ 1, 2 ], [ 3 ] ] }');
  });

  it('keeps texts that YAML would read as something else', () => {
    const value = fc.oneof(
      fc.constantFrom(
        'null',
        'true',
        '0x10',
        '1e3',
        '~',
        '- a',
        'a: b',
        '# no',
        ' ',
        '',
        '"',
        "'",
        '1.2',
        '2024-01-01',
        '&a',
        '*a',
        '!t',
        '中文',
      ),
      // Control characters are refused wherever they come from; the replacement character is what bytes become that are no text.
      fc.string({ maxLength: 40, unit: 'grapheme' }).filter((text) => !/[\p{Cc}\uFFFD\p{Cs}]/u.test(text)),
    );
    fc.assert(
      fc.property(value, (text) => {
        expectSameAgain({
          zablab: 1,
          title: { en: `a${text}` },
          ensemble: { servers: 1 },
          steps: [{ at: '1s', write: { path: '/a', value: text, through: 1 } }],
        });
      }),
      { numRuns: 200 },
    );
  });

  it('whatever a campaign draws', () => {
    for (let seed = 0; seed < 20; seed++) {
      const drawn = drawStory(
        drawSwarm({ profile: profileNames[seed % profileNames.length] ?? 'everything' }, `w${seed}`),
        `w${seed}`,
      );
      expectSameAgain(drawn);
    }
  });
});
