/** The help page of `zablab view`, in Simplified Chinese. */
import type { Page } from './page.ts';

export const viewPageInChinese: Page = {
  title: '在网页中前后查看故事、文件或录下的失败',
  sections: [
    { heading: '用法', rows: [['zablab view [故事、文件或胶囊] [选项]', '']] },
    {
      heading: '示例',
      rows: [
        ['zablab view', 'fresh-five，由本机提供网页'],
        ['zablab view one-write --open', '另一个故事，立即在浏览器中打开'],
        ['zablab view fresh-five --set start.4=0.5s', '同一个故事，服务器 4 提早启动'],
        ['zablab view my-story.yaml', '自己的故事：全文都在链接中'],
        ['zablab view failure.zsim', '胶囊，停在被破坏的时刻'],
      ],
    },
    {
      heading: '显示什么',
      rows: [
        ['--seed S', '另一个种子：1 到 64 个字符'],
        ['--set KEY=VALUE', '其他设置项，可重复给出：见 “zablab run --help”。改动过的胶囊按其故事显示'],
        ["--do 'TIME VERB …'", '增加一个故障或请求，可重复给出：同样见该页'],
        ['--lang en|zh-CN', '语言，也用于网页；不写则网页取浏览器的语言'],
      ],
    },
    {
      heading: '在哪里',
      rows: [
        ['--port N', '使用此端口；不写则取 4173，若已被占用则取任一空闲端口'],
        ['--page 地址', '不提供网页，只写出指向该网页的链接；不写则取 ZABLAB_PAGE'],
        ['--open', '在浏览器中打开链接'],
      ],
    },
    {
      heading: '须知',
      rows: [
        ['谁能看到', '只有本机：地址为 127.0.0.1'],
        ['链接', '所显示的一切都在 # 之后，不会发给任何服务器'],
      ],
    },
    {
      heading: '退出码',
      rows: [
        ['0', '由 Ctrl-C 结束，或已写出链接'],
        ['2', '输入有误、端口被占用，或网页尚未构建'],
      ],
    },
  ],
};
