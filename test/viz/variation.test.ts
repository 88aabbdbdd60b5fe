/** What if? What is in the form, and which story is in which group. */
import { describe, expect, it } from 'vitest';
import { stories } from '../../scenarios/index.ts';
import { groupsOf, storyGroups } from '../../viz/app/storyGroups.ts';
import { changesIn, typedFrom } from '../../viz/app/variation.ts';
import { runStory } from '../../viz/worker/runStory.ts';

const source = { kind: 'story', name: 'fresh-five' } as const;
const { authored } = runStory({ source, seed: null, settings: {}, interventions: [] }).summary;

describe('the form', () => {
  it('shows what the story says, and then asks for nothing', () => {
    const typed = typedFrom({ seed: null, settings: {} }, authored);
    expect(typed).toMatchObject({ seed: '1', others: '' });
    expect([...typed.starts]).toEqual([1, 2, 3, 4, 5].map((server) => [server, String(server - 1)]));
    expect(changesIn(typed, authored)).toEqual({ seed: null, settings: {} });
  });

  it('says what its story says also when another run is shown', () => {
    const other = runStory({
      source,
      seed: '9',
      settings: { 'start.4': '0.5s' },
      interventions: ['3s kill 3'],
    });
    expect(other.summary.authored).toEqual(authored);
  });

  it('asks for what was changed, and keeps what it has no field for', () => {
    const asked = { seed: '9', settings: { 'start.4': '0.5s', 'start.9': '1s', tickTime: '500' } };
    const typed = typedFrom(asked, authored);
    expect(typed.starts.get(4)).toBe('0.5');
    expect(typed.others).toBe('start.9=1s\ntickTime=500');
    expect(changesIn(typed, authored)).toEqual(asked);
  });

  it.each([
    ['0.5', { 'start.4': '0.5s' }],
    ['500ms', { 'start.4': '500ms' }],
    ['', {}],
    ['3', {}],
    [' 3.0 ', {}],
    ['soon', { 'start.4': 'soon' }],
    ['-1', { 'start.4': '-1' }],
  ])('takes a start of "%s" as %j', (text, settings) => {
    const typed = typedFrom({ seed: null, settings: {} }, authored);
    const moved = { ...typed, starts: new Map([...typed.starts, [4, text]]) };
    expect(changesIn(moved, authored)).toEqual({ seed: null, settings });
  });

  it('takes other settings line by line, whatever is in them', () => {
    const typed = typedFrom({ seed: null, settings: {} }, authored);
    const others = '  latency = {exponential: 2ms}\n\nx\na=b=c\n__proto__=1';
    const { settings } = changesIn({ ...typed, others }, authored);
    expect(Object.entries(settings)).toEqual([
      ['latency', '{exponential: 2ms}'],
      ['x', ''],
      ['a', 'b=c'],
      ['__proto__', '1'],
    ]);
  });
});

describe('the groups of stories', () => {
  it('have each story once, and no other', () => {
    const listed = Object.values(storyGroups).flat();
    expect(listed.toSorted()).toEqual(stories.map(({ name }) => name).toSorted());
  });

  it('have a last one for what is in none', () => {
    const strange = { name: 'strange', title: { en: 'x' } };
    expect(groupsOf([strange])).toEqual([{ group: null, stories: [strange] }]);
    expect(groupsOf(stories).flatMap((group) => group.stories)).toHaveLength(stories.length);
    expect(groupsOf(stories).every(({ group }) => group !== null)).toBe(true);
  });
});
