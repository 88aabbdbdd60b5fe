/** The help pages in Simplified Chinese. */
import { conformPageInChinese as conform } from './conformPageInChinese.ts';
import {
  explainPageInChinese as explain,
  fuzzPageInChinese as fuzz,
  replayPageInChinese as replay,
  shrinkPageInChinese as shrink,
} from './fuzzPagesInChinese.ts';
import { interventionRows } from './interventionRows.ts';
import type { Page, PageName } from './page.ts';
import { viewPageInChinese as view } from './viewPageInChinese.ts';

const root: Page = {
  title: 'ZooKeeper 原子广播协议 ZAB 的实验室',
  sections: [
    {
      heading: '用法',
      rows: [
        ['zablab run <故事或文件> [选项]', '运行一个故事，逐行讲述'],
        ['zablab view [故事或文件] [选项]', '在网页中前后查看'],
        ['zablab check [目录] [选项]', '运行每个故事：是否都符合预期？'],
        ['zablab fuzz [选项]', '搜索：带随机故障的大量运行'],
        ['zablab replay <胶囊>', '再次运行找到的失败'],
        ['zablab explain <胶囊或故事>', '为何被破坏：因果链'],
        ['zablab shrink <胶囊或故事>', '缩到最短，而仍被破坏'],
        ['zablab conform <文件> [--json]', '录制数据能否由模型得出'],
        ['zablab list', '列出全部故事'],
        ['zablab diff <A> <B>', '两次运行从哪里开始不同'],
        ['zablab help [命令]', '本页，或某个命令的说明'],
      ],
    },
    {
      heading: '示例',
      rows: [
        ['zablab run fresh-five', '五台服务器选出领导者'],
        ['zablab run fresh-five --set start.4=0.5s', '如果 4 早一点启动呢？'],
        ['zablab run my-story.yaml --json', '自己的故事，供脚本使用'],
        ['zablab check stories --junit report.xml', '检查自己的全部故事，供构建使用'],
        ['zablab fuzz --profile split-brain --for 60s', '一分钟的网络分区'],
        ['zablab diff fresh-five@1 fresh-five@2', '两个种子，并排比较'],
      ],
    },
    {
      heading: '通用选项',
      rows: [
        ['--lang en|zh-CN', '语言；未给出时取 ZABLAB_LANG，再取终端的语言'],
        ['--help, -h', '该命令的说明'],
        ['--version, -V', '版本号'],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '一切符合预期'],
        ['1', '有预期未满足，或有性质被破坏；diff：两次运行不同'],
        ['2', '输入有误：用一行说明错在哪里'],
        ['70', 'zablab 自身的错误：用一行说明如何重现'],
        ['130', '被中断'],
      ],
    },
  ],
};

const run: Page = {
  title: '运行一个故事，讲述发生了什么以及为什么',
  sections: [
    { heading: '用法', rows: [['zablab run <故事或文件> [选项]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab run fresh-five', 'zablab 自带的故事'],
        ['zablab run fresh-five --seed 2', '同一个故事，不同的延迟'],
        ['zablab run fresh-five --set start.4=0.5s', '同一个故事，服务器 4 提早启动'],
        ["zablab run fresh-five --do '6s kill leader'", '同一个故事，领导者中途死亡'],
        ['zablab run my-story.yaml --json', '自己的故事（YAML 或 JSON）'],
        ['zablab run fresh-five --trace five.ndjson', '保存运行的每一行'],
      ],
    },
    {
      heading: '为本次运行改动故事',
      rows: [
        ['--seed S', '另一个种子：1 到 64 个字符'],
        ['--servers N', '服务器的数量：1 到 99'],
        ['--until TIME', '何时结束，按虚拟时间：90s、2m'],
        [
          '--set KEY=VALUE',
          '其他设置项，可重复给出：tickTime=500、initLimit=5、syncLimit=2、latency=1ms..20ms、variants=NAME、start.4=0.5s 等',
        ],
        ["--do 'TIME VERB …'", '在该时刻增加一个故障或请求，可重复给出；TIME/N：在该瞬间的 N 个事件之后'],
      ],
    },
    {
      heading: '--do 的写法',
      rows: [...interventionRows],
    },
    {
      heading: '显示什么',
      rows: [
        ['--detail', '完整讲述：每条消息和每个决定'],
        ['--json', '在标准输出上给出一个 JSON 文档；讲述改到标准错误'],
        ['--trace FILE', '写出每一行，每行一个 JSON 对象；第一行说明运行了什么'],
        ['--lang en|zh-CN', '语言'],
      ],
    },
    {
      heading: '继续阅读',
      rows: [
        ['zablab list', '列出全部故事'],
        ['zablab diff --help', '比较两次运行，或一份轨迹与一次运行'],
      ],
    },
  ],
};

const check: Page = {
  title: '运行每个故事（自带的和自己的），逐一说明是否符合预期',
  sections: [
    { heading: '用法', rows: [['zablab check [目录] [选项]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab check', 'zablab 自带的故事'],
        ['zablab check stories', '以及 stories/ 之下的每个故事文件（.yaml、.yml、.json）'],
        ['zablab check stories --junit report.xml', '同上，并为构建写出报告'],
      ],
    },
    {
      heading: '选项',
      rows: [
        ['--junit FILE', '按 JUnit 的格式写出报告，其中的时间都是虚拟时间'],
        ['--json', '在标准输出上给出一个 JSON 文档；各行改到标准错误'],
        ['--lang en|zh-CN', '语言'],
      ],
    },
    {
      heading: '读取什么',
      rows: [['目录', '及其下各级目录，隐藏目录和 node_modules 除外；也可以是单个文件']],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '每个故事都符合预期'],
        ['1', '有故事不符合预期'],
        ['2', '有文件有误：其余全部运行之后再说明'],
        ['130', '被中断，不写出报告'],
      ],
    },
  ],
};

const list: Page = {
  title: 'zablab 自带的故事',
  sections: [
    { heading: '用法', rows: [['zablab list [--json]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab list', '名称和标题'],
        ['zablab list --lang en', '同上，用英文'],
        ['zablab list --json', '由 {name, title} 组成的数组'],
      ],
    },
    {
      heading: '选项',
      rows: [
        ['--json', '在标准输出上给出一个 JSON 文档'],
        ['--lang en|zh-CN', '语言'],
      ],
    },
  ],
};

const diff: Page = {
  title: '两次运行中第一个不同的事件，以及此后双方的状态',
  sections: [
    {
      heading: '用法',
      rows: [
        ['zablab diff <A> <B>', '各为轨迹文件、故事@种子 或 故事'],
        ["zablab diff <A> --do 'TIME VERB …'", '一次运行，以及加上干预的同一次运行'],
      ],
    },
    {
      heading: '示例',
      rows: [
        ['zablab diff fresh-five@1 fresh-five@2', '一个故事，两个种子'],
        ['zablab diff before.ndjson after.ndjson', '用 --trace 保存的两次运行'],
        ['zablab diff before.ndjson my-story.yaml@7', '保存的一次运行，与今天的一次'],
        ["zablab diff fresh-five --do '6s kill leader'", '一项干预改变了什么'],
      ],
    },
    {
      heading: '选项',
      rows: [
        ["--do 'TIME VERB …'", '在 B 中进行的干预；不给出 B 时，B 即为 A：见 zablab run --help'],
        ['--lang en|zh-CN', '语言'],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '两次运行相同'],
        ['1', '两次运行不同'],
      ],
    },
  ],
};

export const pagesInChinese: Readonly<Record<PageName, Page>> = {
  root,
  run,
  view,
  check,
  fuzz,
  replay,
  explain,
  shrink,
  conform,
  list,
  diff,
};
