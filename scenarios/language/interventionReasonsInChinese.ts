/** Why a fault makes no sense at a moment: the Chinese sentences. */
import type { Translation } from './catalogue.ts';
import type { interventionReasonsInEnglish } from './interventionReasons.ts';

export const interventionReasonsInChinese: Translation<typeof interventionReasonsInEnglish> = {
  'impossible.notRunning': (p) => `服务器 ${p.server} 没有运行`,
  'impossible.running': (p) => `服务器 ${p.server} 正在运行`,
  'impossible.noPower': (p) => `服务器 ${p.server} 已断电`,
  'impossible.paused': (p) => `服务器 ${p.server} 已经暂停`,
  'impossible.notPaused': (p) => `服务器 ${p.server} 没有暂停`,
  'impossible.diskFull': (p) => `服务器 ${p.server} 的磁盘已满`,
  'impossible.diskNotFull': (p) => `服务器 ${p.server} 的磁盘未满`,
  'impossible.diskNotFailing': (p) => `服务器 ${p.server} 的磁盘没有故障`,
  'impossible.cut': (p) => `链路 ${p.from}–${p.to} 已经切断`,
  'impossible.notCut': (p) => `链路 ${p.from}–${p.to} 没有切断`,
  'impossible.nothingCut': () => '没有被切断的链路',
  'impossible.nothingHeld': () => '没有被扣住的消息',
  'impossible.tooFew': () => '服务器太少',
};
