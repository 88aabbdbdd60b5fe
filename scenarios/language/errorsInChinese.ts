/** What can be wrong with a story: the Chinese sentences. */
import type { Translation } from './catalogue.ts';
import type { errorsInEnglish, Thing, WordKind } from './errors.ts';
import { alternatives } from './format.ts';

const things: Readonly<Record<Thing, string>> = {
  text: '文本',
  list: '列表',
  object: '对象（键：值）',
  integer: '整数',
  number: '数字',
  boolean: 'true 或 false',
  nothing: '空值',
  time: '时间（数字加单位：500us、20ms、1.5s、2m）',
  latency: '延迟（如 2ms 的时间、如 1ms..3ms 的范围，或 {exponential: 2ms}）',
  zxid: 'zxid（0x300000007，或加引号的 epoch.counter:"3.7"）',
  zxids: '连续的事务（"1.1-1.5"）',
  znode: 'znode 的路径（/x）',
  occurrence: '事件（"2nd appended by 3"）',
  decision: '决定（"1→3 PROPOSAL #2: 40ms"）',
};

const kinds: Readonly<Record<WordKind, string>> = {
  key: '键',
  word: '词',
  release: '版本',
  variant: '变体',
  property: '性质',
  event: '事件类型',
  state: '状态',
  setting: '设置项',
  story: '故事',
  field: '事件字段',
  mode: '模式',
  message: '消息类型',
  messageField: '消息字段',
};

export const known = (words: readonly string[]): string =>
  words.length <= 24 ? words.join('、') : `${words.slice(0, 24).join('、')} 等 ${words.length} 个`;

/** What the parser finds, by its code; it speaks English only. */
const yamlProblems: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '别名不能带锚点或标签',
  BAD_ALIAS: '别名没有对应的锚点',
  BAD_COLLECTION_TYPE: '标签与此处的列表或对象不符',
  BAD_DIRECTIVE: '指令有误',
  BAD_DQ_ESCAPE: '双引号内的转义序列有误',
  BAD_INDENT: '缩进有误，或括号没有闭合',
  BAD_PROP_ORDER: '锚点和标签应写在它们修饰的内容之前',
  BAD_SCALAR_START: '文本不能以这个字符开头（可加引号）',
  BLOCK_AS_IMPLICIT_KEY: '此处不能嵌套“键：值”（可换行或加引号）',
  BLOCK_IN_FLOW: '括号之内不能用缩进书写',
  DUPLICATE_KEY: '键重复',
  KEY_OVER_1024_CHARS: '键过长',
  MISSING_CHAR: '缺少一个字符：冒号、逗号、引号或右括号',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，或缺少冒号',
  MULTIPLE_ANCHORS: '只能有一个锚点',
  MULTIPLE_TAGS: '只能有一个标签',
  TAB_AS_INDENT: '缩进不能用制表符，请用空格',
  TAG_RESOLVE_FAILED: '未知的标签',
  UNEXPECTED_TOKEN: '此处不应出现这个字符',
};

export const errorsInChinese: Translation<typeof errorsInEnglish> = {
  'error.fileTooLarge': (p) => `文件过大，不能作为故事：${p.bytes} 字节，最多读取 ${p.bytesMax} 字节`,
  'error.notText': () => '该文件不是 UTF-8 文本',
  'error.notYaml': (p) =>
    p.code === 'MULTIPLE_DOCS'
      ? '第二个文档从这里开始（---）：一个文件只含一个故事'
      : `既不是合法的 YAML 也不是合法的 JSON：${yamlProblems[p.code] ?? p.reason}`,
  'error.emptyFile': () => '文件为空：故事以 “zablab: 1” 开头',
  'error.duplicateKey': (p) => `键 “${p.key}” 出现了两次`,
  'error.tooManyValues': (p) =>
    `文件中的值太多，不能作为故事：最多读取 ${p.valuesMax} 个，别名按其展开后的内容计数`,
  'error.tooDeep': (p) => `嵌套过深：最多读取 ${p.depthMax} 层`,
  'error.keyNotText': () => '键必须是词或数字',
  'error.integerTooLarge': (p) =>
    `${p.text} 过大：整数不得超过 9007199254740991（2^53 - 1）；更大的值请加引号写成文本`,
  'error.version': (p) => `这是第 ${p.found} 版的故事格式；本版 zablab 读取第 ${p.known} 版`,
  'error.noVersion': (p) => `缺少故事格式的版本号：请以 “zablab: ${p.known}” 开头`,

  'error.wrongType': (p) =>
    `此处应为${alternatives(
      p.expected.map((thing) => things[thing]),
      'zh-CN',
    )}，实际是${things[p.found]}`,
  'error.missingKey': (p) => `缺少 “${p.key}”`,
  'error.unknownWord': (p) =>
    p.suggestion === null
      ? `未知的${kinds[p.kind]} “${p.word}”（可用：${known(p.known)}）`
      : `未知的${kinds[p.kind]} “${p.word}”：是否想写 “${p.suggestion}”？`,
  'error.oneKeyOf': (p) =>
    ({
      moment: `该步骤没有时刻：请用 ${alternatives(p.keys, 'zh-CN')} 说明何时发生`,
      verb: `该步骤没有动作：请写明以下之一：${known(p.keys)}`,
      expectation: `该预期没有内容：请用 ${alternatives(p.keys, 'zh-CN')} 说明预期`,
      distribution: `该延迟没有内容：请给出 ${alternatives(p.keys, 'zh-CN')}`,
      members: `该集群没有服务器：请给出 ${alternatives(p.keys, 'zh-CN')}`,
      diskPlace: `请用 ${alternatives(p.keys, 'zh-CN')} 说明是磁盘上的什么`,
    })[p.role],
  'error.onlyOneKeyOf': (p) =>
    ({
      moment: `一个步骤只有一个时刻，这里同时写了 “${p.first}” 和 “${p.second}”`,
      verb: `一个步骤只做一件事，这里同时写了 “${p.first}” 和 “${p.second}”：请拆成两步`,
      expectation: `一条预期只说一件事，这里同时写了 “${p.first}” 和 “${p.second}”：请拆成两条`,
      distribution: `一个延迟只有一种分布，这里同时写了 “${p.first}” 和 “${p.second}”`,
      members: `一个集群只用 “${p.first}” 或 “${p.second}” 之一，这里两者都写了`,
      diskPlace: `这里只指磁盘上的一处，却同时写了 “${p.first}” 和 “${p.second}”`,
    })[p.role],
  'error.someKeyOf': (p) => `此处没有内容：请给出 ${alternatives(p.keys, 'zh-CN')}`,
  'error.strayKey': (p) => {
    const needs = alternatives(
      p.needs.map((key) => `“${key}”`),
      'zh-CN',
    );
    return `“${p.key}” 须与 ${needs} 同用，而这里没有`;
  },
  'error.incomplete': (p) =>
    `“${p.key}” 还需要 ${alternatives(
      p.needs.map((key) => `“${key}”`),
      'zh-CN',
    )}`,
  'error.outOfRange': (p) =>
    p.max === null ? `${p.found} 过小：至少为 ${p.min}` : `${p.found} 不在 ${p.min} 到 ${p.max} 之间`,
  'error.length': (p) =>
    p.min === p.max
      ? `应有 ${p.min} 项，实际有 ${p.found} 项`
      : `应有 ${p.min} 到 ${p.max} 项，实际有 ${p.found} 项`,
  'error.textLength': (p) => `应为 ${p.min} 到 ${p.max} 个字符，实际为 ${p.found} 个`,
  'error.controlCharacter': () => '文本中含有控制字符',
  'error.badName': (p) => `“${p.found}” 不能作为名称：只用小写字母、数字和连字符，以字母开头`,
  'error.badSeed': (p) => `种子是 1 到 64 个字符的文本：请给 ${p.found} 加引号，写成 "${p.found}"`,
  'error.badTime': (p) => `“${p.found}” 不是时间：请写数字加单位，如 500us、20ms、1.5s 或 2m`,
  'error.timeWithoutUnit': (p) => `${p.found} 没有单位：请写 ${p.found}s、${p.found}ms 或 ${p.found}us`,
  'error.timeTooFine': (p) => `“${p.found}” 小于一微秒`,
  'error.timeTooLong': (p) => `“${p.found}” 过长：最多 1000 小时`,
  'error.negativeTime': (p) => `“${p.found}” 是负数：虚拟时间从 0s 开始`,
  'error.zeroTime': () => '该时间必须大于零',
  'error.badLatency': (p) => `“${p.found}” 不是延迟：请写时间（如 2ms）或范围（如 1ms..3ms）`,
  'error.wholeMilliseconds': (p) => `“${p.found}” 不是整毫秒数`,
  'error.emptyRange': (p) => `范围 “${p.found}” 的终点早于起点`,
  'error.badZxid': (p) => `“${p.found}” 不是 zxid：请写 0x300000007，或 epoch.counter 形式的 "3.7"`,
  'error.badZxids': (p) =>
    `“${p.found}” 不是连续的事务：请写同一纪元中的首尾两项，如 "1.1-1.5"；计数从 1 开始`,
  'error.badZnode': (p) => `“${p.found}” 不是 znode 的路径：请写 /x 或 /x/y`,
  'error.badOccurrence': (p) =>
    `“${p.found}” 不是事件：请写 "leaderActive"、"2nd appended by 3" 或 "stateChanged by 3 with to LEADING, leader 3"`,
  'error.badDecision': (p) =>
    `“${p.found}” 不是决定：请写 "1→3 PROPOSAL #2: 40ms"、"disk 2 sync #5: 30ms"、"queue 2 commit #3: 1ms"、"random 2 #1: 7"、"unsynced 2 #1: 3" 或 "target kill a follower #1: 2"`,
  'error.warning': (p) => `警告：${p.text}`,
};
