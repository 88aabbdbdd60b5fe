/** The help page of `zablab conform`, in Simplified Chinese. */
import type { Page } from './page.ts';

export const conformPageInChinese: Page = {
  title: '真实集群的录制数据能否由模型得出',
  sections: [
    { heading: '用法', rows: [['zablab conform <文件> [--json]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab conform elections.ndjson.gz', '录制数据中的每个案例，每行一个 JSON 对象'],
        ['zablab conform elections.ndjson --json', '同上，供脚本使用'],
      ],
    },
    {
      heading: '选项',
      rows: [
        ['--json', '在标准输出写一个 JSON 文档：{cases, agreeing, differences}'],
        ['--lang en|zh-CN', '语言'],
      ],
    },
    {
      heading: '何为一致',
      rows: [
        ['多数案例', '种子 0 到 255 中有一个得出录制的全部领导者、状态、zxid、epoch 文件、同步方式和节点'],
        ['逐台启动的案例', '此外，每个种子都得出相同的领导者、zxid 和同步方式'],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '全部案例一致'],
        ['1', '有案例不同；给出每个不同案例的第一处差异'],
        ['2', '文件不是录制数据：用一行说明位置和应有的内容'],
      ],
    },
  ],
};
