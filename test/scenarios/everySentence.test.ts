import { describe, expect, it } from 'vitest';
import type { ZabObservation } from '../../model/index.ts';
import { say } from '../../scenarios/index.ts';
import { clientProcess } from '../../scenarios/format/servers.ts';
import { breachesInEnglish } from '../../scenarios/language/narration/breaches.ts';
import { verdictsInEnglish } from '../../scenarios/language/narration/verdicts.ts';
import { narrationInEnglish } from '../../scenarios/language/narration.ts';
import { narrationInChinese } from '../../scenarios/language/narrationInChinese.ts';
import { beginNarration, copyNarration, narrate } from '../../scenarios/narration/narrate.ts';
import type { Line } from '../../scenarios/narration/line.ts';
import { clientNumber } from '../../scenarios/narration/processes.ts';
import type { TraceRow } from '../../sim/index.ts';
import { observations } from './observationSamples.ts';
import { kernelRows } from './rowSamples.ts';
import { rowOf, threeServers } from './tellings.ts';

const samples = Object.values(observations).flat() as readonly ZabObservation[];

const rows: readonly TraceRow[] = [
  ...samples.map((data) => rowOf(data.kind, data.kind.startsWith('client') ? 4 : 3, data)),
  ...kernelRows.map(({ kind, node, data }) => rowOf(kind, node, data)),
];

/** Each row is told after all before it, by a server and by an observer, in a majority and in a hierarchy. */
const lines: readonly Line[] = [
  threeServers(),
  threeServers({ standalone: true }),
  threeServers({}, { group: 1 }),
  threeServers({ startupMs: 2_000 }, { role: 'observer' }),
].flatMap((scenario) => {
  const narration = beginNarration(scenario);
  return rows.flatMap((row) => narrate(narration, row) ?? []);
});

const HAN = /[\u4e00-\u9fff]/;

describe('every sentence of the narration', () => {
  it('has the same ids in both languages', () => {
    expect(Object.keys(narrationInChinese).toSorted()).toEqual(Object.keys(narrationInEnglish).toSorted());
  });

  it('is told by some row, so that the tests below have read it', () => {
    const told = new Set<string>(lines.map(({ id }) => id));
    const untold = Object.keys(narrationInEnglish).filter(
      (id) => !told.has(id) && !(id in verdictsInEnglish) && !(id in breachesInEnglish),
    );
    expect(untold).toEqual([]);
  });

  it('of each kind of observation there is one', () => {
    const silent = Object.entries(observations).flatMap(([kind, some]) => {
      const narration = beginNarration(threeServers());
      // A decision has its reason from the quorum that was seen.
      for (const seen of observations.quorumSeen) narrate(narration, rowOf('quorumSeen', 3, seen));
      const isTold = some.every((data) => narrate(copyNarration(narration), rowOf(kind, 3, data)) !== null);
      return isTold ? [] : [kind];
    });
    expect(silent).toEqual([]);
  });

  it('is English in English and Chinese in Chinese', () => {
    for (const line of lines) {
      expect(say(line, 'en'), line.id).not.toMatch(HAN);
      expect(say(line, 'zh-CN'), line.id).toMatch(/[\u4e00-\u9fff→←]/);
    }
  });

  it('leaves no value untold', () => {
    for (const line of lines) {
      for (const language of ['en', 'zh-CN'] as const)
        expect(say(line, language), line.id).not.toMatch(/undefined|NaN|null|\[object|Infinity| {2}/);
    }
  });

  it('has neither a full stop at its end nor a space before a comma', () => {
    for (const line of lines) {
      expect(say(line, 'en'), line.id).not.toMatch(/\.$| [,;:.)]/);
      expect(say(line, 'zh-CN'), line.id).not.toMatch(/。$|[ ][，；：。）、]|[，；：。（、] /);
    }
  });

  it('punctuates Chinese as Chinese', () => {
    for (const line of lines)
      expect(say(line, 'zh-CN'), line.id).not.toMatch(/[\u4e00-\u9fff][,:;?()]|[,:;?()][\u4e00-\u9fff]/);
  });

  it('puts a space between a Chinese character and a letter or a digit, and none between two characters', () => {
    for (const line of lines) {
      const sentence = say(line, 'zh-CN');
      expect(sentence, line.id).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9/]|[A-Za-z0-9][\u4e00-\u9fff]/);
      expect(sentence, line.id).not.toMatch(/[\u4e00-\u9fff] [\u4e00-\u9fff]/);
    }
  });

  it('keeps the numbers, the zxids and the words of the protocol: both languages name the same', () => {
    const facts =
      /\d+\.\d+|0x[0-9a-f]+|\b(?:LOOKING|FOLLOWING|LEADING|OBSERVING|DIFF|TRUNC|SNAP|NEWLEADER|ACK)\b/g;
    for (const line of lines) {
      const missing = (say(line, 'en').match(facts) ?? []).filter(
        (fact) => !say(line, 'zh-CN').includes(fact),
      );
      expect(missing, `${line.id}: ${say(line, 'en')} / ${say(line, 'zh-CN')}`).toEqual([]);
    }
  });

  it('survives a trip to another thread, and carries no database', () => {
    expect(JSON.parse(JSON.stringify(lines))).toEqual(lines);
  });
});

describe('the name of a process', () => {
  it('is its sid of a server, and of a client its number, from 1', () => {
    const scenario = threeServers();
    const servers = scenario.run.ensemble.servers.map(({ id }) => id);
    expect(servers.map((id) => clientNumber(scenario, id))).toEqual([0, 0, 0]);
    for (const client of [1, 2, 7])
      expect(clientNumber(scenario, clientProcess({ servers }, client))).toBe(client);
  });
});
