/** Words of this room: Chinese. */
import { grouped } from '../../scenarios/language/format.ts';
import type { filesInEnglish } from './words.ts';

export const filesInChinese: typeof filesInEnglish = {
  open: '打开文件',
  chooseFile: '故事（.yaml、.json）或故障记录（.zsim）',
  openHelp: '也可以拖到页面上任何地方。文件不会离开这台机器。',
  opened: ({ name }) => `已显示 ${name}。`,
  openedInMemory: ({ name }) => `已显示 ${name}，但它太大，放不进链接：页面一关就没有了。`,
  unreadable: ({ name }) => `${name} 无法读取。`,
  keep: '保存当前内容',
  link: '指向这一行的链接',
  noLink: '当前内容太大，放不进链接：请保存为故事。',
  command: '在命令行中重现这次运行',
  saveFirst: ({ file }) => `请先把故事保存为 ${file}。`,
  copy: '复制',
  copied: '已复制。',
  selected: '已选中：请按 Ctrl+C。',
  saveStory: '保存为故事（YAML）',
  saveTrace: '保存轨迹（NDJSON）',
  working: '正在处理 …',
  failed: '没有可以保存的内容。',
  saved: ({ name }) => `已保存为 ${name}，做过的事都在里面。`,
  savedRows: ({ rows }) => `已保存：${grouped(rows)} 行。`,
  savedFirstRows: ({ rows }) =>
    `已保存前 ${grouped(rows)} 行。完整的轨迹对浏览器来说太大：请用命令行加 --trace。`,
};
