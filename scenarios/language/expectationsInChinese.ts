/** What a story expects, as sentences: Chinese. */
import { zxidAsPair } from '../../model/index.ts';
import type { Translation } from './catalogue.ts';
import type { EpochsOf, expectationsInEnglish, LogOf } from './expectations.ts';
import { list } from './format.ts';
import { propertyInChinese } from './propertiesInChinese.ts';

type Whose = number | 'running';

const servers = (ids: readonly Whose[]): string =>
  ids.length === 1 && ids[0] === 'running'
    ? '每台运行中的服务器'
    : `服务器 ${list(
        ids.map((id) => (id === 'running' ? '运行中的各台' : id)),
        'zh-CN',
      )}`;

const who = (server: Whose): string => servers([server]);

/** Behind a subject: a number takes a space before Chinese characters. */
const after = (subject: string): string => (/\d$/.test(subject) ? `${subject} ` : subject);

const modes: Readonly<Record<string, string>> = {
  looking: '不提供服务',
  down: '未运行',
  standalone: '独自提供服务',
  leader: '以 leader 身份提供服务',
  follower: '以 follower 身份提供服务',
  observer: '以 observer 身份提供服务',
};

function epochs({ servers: whose, current, accepted }: EpochsOf): string {
  const parts = [
    ...(current === null ? [] : [`currentEpoch 为 ${current}`]),
    ...(accepted === null ? [] : [`acceptedEpoch 为 ${accepted}`]),
  ];
  return `${after(servers(whose))}的 ${parts.join('、')}`;
}

function log({ servers: whose, endsAt, holds, lacks }: LogOf): string {
  const zxids = (some: readonly number[]): string => list(some.map(zxidAsPair), 'zh-CN');
  const parts = [
    ...(endsAt === null ? [] : [endsAt === 0 ? '为空' : `以 ${zxidAsPair(endsAt)} 结尾`]),
    ...(holds.length === 0 ? [] : [`含有 ${zxids(holds)}`]),
    ...(lacks.length === 0 ? [] : [`不含 ${zxids(lacks)}`]),
  ];
  return `${after(servers(whose))}的日志${parts.join('，')}`;
}

const quoted = (names: readonly string[]): string =>
  names.map((name) => `“${propertyInChinese(name)}”`).join('、');

export const expectationsInChinese: Translation<typeof expectationsInEnglish> = {
  'expect.leader': (p) => `服务器 ${p.leader} 是领导者`,
  'expect.noLeader': () => '没有领导者',
  'expect.anyLeader': () => '已有领导者',
  'expect.firstQuorum': (p) =>
    `服务器 ${p.leader} 是领导者：${p.isQuorumAlone ? '最先凑足法定人数的' : '及时启动的'} ${list(p.servers, 'zh-CN')} 之中，它的选票最优`,
  'expect.everyoneElseFollows': (p) =>
    p.servers.length === 0 ? `没有其他服务器需要跟随 ${p.leader}` : `${servers(p.servers)} 跟随 ${p.leader}`,
  'expect.firstQuorumUnknown': () => '最先凑足法定人数的服务器中，选票最优者是领导者',
  'expect.states': (p) =>
    p.states
      .map(({ state, servers: ids }) =>
        state === 'down' ? `${after(servers(ids))}未运行` : `${servers(ids)} 处于 ${state}`,
      )
      .join('，'),
  'expect.running': (p) => `所有运行中的服务器都处于 ${p.state}`,
  'expect.followers': (p) => `${servers(p.servers)} 跟随领导者`,
  'expect.everyoneElse': () => '其余运行中的服务器都跟随领导者',
  'expect.established': (p) => `服务器 ${p.leader} 是获法定人数认可的领导者`,
  'expect.anyEstablished': () => '已有获法定人数认可的领导者',
  'expect.noneEstablished': () => '没有获法定人数认可的领导者',
  'expect.modes': (p) =>
    p.modes
      .map(({ mode, servers: ids }) =>
        mode === 'looking' && ids.includes('running')
          ? '没有服务器提供服务'
          : `${after(servers(ids))}${modes[mode] ?? mode}`,
      )
      .join('，'),
  'expect.value': (p) => `${after(who(p.server))}在 ${p.path} 处的值为“${p.is}”`,
  'expect.noValue': (p) => `${after(who(p.server))}在 ${p.path} 处没有值`,
  'expect.zxids': (p) =>
    p.zxids.map(({ zxid, servers: ids }) => `${after(servers(ids))}已到 zxid ${zxidAsPair(zxid)}`).join('，'),
  'expect.epochs': (p) => p.epochs.map(epochs).join('，'),
  'expect.logs': (p) => p.logs.map(log).join('；'),
  'expect.sync': (p) => `服务器 ${p.learner} 最近一次以 ${p.mode} 同步`,
  'expect.answered': (p) => `对 ${list(p.paths, 'zh-CN')} 的写入已得到答复`,
  'expect.unanswered': (p) => `对 ${list(p.paths, 'zh-CN')} 的写入没有得到答复`,
  'expect.allAnswered': () => '每次写入都得到了答复',
  'expect.noneAnswered': () => '没有一次写入得到答复',
  'expect.reached': (p) => `${quoted(p.properties)}已经出现`,
  'expect.breaks': (p) => `性质${quoted(p.properties)}被破坏`,
  'expect.holds': (p) => `性质${quoted(p.properties)}成立`,
  'expect.broken': (p) => `性质“${propertyInChinese(p.property)}”被破坏`,

  'unjudged.quorumStarted': (p) => `此时已有法定人数启动：${list(p.quorum, 'zh-CN')}`,
  'unjudged.noQuorumYet': () => '此时启动的服务器还不足法定人数',
  'unjudged.startsUnknown': () => '谁在何时启动，要到运行时才知道',
  'unjudged.disturbed': () => '选举之前，故事不只是启动服务器',
  'unjudged.variants': () => '启用了变体',
  'unjudged.race': (p) => `服务器 ${p.server} 的选票更优，却在其他服务器即将决定时才启动：谁先谁后取决于种子`,
  'unjudged.slowNetwork': () => '消息在此比最后的等待还慢：谁能及时被听到取决于种子',
  'unjudged.tooEarly': () => '此时选举可能尚未结束',
  'unjudged.neverCame': () => '它的时刻始终没有到来',
};
