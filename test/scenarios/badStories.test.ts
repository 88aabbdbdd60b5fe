import { describe, expect, it } from 'vitest';
import { errorOf, good, withEnsemble, withLine } from './errorOf.ts';

/** Stands in a story where the error should point. */
const MARK = '▲';

const step = (text: string): string => withLine(`  - { ${text} }`);

/** What is wrong: stories, each with the line that answers it. */
const mistakes: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'a file that is no story': [
    ['▲', 'this file is empty: a story begins with "zablab: 1"'],
    ['▲hello', 'expected an object (key: value), found text'],
    ['▲- 1', 'expected an object (key: value), found a list'],
    ['▲ensemble: {}', 'the version of the story format is missing: begin with "zablab: 1"'],
    ['zablab: ▲2', 'zablab: this is version 2 of the story format; this release of zablab reads version 1'],
    ['[1, 2▲', 'this is neither YAML nor JSON: Flow sequence must end with a ]'],
    ['zablab: 1\n▲\tname: a', 'this is neither YAML nor JSON: Tabs are not allowed as indentation'],
    ['zablab: 1\n▲---\nzablab: 1', 'a second document begins here (---): a file holds one story'],
    ['a: 1\n▲a: 2', 'a: the key "a" is here twice'],
    ['zablab: ▲*x', 'zablab: this is neither YAML nor JSON: no anchor &x'],
    ['▲? [1, 2]\n: 3', 'a key must be a word or a number'],
    ['a\0b', 'this file is not UTF-8 text'],
  ],
  'a misspelt word': [
    [step('at: 2s, ▲kil: 3'), 'steps[1].kil: unknown key "kil": did you mean "kill"?'],
    [step('at: 2s, kill: ▲leder'), 'steps[1].kill: unknown word "leder": did you mean "leader"?'],
    [
      withEnsemble('servers: 5, ▲tickTme: 2'),
      'ensemble.tickTme: unknown key "tickTme": did you mean "tickTime"?',
    ],
    [
      withEnsemble('servers: 5, release: ▲3.9.4'),
      'ensemble.release: unknown release "3.9.4" (known: 3.4.5, 3.4.9, 3.5.9, 3.8.0, 3.8.5, 3.9.3, 3.9.5)',
    ],
    [
      withEnsemble('servers: 5, variants: [▲half-is-quorum]'),
      'ensemble.variants[0]: unknown variant "half-is-quorum": did you mean "half-is-a-quorum"?',
    ],
    [
      withLine('breaks: [▲leadership uniquenes]'),
      'breaks[0]: unknown property "leadership uniquenes": did you mean "leadership uniqueness"?',
    ],
    [
      step('when: { event: ▲stateChange }, kill: 1'),
      'steps[1].when.event: unknown event kind "stateChange": did you mean "stateChanged"?',
    ],
    [
      step('when: { event: stateChanged, ▲too: LEADING }, kill: 1'),
      'steps[1].when.too: unknown field of this event "too": did you mean "to"?',
    ],
    [
      step('at: 2s, expect: { state: { 1: ▲LOKING } }'),
      'steps[1].expect.state.1: unknown state "LOKING": did you mean "LOOKING"?',
    ],
    [withLine('disk: { ▲sink: 2ms }'), 'disk.sink: unknown key "sink" (known: append, write, save, sync)'],
  ],
  'a contradiction in the ensemble': [
    [
      withEnsemble('servers: 2, observers: [1, 2]').replace('ensemble: ', 'ensemble: ▲'),
      'ensemble: nobody can vote: every server is an observer',
    ],
    [withEnsemble('servers: [1, 2, ▲2]'), 'ensemble.servers[2]: server 2 is listed twice'],
    [
      withEnsemble('servers: 3, groups: [[1, 2, 3]], weights: { ▲9: 1 }'),
      'ensemble.weights.9: there is no server 9 (servers are 1, 2, 3)',
    ],
    [
      withEnsemble('servers: 3, ▲weights: { 1: 2 }'),
      'ensemble.weights: weights count within groups: give "groups" too (one group is enough)',
    ],
    [
      withEnsemble('servers: 2, groups: [[1, 2]], weights: ▲{ 1: 0, 2: 0 }'),
      'ensemble.weights: nobody can win a vote: all weights are 0',
    ],
    [
      withEnsemble('servers: 3, groups: [[1, 2], [▲2, 3]]'),
      'ensemble.groups[1][0]: server 2 is in group 1 and in group 2: groups may not overlap',
    ],
    [
      withEnsemble('servers: 4, groups: ▲[[1], [2]]'),
      'ensemble.groups: every participant must be in a group, and 3 and 4 are in none',
    ],
    [
      withEnsemble('servers: 3, observers: [3], groups: [[1, 2, ▲3]]'),
      'ensemble.groups[0][2]: server 3 is an observer: only participants are in groups',
    ],
    [
      withEnsemble('servers: [{ id: 1, role: ▲participant }, 2], observers: [1]'),
      'ensemble.servers[0].role: server 1 is a participant in "servers" and an observer in "observers"',
    ],
    [
      withEnsemble('servers: 3, observers: [▲4]'),
      'ensemble.observers[0]: there is no server 4 (servers are 1, 2, 3)',
    ],
    [withEnsemble('servers: 5, tickTime: ▲0'), 'ensemble.tickTime: 0 is not between 1 and 3600000'],
    [withEnsemble('servers: 5, syncLimit: ▲0'), 'ensemble.syncLimit: 0 is not between 1 and 1000000'],
    [withEnsemble('servers: ▲0'), 'ensemble.servers: 0 is not between 1 and 255'],
    [withEnsemble('servers: ▲[]'), 'ensemble.servers: expected 1 to 255 entries, found 0'],
    [
      withEnsemble('servers: [▲{ id: 1, zxid: "3.7", currentEpoch: 2 }]'),
      'ensemble.servers[0]: server 1 would refuse to start: epoch of zxid 3 <= currentEpoch 2 <= acceptedEpoch 2 does not hold',
    ],
    [
      withEnsemble('servers: [{ id: 1, zxid: ▲3.7 }]'),
      'ensemble.servers[0].zxid: "3.7" is not a zxid: write 0x300000007, or epoch.counter as "3.7"',
    ],
    [
      withEnsemble('servers: 5, startup: ▲1.5ms'),
      'ensemble.startup: "1.5ms" is not a whole number of milliseconds',
    ],
  ],
  'a server that does not exist': [
    [step('at: 5s, kill: ▲9'), 'steps[1].kill: there is no server 9 (servers are 1, 2, 3, 4, 5)'],
    [step('at: 5s, kill: [1, ▲9]'), 'steps[1].kill[1]: there is no server 9 (servers are 1, 2, 3, 4, 5)'],
    [step('at: 5s, cut: [1, ▲9]'), 'steps[1].cut[1]: there is no server 9 (servers are 1, 2, 3, 4, 5)'],
    [
      step('at: 5s, expect: { leader: ▲9 }'),
      'steps[1].expect.leader: there is no server 9 (servers are 1, 2, 3, 4, 5)',
    ],
    [
      withLine('expect: [{ followers: [▲6] }]'),
      'expect[0].followers[0]: there is no server 6 (servers are 1, 2, 3, 4, 5)',
    ],
    [
      step('when: { event: stateChanged, by: ▲9 }, kill: 1'),
      'steps[1].when.by: there is no server 9 (servers are 1, 2, 3, 4, 5)',
    ],
    [
      step('at: 5s, partition: [[1, 2], [3, 4, 5, ▲6]]'),
      'steps[1].partition[1][3]: there is no server 6 (servers are 1, 2, 3, 4, 5)',
    ],
    [
      step('at: 5s, partition: ▲[[1, 2], [3, 4]]'),
      'steps[1].partition: the sides leave out 5: every server is on some side',
    ],
    [step('at: 5s, cut: [1, ▲1]'), 'steps[1].cut[1]: this takes two servers, and both are 1'],
    [
      `${withEnsemble('servers: 1')}  - { at: 1s, kill: ▲2 }\n`,
      'steps[1].kill: there is no server 2 (the only server is 1)',
    ],
  ],
  'a time that cannot be': [
    [step('at: ▲-2s, kill: 3'), 'steps[1].at: "-2s" is negative: virtual time begins at 0s'],
    [step('at: ▲2, kill: 3'), 'steps[1].at: 2 has no unit: write 2s, 2ms or 2us'],
    [
      step('at: ▲.inf, kill: 3'),
      'steps[1].at: expected a time (a number and a unit: 500us, 20ms, 1.5s, 2m), found a number',
    ],
    [
      step('at: ▲2 parsecs, kill: 3'),
      'steps[1].at: "2 parsecs" is not a time: a number and a unit, such as 500us, 20ms, 1.5s or 2m',
    ],
    [step('at: ▲0.5us, kill: 3'), 'steps[1].at: "0.5us" is finer than a microsecond'],
    [step('at: ▲2000h, kill: 3'), 'steps[1].at: "2000h" is too long: at most 1000 hours'],
    [step('every: ▲0s, times: 2, kill: 3'), 'steps[1].every: this time must be above zero'],
    [
      withLine('until: 3s').replace('at: 0s', 'at: ▲0s'),
      'steps[0].at: server 5 would start at 4s, after the end (until 3s)',
    ],
    [`${step('at: ▲9s, kill: 3')}until: 5s\n`, 'steps[1].at: this happens at 9s, after the end (until 5s)'],
    [
      `${step('every: ▲1s, times: 9, kill: 3')}until: 5s\n`,
      'steps[1].every: this happens at 9s, after the end (until 5s)',
    ],
    [withLine('network: { latency: ▲2 }'), 'network.latency: 2 has no unit: write 2s, 2ms or 2us'],
    [
      withLine('network: { latency: ▲fast }'),
      'network.latency: "fast" is not a latency: a time such as 2ms, or a range such as 1ms..3ms',
    ],
    [
      withLine('network: { latency: ▲3ms..1ms }'),
      'network.latency: the range "3ms..1ms" ends before it begins',
    ],
    [
      withLine('network: { latency: ▲{} }'),
      'network.latency: this latency is empty: give exponential, heavyTailed or bimodal',
    ],
  ],
  'a step that cannot be taken': [
    [
      step('kill: 3').replace('- { kill', '- ▲{ kill'),
      'steps[1]: this step has no moment: say when, with at, then, every, when or after',
    ],
    [
      step('at: 9s').replace('- { at: 9s', '- ▲{ at: 9s'),
      'steps[1]: this step does nothing: say what, with one of start, kill, powerOff, restart, pause, resume, cut, partition, heal, delay, reset, clock, expect, write, read, sync, open, close, bridge, ring, majoritiesRing, flap, hold, letGo, and 8 more',
    ],
    [
      step('at: 1s, ▲then: 2s, kill: 3'),
      'steps[1].then: a step has one moment, and this one has "at" and "then"',
    ],
    [
      step('at: 1s, kill: 3, ▲pause: 2'),
      'steps[1].pause: a step does one thing, and this one has "kill" and "pause": write two steps',
    ],
    [step('at: 2s, kill: 1, ▲apart: 2s'), 'steps[1].apart: "apart" goes with "start", which is not here'],
    [
      step('at: 2s, kill: 1, ▲ways: one'),
      'steps[1].ways: "ways" goes with "cut" or "delay", which is not here',
    ],
    [step('▲every: 2s, kill: 1'), 'steps[1].every: "every" needs "times" beside it'],
    [step('at: 2s, ▲clock: 1'), 'steps[1].clock: "clock" needs "rate" or "jump" beside it'],
    [
      step('at: 2s, expect: ▲{}'),
      'steps[1].expect: this expectation expects nothing: say what, with leader, state, followers, established, mode, value, zxid, epoch, log, sync, answered, unanswered, reached, breaks or holds',
    ],
    [
      step('at: ▲2s, start: 3'),
      'steps[1].at: server 3 was started at 2s already: after a kill or a power off, write "restart"',
    ],
    [step('at: 2s, cut: ▲[1, 2, 3]'), 'steps[1].cut: expected 2 entries, found 3'],
  ],
  'a value that cannot be': [
    [withLine('seed: ▲7'), 'seed: a seed is text of 1 to 64 characters: write 7 in quotes, "7"'],
    [withLine('seed: ▲""'), 'seed: expected 1 to 64 characters, found 0'],
    [withLine(`seed: ▲${'x'.repeat(65)}`), 'seed: expected 1 to 64 characters, found 65'],
    [
      withEnsemble('servers: 5, tickTime: ▲12345678901234567890'),
      'ensemble.tickTime: 12345678901234567890 is too large: integers go up to 9007199254740991 (2^53 - 1); write larger values as text, in quotes',
    ],
    [withEnsemble('servers: ▲2.5'), 'ensemble.servers: expected an integer or a list, found a number'],
    [
      good.replace('my-story', '▲My Story'),
      'name: "My Story" is not a name: lower-case letters, digits and hyphens, a letter first',
    ],
    [withLine('title: ▲"\\u001b[31mred"'), 'title: this text contains a control character'],
    [withLine('title: ▲{ zh-CN: 标题 }'), 'title: "en" is missing'],
    [
      withLine('until:▲'),
      'until: expected a time (a number and a unit: 500us, 20ms, 1.5s, 2m), found nothing',
    ],
  ],
};

/** @returns The story without its mark, and where the mark stood: `:6:14`, or nothing. */
function marked(text: string): { readonly story: string; readonly position: string } {
  const before = text.split(MARK)[0] ?? '';
  const lines = before.split('\n');
  const position = text.includes(MARK) ? `:${lines.length}:${(lines.at(-1) ?? '').length + 1}` : '';
  return { story: text.replace(MARK, ''), position };
}

describe('a story with a mistake is answered with one line that says where it is and what was expected', () => {
  for (const [mistake, examples] of Object.entries(mistakes)) {
    for (const [text, answer] of examples) {
      it(`${mistake}: ${answer.slice(0, 90)}`, () => {
        const { story, position } = marked(text);
        expect(errorOf(story)).toBe(`story.yaml${position}: ${answer}`);
      });
    }
  }

  it('and the Chinese line stands at the same place', () => {
    for (const [text] of Object.values(mistakes).flat()) {
      const { story, position } = marked(text);
      expect(errorOf(story, 'zh-CN')).toMatch(new RegExp(`^story.yaml${position}: .*[\\u4e00-\\u9fff]`));
    }
  });
});

describe('a story that means harm is refused quickly', () => {
  it('an alias bomb counts for all it stands for', () => {
    const levels = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh']) {
      levels.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);
    }
    expect(errorOf(levels.join('\n'))).toContain('this file holds too many values for a story');
  });

  it('an alias inside its own anchor does not go on for ever', () => {
    expect(errorOf('a: &a [*a]')).toContain('this is nested too deeply');
  });

  it('brackets nested a hundred thousand deep do not exhaust the stack', () => {
    expect(errorOf('['.repeat(100_000))).toContain('this is nested too deeply: at most 64 levels are read');
  });

  it('sixty thousand keys are looked through in linear time', () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `key${index}: 1`);
    expect(errorOf(keys.join('\n'))).toContain('the version of the story format is missing');
  });

  it('a file larger than a megabyte is not read', () => {
    expect(errorOf(`# ${'x'.repeat(1_048_576)}`)).toBe(
      'story.yaml: this file is too large for a story: 1048578 bytes, at most 1048576 are read',
    );
  });

  it('a key that is the name of something every object has is just an unknown key', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(errorOf(withLine(`${key}: 1`))).toContain(`unknown key "${key}"`);
    }
  });

  it('more steps than anybody writes are refused', () => {
    const steps = Array(45).fill('  - { at: 9s, pause: all }').join('\n');
    const text = `${withEnsemble('servers: 255')}${steps}\n`.replace('apart: 1s', 'apart: 0s');
    expect(errorOf(text)).toContain('this story unfolds into');
  });
});
