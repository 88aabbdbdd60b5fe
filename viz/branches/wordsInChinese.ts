/** Words of this room: Chinese. */
import type { branchesInEnglish } from './words.ts';

export const branchesInChinese: typeof branchesInEnglish = {
  title: '分支',
  main: '主线',
  autoName: ({ what, time }) => `${time} ${what}`,
  branch: '分支',
  shownBranch: '当前分支',
  rename: '改名',
  newName: '这个分支的名字',
  remove: '删除分支',
  undoKey: '撤销（Z）',
  redoKey: '重做（Shift Z）',
  done: ({ count }) => `已做 ${count} 件`,
  nothingDone: '除了故事本身，没有对这次运行做过什么。',
  goThere: ({ what }) => `跳到那里：${what}`,
  takeOut: ({ what }) => `去掉：${what}`,
  notReached: '没有运行到那里',
  tooMany: '分支太多，或者一个分支里做的事太多：请先删除一些。',
  drift: ({ zablab, parting }) => {
    const made = `这个链接是用 zablab ${zablab} 生成的。`;
    if (parting === null) return `${made}在这里运行的过程与它不同。`;
    const { from, to } = parting;
    if (to === null) return `${made}在这里，运行从第 ${from} 个事件之后的某处起与它不同。`;
    return `${made}在这里，运行从第 ${from} 到第 ${to} 个事件之间起与它不同。`;
  },
  keepLooking: '继续看',
  forget: '让链接指向这次运行',
  ofBranch: ({ name, done }) => (done === 0 ? name : `${name}（${done}）`),
};
