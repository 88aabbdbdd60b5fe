/** Configurations of runs: drawn from one seed, fixed, told. */
import { describe, expect, it } from 'vitest';
import {
  describeSwarm,
  drawSwarm,
  type ProfileName,
  profileNames,
  say,
  seedOfCase,
  type Swarm,
} from '../../scenarios/index.ts';

const swarmsOf = (profile: ProfileName, count: number): readonly Swarm[] =>
  Array.from({ length: count }, (_, index) => drawSwarm({ profile }, seedOfCase('swarms', index)));

const isFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

describe('a swarm', () => {
  it('is drawn from its seed alone, and frozen', () => {
    const [one, again, other] = ['a/1', 'a/1', 'a/2'].map((seed) =>
      drawSwarm({ profile: 'everything' }, seed),
    );
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(isFrozen(one)).toBe(true);
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it('obeys whoever asks for servers, a release or variants, and draws the rest as ever', () => {
    const asked = { servers: 5, release: '3.8.0', variants: ['ZOOKEEPER-2845'] } as const;
    for (let index = 0; index < 20; index++)
      expect(drawSwarm({ profile: 'recovery', ...asked }, `s/${index}`)).toMatchObject(asked);
  });

  it.each(profileNames)('of %s has few kinds of disturbances, and others in another run', (profile) => {
    const swarms = swarmsOf(profile, 60);
    for (const { kinds, disturbances } of swarms) {
      expect(kinds.length).toBeLessThanOrEqual(6);
      expect(disturbances).toBeGreaterThanOrEqual(kinds.length);
    }
    expect(new Set(swarms.map(({ kinds }) => kinds.toSorted().join())).size).toBeGreaterThan(30);
  });

  it('is now and then of any size, with observers, weights, small snapshots, small epochs', () => {
    const swarms = swarmsOf('everything', 200);
    expect([...new Set(swarms.map(({ servers }) => servers))].toSorted((a, b) => a - b)).toEqual([
      3, 4, 5, 7,
    ]);
    for (const isSeen of [
      ({ observers }: Swarm) => observers > 0,
      ({ groups }: Swarm) => groups !== null,
      ({ weights }: Swarm) => weights !== null,
      ({ snapCount }: Swarm) => snapCount !== null,
      ({ counterMax }: Swarm) => counterMax !== null,
      ({ core, servers }: Swarm) => core.length < servers,
    ]) {
      expect(swarms.some(isSeen)).toBe(true);
      expect(swarms.every(isSeen)).toBe(false);
    }
    expect(swarmsOf('disk', 100).some(({ untrusted }) => untrusted.length > 0)).toBe(true);
  });

  it('is told in both languages', () => {
    const told = describeSwarm(drawSwarm({ profile: 'split-brain', servers: 3 }, 'told/1'));
    expect(told.map((line) => say(line, 'en'))).toMatchInlineSnapshot(`
      [
        "3 servers",
        "tickTime 500 ms, initLimit 4, syncLimit 5",
        "a snapshot each 20 transactions",
        "messages take 500us..2ms, a sync 100us..5ms, a hand-over 1us..20us",
        "2 clients, 5 bursts of writes and one each 1000 ms",
        "7 disturbances (ring of majorities), 30 % of them aimed at events",
        "after 60 s 1, 2 and 3 are left to themselves",
      ]
    `);
    expect(told.map((line) => say(line, 'zh-CN'))).toMatchInlineSnapshot(`
      [
        "3 台服务器",
        "tickTime 500 毫秒，initLimit 4，syncLimit 5",
        "每 20 个事务一份快照",
        "消息延迟 500us..2ms，落盘 100us..5ms，线程间交接 1us..20us",
        "2 个客户端，5 批写入，外加每 1000 毫秒一次",
        "7 次干扰（多数派之环），其中 30% 瞄准事件",
        "60 秒后不再干扰 1、2 和 3",
      ]
    `);
  });
});
