/** What a story expects, as sentences: Chinese. */
import type { Translation } from './catalogue.ts';
import type { expectationsInEnglish } from './expectations.ts';
import { list } from './format.ts';
import { propertyInChinese } from './properties.ts';

const servers = (ids: readonly number[]): string => `服务器 ${list(ids, 'zh-CN')}`;

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
    p.states.map(({ state, servers: ids }) => `${servers(ids)} 处于 ${state}`).join('，'),
  'expect.running': (p) => `所有运行中的服务器都处于 ${p.state}`,
  'expect.followers': (p) => `${servers(p.servers)} 跟随领导者`,
  'expect.everyoneElse': () => '其余运行中的服务器都跟随领导者',
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
