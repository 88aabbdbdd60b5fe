/** The values that show a breach, told: Chinese. */
import type { Translation } from './catalogue.ts';
import type { explanationInEnglish } from './explanation.ts';
import { duration, list } from './format.ts';
import { txnText } from './narration/chinese.ts';
import { zxid } from './narration/words.ts';
import { isTxn, isVote, isZxid } from './values.ts';

const labels: Readonly<Record<string, string>> = {
  acked: '已确认到',
  after: '其前',
  before: '原为',
  by: '许诺者',
  claimed: '声称有',
  deadlineUs: '期限',
  epoch: '纪元',
  expected: '应为',
  found: '实为',
  has: '实有',
  index: '位置',
  lastProcessedZxid: '末尾 zxid',
  leader: '领导者',
  leaders: '领导者',
  mode: '方式',
  ownRound: '自身的轮',
  peer: '来自',
  promised: '已许诺',
  round: '轮',
  server: '服务器',
  stored: '盘上纪元',
  synced: '已落盘到',
  txns: '事务',
  vote: '选票',
  voter: '投票者',
  voters: '投票者',
  votes: '选票',
  what: '情形',
  where: '位于',
  why: '原因',
  zxid: 'zxid',
};

/** Values that are words of ours. */
const words: Readonly<Record<string, string>> = {
  accepted: '已许诺的',
  current: '当前的',
  again: '重复交付',
  log: '日志',
  memory: '内存',
  'never proposed': '从未提案',
  'of another epoch': '属于另一纪元',
};

function valueText(key: string, value: unknown): string {
  if (isZxid(key, value)) return zxid(value);
  if (key === 'deadlineUs' && typeof value === 'number') return duration(value);
  if (isVote(value)) return `${value.leader}（纪元 ${value.peerEpoch}，zxid ${zxid(value.zxid)}）`;
  if (isTxn(value)) return txnText(value);
  if (Array.isArray(value))
    return list(
      value.map((one) => valueText(key, one)),
      'zh-CN',
    );
  if (typeof value === 'string') return words[value] ?? value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

const HAN_END = /[\u4e00-\u9fff]$/;
const HAN_BEGIN = /^[\u4e00-\u9fff]/;

/** A space between a Chinese character and a letter or a digit, and none between two characters. */
const labelled = (label: string, text: string): string =>
  HAN_END.test(label) && HAN_BEGIN.test(text) ? `${label}：${text}` : `${label} ${text}`;

export const explanationInChinese: Translation<typeof explanationInEnglish> = {
  'explained.values': (p) =>
    Object.entries(p.values)
      .map(([key, value]) => labelled(labels[key] ?? key, valueText(key, value)))
      .join('，'),
};
