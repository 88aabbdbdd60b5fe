/** Words of this room: Chinese. */
import type { QueryMistake } from './query.ts';
import type { eventsInEnglish } from './words.ts';

const mistakes: Readonly<Record<QueryMistake['problem'], string>> = {
  unknownKey: '没有这个名称；有 node、peer、kind、t、row、event、weight',
  noNumber: '符号后面应为数字，多个数字用逗号隔开',
  noTime: '符号后面应为时间，例如 2s 或 350ms',
  noWeight: 'weight 是 key、detail 或 silent',
  noOrder: '只有单个值能比大小，kind 不能',
  noValue: '符号后面缺少内容',
};

export const eventsInChinese: typeof eventsInEnglish = {
  search: '查找',
  searchHelp: '词语，以及 node=3 kind=vote* t>=2s row<400',
  servers: '谁的',
  outside: '外部',
  client: ({ client }) => `客户端 ${client}`,
  family: '什么',
  families: {
    told: '讲述的',
    messages: '消息',
    timers: '定时器',
    disk: '磁盘',
    faults: '故障',
    all: '全部',
  },
  causesOf: ({ row }) => `只看第 ${row} 行可能知道的`,
  asIs: '恢复全部',
  count: ({ rows, all }) => `${all} 行中的 ${rows} 行`,
  none: '没有这样的行。',
  partly: ({ here, all }) => `在 ${all} 行中已送来的 ${here} 行里查找了词语；种类则在所有行中查找。`,
  mistake: ({ term, problem }) => `${term}：${mistakes[problem]}。`,
  columns: { row: '行', time: '时间', since: '间隔', node: '谁', what: '什么' },
  list: '轨迹的各行。上下键移动，回车跳到那里。',
  onItsWay: '……',
  kinds: {
    boot: '进程启动',
    post: '放入队列',
    handOver: '从队列取出',
    send: '发送',
    deliver: '收到',
    duplicate: '消息重复',
    timerSet: '设定定时器',
    timerFire: '定时器到时',
    timerCancel: '取消定时器',
    open: '拨号',
    accepted: '被拨通',
    connected: '已连接',
    refused: '被拒绝',
    closed: '发现连接已关闭',
    close: '关闭连接',
    diskWrite: '写磁盘',
    diskDone: '磁盘完成',
    delayChange: '链路延迟改变',
    reset: '连接被重置',
    command: '受命请求',
    phaseChanged: '进入阶段',
    stateChanged: '改变状态',
  },
  untold: ({ kind, detail, peer }) =>
    [kind, detail, peer === 0 ? '' : `（${peer}）`].filter((part) => part !== '').join(' '),
};
