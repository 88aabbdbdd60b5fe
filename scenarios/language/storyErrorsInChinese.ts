/** What can be wrong with what a story says: the Chinese sentences. */
import { zxidAsPair } from '../../model/index.ts';
import type { Translation } from './catalogue.ts';
import { known } from './errorsInChinese.ts';
import { duration, list } from './format.ts';
import type { storyErrorsInEnglish } from './storyErrors.ts';

export const storyErrorsInChinese: Translation<typeof storyErrorsInEnglish> = {
  'error.duplicateServer': (p) => `服务器 ${p.server} 被列出了两次`,
  'error.noVoters': () => '无人可以投票：所有服务器都是观察者',
  'error.roleContradiction': (p) => `服务器 ${p.server} 在 “servers” 中是参与者，在 “observers” 中却是观察者`,
  'error.groupOverlap': (p) => `服务器 ${p.server} 同时属于第 ${p.first} 组和第 ${p.second} 组：各组不得重叠`,
  'error.groupMissing': (p) => `每个参与者都必须属于某一组，而 ${list(p.servers, 'zh-CN')} 不属于任何组`,
  'error.groupObserver': (p) => `服务器 ${p.server} 是观察者：只有参与者才能分组`,
  'error.weightsWithoutGroups': () => '权重在组内计算：请同时给出 “groups”（只有一组也可以）',
  'error.noWeight': () => '无人能够当选：所有权重都是 0',
  'error.epochsContradict': (p) =>
    `服务器 ${p.server} 会拒绝启动：zxid 的 epoch ${p.zxidEpoch} <= currentEpoch ${p.currentEpoch} <= acceptedEpoch ${p.acceptedEpoch} 不成立`,
  'error.besideDisk': (p) => `“${p.key}” 写在 “disk” 旁边，而磁盘的内容都应写在 “disk” 里：请移过去`,
  'error.logEndsElsewhere': (p) =>
    `zxid ${zxidAsPair(p.zxid)} 不是日志的末尾：日志以 ${zxidAsPair(p.end)} 结束`,
  'error.logFalls': (p) => `${zxidAsPair(p.from)} 不在 ${zxidAsPair(p.before)} 之后：日志中的事务逐项递增`,
  'error.logTooLong': (p) =>
    `该日志有 ${p.transactions} 项事务；最多写出 ${p.transactionsMax} 项，只写 “zxid” 则不限`,
  'error.listensTooLong': (p) =>
    `listening 是 startup 的一部分，而 ${duration(p.listeningMs * 1_000)} 比 ${duration(p.startupMs * 1_000)} 还长`,
  'error.notAlone': (p) => `单独运行的服务器只能有一台，这里有 ${p.servers} 台`,
  'error.myidForEach': (p) =>
    `这里有 ${p.zooCfg} 份文本，而 “myid” 中有 ${p.myid} 份：每台服务器两者各有一份`,

  'error.noSuchServer': (p) =>
    `没有服务器 ${p.server}（${p.servers.length === 1 ? '只有服务器' : '现有服务器'} ${known(p.servers.map(String))}）`,
  'error.sameServerTwice': (p) => `此处需要两台不同的服务器，而两台都是 ${p.server}`,
  'error.sidesLeaveOut': (p) => `各侧遗漏了 ${list(p.servers, 'zh-CN')}：每台服务器都要属于某一侧`,
  'error.noSuchClient': (p) =>
    `没有客户端 ${p.client}（${p.clients === 0 ? '该故事没有客户端' : `现有客户端 1 到 ${p.clients}`}）`,
  'error.seenByNobody': (p) => `${p.event} 不是任何服务器看到的：请去掉 “by”`,
  'error.forNeedsIds': (p) => `“for” 须用编号指明服务器：到结束之时，已无从得知当初的 “${p.word}” 是哪一台`,
  'error.nothingHeld': (p) =>
    p.known.length === 0
      ? '该故事没有扣住任何消息的步骤'
      : p.suggestion === null
        ? `没有步骤以 “${p.name}” 之名扣住消息（现有 ${known(p.known)}）`
        : `没有步骤以 “${p.name}” 之名扣住消息：是否想写 “${p.suggestion}”？`,
  'error.stepAfterEnd': (p) => `该步骤发生在 ${duration(p.atUs)}，晚于终点（until ${duration(p.untilUs)}）`,
  'error.serverStartAfterEnd': (p) =>
    `服务器 ${p.server} 将在 ${duration(p.atUs)} 启动，晚于终点（until ${duration(p.untilUs)}）`,
  'error.tooManySteps': (p) => `该故事展开后有 ${p.steps} 步；最多运行 ${p.stepsMax} 步`,
  'error.startedTwice': (p) =>
    `服务器 ${p.server} 在 ${duration(p.atUs)} 已经启动：终止或断电之后请写 “restart”`,
  'error.decidedTwice': (p) => `“${p.meaning}” 被决定了两次`,

  'error.badLink': () => '这不是故事的链接：应为字母、数字、“-” 和 “_”，且须是 zablab 写下的全部',
  'error.linkTooLong': (p) =>
    `该故事太大，无法写进链接：共 ${p.characters} 个字符，最多读取 ${p.charactersMax} 个`,

  'error.settingForm': (p) => `“${p.found}” 不是设置：请写 KEY=VALUE，如 tickTime=500`,
  'error.settingInteger': (p) => `“${p.found}” 不是不小于 ${p.min} 的整数`,
};
