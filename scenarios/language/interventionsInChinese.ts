/** What can be wrong with the text of an intervention: the Chinese sentences. */
import type { Translation } from './catalogue.ts';
import { known } from './errorsInChinese.ts';
import type { InterventionThing, interventionsInEnglish } from './interventions.ts';

const things: Readonly<Record<InterventionThing, (targets: readonly string[]) => string>> = {
  server: (targets) => `一台服务器（编号，或 ${known(targets)}）`,
  servers: (targets) => `服务器（编号、多个编号如 1,2、all，或 ${known(targets)}）`,
  link: () => '一条链路（1-3；单向则为 1>3）',
  pair: () => '两台服务器（1-3）',
  pairOrAll: () => '两台服务器（1-3），或 all',
  direction: () => '链路的一个方向（1>3）',
  sides: () => '各侧（1,2|3,4,5）',
  time: () => '时间（500us、20ms、1.5s）',
  latency: () => '延迟（2ms、1ms..3ms、normal）',
  integer: () => '整数',
  number: () => '数字（1.5）',
  name: () => '名称',
  word: () => '一个词',
  release: () => '版本（3.8.0）',
  operations: () => '磁盘操作（append,sync）',
  message: () => '消息类型（commit）',
  nth: () => '第几条消息（#2）',
  znode: () => 'znode 的路径（/a）',
  assignment: () => '路径与值（/a=1）',
};

export const interventionsInChinese: Translation<typeof interventionsInEnglish> = {
  'intervention.empty': () => '此处应为一项干预，例如 “1.24s kill 3”',
  'intervention.tooLong': (p) => `这段文字太长，不是一项干预：最多读取 ${p.lengthMax} 个字符`,
  'intervention.openQuote': () => '该引号没有闭合',
  'intervention.moment': (p) =>
    `此处应为时刻（1.24s；若在该瞬间的两个事件之后，则为 1.24s/2），实际为 “${p.found}”`,
  'intervention.behind': (p) => `此处应为该瞬间在它之前的事件数（0 到 1000000），实际为 “${p.found}”`,
  'intervention.noVerb': (p) => `请写明届时发生什么：${known(p.known)}`,
  'intervention.unknownVerb': (p) =>
    p.suggestion === null
      ? `未知的动词 “${p.word}”（可用：${known(p.known)}）`
      : `未知的动词 “${p.word}”：是不是想写 “${p.suggestion}”？`,
  'intervention.expected': (p) =>
    `此处应为${things[p.thing](p.targets)}，实际${p.found === null ? '已到末尾' : `为 “${p.found}”`}；写法：${p.usage}`,
  'intervention.tooMuch': (p) =>
    p.suggestion === null
      ? `“${p.found}” 不该出现在此处；写法：${p.usage}`
      : `未知的词 “${p.found}”：是不是想写 “${p.suggestion}”？`,
  'intervention.twice': (p) => `“${p.found}” 重复了已经写过的内容；写法：${p.usage}`,
};
