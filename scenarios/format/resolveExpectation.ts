/** An expectation in its canonical form. */
import type { Expectation, ExpectedState } from './resolved.ts';
import type { AuthoredExpectation } from './scenario.ts';
import type { Path } from './scenarioError.ts';
import { requireServer } from './servers.ts';

/** @throws ScenarioError when it names a server that is not there. */
export function resolveExpectation(
  expect: AuthoredExpectation,
  ids: readonly number[],
  path: Path,
): Expectation {
  const unless = expect.unless ?? null;
  if ('leader' in expect) {
    if (typeof expect.leader === 'number') requireServer(expect.leader, ids, [...path, 'leader']);
    return { kind: 'leader', leader: expect.leader, unless };
  }
  if ('followers' in expect) {
    const { followers } = expect;
    if (followers === 'everyone else') return { kind: 'followers', servers: followers, unless };
    followers.forEach((server, index) => requireServer(server, ids, [...path, 'followers', index]));
    return { kind: 'followers', servers: followers.toSorted((a, b) => a - b), unless };
  }
  const states = Object.entries(expect.state).map(([key, state]): ExpectedState => {
    if (key === 'running') return { server: 'running', state };
    requireServer(Number(key), ids, [...path, 'state', key], true);
    return { server: Number(key), state };
  });
  return { kind: 'state', states, unless };
}
