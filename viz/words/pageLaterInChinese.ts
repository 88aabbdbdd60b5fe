/** The page's own words of parts that nobody sees at first: Chinese. */
import type { Operation } from '../trace/clientView.ts';
import type { pageLaterInEnglish } from './pageLater.ts';

function request(operation: Operation): string {
  switch (operation.type) {
    case 'set':
      return `写入 ${operation.path}`;
    case 'get':
      return `读取 ${operation.path}`;
    case 'sync':
      return 'sync';
    case 'createSession':
      return '打开会话';
    case 'closeSession':
      return '关闭会话';
  }
}

export const pageLaterInChinese: typeof pageLaterInEnglish = {
  seedHelp: '每个种子对应另一组网络延迟。',
  startsHelp: '每台服务器启动的时刻，单位是秒。改动一个（如果 4 更早启动呢？），再运行一次。',
  startsLegend: '启动时刻',
  otherSettings: '其他设置，每行一个',
  asWritten: '恢复原来的故事',
  holds: ({ property }) => `这里没有被破坏：${property}`,
  brokeAt: ({ time }) => `在当初记录的那次运行中，它在 ${time} 被破坏`,
  goToBreach: '跳到此刻',
  chain: ({ count }) => `怎样走到这一步：${count} 步`,
  recorded: ({ zablab }) => `由 zablab ${zablab} 发现：这正是那次运行。`,
  byMeaning: ({ zablab, percent }) =>
    `由 zablab ${zablab} 发现，按当时随机决定的内容重放：其中 ${percent}% 再次出现。因此这里不能改动。`,
  changedRun: ({ zablab }) => `由 zablab ${zablab} 发现；改动之后，这已是另一次运行。`,
  cutShort: ({ time }) => `这里显示到 ${time} 为止。`,
  serversCaption: '每台服务器此刻的情形：与图相同，用文字表示',
  lastZxid: '最后的 zxid',
  epochPromised: ({ current, accepted }) => `${current}，已承诺 ${accepted}`,
  followed: ({ leader }) => `，跟随 ${leader}`,
  comma: '，',
  paused: '已暂停',
  clientsCaption: '客户端请求什么，得到什么答复',
  clientHeading: '客户端',
  connectedTo: '连接到',
  dials: ({ server }) => `正在连接 ${server}`,
  lastRequest: '最近的请求',
  answer: '答复',
  request,
  waitsForAnswer: '还没有',
  manyWait: ({ waiting, answered }) => `${waiting} 个在等，${answered} 个已答复`,
  found: ({ value }) => (value === null ? '没有内容' : value),
  done: '完成',
  answeredAt: ({ found, zxid }) => `${found}，${zxid}`,
  failures: { refused: '连接不上', connectionLoss: '连接断开：结果不明' },
  digestHelp: '同样的故事、设置和种子，在每台机器上都得到同样的十六位数字。',
  legendServers: '服务器',
  legendMessages: '消息',
  legendRest: '周围',
  legendElected: 'LEADING，空心王冠：已当选，地位尚未确立',
  legendEstablished: 'LEADING，王冠：地位已确立，提供服务',
  legendDeserted: '虚线王冠：它的法定人数已不在',
  legendHollow: '空心：尚未提供服务',
  legendPlate: '当前纪元，以及内存中最后的 zxid（纪元.计数）',
  legendBallot: '选举时它投给谁',
  legendHeard: '它收到的选票；实心表示意见相同',
  legendGauge: '圆环合拢 = 法定人数',
  legendDisk: '它的磁盘变慢、已满或出错',
  legendVote: '选票：数字是提议的领导者',
  legendDiscovery: '发现：商定纪元',
  legendSync: '同步：DIFF、TRUNC 或 SNAP',
  legendNewLeader: 'NEWLEADER、UPTODATE',
  legendBroadcast: 'PROPOSAL、ACK、COMMIT',
  legendClient: '与客户端往来；转发',
  legendQuiet: 'ping、握手',
  legendFilled: '实心：来自领导者；空心：发给领导者',
  legendHeld: '在途中被扣住',
  legendLost: '丢失',
  legendBond: '跟随领导者；虚线表示还没有同步好',
  legendSlow: '慢链路',
  legendCut: '链路切断',
  legendClientMark: '客户端：等待、已答复、没有答复',
};
