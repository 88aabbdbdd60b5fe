/** What each of the model's properties is called in Chinese, by the names that stories write. A test keeps the list complete. */

export const propertyNamesInChinese: Readonly<Record<string, string>> = {
  // Of the Zab paper.
  'leadership uniqueness': '领导者唯一',
  integrity: '完整性',
  agreement: '一致性',
  'total order': '全序',
  'prefix consistency': '前缀一致',
  'local primary order': '本地主序',
  'global primary order': '全局主序',
  'primary integrity': '主完整性',

  // Of recovery.
  'nothing answered is lost': '已答复者不丢失',
  'leader completeness': '领导者完备',
  'truncation durability': '截断不失',
  'history consistency': '历史一致',
  'one payload a zxid': '一号一事务',
  'log matching': '日志匹配',
  contiguity: '连续性',
  'restart equals memory': '重启不失忆',
  'epochs never decrease': '纪元不减',
  'new epoch is later': '新纪元更高',
  'acknowledged is synced': '确认即落盘',
  'history before NEWLEADER': '先有历史后确认',
  'no bad state': '没有坏状态',

  // Of the election.
  'one backed leader': '有票领导者唯一',
  'honest tally': '计票属实',
  'quorum behind a decision': '决定有法定人数支持',
  'order of votes': '选票次序一致',

  // Of liveness.
  'a leader is established': '确立领导者',
  'a write reaches everybody': '写入到达每台服务器',
  'a write is answered': '写入得到答复',

  // Places to be reached.
  'vote changed': '改投选票',
  'round adopted': '采用更高的轮次',
  'finalize wait renewed': '重新等待',
  'finalize wait broken': '中止等待',
  'joined a running ensemble': '加入运行中的集群',
  'challenge lost': '让对方回拨',
  'elected in vain': '徒然当选',
  'stepped down': '卸任',
  'counter rolled over': '计数用尽',
  'two are LEADING': '两台同处 LEADING',
  'two are established': '两个领导者并存',
  'epoch refused': '拒绝纪元',
  'learner ahead': '来者领先',
  'synchronised by DIFF': '经 DIFF 同步',
  'synchronised from disk': '由磁盘日志同步',
  'synchronised by SNAP': '经 SNAP 同步',
  'history truncated': '截断历史',
  'joined under load': '负载之下加入',
  'observer up to date': '观察者就绪',
  'ACK of NEWLEADER mistaken': '误认 NEWLEADER 的 ACK',
  'logged transactions applied': '应用日志余项',
  'delivered before synced': '先交付后落盘',
  'snapshot by count': '按计数写快照',
  'slow follower dropped': '断开缓慢的跟随者',
  'a proposal survives its leader': '提案幸存',
  'a proposal is lost': '提案消失',
};
