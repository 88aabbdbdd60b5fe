/** The stories that come with zablab, in the order in which to read them, by name and title alone: for a list of them. A test compares it with the stories. */
import type { LocalText } from '../language/language.ts';

/** What a list shows of a story. */
export interface StoryTitle {
  readonly name: string;
  readonly title: Required<LocalText>;
}

export const storyTitles: readonly StoryTitle[] = [
  { name: 'standalone', title: { en: 'One server alone', 'zh-CN': '单机运行' } },
  {
    name: 'fresh-five',
    title: { en: 'Five fresh servers, one after another', 'zh-CN': '五台全新的服务器依次启动' },
  },
  {
    name: 'all-at-once',
    title: { en: 'Five fresh servers, all at once', 'zh-CN': '五台全新的服务器同时启动' },
  },
  {
    name: 'late-better-id',
    title: { en: 'A better candidate in the last 200 ms', 'zh-CN': '最后 200 毫秒里来了更优的候选者' },
  },
  { name: 'two-of-five', title: { en: 'Two of five', 'zh-CN': '五台之中的两台' } },
  { name: 'healed-partition', title: { en: 'A minority comes back', 'zh-CN': '少数派归来' } },
  {
    name: 'recovery-by-clock',
    title: {
      en: 'Recovery: the round first, then zxid, then id',
      'zh-CN': '恢复：先比轮次，再比 zxid，最后比编号',
    },
  },
  {
    name: 'recovery-by-epoch',
    title: { en: 'Recovery: the newest epoch leads', 'zh-CN': '恢复：纪元最新者领导' },
  },
  {
    name: 'recovery-by-zxid',
    title: { en: 'Recovery: the longest log leads', 'zh-CN': '恢复：日志最长者领导' },
  },
  {
    name: 'recovery-by-id',
    title: { en: 'Recovery: equal logs, so the id decides', 'zh-CN': '恢复：日志相同，由编号决定' },
  },
  {
    name: 'epoch-over-log',
    title: { en: 'A newer epoch beats a longer log', 'zh-CN': '较新的纪元胜过较长的日志' },
  },
  {
    name: 'elected-not-established',
    title: { en: 'Elected, but not established', 'zh-CN': '当选，却未能确立' },
  },
  { name: 'one-write', title: { en: 'One write', 'zh-CN': '一次写入' } },
  {
    name: 'leader-crash-before-quorum',
    title: {
      en: 'The leader crashes before a quorum has the write',
      'zh-CN': '法定人数尚未记下写入，领导者便崩溃',
    },
  },
  {
    name: 'leader-crash-after-quorum',
    title: {
      en: 'The leader crashes after a quorum has the write',
      'zh-CN': '法定人数已记下写入，领导者崩溃',
    },
  },
  {
    name: 'old-leader-truncated',
    title: { en: 'The old leader comes back and is truncated', 'zh-CN': '旧领导者归来，日志被截断' },
  },
  {
    name: 'old-leader-snapshot',
    title: { en: 'The old leader comes back and is sent a snapshot', 'zh-CN': '旧领导者归来，收到快照' },
  },
  { name: 'socket-survives', title: { en: 'Proposals survive in a socket', 'zh-CN': '提案在套接字中幸存' } },
  { name: 'resync-diff', title: { en: 'A follower catches up: DIFF', 'zh-CN': '跟随者追赶：DIFF' } },
  { name: 'resync-trunc', title: { en: 'A follower has too much: TRUNC', 'zh-CN': '跟随者多出事务：TRUNC' } },
  { name: 'observers', title: { en: 'Two observers', 'zh-CN': '两台观察者' } },
  { name: 'resync-snap', title: { en: 'Too far behind for a DIFF', 'zh-CN': '落后太多，DIFF 无能为力' } },
  { name: 'resync-disk', title: { en: 'A DIFF from the log on disk', 'zh-CN': '取自磁盘日志的 DIFF' } },
  { name: 'majority-lost', title: { en: 'The leader loses its majority', 'zh-CN': '领导者失去多数' } },
  { name: 'split-brain', title: { en: 'Split brain?', 'zh-CN': '脑裂了吗？' } },
  { name: 'four-servers', title: { en: 'Is four safer than three?', 'zh-CN': '四台比三台更安全吗？' } },
  { name: 'weights', title: { en: 'Votes that weigh nothing', 'zh-CN': '没有分量的选票' } },
  { name: 'paused-leader', title: { en: 'The leader falls asleep', 'zh-CN': '领导者睡着了' } },
  { name: 'one-way-link', title: { en: 'A link that works one way', 'zh-CN': '单向不通的链路' } },
  { name: 'flapping-link', title: { en: 'A link that comes and goes', 'zh-CN': '时断时续的链路' } },
  { name: 'rolling-restart', title: { en: 'A rolling restart', 'zh-CN': '滚动重启' } },
  { name: 'rolling-upgrade', title: { en: 'A rolling upgrade', 'zh-CN': '滚动升级' } },
  { name: 'five-elections', title: { en: 'Five elections in a row', 'zh-CN': '连续五次选举' } },
  { name: 'lost-disk', title: { en: 'A disk is lost', 'zh-CN': '丢了一块磁盘' } },
  { name: 'ack-overtakes-newleader', title: { en: 'An ACK overtakes another', 'zh-CN': '后发先至的 ACK' } },
  { name: 'ack-outlives-log', title: { en: 'An ACK outlives its log', 'zh-CN': '日志已截断，ACK 仍算数' } },
  { name: 'half-is-a-quorum', title: { en: 'If half were a quorum', 'zh-CN': '如果一半就算法定人数' } },
];
