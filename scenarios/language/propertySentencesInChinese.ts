/** What each of the model's properties says, by the name that stories write: Chinese. A test keeps the list complete. */
import type { Translation } from './catalogue.ts';
import type { propertySentencesInEnglish } from './propertySentences.ts';

const propertySentences: Readonly<Record<string, string>> = {
  // Of the Zab paper.
  'leadership uniqueness': '一个纪元自始至终只有一个领导者：无论谁崩溃，都不会有第二台服务器在其中确立领导。',
  integrity:
    '服务器交付的事务，必由其 zxid 所属纪元的领导者提出过，或在运行之前已在某块磁盘上；每个事务只交付一次。',
  agreement: '任意两台正在服务的服务器中，必有一台已交付另一台所交付的一切。',
  'total order': '若一台服务器先交付一个事务、后交付另一个，则凡交付后者的服务器都是如此。',
  'prefix consistency': '任意两台正在服务的服务器中，必有一台的交付序列是另一台的前缀。',
  'local primary order': '服务器交付某个领导者的提案时，必已先交付该领导者在此之前提出的一切提案。',
  'global primary order': '服务器先交付较旧纪元的提案，再交付较新纪元的提案。',
  'primary integrity': '领导者在提出任何提案之前，已交付更旧纪元中任何服务器当时或日后交付的一切。',

  // Of recovery.
  'nothing answered is lost': '凡已答复客户端的写入，都在其后确立的每一个领导者的历史之中。',
  'leader completeness': '确立的领导者拥有更旧纪元的领导者提交过的一切。',
  'truncation durability':
    'TRUNC 和 SNAP 都不会从跟随者或观察者那里移除它已交付的事务，或凭它自己的确认而提交的事务。',
  'history consistency': '任意两台已承认同一纪元领导者的服务器中，必有一台的日志是另一台日志的前缀。',
  'one payload a zxid': '绝不会有两个不同的事务以同一个 zxid 提出。',
  'log matching': '两份日志若各有一个 zxid 相同的事务，则二者是同一个事务。',
  contiguity:
    '服务器交付的事务没有空缺：每个计数都比上一个大 1，或是更新纪元的第一个；它声称拥有的，它都拥有。',
  'restart equals memory':
    '重启所能找回的，是已提交内容的一个前缀，其后是该服务器自己记录的内容，并且至少包含它确认过的一切。',
  'epochs never decrease': '服务器承诺过的纪元，以及它承认其领导者的纪元，无论怎样崩溃都不会减小。',
  'new epoch is later':
    '领导者提出的纪元，高于它自己承诺过的纪元，也高于在此之前前来的每台服务器所告知的已承诺纪元。',
  'acknowledged is synced': '服务器只有在提案已写入磁盘并同步之后，才会确认它。',
  'history before NEWLEADER':
    '跟随者只有在纪元和领导者的全部历史都已写入磁盘并同步之后，才会确认 NEWLEADER。',
  'no bad state': '不会有服务器收到在各方都遵守协议时不可能出现的消息。',

  // Of the election.
  'one backed leader': '同一轮中，不会有两台服务器同时担任领导者，且各有法定人数的选票支持。',
  'honest tally':
    '参与者据以作出决定的每一票，都确由其投票者投出；若投票者当时也在寻找领导者，则是在该轮投出。',
  'quorum behind a decision': '服务器只有凭法定人数的选票，并且只在自己所处的那一轮中，才会成为领导者。',
  'order of votes': '没有一张选票既优于又劣于另一张选票。',

  // Of liveness.
  'a leader is established':
    '彼此连通、不再受干扰且构成法定人数的服务器，会及时确立一个领导者，并始终保有领导者。',
  'a write reaches everybody':
    '在不再受干扰的集群中提交的事务，会及时应用到其中每台服务器；只有承诺过比领导者更晚纪元的服务器例外。',
  'a write is answered':
    '在不再受干扰的集群中向服务器发出的写入，会及时提交并得到答复，除非该服务器拒绝它或断开客户端。',

  // Places to be reached.
  'vote changed': '一台服务器放弃自己的选票，改投更优的选票。',
  'round adopted': '一台服务器得知更高的轮次，并在其中重新开始。',
  'finalize wait renewed': '一条无关紧要的消息使服务器在决定之前再等一次。',
  'finalize wait broken': '更优的选票恰在服务器即将作出决定时到来。',
  'joined a running ensemble': '一台服务器发现已有领导者在工作，无论自己的选票如何，都加入它。',
  'challenge lost': '一台服务器放弃自己拨出的连接，因为编号更大的一方会回拨。',
  'elected in vain': '一台服务器当选，却在确立之前放弃。',
  'stepped down': '已确立的领导者发现自己失去了法定人数，于是卸任。',
  'counter rolled over': '领导者用尽了本纪元的计数，为开启新的纪元而卸任。',
  'two are LEADING': '一台服务器进入 LEADING，而另一台仍处于这一状态。',
  'two are established': '新的领导者已经确立，而旧纪元的领导者尚不知道自己已被取代。',
  'epoch refused': '一台服务器找到的领导者，其纪元低于自己已承诺的纪元。',
  'learner ahead': '领导者发现来加入的服务器拥有的比自己更多，于是断开它。',
  'synchronised by DIFF': '来加入的服务器收到自己所缺少的事务。',
  'synchronised from disk': '来加入的服务器收到只有磁盘日志还保留着的事务。',
  'synchronised by SNAP': '来加入的服务器收到整个数据库。',
  'history truncated': '一台服务器从日志中截去无人提交过的内容。',
  'joined under load': '一台服务器在提案往来之际加入，并在 NEWLEADER 之前收到这些提案。',
  'observer up to date': '一台观察者完成同步，开始服务。',
  'ACK of NEWLEADER mistaken':
    '领导者把对提案的 ACK 当作对 NEWLEADER 的 ACK，因而没有计入（ZOOKEEPER-4685）。',
  'logged transactions applied': '角色结束时，日志中的内容不论是否已提交，都进入数据树。',
  'delivered before synced': '一台服务器交付了自己的磁盘上还没有的事务：其他服务器已有它。',
  'snapshot by count': '一台服务器记录的事务已足够多，于是写快照，并换用新的日志文件。',
  'slow follower dropped': '一台跟随者回应 ping，却没有及时确认提案：领导者断开了它。',
  'a proposal survives its leader': '旧领导者提出而从未提交的事务，随新领导者的历史一同提交。',
  'a proposal is lost': '旧领导者提出而从未提交的事务，从一台服务器的日志或内存中被移除。',
};

export const propertySentencesInChinese: Translation<typeof propertySentencesInEnglish> = {
  'property.sentence': (p) => propertySentences[p.name] ?? '',
};
