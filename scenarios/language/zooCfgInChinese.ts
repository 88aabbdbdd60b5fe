/** What can be wrong with the files of a server: the Chinese sentences. */
import type { ErrorParams } from '../../model/zooCfg/index.ts';
import type { Translation } from './catalogue.ts';
import { grouped, list } from './format.ts';
import type { zooCfgInEnglish } from './zooCfg.ts';
import { nearestKey, shown } from './zooCfgWords.ts';

const exceptions: Readonly<Record<ErrorParams['zooCfg.javaException']['exception'], string>> = {
  ArrayIndexOutOfBoundsException: '应有内容的部分是空的',
  StringIndexOutOfBoundsException: '相对路径至少要有两个字符，请写 “./”',
};

const roles: Readonly<Record<string, string>> = { participant: '参与者', observer: '观察者' };
const roleName = (role: string): string => roles[role] ?? role;

function notANumber(key: string, value: string): string {
  const needs = `“${shown(key)}” 应为${key === 'version' ? '十六进制整数' : '整数'}`;
  if (value === '') return `${needs}，而这里什么也没有`;
  if (/^[+-]?\d+$/.test(value)) return `${needs}，而 ${shown(value)} 对 Java 来说过大`;
  return `${needs}，而 “${shown(value)}” 不是${/\s$/.test(value) ? '：末尾的空格也算在内' : ''}`;
}

export const zooCfgInChinese: Translation<typeof zooCfgInEnglish> = {
  'zooCfg.fileMissing': (p) => `没有文件 “${shown(p.path)}”`,
  'zooCfg.malformedEscape': () =>
    '\\u 之后应有四位十六进制数字（要写反斜杠，请写两个）：该文件 ZooKeeper 一行也读不出',

  'zooCfg.notANumber': (p) => notANumber(p.key, p.value),
  'zooCfg.notANumberInKey': (p) => `“${shown(p.key)}” 中缺少编号：请写在点号之后`,
  'zooCfg.cnxTimeoutNotANumber': (p) => notANumber('cnxTimeout', p.value),
  'zooCfg.notABoolean': (p) => `“${shown(p.key)}” 只能是 true 或 false，不能是 “${shown(p.value)}”`,
  'zooCfg.portOutOfRange': (p) => `${p.port} 不是端口：端口从 0 到 65535`,
  'zooCfg.electionAlg': (p) => `选举算法 ${p.value} 已被移除：只剩下 3`,
  'zooCfg.unknownPeerType': (p) => `“${shown(p.value)}” 不是角色：请写 participant 或 observer`,
  'zooCfg.javaException': (p) =>
    `ZooKeeper 读到 “${shown(p.value)}” 时抛出 ${p.exception} 而退出：${exceptions[p.exception]}`,

  'zooCfg.dataDirNotSet': () => '缺少 “dataDir”：快照和 myid 需要存放之处',
  'zooCfg.addressWithoutPort': (p) => `写了 “${p.key}”，却没有 “${p.needs}”`,
  'zooCfg.tickTimeNotSet': () => '“tickTime” 为 0，视同未设置',
  'zooCfg.sessionTimeoutsCross': (p) => `会话超时的下限 ${p.minMs} ms 大于上限 ${p.maxMs} ms`,
  'zooCfg.saslNeeds': (p) => `“${p.key}” 需要 “${p.needs}”`,
  'zooCfg.noAuthProvider': (p) =>
    `TLS 客户端要用 “${shown(p.scheme)}” 认证，却没有 “authProvider.${shown(p.scheme)}” 说明它是什么`,
  'zooCfg.belongsInDynamicFile': (p) =>
    `“${shown(p.key)}” 应写在动态文件中：“dynamicConfigFile” 已指定了一个`,
  'zooCfg.notForDynamicFile': (p) => `“${shown(p.key)}” 不应写在动态文件中：那里只写服务器、组和权重`,
  'zooCfg.versionInDynamicFile': () => '动态文件的版本写在文件名中，不写在文件里',

  'zooCfg.serverForm': (p) =>
    `“${shown(p.value)}” 不是服务器：请写 host:port:port 或 host:port:port:role，之后可加 ;port 或 ;host:port`,
  'zooCfg.addressUnresolved': (p) =>
    /\s/.test(p.port)
      ? `“${shown(p.port)}” 不是端口：空格也算在内，行尾的空格也不例外`
      : `“${shown(p.port)}” 不是端口`,
  'zooCfg.bracketNotClosed': (p) => `“${shown(p.text.slice(1))}” 之前的方括号没有闭合`,
  'zooCfg.bracketWithoutPort': (p) => `“${shown(p.text)}” 之后没有端口`,
  'zooCfg.samePort': (p) => `服务器 ${p.server} 跟随领导者和选举不能共用端口 ${p.port}：各需一个`,
  'zooCfg.multipleAddressesDisabled': (p) =>
    `服务器 ${p.server} 有多个地址，而只有给 Java 加上 -Dzookeeper.multiAddress.enabled=true 才允许：写在文件中的 “multiAddress.enabled” 读得太晚`,
  'zooCfg.rolesDiffer': (p) => `服务器 ${p.server} 的各个地址角色不一：此处为${roleName(p.role)}`,

  'zooCfg.noVoters': () => '单机模式已关闭（“standaloneEnabled=false”），而无人可以投票',
  'zooCfg.observersWithoutVoters': (p) => `无人可以投票：只有 ${p.observers} 个观察者`,
  'zooCfg.observersWithoutQuorum': (p) => `单机运行的服务器不能有观察者，而这里有 ${p.observers} 个`,
  'zooCfg.serverInTwoGroups': (p) => `服务器 ${p.server} 两次被编入组中：各组不得重叠`,
  'zooCfg.serverInNoGroup': (p) => `服务器 ${p.server} 不属于任何组：有组或权重时，每个参与者都要属于某一组`,
  'zooCfg.groupMemberWithoutWeight': (p) =>
    `第 ${p.group} 组算上了服务器 ${p.server}，它不是参与者，也没有权重：ZooKeeper 会抛出 NullPointerException 而退出`,

  'zooCfg.myidNotANumber': (p) =>
    `myid 的第一行只能是一个整数，连空格也不能有；${p.text === '' ? '而这一行是空的' : `实际是 “${shown(p.text)}”`}`,
  'zooCfg.myidMissing': () => '没有 myid：集群中的服务器必须知道自己是哪一台',
  'zooCfg.initLimitNotSet': () => '缺少 “initLimit”：集群中的服务器需要它',
  'zooCfg.syncLimitNotSet': () => '缺少 “syncLimit”：集群中的服务器需要它',
  'zooCfg.clientAddressDiffers': (p) =>
    `服务器 ${p.server} 面向客户端的地址，此处为 ${shown(p.own)}，它自己那一行则为 ${shown(p.listed)}`,
  'zooCfg.notInServerList': (p) =>
    `myid 是 ${p.server}，而没有服务器 ${p.server}（现有服务器 ${list(p.servers, 'zh-CN')}）`,
  'zooCfg.idTooLargeForTtl': (p) =>
    `启用 “extendedTypesEnabled” 后编号最大为 ${p.max}，而这台服务器是 ${p.server}：它一当选领导者就会退出`,

  'zooCfg.outsideModel': (p) =>
    `“${shown(p.key)}” 为 ${p.value}，而 zablab 只接受 ${grouped(p.min)} 到 ${grouped(p.max)}`,
  'zooCfg.serverTwice': (p) =>
    `服务器 ${p.server} 有两行：ZooKeeper 采用哪一行全凭偶然，所以 zablab 都不采用`,
  'zooCfg.groupMemberNotVoter': (p) =>
    `第 ${p.group} 组计入了服务器 ${p.server} 的权重，而它从不投票：zablab 做不到`,
  'zooCfg.groupTwice': (p) => `第 ${p.group} 组有两行：ZooKeeper 算作两组，却只填充一组，zablab 做不到`,
  'zooCfg.groupWithoutMembers': (p) => `第 ${p.group} 组是空的，却仍然计数：zablab 做不到`,
  'zooCfg.sameMyid': (p) => `两台服务器都说自己是 ${p.server}`,
  'zooCfg.settingsDiffer': (p) =>
    `“${p.key}” 在服务器 ${p.server} 上为 ${p.value}，在服务器 ${p.other} 上为 ${p.otherValue}：zablab 对所有服务器只用一个值`,
  'zooCfg.serverListsDiffer': (p) =>
    `服务器 ${p.server} 和 ${p.other} 列出的服务器、角色、组或权重不一致：zablab 对所有服务器只用一份列表`,

  'zooCfg.relativePath': (p) => `“${shown(p.path)}” 是相对路径：若确实如此，请写 “./${shown(p.path)}”`,
  'zooCfg.snapRetainCount': (p) => `至少保留 ${p.used} 个快照，所以 ${p.value} 按 ${p.used} 处理`,
  'zooCfg.onlyOneServer': (p) => `服务器 ${p.server} 是唯一的参与者，所以它单机运行，服务器列表不起作用`,
  'zooCfg.runsStandalone': () => '这里构不成法定人数：该服务器单机运行',
  'zooCfg.toleratesNoFailure': (p) => `有 ${p.voters} 个参与者：至少要有 3 个才能容忍一台故障`,
  'zooCfg.evenVoters': (p) => `${p.voters} 个参与者能容忍的故障数与 ${p.voters - 1} 个相同：建议取奇数`,
  'zooCfg.peerTypeDiffers': (p) =>
    `“peerType” 为${roleName(p.written)}，服务器列表中则为${roleName(p.listed)}：以列表为准`,
  'zooCfg.noClientPort': () => '没有客户端端口：该服务器不为客户端服务',
  'zooCfg.valueReplaced': (p) => `“${p.key}” 不能是 “${shown(p.value)}”：ZooKeeper 改用 ${p.used}`,

  'zooCfg.keyOverridden': (p) => `“${shown(p.key)}” 在第 ${p.line} 行再次出现，以最后一次为准`,
  'zooCfg.keyUnknown': (p) => {
    const nearest = nearestKey(p.key);
    return nearest === null
      ? `没有谁会读取 “${shown(p.key)}”`
      : `没有谁会读取 “${shown(p.key)}”：是否想写 “${nearest}”？`;
  },
  'zooCfg.keyNeedsJvm': (p) => `“${p.key}” 写在该文件中不起作用：请交给 Java，写作 -D${p.key}=…`,
  'zooCfg.addressTwice': (p) => `服务器 ${p.other} 和 ${p.server} 都要占用 ${shown(p.address)}`,

  'zooCfg.keyIgnored': (p) => `ZooKeeper 读取 “${shown(p.key)}”，zablab 不读`,
  'zooCfg.serverWithoutFiles': (p) => `服务器 ${p.server} 在列表中，而这里没有它自己的文件`,
};
