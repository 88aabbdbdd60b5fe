import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuthoredStep,
  interventionVerbs,
  type Language,
  momentAt,
  readIntervention,
  ScenarioError,
  tellError,
  withInterventions,
  writeIntervention,
} from '../../scenarios/index.ts';
import { messageTypes } from '../../scenarios/format/messages.ts';
import { symbolicTargets, verbs } from '../../scenarios/format/vocabulary.ts';

/** Texts, and the steps that they stand for. */
const pairs: readonly (readonly [string, AuthoredStep])[] = [
  ['1.24s kill 3', { at: '1.24s', kill: 3 }],
  ['1.24s/2 kill 3', { at: '1.24s', behind: 2, kill: 3 }],
  ['0s kill leader', { at: '0s', kill: 'leader' }],
  ['1240003us kill aFollower for 2s', { at: '1240003us', kill: 'a follower', for: '2s' }],
  ['1s kill 1,2', { at: '1s', kill: [1, 2] }],
  ['1s kill all', { at: '1s', kill: 'all' }],
  ['1s powerOff 3', { at: '1s', powerOff: 3 }],
  ['1s powerOff theLastToSync torn', { at: '1s', powerOff: 'the last to sync', unsynced: 'torn' }],
  ['1s restart 3', { at: '1s', restart: 3 }],
  [
    '1s restart 3 release 3.8.0 startup 1s listening 20ms',
    { at: '1s', restart: 3, release: '3.8.0', startup: '1s', listening: '20ms' },
  ],
  ['1s start 4', { at: '1s', start: 4 }],
  ['1s start 4,5 apart 100ms', { at: '1s', start: [4, 5], apart: '100ms' }],
  ['1s pause 3 for 2s', { at: '1s', pause: 3, for: '2s' }],
  ['1s resume anObserver', { at: '1s', resume: 'an observer' }],
  ['1s clock 3 rate 1.5', { at: '1s', clock: 3, rate: 1.5 }],
  ['1s clock aServer rate 0.5 jump -5s', { at: '1s', clock: 'a server', rate: 0.5, jump: '-5s' }],
  ['1s settle 1,2,3', { at: '1s', settle: [1, 2, 3] }],
  ['1s cut 1-3', { at: '1s', cut: [1, 3] }],
  ['1s cut 1>3', { at: '1s', cut: [1, 3], ways: 'one' }],
  ['1s cut leader-aFollower', { at: '1s', cut: ['leader', 'a follower'] }],
  ['1s heal 1-3', { at: '1s', heal: [1, 3] }],
  ['1s heal all', { at: '1s', heal: 'all' }],
  [
    '1s partition 1,2|3,4,5 for 200ms',
    {
      at: '1s',
      partition: [
        [1, 2],
        [3, 4, 5],
      ],
      for: '200ms',
    },
  ],
  ['1s partition leader|aFollower', { at: '1s', partition: [['leader'], ['a follower']] }],
  ['1s delay 1-3 200ms', { at: '1s', delay: [1, 3], latency: '200ms' }],
  [
    '1s delay 1>3 1ms..200ms for 5s',
    { at: '1s', delay: [1, 3], ways: 'one', latency: '1ms..200ms', for: '5s' },
  ],
  ['1s delay 1-3 normal', { at: '1s', delay: [1, 3], latency: 'normal' }],
  ['1s flap 1-3 down 10ms up 20ms', { at: '1s', flap: [1, 3], down: '10ms', up: '20ms' }],
  ['1s bridge 3 among 1,2,3', { at: '1s', bridge: 3, among: [1, 2, 3] }],
  ['1s ring all', { at: '1s', ring: 'all' }],
  ['1s majoritiesRing 1,2,3,4,5', { at: '1s', majoritiesRing: [1, 2, 3, 4, 5] }],
  ['1s reset 1-3', { at: '1s', reset: [1, 3] }],
  ['1s hold 1>3', { at: '1s', hold: [1, 3] }],
  ['1s hold 1>3 notification as a', { at: '1s', hold: [1, 3], message: { type: 'notification' }, as: 'a' }],
  [
    '1s hold leader>3 ack zxid=1.2 #2 as a for 1s',
    { at: '1s', hold: ['leader', 3], message: { type: 'ack', zxid: '1.2' }, nth: 2, as: 'a', for: '1s' },
  ],
  [
    '1s hold 1>3 connectResponse session="7"',
    { at: '1s', hold: [1, 3], message: { type: 'connectResponse', session: '7' } },
  ],
  [
    '1s hold 1>3 ackEpoch currentEpoch=null',
    { at: '1s', hold: [1, 3], message: { type: 'ackEpoch', currentEpoch: null } },
  ],
  ['1s letGo a', { at: '1s', letGo: 'a' }],
  ['1s slowDisk 3 100ms', { at: '1s', slowDisk: 3, latency: '100ms' }],
  [
    '1s slowDisk 3 normal operations sync,append',
    { at: '1s', slowDisk: 3, latency: 'normal', operations: ['sync', 'append'] },
  ],
  [
    '1s failDisk 3 operations append failures 1',
    { at: '1s', failDisk: 3, operations: ['append'], failures: 1 },
  ],
  ['1s repairDisk 3', { at: '1s', repairDisk: 3 }],
  ['1s fillDisk 3 for 1s', { at: '1s', fillDisk: 3, for: '1s' }],
  ['1s freeDisk 3', { at: '1s', freeDisk: 3 }],
  ['1s loseDisk 3', { at: '1s', loseDisk: 3 }],
  ['1s flipByte 3 record 0', { at: '1s', flipByte: 3, of: { record: 0 } }],
  ['1s flipByte 3 cell currentEpoch', { at: '1s', flipByte: 3, of: { cell: 'currentEpoch' } }],
  ['1s flipByte 3 file snapshot.0', { at: '1s', flipByte: 3, of: { file: 'snapshot.0' } }],
  ['1s write 1 /a=1', { at: '1s', write: { through: 1, path: '/a', value: '1' } }],
  [
    '1s write leader /a/b="two words" client 2 session kept count 20 window 5',
    {
      at: '1s',
      write: {
        through: 'leader',
        path: '/a/b',
        value: 'two words',
        client: 2,
        session: 'kept',
        count: 20,
        window: 5,
      },
    },
  ],
  ['1s write 1 /a=', { at: '1s', write: { through: 1, path: '/a', value: '' } }],
  ['1s write 1 "/a=b"=c=d', { at: '1s', write: { through: 1, path: '/a=b', value: 'c=d' } }],
  ['1s read 1 /a', { at: '1s', read: { through: 1, path: '/a' } }],
  ['1s sync 1 client 2', { at: '1s', sync: { through: 1, client: 2 } }],
  ['1s open 1', { at: '1s', open: { through: 1 } }],
  ['1s close 1', { at: '1s', close: { through: 1 } }],
];

function mistakeIn(text: string, language: Language = 'en'): string {
  try {
    readIntervention(text);
    return 'no mistake';
  } catch (error) {
    if (error instanceof ScenarioError) return tellError(error, language, 'story.yaml');
    throw error;
  }
}

const time = fc.nat(10_000_000_000).map((us) => momentAt(us).at);
const target = fc.oneof(fc.integer({ min: 1, max: 255 }), fc.constantFrom(...symbolicTargets));
const pair = fc.tuple(target, target);
const action: fc.Arbitrary<object> = fc.oneof(
  fc.record({ kill: target, for: time }, { requiredKeys: ['kill'] }),
  fc.record(
    { restart: fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 2, maxLength: 4 }), startup: time },
    { requiredKeys: ['restart'] },
  ),
  fc.record({ cut: pair, ways: fc.constant('one'), for: time }, { requiredKeys: ['cut'] }),
  fc.record({ delay: pair, latency: fc.oneof(time, fc.constant('normal')) }),
  fc.record({
    partition: fc.array(fc.array(target, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record(
    {
      clock: target,
      rate: fc.integer({ min: 1, max: 999_999 }).map((ppm) => ppm / 1_000),
      jump: time.map((one) => `-${one}`),
    },
    { requiredKeys: ['clock', 'rate'] },
  ),
  fc.record(
    {
      hold: pair,
      message: fc.record(
        {
          type: fc.constantFrom(...messageTypes),
          text: fc.string({ minLength: 1, maxLength: 20 }),
          number: fc.integer(),
          flag: fc.boolean(),
        },
        { requiredKeys: ['type'] },
      ),
      nth: fc.integer({ min: 1, max: 1_000_000 }),
      as: fc.constantFrom('a', 'held-2'),
    },
    { requiredKeys: ['hold'] },
  ),
  fc.record({
    write: fc.record(
      {
        through: target,
        path: fc.constantFrom('/a', '/a/b=c', '/x:y'),
        value: fc.string({ maxLength: 30 }),
        client: fc.integer({ min: 1, max: 255 }),
      },
      { requiredKeys: ['through', 'path', 'value'] },
    ),
  }),
);
const anyStep = fc
  .tuple(time, fc.option(fc.nat(1_000_000)), action)
  .map(
    ([at, behind, what]) =>
      ({ at, ...(behind === null ? {} : { behind }), ...what }) as unknown as AuthoredStep,
  );
/** What the shape of a step refuses, no text says either. */
const isPossible = (step: AuthoredStep): boolean =>
  !JSON.stringify(step).match(/\\u00|:"0s"/) &&
  !Object.is((step as { readonly message?: { readonly number?: number } }).message?.number, -0);

describe('an intervention as a text', () => {
  it.each(pairs)('%s', (text, step) => {
    expect(readIntervention(text)).toEqual(step);
    expect(writeIntervention(step)).toBe(text);
  });

  it('and as a step are the same, whatever it is', () => {
    fc.assert(
      fc.property(anyStep.filter(isPossible), (step) => {
        expect(readIntervention(writeIntervention(step))).toEqual(step);
      }),
      { numRuns: 500 },
    );
  });

  it('has every verb of the format but what is expected; each is in the table once', () => {
    const listed = interventionVerbs.map(({ verb }) => verb);
    expect(listed.toSorted()).toEqual(verbs.filter((verb) => verb !== 'expect').toSorted());
    const shown = pairs.map(([text]) => text.split(' ')[1]);
    expect(listed.filter((verb) => !shown.includes(verb))).toEqual([]);
  });

  it('has a usage that says what may follow', () => {
    const usage = (verb: string) => interventionVerbs.find((one) => one.verb === verb)?.usage;
    expect(usage('cut')).toBe('cut A-B|A>B [for TIME]');
    expect(usage('powerOff')).toBe('powerOff SERVERS [lost|prefix|torn] [for TIME]');
    expect(usage('hold')).toBe('hold A>B [MESSAGE] [FIELD=VALUE …] [#N] [as NAME] [for TIME]');
    expect(usage('write')).toBe('write SERVER PATH=VALUE [client N] [session own|kept] [count N] [window N]');
  });

  it('takes what may follow in any order, and blanks as they come', () => {
    expect(readIntervention('  1s  hold 1>3 as a  #2 commit ')).toEqual({
      at: '1s',
      hold: [1, 3],
      message: { type: 'commit' },
      nth: 2,
      as: 'a',
    });
  });

  it('cannot say everything that a step can', () => {
    const steps: readonly AuthoredStep[] = [
      { after: 'appended', kill: 1 },
      { at: '1s', expect: { leader: 1 } },
      { at: '1s', delay: [1, 2], latency: { exponential: '2ms' } },
    ];
    for (const step of steps) expect(() => writeIntervention(step)).toThrow(TypeError);
  });

  it('has its moment to the microsecond', () => {
    expect([0, 1, 1_240_000, 1_240_003, 61_000_000].map((us) => momentAt(us, 0))).toEqual([
      { at: '0s' },
      { at: '0.000001s' },
      { at: '1.24s' },
      { at: '1.240003s' },
      { at: '61s' },
    ]);
    expect(momentAt(5, 2)).toEqual({ at: '0.000005s', behind: 2 });
    fc.assert(
      fc.property(fc.nat(3_600_000_000_000), (us) => {
        const text = writeIntervention({ ...momentAt(us, 1), kill: 1 });
        expect(readIntervention(text)).toEqual({ ...momentAt(us, 1), kill: 1 });
      }),
    );
  });
});

describe('a mistake in an intervention is told with its place, and with what was expected', () => {
  const mistakes: readonly (readonly [string, string])[] = [
    ['', '--do "":1:1: an intervention was expected, such as "1.24s kill 3"'],
    [
      'soon kill 3',
      '--do "soon kill 3":1:1: expected a moment (1.24s, or 1.24s/2 for behind two events of that instant), found "soon"',
    ],
    ['-1s kill 3', '--do "-1s kill 3":1:1: "-1s" is negative: virtual time begins at 0s'],
    ['1.0000001s kill 3', '--do "1.0000001s kill 3":1:1: "1.0000001s" is finer than a microsecond'],
    [
      '1s/x kill 3',
      '--do "1s/x kill 3":1:4: expected behind how many events of that instant (0 to 1000000), found "x"',
    ],
    ['1s kil 3', '--do "1s kil 3":1:4: unknown verb "kil": did you mean "kill"?'],
    [
      '1s kill',
      `--do "1s kill":1:8: expected servers (an id, ids such as 1,2, all, leader, aFollower, anObserver, aServer, theLastToSync), found the end; it is: kill SERVERS [for TIME]`,
    ],
    [
      '1s cut 1+3',
      '--do "1s cut 1+3":1:8: expected a link (1-3, or 1>3 for one way), found "1+3"; it is: cut A-B|A>B [for TIME]',
    ],
    ['1s kill 3 fro 2s', '--do "1s kill 3 fro 2s":1:11: unknown word "fro": did you mean "for"?'],
    ['1s heal all for 2s', '--do "1s heal all for 2s":1:13: "for" has no place here; it is: heal A-B|all'],
    ['1s kill 3 for ever', '--do "1s kill 3 for ever":1:15: "ever" is not a time'],
    ['1s kill 999', '--do "1s kill 999":1:9: 999 is not between 1 and 255'],
    [
      '1s kill 3 for 1s for 2s',
      '--do "1s kill 3 for 1s for 2s":1:22: "2s" says a second time what has been said; it is: kill SERVERS [for TIME]',
    ],
    ['1s clock 3', '--do "1s clock 3":1:10: "clock" needs'],
    [
      '1s hold 1>3 comit',
      '--do "1s hold 1>3 comit":1:13: unknown message type "comit": did you mean "commit"?',
    ],
    ['1s write 1 /a', '--do "1s write 1 /a":1:12: expected a path and a value (/a=1), found "/a"'],
    ['1s write 1 /a="b', '--do "1s write 1 /a="b":1:15: this quotation mark is not closed'],
    ['1s write 1 a=1', '--do "1s write 1 a=1":1:12: "a" is not the path of a znode'],
    ['1s flipByte 3', '--do "1s flipByte 3":1:13: "flipByte" needs'],
    [
      `1s kill ${'1,'.repeat(2_000)}1`,
      'this is too long for an intervention: at most 2000 characters are read',
    ],
  ];

  it.each(mistakes)('%s', (text, told) => {
    expect(mistakeIn(text)).toContain(told);
  });

  it('in Chinese, too', () => {
    const texts = [
      ...mistakes.map(([text]) => text),
      '1s',
      '1s xyzzy 3',
      ...interventionVerbs.map(({ verb }) => `1s ${verb}`),
    ];
    for (const text of texts) {
      const told = mistakeIn(text, 'zh-CN');
      expect(told).toMatch(/[\u4e00-\u9fff]/);
      expect(told).not.toMatch(/undefined|\[object|[\u4e00-\u9fff][,:;?()]|[,;?()][\u4e00-\u9fff]/);
    }
  });

  it('is about the one that is to blame where the story cannot take it', () => {
    const story = { zablab: 1, ensemble: { servers: 3 }, steps: [{ at: '0s', start: 'all' }] } as const;
    const told = (interventions: readonly string[] | readonly AuthoredStep[]): string => {
      try {
        withInterventions(story, interventions);
        return 'no mistake';
      } catch (error) {
        if (error instanceof ScenarioError) return tellError(error, 'en');
        throw error;
      }
    };
    expect(told(['2s kill 1', '1s kill 9'])).toBe(
      '--do "1s kill 9":1:9: there is no server 9 (servers are 1, 2, 3)',
    );
    expect(told(['1s write 7 /a=1'])).toBe(
      '--do "1s write 7 /a=1":1:10: there is no server 7 (servers are 1, 2, 3)',
    );
    expect(told([{ at: '1s', cut: [1, 1] }])).toBe(
      '--do "1s cut 1-1": this takes two servers, and both are 1',
    );
    expect(told(['1s letGo a'])).toBe('--do "1s letGo a":1:10: no step of this story holds a message');
    expect(told(['1s kill leader for 2s'])).toContain(
      '--do "1s kill leader for 2s":1:20: "for" needs the servers by their ids',
    );
  });
});
