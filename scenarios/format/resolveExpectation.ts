/** An expectation in its canonical form. */
import type { Zxid } from '../../model/index.ts';
import type { AuthoredExpectation, AuthoredLog } from './authoredExpectation.ts';
import type { Expectation, ExpectedEpochs, ExpectedLog, Whose } from './resolved.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { type Cast, requireServer } from './servers.ts';
import { readZxid } from './zxidText.ts';

/** @throws ScenarioError when it names a server that is not there. */
export function resolveExpectation(expect: AuthoredExpectation, cast: Cast, path: Path): Expectation {
  const unless = expect.unless ?? null;
  if ('leader' in expect) {
    requireIfServer(expect.leader, cast, [...path, 'leader']);
    return { kind: 'leader', leader: expect.leader, unless };
  }
  if ('established' in expect) {
    requireIfServer(expect.established, cast, [...path, 'established']);
    return { kind: 'established', leader: expect.established, unless };
  }
  if ('followers' in expect) {
    const { followers } = expect;
    if (followers === 'everyone else') return { kind: 'followers', servers: followers, unless };
    followers.forEach((server, index) => requireServer(server, cast, [...path, 'followers', index]));
    return { kind: 'followers', servers: followers.toSorted((a, b) => a - b), unless };
  }
  if ('value' in expect) {
    const { at, path: znode, is } = expect.value;
    requireIfServer(at, cast, [...path, 'value', 'at']);
    return { kind: 'value', at, path: znode, is: is === null ? null : String(is), unless };
  }
  if ('sync' in expect) {
    const { learner, mode, rule = null } = expect.sync;
    requireServer(learner, cast, [...path, 'sync', 'learner']);
    return { kind: 'sync', learner, mode, rule, unless };
  }
  if ('answered' in expect) return { kind: 'answered', paths: expect.answered, unless };
  if ('unanswered' in expect) return { kind: 'unanswered', paths: expect.unanswered, unless };
  if ('reached' in expect) return { kind: 'reached', properties: expect.reached, unless };
  if ('breaks' in expect) return { kind: 'breaks', properties: expect.breaks, unless };
  if ('holds' in expect) return { kind: 'holds', properties: expect.holds, unless };
  return { ...resolveByServer(expect, cast, path), unless };
}

type ByServerExpectation = Extract<
  AuthoredExpectation,
  { state: unknown } | { mode: unknown } | { zxid: unknown } | { epoch: unknown } | { log: unknown }
>;

/** Without what the compiler cannot see to be the same in every member. */
type ByServerClaim =
  Extract<Expectation, { kind: 'state' | 'mode' | 'zxid' | 'epoch' | 'log' }> extends infer One
    ? One extends Expectation
      ? Omit<One, 'unless'>
      : never
    : never;

function resolveByServer(expect: ByServerExpectation, cast: Cast, path: Path): ByServerClaim {
  if ('state' in expect)
    return {
      kind: 'state',
      states: eachOf(expect.state, cast, [...path, 'state'], (server, state) => ({ server, state })),
    };
  if ('mode' in expect)
    return {
      kind: 'mode',
      modes: eachOf(expect.mode, cast, [...path, 'mode'], (server, mode) => ({ server, mode })),
    };
  if ('zxid' in expect)
    return {
      kind: 'zxid',
      zxids: eachOf(expect.zxid, cast, [...path, 'zxid'], (server, zxid, at) => ({
        server,
        zxid: zxidOf(zxid, at),
      })),
    };
  if ('epoch' in expect)
    return {
      kind: 'epoch',
      epochs: eachOf(expect.epoch, cast, [...path, 'epoch'], (server, epoch): ExpectedEpochs => {
        const { current = null, accepted = null } = typeof epoch === 'number' ? { current: epoch } : epoch;
        return { server, current, accepted };
      }),
    };
  return { kind: 'log', logs: eachOf(expect.log, cast, [...path, 'log'], logOf) };
}

function logOf(server: Whose, log: AuthoredLog | string | number, path: Path): ExpectedLog {
  if (typeof log !== 'object') return { server, endsAt: zxidOf(log, path), holds: [], lacks: [] };
  const { endsAt, holds = [], lacks = [] } = log;
  return {
    server,
    endsAt: endsAt === undefined ? null : zxidOf(endsAt, [...path, 'endsAt']),
    holds: holds.map((zxid, index) => zxidOf(zxid, [...path, 'holds', index])),
    lacks: lacks.map((zxid, index) => zxidOf(zxid, [...path, 'lacks', index])),
  };
}

function eachOf<Value, Expected>(
  values: Readonly<Record<string, Value>>,
  cast: Cast,
  path: Path,
  expected: (server: Whose, value: Value, path: Path) => Expected,
): readonly Expected[] {
  return Object.entries(values).map(([key, value]) => {
    if (key === 'running') return expected(key, value, [...path, key]);
    requireServer(Number(key), cast, [...path, key], true);
    return expected(Number(key), value, [...path, key]);
  });
}

function requireIfServer(server: number | string, cast: Cast, path: Path): void {
  if (typeof server === 'number') requireServer(server, cast, path);
}

function zxidOf(zxid: string | number, path: Path): Zxid {
  const read = readZxid(zxid);
  if (typeof read !== 'number') throw new ScenarioError(path, read);
  return read;
}
