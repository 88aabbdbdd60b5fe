/** What `zablab conform` says, in Simplified Chinese. */
import type { Translation } from '../../scenarios/index.ts';
import type { conformInEnglish } from './conform.ts';

export const conformInChinese: Translation<typeof conformInEnglish> = {
  'wrong.recordingForgotten': () =>
    '比较哪份录制数据？请给出文件，每行一个 JSON 对象，可用 gzip 压缩：zablab conform elections.ndjson.gz',
  'wrong.gzip': (p) => `${p.path}:1:1：应为完整的 gzip 文件，实为损坏或被截断的文件`,
  'wrong.recordingTooLarge': (p) => `${p.path}:1:1：录制数据最多为 ${p.bytesMax} 字节，实际超出`,
  'conform.heading': () => '版本 3.8.0，种子 0 到 255',
  'conform.progress': (p) => `${p.done} / ${p.cases} 个案例`,
  'conform.difference': (p) => `${p.field}：录制为 ${p.recorded}，模拟为 ${p.simulated}`,
  'conform.verdict': (p) => `${p.cases} 个案例，${p.agreeing} 个一致`,
};
