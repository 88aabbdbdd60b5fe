/** Words of this room: Chinese. */
import type { aboutInEnglish } from './words.ts';

export const aboutInChinese: typeof aboutInEnglish = {
  honesty: '这是什么',
  modelled: ({ release }) =>
    `ZooKeeper ${release} 所实现的 ZAB：选举、发现、同步、广播、恢复和客户端。每条规则都依照 ZooKeeper 的源代码写成；这里所说的一切都读自运行的轨迹，页面自己不重新推算。`,
  otherRelease: ({ servers }) => `这次运行中还有别的版本：${servers}。`,
  releaseOf: ({ server, release }) => `${server} 运行 ${release}`,
  abstracted: '省略了什么',
  leftOut: [
    '时间是虚拟的：服务器计算不花时间；消息、磁盘和线程间的队列花多少时间，由故事决定。播放时，繁忙的毫秒被拉长，安静的时段被缩短。',
    '3.9.5 中尚未修复的缺陷在这里已修复，并保留为变体，故事可以打开它们。',
    '快照一次写成，保存某一瞬间的数据树；在 ZooKeeper 中，写快照的同时还在应用事务。',
    '数据树只有路径和值。没有临时节点、监听、ACL、multi、重新配置和加密；会话不会过期。',
  ],
  variants: ({ names }) => `这次运行中打开了：${names}。`,

  thisRun: '这次运行',
  story: '故事',
  seed: '种子',
  version: 'zablab',
  digest: '摘要',
  length: '长度',
  lengthOf: ({ time, events, rows }) => `${time}，${events} 个事件，轨迹 ${rows} 行`,
  provenance: '来自链接',
  shown: '这次运行说明了什么',
  nothingShown: '没有说明所问的任何事。',

  settings: '设置',
  verbosity: '屏幕阅读器朗读什么',
  verbosities: { off: '只朗读被破坏的性质', key: '关键时刻', every: '每一步' },
  singleKeys: '单个字母、数字或符号的快捷键',
  whereAmI: '朗读现在的位置',
  keyboard: '键盘',
  key: '按键',
  does: '作用',
  moves: {
    play: '播放或暂停',
    playBackwards: '倒放',
    stepForward: '前进一步',
    stepBack: '后退一步',
    nextKey: '到下一个关键时刻',
    previousKey: '到上一个关键时刻',
    nextOfServer: '到所选服务器的下一步',
    previousOfServer: '到所选服务器的上一步',
    alongMessage: '到这条消息的另一端',
    toStart: '到开头',
    toEnd: '到结尾',
  },
  others: {
    selectServer: '选择服务器',
    selectNobody: '取消选择；Escape 也可以',
    whereAmI: '说出谁在领导、最近发生了什么、路上有多少消息',
    search: '搜索所有事件',
  },
};
