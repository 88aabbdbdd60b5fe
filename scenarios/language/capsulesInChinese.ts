/** What can be wrong with a capsule: the Chinese sentences. */
import type { capsulesInEnglish } from './capsules.ts';
import type { Translation } from './catalogue.ts';
import type { JsonPart } from './conformity.ts';

const parts: Readonly<Record<JsonPart, string>> = {
  value: '值',
  key: '带双引号的键',
  keyOrBrace: '带双引号的键或 “}”',
  colon: '冒号',
  commaOrBrace: '逗号或 “}”',
  commaOrBracket: '逗号或 “]”',
  character: '这段文本的其余部分和末尾的双引号',
  end: '文件的末尾',
};

export const capsulesInChinese: Translation<typeof capsulesInEnglish> = {
  'capsule.tooLarge': (p) => `文件太大，不是胶囊：${p.bytes} 字节，最多读取 ${p.bytesMax} 字节`,
  'capsule.notText': () => '此处应为 UTF-8 文本的胶囊，却不是',
  'capsule.empty': () => '文件为空：此处应为胶囊，即出现破坏时 zablab 写下的文件',
  'capsule.notJson': (p) =>
    `这不是 JSON：此处应为${parts[p.expected]}，却是${p.found === null ? '文件的末尾' : ` “${p.found}”`}`,
  'capsule.story': () => '这是故事，不是胶囊：胶囊是故事破坏了某项性质时写下的',
  'capsule.noVersion': (p) => `缺少胶囊的版本：应有 "capsule": ${p.known}`,
  'capsule.version': (p) =>
    `这是第 ${p.found} 版胶囊${p.zablab === null ? '' : `，由 zablab ${p.zablab} 写成`}；本版 zablab 读取第 ${p.known} 版`,
  'capsule.badDigest': (p) => `“${p.found}” 不是摘要：应为 16 位十六进制数字，如 0123456789abcdef`,
  'capsule.badDecision': (p) =>
    `“${p.found}” 不是胶囊中的决定：其后应有时刻，如 "1→3 PROPOSAL #2: 40ms @1.5s"`,
  'capsule.badLink': () => '这不是胶囊的链接：应为字母、数字、“-” 和 “_”，且须是 zablab 写下的全部',
};
