/** The help pages of `fuzz`, `replay`, `explain` and `shrink`, in Simplified Chinese. */
import { bugsOfZooKeeper, inventedBugs } from './bugLists.ts';
import type { Page } from './page.ts';

const language: readonly [string, string] = ['--lang en|zh-CN', '语言'];

export const fuzzPageInChinese: Page = {
  title: '带随机故障的大量运行：是否有一次破坏某条性质？',
  sections: [
    { heading: '用法', rows: [['zablab fuzz [选项]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab fuzz', '一千次运行，包含各种故障'],
        ['zablab fuzz --profile split-brain --for 60s', '一分钟的网络分区'],
        ['zablab fuzz --bug ZOOKEEPER-4643', 'ZooKeeper 的一个缺陷，在它自己的版本中'],
        ['zablab fuzz --release 3.5.9', '旧版本中尚未修复的问题'],
        ['zablab fuzz --seed nightly --only 17', '再现其中的一次运行'],
      ],
    },
    {
      heading: '寻找什么',
      rows: [
        ['--profile 名称', 'split-brain、elections、recovery、disk 或 everything（默认）'],
        ['--servers N', '有投票权的服务器台数，1 到 9；不写则每次运行各自抽取'],
        ['--bug 编号', '打开一个缺陷：模型的变体名，或 JIRA 编号，例如 4643'],
        [
          '--release 版本',
          '3.4.5、3.4.9、3.5.9、3.8.0、3.8.5、3.9.3、3.9.5；不写则为缺陷所属的版本，或最新版本',
        ],
      ],
    },
    {
      heading: '运行多少',
      rows: [
        ['--runs N', '运行的次数；不写则为 1000'],
        ['--for 时间', '或在这段时间内尽量多地运行：60s、5m、2h'],
        ['--only K', '或只运行这个序号的一次'],
        ['--seed S', '整批运行的种子，不写则为 1；第 K 次运行的种子为 S/K'],
        ['--workers N', '线程数；不写则与核数相同。它不影响任何结果'],
      ],
    },
    {
      heading: '输出什么',
      rows: [
        ['--out 目录', '存放胶囊的目录：不写则为 zablab-failures。不覆盖已有文件'],
        ['--page 地址', '链接所用页面的地址；不写则取 ZABLAB_PAGE，再则为 “zablab view” 的地址'],
        ['--json', '在标准输出写一个 JSON 文档；讲述写到标准错误'],
        language,
      ],
    },
    {
      heading: '一次运行的过程',
      rows: [
        ['第一幕', '为本次运行抽取的几种故障，加上写入：不得有任何自相矛盾'],
        ['第二幕', '让一个法定人数不再受扰：应按时恢复，否则要有原因'],
        ['失败', '每条性质的第一次失败会被缩短、解释并存为胶囊'],
        ['路标', '搜索应当到过的地方：没有到过，说明不了什么'],
      ],
    },
    {
      heading: '--bug 认得的缺陷',
      rows: [
        ['ZOOKEEPER-', bugsOfZooKeeper],
        ['变体', inventedBugs],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '没有破坏任何性质'],
        ['1', '有性质被破坏'],
        ['130', '被中断：讲述已完成的部分，保留其胶囊；再次中断则立即结束'],
      ],
    },
  ],
};

export const replayPageInChinese: Page = {
  title: '再次运行一次失败：是否仍被破坏，且与记录一致？',
  sections: [
    { heading: '用法', rows: [['zablab replay <胶囊> [--json]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab replay failure.zsim', '由 “fuzz” 或 “shrink” 写出的胶囊'],
        ['zablab replay failure.zsim --json', '同上，供脚本使用'],
      ],
    },
    {
      heading: '选项',
      rows: [['--json', '在标准输出写一个 JSON 文档'], language],
    },
    {
      heading: '结果的含义',
      rows: [
        ['吻合度', '记录的决定（延迟、崩溃所丢失的内容）有多少仍找到位置'],
        ['差异', '代码改变之后，第一个与记录不同的事件'],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '同一条性质被破坏'],
        ['1', '没有被破坏'],
        ['2', '文件不是胶囊：用一行说明位置和应有的内容'],
      ],
    },
  ],
};

export const explainPageInChinese: Page = {
  title: '从故障到性质被破坏的最短因果链',
  sections: [
    { heading: '用法', rows: [['zablab explain <胶囊、故事或文件>', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab explain ack-outlives-log', '自带的、会破坏性质的故事'],
        ['zablab explain failure.zsim', '由 “fuzz” 写出的胶囊'],
        ['zablab explain my-story.yaml', '您自己的故事'],
      ],
    },
    { heading: '选项', rows: [language] },
    {
      heading: '如何阅读',
      rows: [
        ['因果链', '每一行导致下一行，或使本应发生的没有发生'],
        ['旁边', '若与某个事务有关，则是该事务的经过'],
        ['最后一行', '性质的内容，以及表明它被破坏的数值'],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '已经解释'],
        ['2', '文件有误，或其中没有性质被破坏'],
      ],
    },
  ],
};

export const shrinkPageInChinese: Page = {
  title: '把会破坏性质的故事缩到最短，而仍被破坏',
  sections: [
    { heading: '用法', rows: [['zablab shrink <胶囊、故事或文件> [--out 文件]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab shrink failure.zsim', '写出 failure.short.zsim'],
        ['zablab shrink my-story.yaml --out short.yaml', '写成可以编辑的故事'],
      ],
    },
    {
      heading: '选项',
      rows: [['--out 文件', '胶囊（.zsim）或故事（.yaml、.json）'], language],
    },
    {
      heading: '如何缩短',
      rows: [
        [
          '每一步',
          '更少的服务器、更少的步骤、更简单的故障、固定的延迟：只要仍破坏同一条性质，每次都实际执行',
        ],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '已经缩短'],
        ['2', '文件有误，或其中没有性质被破坏'],
        ['130', '被中断：写出目前最短的结果'],
      ],
    },
  ],
};
