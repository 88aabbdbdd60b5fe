import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Property, readProperties } from '../../../model/zooCfg/properties.ts';

const pairs = (text: string): readonly (readonly [string, string])[] =>
  readProperties(text).list.map(({ key, value }) => [key, value]);

/** Texts and what `java.util.Properties` of Java 17 reads in them. */
const texts: readonly (readonly [
  title: string,
  text: string,
  pairs: readonly (readonly [string, string])[],
])[] = [
  [
    'three separators, with blanks around them',
    'a=1\nb : 2\nc 3\n',
    [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ],
  ],
  [
    'one separator: a second one belongs to the value',
    'a==1\nb = : 2\nc := 3',
    [
      ['a', '=1'],
      ['b', ': 2'],
      ['c', '= 3'],
    ],
  ],
  [
    'no value, and no key',
    'a\nb=\n=c\n',
    [
      ['a', ''],
      ['b', ''],
      ['', 'c'],
    ],
  ],
  ['blanks before a key, and form feeds', ' \t\fa\f=\f1', [['a', '1']]],
  [
    'blanks behind a value, which count',
    'a=1 \t\nb=2',
    [
      ['a', '1 \t'],
      ['b', '2'],
    ],
  ],
  ['comments, but not behind a value', '# a=1\n  ! b=2\nc=3 # d\n', [['c', '3 # d']]],
  ['a comment that cannot go on', '# a \\\nb=1', [['b', '1']]],
  ['lines that go on, without the blanks before the rest', 'a=1,\\\n   2,\\\r\n\t3', [['a', '1,2,3']]],
  ['a key that goes on', 'da\\\n  taDir=/x', [['dataDir', '/x']]],
  ['what looks like a comment in a line that goes on', 'a=1\\\n#2', [['a', '1#2']]],
  [
    'a blank line that ends one that goes on',
    'a=1\\\n\nb=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['a backslash at the end of the file', 'a=1\\', [['a', '1']]],
  [
    'pairs of backslashes, which end no line',
    'a=1\\\\\nb=2\\\\\\\n3',
    [
      ['a', '1\\'],
      ['b', '2\\3'],
    ],
  ],
  ['escapes', 'a\\ b\\=\\:=\\t\\n\\r\\f\\u0041\\"\\q', [['a b=:', '\t\n\r\fA"q']]],
  ['an escaped comment', '\\#a=1', [['#a', '1']]],
  ['capital U, which is no escape', 'a=\\U0041', [['a', 'U0041']]],
  [
    'three kinds of line ends',
    'a=1\rb=2\r\nc=3\n\n\r\n',
    [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ],
  ],
  ['a blank that is none to Java', 'a\u00a0=\u00a01', [['a\u00a0', '\u00a01']]],
  [
    'keys like those of an object',
    '__proto__=1\n10=2\n9=3',
    [
      ['__proto__', '1'],
      ['10', '2'],
      ['9', '3'],
    ],
  ],
];

describe('a file of properties', () => {
  it.each(texts)('may have %s', (_, text, expected) => {
    expect(pairs(text)).toEqual(expected);
    expect(readProperties(text).malformed).toEqual([]);
  });

  it('keeps the last of several values, at its place', () => {
    const { list, overridden } = readProperties('a=1\nb=2\na=3\na=4\n');
    expect(list.map(({ key, value, keyAt }) => [key, value, keyAt.line])).toEqual([
      ['b', '2', 2],
      ['a', '4', 4],
    ]);
    expect(overridden.map(({ value, keyAt }) => [value, keyAt.line])).toEqual([
      ['1', 1],
      ['3', 3],
    ]);
  });

  it('says where keys and values are, and where an escape is cut short', () => {
    const { list, malformed } = readProperties('\n  a = 1\r\nb\\\r\n   c=\\\n  2\nd=\nx=\\u12\ny\\u=\\u00zz');
    const places = ({ key, keyAt, valueAt }: Property): readonly unknown[] => [
      key,
      `${keyAt.line}:${keyAt.column}`,
      `${valueAt.line}:${valueAt.column}`,
    ];
    expect(list.slice(0, 3).map(places)).toEqual([
      ['a', '2:3', '2:7'],
      ['bc', '3:1', '5:3'],
      ['d', '6:1', '6:3'],
    ]);
    expect(malformed).toEqual([
      { line: 7, column: 3 },
      { line: 8, column: 2 },
      { line: 8, column: 5 },
    ]);
  });

  it('reads back whatever is written in it, however it is written', () => {
    const entry = fc.record({
      key: fc.string({ unit: 'binary', maxLength: 8 }).filter((key) => key !== ''),
      value: fc.string({ unit: 'binary', maxLength: 8 }),
      before: fc.constantFrom('', ' ', '\t', '\n', '# comment\n', '\f! one\\\r\n'),
      separator: fc.constantFrom('=', ':', ' ', '\t', ' = ', '\f:\t'),
      after: fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\\\n\n'),
      folded: fc.nat(20),
    });
    const list = fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 8 });
    fc.assert(
      fc.property(list, (entries) => {
        const text = entries
          .map(({ key, value, before, separator, after, folded }) => {
            const line = `${escaped(key)}${separator}${escaped(value)}`;
            return before + fold(line, folded) + after;
          })
          .join('');
        expect(pairs(text)).toEqual(entries.map(({ key, value }) => [key, value]));
      }),
      { numRuns: 200 },
    );
  });
});

const escaped = (text: string): string =>
  text
    .split('') // UTF-16 units, as Java escapes them
    .map((char) => {
      if (/[\\=: #!]/.test(char)) return `\\${char}`;
      if (/[ -~]/.test(char)) return char;
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .join('');

/** Breaks a line after so many characters, but never in an escape. */
function fold(line: string, after: number): string {
  const [head = ''] = new RegExp(`^(?:\\\\u.{4}|\\\\.|[^\\\\]){0,${after}}`).exec(line) ?? [];
  const rest = line.slice(head.length);
  return head === '' || /^[ \t\f]/.test(rest) ? line : `${head}\\\n  \t${rest}`;
}
