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
  save: '保存',
  cancel: '取消',
  remove: '删除分支',
  undo: '撤销',
  undoKey: '撤销（Z）',
  redo: '重做',
  redoKey: '重做（Shift Z）',
  done: ({ count }) => `对这次运行做了 ${count} 件事`,
  nothingDone: '除了故事本身，没有对这次运行做过什么。',
  goThere: ({ what }) => `跳到那里：${what}`,
  takeOut: ({ what }) => `去掉：${what}`,
  notReached: '没有运行到那里',
  tooMany: '分支太多，或者一个分支里做的事太多：请先删除一些。',
  count: ({ count }) => `${count} 个分支`,
  ofBranch: ({ name, done }) => (done === 0 ? name : `${name}（${done}）`),
};
