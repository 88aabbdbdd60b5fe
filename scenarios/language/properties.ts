/** Names and sentences of the model's properties, in both languages. Stories write the English name, so a Chinese one stands before it. */
import { properties } from '../../model/index.ts';
import type { LocalText } from './language.ts';

/** By name. A test keeps this list complete. */
const sentencesInChinese: Readonly<Record<string, string>> = {
  'leadership uniqueness': '同一轮中，不会有两台服务器各自凭法定人数的选票成为领导者。',
  'honest tally':
    '参与者据以作出决定的每一票，都确由其投票者投出；若投票者当时也在寻找领导者，则是在该轮投出。',
  'quorum behind a decision': '服务器只有凭法定人数的选票，并且只在自己所处的那一轮中，才会成为领导者。',
  'order of votes': '没有一张选票既优于又劣于另一张选票。',
  'vote changed': '一台服务器放弃自己的选票，改投更优的选票。',
  'round adopted': '一台服务器得知更高的轮次，并在其中重新开始。',
  'finalize wait renewed': '一条无关紧要的消息使服务器在决定之前再等一次。',
  'joined a running ensemble': '一台服务器发现已有领导者在工作，无论自己的选票如何，都加入它。',
  'challenge lost': '一台服务器放弃自己拨出的连接，因为编号更大的一方会回拨。',
  'a leader is elected':
    '在能及时彼此连通、都在寻找领导者且达到法定人数的服务器中，必有一台作出决定：不迟于最慢者轮询三次、其连接超时两次之前。',
};

/** By name. A test keeps this list complete, too. */
const namesInChinese: Readonly<Record<string, string>> = {
  'leadership uniqueness': '领导者唯一',
  'honest tally': '计票属实',
  'quorum behind a decision': '决定有法定人数支持',
  'order of votes': '选票次序一致',
  'vote changed': '改投选票',
  'round adopted': '采用更高的轮次',
  'finalize wait renewed': '重新等待',
  'joined a running ensemble': '加入运行中的集群',
  'challenge lost': '让对方回拨',
  'a leader is elected': '选出领导者',
};

/** @returns What a property is called: for Chinese readers its name in Chinese, which no story can write. */
export function propertyName(name: string): LocalText {
  const chinese = namesInChinese[name];
  return chinese === undefined ? { en: name } : { en: name, 'zh-CN': chinese };
}

/** @returns Its name in Chinese, with the one that a story writes behind it. */
export function propertyInChinese(name: string): string {
  const chinese = namesInChinese[name];
  return chinese === undefined ? name : `${chinese}（${name}）`;
}

/** @returns What a property says; empty for a name that nobody knows. */
export function propertySentence(name: string): LocalText {
  const en = properties.find((property) => property.name === name)?.sentence ?? '';
  const chinese = sentencesInChinese[name];
  return chinese === undefined ? { en } : { en, 'zh-CN': chinese };
}
