/** Words of this room: English. */
export const branchesInEnglish = {
  title: 'Branches',
  main: 'main',
  /** What a branch is called until somebody names it. */
  autoName: (p: { what: string; time: string }) => `${p.what} at ${p.time}`,
  branch: 'Branch',
  shownBranch: 'Shown branch',
  rename: 'Rename',
  newName: 'Name of this branch',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Delete branch',
  undo: 'Undo',
  undoKey: 'Undo (Z)',
  redo: 'Redo',
  redoKey: 'Redo (Shift Z)',
  done: (p: { count: number }) =>
    p.count === 1 ? 'Done to this run: 1 thing' : `Done to this run: ${p.count} things`,
  nothingDone: 'Nothing has been done to this run beside its story.',
  goThere: (p: { what: string }) => `Go there: ${p.what}`,
  takeOut: (p: { what: string }) => `Take out: ${p.what}`,
  notReached: 'not reached',
  tooMany: 'There are too many branches, or too many things done to one: delete some first.',
  count: (p: { count: number }) => `${p.count} branches`,
  ofBranch: (p: { name: string; done: number }) => (p.done === 0 ? p.name : `${p.name} (${p.done})`),
};
