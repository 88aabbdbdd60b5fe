import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalValues, SharedLog } from '../../sim/index.ts';
import { Backlog } from '../../sim/backlog.ts';
import { ownSlots } from '../support/slots.ts';

/** All versions of a log ever made, beside the plain arrays they should equal. */
interface Model {
  readonly versions: (readonly number[])[];
}
interface Real {
  readonly versions: SharedLog<number>[];
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function agree(model: Model, real: Real): void {
  for (const [index, version] of model.versions.entries()) {
    const log = real.versions[index];
    if (JSON.stringify(log) !== JSON.stringify(version)) expect.fail(`version ${index} has changed`);
    if (log?.length !== version.length || log.last() !== version.at(-1))
      expect.fail(`version ${index} has a wrong end`);
    if (log.at(version.length) !== undefined || log.at(-1) !== undefined)
      expect.fail(`version ${index} shows what is not its own`);
  }
}

class Append implements fc.Command<Model, Real> {
  private readonly at: number;
  private readonly records: readonly number[];
  constructor(at: number, records: readonly number[]) {
    this.at = at;
    this.records = records;
  }
  check = (): boolean => true;
  run(model: Model, real: Real): void {
    let version = pick(model.versions, this.at);
    let log = pick(real.versions, this.at);
    for (const record of this.records) {
      version = [...version, record];
      log = log.append(record);
    }
    model.versions.push(version);
    real.versions.push(log);
    agree(model, real);
  }
  toString = (): string => `version ${this.at}: append ${this.records.join()}`;
}

class Truncate implements fc.Command<Model, Real> {
  private readonly at: number;
  private readonly length: number;
  constructor(at: number, length: number) {
    this.at = at;
    this.length = length;
  }
  check = (): boolean => true;
  run(model: Model, real: Real): void {
    model.versions.push(pick(model.versions, this.at).slice(0, this.length));
    real.versions.push(pick(real.versions, this.at).truncate(this.length));
    agree(model, real);
  }
  toString = (): string => `version ${this.at}: truncate to ${this.length}`;
}

describe('a shared log', () => {
  it('behaves as plain arrays do, whichever version is appended to or truncated', () => {
    const record = fc.nat(2); // few values, so that equal records meet again
    const commands = fc.commands(
      [
        fc
          .tuple(fc.nat(), fc.array(record, { minLength: 1, maxLength: 70 }))
          .map(([at, records]) => new Append(at, records)),
        fc.tuple(fc.nat(), record).map(([at, one]) => new Append(at, [one])),
        fc.tuple(fc.nat(), fc.nat(200)).map(([at, length]) => new Truncate(at, length)),
      ],
      { maxCommands: 40 },
    );
    fc.assert(
      fc.property(commands, (cmds) => {
        fc.modelRun(
          () => ({ model: { versions: [[]] }, real: { versions: [SharedLog.empty<number>()] } }),
          cmds,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('appended again with equal records shares the storage that is there: a run that is executed again costs nothing', () => {
    const record = (n: number) => ({ n, deep: [n] });
    const old = SharedLog.from(Array.from({ length: 40 }, (_, n) => record(n)));
    const newer = old.append(record(40)).append(record(41));
    const again = old.append(record(40)).append(record(41));
    expect(again.at(40)).toBe(newer.at(40)); // the very object, not an equal one
    expect(again.at(41)).toBe(newer.at(41));
    const other = old.append(record(99));
    expect(other.at(40)).toEqual(record(99));
    expect(newer.at(40)).toEqual(record(40));
    expect(other.at(39)).toBe(old.at(39));
  });

  it('truncated and appended to copies a chunk and the little that leads to it, however long it is', () => {
    const logs = [100, 5_000, 200_000].map((length) => SharedLog.from(Array.from({ length }, (_, n) => n)));
    for (const log of logs) {
      const branch = log.truncate(log.length - 30).append(-1);
      expect(branch.last()).toBe(-1);
      expect(log.last()).toBe(log.length - 1);
      expect(ownSlots(branch, log)).toBeLessThan(64 + 64 + log.length / 4_096 + 10);
    }
  });

  it('holds the same records across chunks and shelves as a plain array, on both sides of a branch', () => {
    const length = 4_096 + 70;
    const plain = Array.from({ length }, (_, n) => n);
    const log = SharedLog.from(plain);
    for (const cut of [0, 1, 63, 64, 65, 4_095, 4_096, 4_097, 4_160]) {
      let branch = log.truncate(cut);
      for (let n = 0; n < 4_200 - cut; n++) branch = branch.append(-1 - n);
      expect([...branch]).toEqual([
        ...plain.slice(0, cut),
        ...Array.from({ length: 4_200 - cut }, (_, n) => -1 - n),
      ]);
    }
    expect([...log]).toEqual(plain);
  });

  it('is iterated, made from a list, and written as JSON with its own records only', () => {
    const old = SharedLog.from(['a', 'b']);
    old.append('c');
    expect([...old]).toEqual(['a', 'b']);
    expect(JSON.stringify({ old })).toBe('{"old":["a","b"]}');
    expect(old.truncate(5)).toBe(old);
    expect(old.truncate(-1).length).toBe(0);
  });
});

describe('a backlog', () => {
  it('is a queue each of whose versions stays as it was', () => {
    /** From which version; how many are pushed, or, below zero, taken. */
    const step = fc.tuple(fc.nat(), fc.integer({ min: -90, max: 90 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const plain: (readonly number[])[] = [[]];
        const real: Backlog<number>[] = [Backlog.empty<number>()];
        for (const [at, count] of steps) {
          const pushed = Array.from({ length: Math.max(0, count) }, (_, n) => n % 3);
          plain.push(count < 0 ? pick(plain, at).slice(-count) : [...pick(plain, at), ...pushed]);
          let queue = pick(real, at);
          for (const element of pushed) queue = queue.push(element);
          for (let n = count; n < 0; n++) queue = queue.rest();
          real.push(queue);
        }
        expect(real.map((queue) => queue.toJSON())).toEqual(plain);
        expect(real.map((queue) => queue.length)).toEqual(plain.map((list) => list.length));
        expect(real.map((queue) => queue.first())).toEqual(plain.map((list) => list[0]));
      }),
      { numRuns: 200 },
    );
  });

  it('that never empties lets go of what has left it', () => {
    let queue = Backlog.from(Array.from({ length: 50 }, (_, n) => n));
    for (let n = 50; n < 5_000; n++) queue = queue.push(n).rest();
    expect(queue.toJSON()).toEqual(Array.from({ length: 50 }, (_, n) => 4_950 + n));
    expect(ownSlots(queue, {})).toBeLessThan(300);
  });

  it('is pushed to and taken from without being copied', () => {
    const waiting = Backlog.from(Array.from({ length: 10_000 }, (_, n) => n));
    let queue = waiting;
    for (let n = 0; n < 10; n++) queue = queue.push(n).rest();
    expect(ownSlots(queue, waiting)).toBeLessThan(10);
  });
});

describe('equal values', () => {
  it('are those with the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const copy: unknown = JSON.parse(JSON.stringify(a)); // which knows no −0
        expect(equalValues(copy, JSON.parse(JSON.stringify(copy)))).toBe(true);
        expect(!equalValues(a, b) || JSON.stringify(sortedKeys(a)) === JSON.stringify(sortedKeys(b))).toBe(
          true,
        );
      }),
    );
  });

  it('include logs that hold the same records in different storage', () => {
    const short = SharedLog.from([1, 2]);
    short.append(3);
    expect(equalValues({ log: short }, { log: SharedLog.from([1, 2]) })).toBe(true);
    expect(equalValues({ log: short }, { log: SharedLog.from([1, 3]) })).toBe(false);
    expect(equalValues({ log: short }, { log: [1, 2] })).toBe(false);
  });
});

function sortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
