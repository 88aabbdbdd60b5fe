/** Why a run broke: a chain from a fault to the breach that a person reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wayBack } from '../../scenarios/explain/causes.ts';
import { isDisturbing, isFromOutside } from '../../scenarios/explain/disturbing.ts';
import { retrace } from '../../scenarios/explain/retrace.ts';
import { standstill } from '../../scenarios/explain/standstill.ts';
import {
  ASSERTION,
  explainFailure,
  type Explanation,
  type Language,
  type Line,
  narrateAll,
  propertyName,
  readCapsule,
  resolveScenario,
  say,
  tell,
} from '../../scenarios/index.ts';
import type { TraceRow } from '../../sim/index.ts';
import { type Broken, brokenBy, brokenStories } from './broken.ts';

const sentences = ({ lines }: Explanation, language: Language = 'en'): readonly string[] =>
  lines.map((line) => tell(line, language));
const explained = ({ scenario, failure }: Broken): Explanation => explainFailure(scenario, failure);

const lost = brokenBy('ack-outlives-log', 'nothing answered is lost');

describe('a lost write is explained', () => {
  it('by the fault, what it led to, and the two rows that contradict each other', () => {
    expect(sentences(explained(lost))).toEqual([
      'The disk of 3 is slow: syncing takes 400ms from now on',
      '3 proposes 1.3: /x = 1',
      '1 tells 3 that it has 1.3 on disk',
      '1 is killed',
      '1 follows 3 at once: 2 and 3 say so in round 1, no 200ms wait',
      '3 sends 1 a TRUNC to 1.2 and 1 proposal not committed yet: 1 is at 1.3, and 3 has nothing beyond 1.2',
      '1 cuts 1.3 off its log: it was never committed, no client relies on it',
      '3 commits 1.3: 1 and 3, a quorum of 3, have it on disk',
      'Client 1 is told by 3, at 1.3, that /x = 1 is done',
      '3 loses power',
      '2 gives up on its leader: it has heard nothing from 3 for 2.5s',
      expect.stringMatching(/^2 leads epoch 2, .* have its history, up to 1\.2/) as string,
    ]);
  });

  it('ends with what the property says and the values that show the breach', () => {
    const { property, sentence, values, atUs } = explained(lost);
    expect(property).toBe('nothing answered is lost');
    expect(say(sentence, 'en')).toMatch(/^What a client was told of/);
    expect(say(values ?? { en: '' }, 'en')).toBe('leader 2, epoch 2, zxid 1.3');
    expect(say(values ?? { en: '' }, 'zh-CN')).toBe('领导者 2，纪元 2，zxid 1.3');
    expect(atUs).toBe(lost.failure.atUs);
  });
});

describe('a split brain is explained', () => {
  it('by the split, and by how few votes pass for a quorum', () => {
    const told = sentences(explained(brokenBy('half-is-a-quorum', 'one backed leader')));
    expect(told).toEqual([
      'The network splits: 1 and 2 | 3 and 4',
      expect.stringMatching(/^2 counts for itself: votes of 1 and 2 pass for a quorum/) as string,
      expect.stringMatching(/^4 counts for itself: votes of 3 and 4 pass for a quorum/) as string,
      '2 is LEADING: no better vote in 200ms',
      '4 is LEADING: no better vote in 200ms',
    ]);
  });
});

describe('a run without a fault is explained', () => {
  it('by a start', () => {
    const told = sentences(explained(brokenBy('ack-overtakes-newleader', 'no bad state')));
    expect(told[0]).toMatch(/^1 starts: /);
    expect(told.at(-2)).toBe('1 tells 2 that it has 1.8 on disk');
    expect(told.at(-1)).toMatch(/^2 reads an ACK of 1\.8 from 1 in the place of that of NEWLEADER/);
  });
});

/** A recorded failure, explained. */
function recorded(name: string): { readonly told: readonly string[]; readonly values: string } {
  const text = readFileSync(join(import.meta.dirname, `../capsules/${name}.zsim`), 'utf8');
  const { story, failure } = readCapsule(text);
  const explanation = explainFailure(resolveScenario(story), failure);
  return { told: sentences(explanation), values: say(explanation.values ?? { en: '' }, 'en') };
}

describe('histories that part are explained', () => {
  it('by the transaction that one of them should not have, and the one that should stand there', () => {
    const { told, values } = recorded('ZOOKEEPER-1154');
    const [, zxid = '', expected = ''] = /zxid (\d+\.\d+), expected (\d+\.\d+)/.exec(values) ?? [];
    expect(zxid).not.toBe(expected);
    expect(told.join('\n')).toContain(`3 proposes ${expected}: `);
    expect(told.join('\n')).toMatch(/3 sends 2 a DIFF/);
  });

  it('by what nobody cut', () => {
    const { told, values } = recorded('no-trunc');
    expect(values).toBe('server 3, leader 2, epoch 2, in its memory, zxid 1.1');
    expect(told.at(-2)).toMatch(/beyond 0\.0, and yet nothing is cut/);
  });
});

it('what clients heard is no part of a breach that is not about them', () => {
  for (const name of ['ack-before-sync', 'ZOOKEEPER-2845', 'apply-twice', 'ZOOKEEPER-3911'])
    expect(recorded(name).told.filter((line) => /^Client \d+ (?:is told|loses)/.test(line))).toEqual([]);
});

it('what never came is explained by what disturbed last, and where each server stands', () => {
  const scenario = resolveScenario({
    zablab: 1,
    ensemble: { servers: [{ id: 1 }, { id: 2 }, { id: 3, role: 'observer' }], variants: ['observers-count'] },
    steps: [
      { at: '0s', start: 'all' },
      { at: '5s', kill: 1 },
    ],
    until: '6s',
  });
  const rows = retrace(scenario, {
    property: 'a leader is established',
    event: 100_000,
    atUs: 0,
    message: null,
  });
  const lines = new Map([...narrateAll(scenario, rows.rows)].map((line) => [line.row, line]));
  const told = standstill(rows.rows, lines).map((row) => tell(lines.get(row) as Line, 'en'));
  expect(told).toContainEqual(expect.stringMatching(/^1 is killed/));
  expect(told.filter((line) => line.startsWith('2 '))).toHaveLength(1);
  expect(told.filter((line) => line.startsWith('3 '))).toHaveLength(1);
});

it('says values in words', () => {
  expect(recorded('forget-accepted-epoch').values).toBe(
    'server 1, the epoch it has promised, before 1, after 0',
  );
  expect(recorded('apply-twice').values).toMatch(/, delivered again$/);
});

describe.each(brokenStories)('$name, $property', (broken) => {
  const { rows, breach } = retrace(broken.scenario, broken.failure);

  it('the chain is one: each row caused the next, or came before it on its process, or kept it from happening', () => {
    for (const end of breach) {
      const way = wayBack(rows, end).map((index) => rows[index] as TraceRow);
      expect(way.at(-1)?.i).toBe(end);
      const [origin] = way;
      expect(origin !== undefined && (isDisturbing(origin) || isFromOutside(origin))).toBe(true);
      for (const [index, row] of way.slice(1).entries()) {
        const before = way[index] as TraceRow;
        expect(row.cause === before.i || row.prevLocal === before.i || isDisturbing(before)).toBe(true);
      }
    }
  });

  it('no fault lies on it but the first row', () => {
    for (const end of breach) {
      const inner = wayBack(rows, end).slice(1, -1);
      expect(inner.filter((index) => isDisturbing(rows[index] as TraceRow))).toEqual([]);
    }
  });

  it('is a dozen lines at most, in order, none twice', () => {
    const { lines } = explained(broken);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThanOrEqual(12);
    const order = lines.map(({ row }) => row);
    expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
    expect(new Set(sentences(explained(broken))).size).toBe(lines.length);
  });

  it('is told in Chinese, too', () => {
    const explanation = explained(broken);
    const told = [
      ...sentences(explanation, 'zh-CN'),
      say(propertyName(explanation.property), 'zh-CN'),
      say(explanation.sentence, 'zh-CN'),
      ...(explanation.values === null ? [] : [say(explanation.values, 'zh-CN')]),
    ];
    for (const sentence of told) {
      expect(sentence).toMatch(/[\u4e00-\u9fff→]/);
      expect(sentence).not.toMatch(
        /undefined|NaN|null|\[object|[\u4e00-\u9fff][,:;?()]|[\u4e00-\u9fff][A-Za-z0-9/]/,
      );
    }
  });

  it('is the same when it is explained again', () => {
    expect(explained(broken)).toEqual(explained(broken));
  });
});

it('what the model objects to is explained by what led to it', () => {
  // The run is cut at an event as an assertion would: nothing has broken by then.
  const failure = { property: ASSERTION, event: 200, atUs: 220_000, message: 'a claim of the model' };
  const explanation = explainFailure(lost.scenario, failure);
  expect(say(explanation.sentence, 'en')).toBe('a claim of the model');
  expect(explanation.values).toBeNull();
  expect(explanation.lines.length).toBeGreaterThan(1);
});
