/** What `fuzz`, `replay`, `explain` and `shrink` say, in Simplified Chinese. */
import { alternatives, grouped, list, type Translation } from '../../scenarios/index.ts';
import { type fuzzInEnglish, rate } from './fuzz.ts';

const meant = (suggestion: string | null, otherwise: string): string =>
  suggestion === null ? otherwise : `：是否想写 “${suggestion}”？`;

const notShrunk: Readonly<Record<'interrupted' | 'late' | 'fault', string>> = {
  interrupted: '未缩短：被中断',
  late: '未缩短：时间内没有更短的',
  fault: '未缩短：zablab 自身出错',
};

export const fuzzInChinese: Translation<typeof fuzzInEnglish> = {
  'wrong.profile': (p) =>
    `--profile：没有方案 “${p.word}”${meant(p.suggestion, `（可用：${list(p.known, 'zh-CN')}）`)}`,
  'wrong.number': (p) => `${p.option}：应为 ${p.min} 到 ${grouped(p.max)} 的整数，实为 “${p.word}”`,
  'wrong.wallTime': (p) => `--for：应为实际时间，例如 60s、5m 或 2h，实为 “${p.word}”`,
  'wrong.together': (p) => `${p.one} 与 ${p.other} 互斥：请只写其中一个`,
  'wrong.bug': (p) =>
    `--bug：没有缺陷 “${p.word}”${meant(p.suggestion, '（应为变体名或 JIRA 编号，“zablab fuzz --help” 列出全部）')}`,
  'wrong.release': (p) => `--release：zablab 没有版本 “${p.word}”：请写 ${alternatives(p.known, 'zh-CN')}`,
  'wrong.campaignSeed': (p) =>
    `--seed：应为 1 到 ${p.max} 个字符，实为 ${p.found} 个：其后还要加上运行的序号`,
  'wrong.page': (p) => `${p.option}：应为 https://… 形式的地址，实为 “${p.word}”`,
  'wrong.outFile': (p) => `--out ${p.path}：这是一个文件，此处应为目录`,
  'wrong.outDirectory': (p) => `--out ${p.path}：无法写入该目录（${p.code}）`,
  'wrong.outOverInput': (p) => `--out ${p.path}：这就是要缩短的文件，结果会把它覆盖`,
  'wrong.outKind': (p) => `--out ${p.path}：应为胶囊（….zsim）或故事（….yaml、….json）`,
  'wrong.storyReplayed': (p) => `${p.word}：这是故事，而 “replay” 需要胶囊：请用 “zablab run” 运行`,
  'wrong.fileForgotten': (p) =>
    p.command === 'replay'
      ? '重放哪次失败？请给出胶囊：zablab replay zablab-failures/….zsim'
      : `哪次失败？请给出胶囊、故事或文件：zablab ${p.command} ack-outlives-log`,
  'wrong.nothingBreaks': (p) => `${p.word}：这次运行没有破坏任何性质，无可解释，也无可缩短`,

  'wrong.onlyByPlaces': (p) =>
    `${p.path}：其中的故事本身已不再破坏性质，加上记录的决定也不会，只有各故障落在记录的位置时才会：没有可缩短的故事（“zablab explain” 仍可解释）`,
  'wrong.capsuleChecked': (p) =>
    `${p.path}：这是胶囊，而 “check” 只运行故事：“zablab replay” 重放它，“zablab run” 讲述它`,

  'fuzz.heading': (p) =>
    [
      `方案 ${p.profile}`,
      ...(p.bug === null ? [] : [`缺陷 ${p.bug}`]),
      `ZooKeeper\u00a0${p.release}`,
      ...(p.servers === null ? [] : [`${p.servers} 台服务器`]),
      `种子 ${p.seed}`,
      `${p.workers} 个线程`,
    ].join(' · '),
  'fuzz.progress': (p) =>
    [
      p.of === null ? `${grouped(p.runs)} 次运行` : `${grouped(p.runs)} / ${grouped(p.of)} 次运行`,
      `每秒 ${rate(p.runsPerSecond)} 次`,
      `每秒 ${rate(p.eventsPerSecond)} 个事件`,
      `路标 ${p.probes} / ${p.allProbes}`,
      ...(p.broken === 0 ? [] : [`${p.broken} 条性质被破坏`]),
      ...(p.left === null ? [] : [`还剩 ${p.left}`]),
    ].join(' · '),
  'fuzz.brokenNow': (p) => `运行 ${p.run} 破坏：${p.property}`,
  'fuzz.shrinking': (p) => `正在缩短 ${p.number} / ${p.of}：${p.property}`,
  'fuzz.group': (p) => {
    const more = p.runs - 1 - p.others.length;
    const also =
      p.others.length === 0
        ? ''
        : `，还有 ${p.others.join('、')}${more > 0 ? ` 和另外 ${grouped(more)} 次` : ''}`;
    return `${p.property}：在运行 ${p.first} 中被破坏${also}`;
  },
  'fuzz.swarm': () => '配置',
  'fuzz.shrunk': () => '缩短',
  'fuzz.shrunkTo': (p) =>
    `从 ${p.before} 步到 ${p.after} 步，${grouped(p.events)} 个事件${p.isDone ? '' : '；时间所限，到此为止'}`,
  'fuzz.notShrunk': (p) => notShrunk[p.why],
  'fuzz.brokenAt': (p) => `被破坏：${p.sentence}`,
  'fuzz.values': () => '依据',
  'fuzz.again': () => '再现',
  'fuzz.replay': () => '重放',
  'fuzz.link': () => '链接',
  'fuzz.linkTooLong': (p) => `无：会有 ${grouped(p.characters)} 个字符`,
  'fuzz.runs': () => '运行',
  'fuzz.size': (p) =>
    `${grouped(p.runs)} 次，${grouped(p.events)} 个事件，用时 ${p.elapsed}（每秒 ${rate(p.runsPerSecond)} 次、${rate(p.eventsPerSecond)} 个事件）`,
  'fuzz.verdicts': () => '结论',
  'fuzz.recoverable': (p) => `${grouped(p.runs)} 次可恢复${p.runs === 0 ? '' : `，最慢的用时 ${p.slowest}`}`,
  'fuzz.unrecoverable': (p) => `${grouped(p.runs)} 次不可恢复：${p.because}`,
  'fuzz.undecided': (p) => `${grouped(p.runs)} 次没有结论：性质已被破坏`,
  'fuzz.cutShort': (p) => `${grouped(p.runs)} 次提前结束：事件过多`,
  'fuzz.probes': () => '路标',
  'fuzz.reached': (p) =>
    p.reached === p.all ? `全部 ${p.all} 个都已到达` : `到达 ${p.reached} 个，共 ${p.all} 个`,
  'fuzz.notReached': (p) => `未到达：${p.names}`,
  'fuzz.properties': () => '性质',
  'fuzz.allHeld': (p) => `全部 ${p.count} 条在每次运行中都成立`,
  'fuzz.brokenProperties': (p) => `${p.count} 条中有 ${p.broken} 条被破坏`,
  'fuzz.digest': () => '摘要',
  'fuzz.interrupted': (p) => `完成 ${grouped(p.runs)} 次运行后被中断。到此为止：`,

  'capsule.heading': (p) => `${p.name} · 种子 ${p.seed} · 由 zablab ${p.version} 写出`,
  'capsule.breaks': (p) => `与记录一致，被破坏：${p.property}，时间 ${p.at}，第 ${grouped(p.event)} 个事件`,
  'capsule.holds': (p) =>
    `不再被破坏：${p.property}${p.objection === null ? '' : `；在此之前模型自身的断言失败：${p.objection}`}`,
  'capsule.fidelity': () => '吻合度',
  'capsule.exact': () => '完全一致：事件相同，摘要相同',
  'capsule.matched': (p) =>
    `${p.percent} %：${grouped(p.recorded)} 个决定和故障中有 ${grouped(p.matched)} 个找到了位置`,
  'capsule.difference': () => '差异',
  'capsule.otherStory': () => '故事的解读与当时不同：默认值或格式的规则已改变',
  'capsule.firstDifference': (p) =>
    `第一处：记录为 ${p.recorded ?? '（到此为止）'}，实为 ${p.came ?? '（到此为止）'}`,
  'capsule.parting': (p) => `摘要在第 ${grouped(p.first)} 到第 ${grouped(p.last)} 个事件之间开始不同`,

  'shrink.progress': (p) => `尝试 ${grouped(p.attempts)} 次 · ${p.steps} 步 · ${grouped(p.events)} 个事件`,
  'shrink.done': (p) =>
    `从 ${p.before} 步到 ${p.after} 步，从 ${grouped(p.eventsBefore)} 个事件到 ${grouped(p.eventsAfter)} 个，尝试 ${grouped(p.attempts)} 次。`,
  'shrink.interrupted': () => '被中断：这是目前最短的结果。',
  'shrink.written': () => '写入',
  'shrink.explain': () => '解释',
};
