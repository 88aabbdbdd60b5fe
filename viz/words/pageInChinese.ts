/** The page's own words: Chinese. */
import { list } from '../../scenarios/language/format.ts';
import type { Measure } from '../why/verdict.ts';
import type { pageInEnglish } from './page.ts';

const names = (servers: readonly number[]): string => list(servers, 'zh-CN');

function measure({ needed, total, unit }: Measure): string {
  if (unit === 'voters') return `${total} 台中有 ${needed} 台就构成法定人数`;
  return total === 1 ? '权重过半就构成法定人数' : `${total} 组中有 ${needed} 组权重过半就构成法定人数`;
}

export const pageInChinese: typeof pageInEnglish = {
  title: 'zablab：ZooKeeper 集群怎样达成一致',
  subtitle: 'ZooKeeper 集群怎样达成一致',
  languageName: '语言',
  story: '故事',
  seed: '种子',
  starts: '如果……会怎样？换一个种子，换一些启动时刻',
  changed: ({ title }) => `${title}（已改动）`,
  startOf: ({ server }) => `服务器 ${server}`,
  whatIf: '如果……？',
  files: '文件',
  fileGone:
    '这个地址指的是一个放不进链接的大文件，而页面已经关闭过：请重新打开那个文件。下面改为第一个故事。',
  menu: '菜单',
  help: '帮助',
  close: '关闭',
  storyGroups: {
    elections: '选举',
    recovery: '崩溃之后谁来领导',
    writes: '写入与它的结局',
    catchingUp: '追赶',
    quorums: '法定人数',
    trouble: '麻烦',
    operation: '运维',
    corners: '边角情形',
    others: '其他',
  },
  run: '重新运行',
  ourFault: ({ message }) => `模拟器停了下来，这是我们的错误：${message}`,

  broken: ({ property }) => `被破坏：${property}`,
  brokenAsExpected: ({ property }) => `被破坏，符合这个故事的预期：${property}`,
  brokenHere: ({ property }) => `在此被破坏：${property}`,
  brokenAt: ({ time, event }) => `时间 ${time}，第 ${event} 个事件`,
  tooLong: ({ time }) => `这次运行的事件太多，页面放不下。这里显示到 ${time}。`,
  oneAfterTheOther: (sentences) => sentences.map((sentence) => `${sentence.replace(/。$/, '')}。`).join(''),
  fromLink: ({ what }) => `来自链接：${what}`,
  noLink: '这个链接不完整，或者不是 zablab 的链接：请完整复制，直到最后一个字母。下面改为第一个故事。',
  badLink: ({ why }) => `这个链接打不开：${why}。下面改为第一个故事。`,

  leads: ({ leader, epoch }) => `服务器 ${leader} 领导纪元 ${epoch}`,
  leadsBecause: (p) =>
    `地位已确立：${names(p.supporters)} 有它的历史（${measure(p)}）。它为客户端服务，可以提交。`,
  cutOffBecause: (p) =>
    `它由 ${names(p.supporters)} 确立了地位，但现在联系不到法定人数（${measure(p)}）：它提出的提案无法提交。一旦发觉，它就卸任。`,
  elected: ({ leader }) => `服务器 ${leader} 已当选，地位尚未确立`,
  electedBecause: (p) => `在第 ${p.round} 轮中由 ${names(p.voters)} 选出（${measure(p)}）。`,
  nextEpoch: '接下来，法定人数要承诺跟随它的新纪元；在此之前它不提供服务。',
  nextHistory: ({ epoch }) =>
    `纪元 ${epoch} 已得到承诺。接下来，法定人数要接过它的历史；在此之前它不提供服务。`,
  stillBelieve: ({ leaders }) => `${names(leaders)} 还以为自己是领导者，但什么也提交不了。`,
  leadsAlone: ({ leaders }) => `${names(leaders)} 在领导，但没有法定人数`,
  leadsAloneBecause: (p) => `它什么也提交不了：${measure(p)}。一旦发觉，它就卸任。`,
  electedAlone: (p) => `它当选了，但投票给它的服务器所剩太少：${measure(p)}。`,
  runsAlone: ({ server }) => `服务器 ${server} 单机运行`,
  runsAloneBecause: '单机模式（standalone）：不需要选举，也不需要等待，启动后就提供服务。',
  noLeader: '还没有领导者',
  ledLast: '已经没有领导者了',
  ledUntilNow: (p) => `上一个领导者是 ${p.leader}。其余服务器要选出新的：${measure(p)}。`,
  noVotes: (p) => `还没有人投票：${measure(p)}。`,
  mostVotes: (p) =>
    `${names(p.voters)} 投给 ${p.candidate}：${p.unit === 'voters' ? `构成法定人数要 ${p.needed} 票，现有 ${p.count} 票` : measure(p)}。`,
  beforeAll: '什么都还没有发生。',

  picture: '集群',
  servers: '服务器',
  server: '服务器',
  state: '状态',
  phase: '阶段',
  epoch: '纪元',
  phaseNames: { election: '选举', discovery: '发现', synchronization: '同步', broadcast: '广播' },
  leavesRole: '正在退出角色',
  disks: { slow: '磁盘变慢', failing: '磁盘出错', full: '磁盘已满' },
  clients: '客户端',

  panelFailed: (p) =>
    `页面的这一部分出错了，是我们的问题：${p.failure}。用当前地址可以重现；其余部分仍可使用。`,
  notLoaded: '页面的一部分没有加载成功。页面的服务器还在运行吗？请再试一次，或重新加载页面。',
  doing: '动手试试：杀死、暂停、切断、分区……',
  computing: '正在计算……',
  dismiss: '知道了',
  panels: '面板',
  presets: { explore: '探索', lab: '实验室', present: '演示', embed: '嵌入' },
  preset: '布局',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  tabs: {
    why: '为什么',
    votes: '选票',
    log: '日志',
    time: '时空图',
    servers: '服务器',
    properties: '性质',
    events: '事件',
    about: '关于',
  },
  toStart: '回到开头（Home）',
  previousKey: '上一个关键时刻（Shift+左方向键）',
  stepBack: '后退一步（左方向键）',
  playBackwards: '倒放',
  play: '播放',
  playFromStart: '从头播放',
  pause: '暂停',
  stepForward: '前进一步（右方向键）',
  nextKey: '下一个关键时刻（Shift+右方向键）',
  toEnd: '到结尾（End）',
  position: '在这次运行中的位置',
  positionText: ({ row, rows, time, told }) => `第 ${row} 行，共 ${rows} 行，${time}，${told}`,
  speed: '速度',
  rowOf: ({ row, rows, event, events }) =>
    `第 ${row} 行，共 ${rows} 行 · 第 ${event} 个事件，共 ${events} 个`,

  side: ({ name, running, total, hasQuorum }) => [
    `${name} 侧：${total} 台中 ${running} 台`,
    hasQuorum ? '达到法定人数' : '不够法定人数',
  ],
  client: '客户端',
  weight: ({ weight }) => `权重 ${weight}`,
  phases: { discovery: '发现', synchronization: '同步', leaving: '退出' },
  looks: {
    LOOKING: 'LOOKING：不知道谁是领导者',
    FOLLOWING: 'FOLLOWING',
    LEADING: 'LEADING',
    OBSERVING: 'OBSERVING：接收一切，从不投票',
    STANDALONE: '单机',
    CRASHED: '已停机',
    PAUSED: '已暂停',
    ABSENT: '未启动',
  },
  legend: '图中符号的含义',
};
