/** What can be wrong with a recording: the Chinese sentences. */
import type { Translation } from './catalogue.ts';
import type { conformityInEnglish, JsonPart } from './conformity.ts';

const parts: Readonly<Record<JsonPart, string>> = {
  value: '一个值',
  key: '双引号中的键',
  keyOrBrace: '双引号中的键，或 “}”',
  colon: '冒号',
  commaOrBrace: '逗号，或 “}”',
  commaOrBracket: '逗号，或 “]”',
  character: '这段文本的其余部分，并以双引号结尾',
  end: '行尾：每行一个案例',
};

export const conformityInChinese: Translation<typeof conformityInEnglish> = {
  'recording.notJson': (p) =>
    `这不是 JSON：此处应为${parts[p.expected]}，实为${p.found === null ? '行尾' : ` “${p.found}”`}`,
  'recording.empty': () => '该文件没有案例：应为录制数据，每行一个 JSON 对象',
  'recording.notText': () => '应为 UTF-8 文本的录制数据（可用 gzip 压缩），实为其他内容',
  'recording.badZxid': (p) => `“${p.found}” 不是 zxid：应为十六进制数字，如 0x100000007`,
  'recording.badPath': (p) => `“${p.found}” 不是节点路径：应为斜杠加名称，如 /a0`,
  'recording.tooManySessions': (p) => `这些写入和查询共打开 ${p.found} 个会话：最多为 ${p.max} 个`,
  'recording.badProperty': (p) => `“${p.found}” 不能作为 ${p.name} 的值：应为 ZooKeeper 接受的数字`,
};
