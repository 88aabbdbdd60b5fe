/** What only the command line says, in Simplified Chinese. */
import { alternatives, grouped, list, type Translation } from '../../scenarios/index.ts';
import { conformInChinese } from './conformInChinese.ts';
import type { english } from './english.ts';
import { fuzzInChinese } from './fuzzInChinese.ts';
import { viewInChinese } from './viewInChinese.ts';

const meant = (suggestion: string | null, otherwise: string): string =>
  suggestion === null ? otherwise : `：是否想写 “${suggestion}”？`;

export const chinese: Translation<typeof english> = {
  ...conformInChinese,
  ...fuzzInChinese,
  ...viewInChinese,

  'wrong.command': (p) => `未知的命令 “${p.word}”${meant(p.suggestion, `（可用：${p.known.join('、')}）`)}`,
  'wrong.commandIsStory': (p) => `未知的命令 “${p.word}”：这是一个故事，请输入 “zablab run ${p.word}”`,
  'wrong.option': (p) => `未知的选项 “${p.option}”${meant(p.suggestion, `（参见 “${p.help}”）`)}`,
  'wrong.optionTooEarly': (p) => `“${p.option}” 应写在命令之后：zablab ${p.command} … ${p.option}`,
  'wrong.optionWithValue': (p) => `“${p.option}” 不带值`,
  'wrong.optionWithoutValue': (p) => `“${p.option}” 需要一个值：${p.option} ${p.example}`,
  'wrong.storyForgotten': () => '运行哪个故事？请给出名称或文件（“zablab list” 列出全部名称）',
  'wrong.sidesForgotten': () =>
    '比较哪两次运行？请给出两个，各为轨迹文件或 故事@种子：zablab diff fresh-five@1 fresh-five@2',
  'wrong.doInTrace': (p) => `--do：${p.path} 是一份轨迹，已记录的运行不能改动：请给出它的故事`,
  'wrong.seed': (p) => `${p.word}：“@” 之后应为 1 到 64 个字符的种子，实为 ${p.found} 个`,
  'wrong.tooManyArguments': (p) =>
    p.expected === 0
      ? `“${p.argument}” 是多余的：“zablab ${p.command}” 只接受选项`
      : `“${p.argument}” 是多余的：“zablab ${p.command}” 只接受 ${p.expected} 个参数`,
  'wrong.language': (p) => `--lang：zablab 没有语言 “${p.word}”：请写 ${alternatives(p.known, 'zh-CN')}`,
  'wrong.story': (p) =>
    p.suggestion === null
      ? `没有名为 “${p.word}” 的故事（“zablab list” 列出全部），也没有同名的文件`
      : `没有名为 “${p.word}” 的故事：是否想写 “${p.suggestion}”？`,

  'wrong.noFile': (p) => `${p.path}：没有这个文件`,
  'wrong.directory': (p) => `${p.path}：这是一个目录，此处应为文件`,
  'wrong.unreadable': (p) => `${p.path}：无法读取该文件（${p.code}）`,
  'wrong.target': (p) =>
    `${p.option} ${p.path}：无法写入该文件：${
      {
        directory: '它是一个目录',
        device: '它是设备或管道，此处需要一个文件',
        noDirectory: `没有目录 ${p.directory}`,
        permission: '权限不足',
        full: '空间不足',
        other: p.code,
      }[p.why]
    }`,
  'wrong.emptyPath': (p) => `${p.option}：此处应为文件名，却为空`,
  'wrong.traceOverStory': (p) => `--trace ${p.path}：这就是故事文件本身，轨迹会把它覆盖`,
  'wrong.junitOverStory': (p) => `--junit ${p.path}：这是要检查的故事之一，报告会把它覆盖`,
  'wrong.traceEmpty': (p) => `${p.path}:1：文件为空：此处应为 zablab 的轨迹`,
  'wrong.traceForeign': (p) =>
    `${p.path}:1：这不是 zablab 的轨迹：第一行应为 {"version": …, "story": …, "seed": …, "digest": …}`,
  'wrong.traceFormat': (p) => `${p.path}:1：该轨迹的格式为第 ${p.found} 版；本版 zablab 读取第 ${p.known} 版`,
  'wrong.traceRow': (p) => `${p.path}:${p.line}：此处应为轨迹的第 ${p.row} 行`,
  'wrong.traceTruncated': (p) => `${p.path}:${p.line}：轨迹共 ${p.rows} 行，只有 ${p.found} 行：文件被截断`,
  'wrong.traceTooLong': (p) => `${p.path}:${p.line}：轨迹只有 ${p.rows} 行，之后还有内容`,

  'run.heading': (p) => `${p.story} · 种子 ${p.seed}`,
  'run.ensemble': (p) =>
    `${p.servers} 台服务器${p.observers === 0 ? '' : `（其中 ${p.observers} 台观察者）`}` +
    ` · ZooKeeper\u00a0${p.release} · tickTime\u00a0${p.tickTime}\u00a0ms`,
  'run.changed': (p) => `本次运行改动了故事：${p.settings}`,
  'run.quiet': (p) => `略去 ${grouped(p.lines)} 行：--detail 全部讲述`,
  'run.leader': () => '领导者',
  'run.leaderIs': (p) => `服务器 ${p.server}`,
  'run.epoch': (p) => `纪元 ${p.epoch}`,
  'run.notEstablished': () => '已当选，尚未获法定人数认可',
  'run.standalone': (p) => `无：服务器 ${p.server} 单独运行`,
  'run.zxid': () => 'zxid',
  'run.zxids': (p) =>
    p.groups.map(({ zxid, servers }) => `服务器 ${list(servers, 'zh-CN')} 到 ${zxid}`).join('；'),
  'run.noLeader': (p) =>
    p.alone.length === 0
      ? '无'
      : `无（服务器 ${list(p.alone, 'zh-CN')} 处于 LEADING，但未得到法定人数的选票）`,
  'run.servers': () => '服务器',
  'run.down': () => '停机',
  'run.paused': () => '暂停',
  'run.expectations': () => '预期',
  'run.properties': () => '性质',
  'run.digest': () => '摘要',
  'run.size': (p) => `${grouped(p.events)} 个，虚拟时间 ${p.ended}`,
  'run.events': () => '事件',
  'run.broken': (p) => `被破坏。${p.sentence}`,
  'run.brokenAsExpected': () => '被破坏，正如本故事所预期',
  'run.reached': (p) => `出现过：${p.names}`,
  'run.othersNotReached': (p) => `另有 ${p.count} 项未出现：--detail 逐一列出`,
  'run.notReached': (p) => `本次运行未出现：${p.names}`,
  'run.unjudged': (p) => `不适用（${p.why}）`,
  'run.unmet': () => '未满足',
  'run.interrupted': (p) => `在 ${p.at} 被中断。到此为止：`,
  'run.progress': (p) => `${p.at}，共 ${p.until} · ${grouped(p.events)} 个事件`,
  'run.next': () => '接下来可以输入',
  'next.earlier': (p) => `如果 ${p.server} 早一点启动呢？`,
  'next.servers': (p) => `换成 ${p.servers} 台服务器`,
  'next.seed': () => '同一个故事，不同的延迟',
  'next.story': () => '另一个故事',
  'next.detail': () => '每条消息和每个决定',

  'text.aside': (p) => `（${p.text}）`,
  'text.because': (p) => `：${p.why}`,

  'diff.run': (p) => `${p.story}，种子 ${p.seed}`,
  'diff.size': (p) => `${grouped(p.events)} 个事件`,
  'diff.whole': () => '全部内容',
  'diff.fromFile': (p) => `来自 ${p.path}`,
  'diff.equal': (p) => `相同：${grouped(p.events)} 个事件一致，摘要一致。`,
  'diff.sameEvents': (p) => `${grouped(p.events)} 个事件一致。摘要不同，因为故事或种子也计入摘要。`,
  'diff.sameRows': (p) => `${grouped(p.events)} 个事件的各行一致，双方写明的摘要却不同。`,
  'diff.part': (p) => `从第 ${grouped(p.event)} 个事件起不同，时间 ${p.at}。`,
  'diff.partRow': (p) => `从第 ${grouped(p.row)} 行起不同，时间 ${p.at}。`,
  'diff.over': () => '没有了：这次运行已结束',
  'diff.states': () => '此后的不同之处',
  'diff.fields': () => '其中的不同之处',
  'diff.noStates': () => '此后每台服务器的状态在两次运行中都相同。',
  'diff.server': (p) => `服务器 ${p.server}`,
  'diff.client': (p) => `客户端 ${p.client}`,
  'diff.absent': () => '（不存在）',
  'diff.more': (p) => `另有 ${p.fields} 个字段`,
  'diff.otherVersion': (p) =>
    `${p.path} 由 zablab ${p.version} 写出，而本版是 ${p.own}：只比较各行，状态未知。`,
  'diff.notAsWritten': (p) =>
    p.isStory
      ? `${p.path} 重新执行的结果与文件不符，文件已被改动：只比较各行，状态未知。`
      : `${p.path} 中没有可重新执行的故事：只比较各行，状态未知。`,

  'check.story': (p) => `${grouped(p.events)} 个事件，${p.ended}`,
  'check.unmet': (p) => `未满足：${p.text}`,
  'check.broken': (p) => `被破坏：${p.name}`,
  'check.more': (p) => `${p.first}；另有 ${p.more} 项`,
  'check.wrong': () => '不是可以运行的故事',
  'check.wrongAt': (p) => `不是可以运行的故事：第 ${p.line} 行，第 ${p.column} 列`,
  'check.fault': () => 'zablab 自身在此出错',
  'check.summary': (p) =>
    [
      `${p.passed + p.failed + p.wrong} 个故事：${p.passed} 个符合预期`,
      ...(p.failed === 0 ? [] : [`${p.failed} 个不符合`]),
      ...(p.wrong === 0 ? [] : [`${p.wrong} 个文件有误`]),
      `虚拟时间共 ${p.ended}`,
    ].join('，'),
  'check.interrupted': (p) => `完成 ${p.done} 个故事后被中断，共 ${p.all} 个。到此为止：`,
  'check.capsules': (p) => `未检查 ${p.capsules} 个胶囊：请用 “zablab replay” 逐个重放。`,
  'check.output': (p) => `种子 ${p.seed}，摘要 ${p.digest}，${grouped(p.events)} 个事件`,

  'list.next': () => '运行其中之一：“zablab run 名称”。',

  'fault.ours': (p) => `这是 zablab 自身的错误，不是您的：${p.what}`,
  'fault.reproduce': (p) => `重现方法（zablab ${p.version}）：${p.command}`,
};
