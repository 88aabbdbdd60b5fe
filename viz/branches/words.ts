/** Words of this room: English. */
import type { Drift } from '../app/lab.ts';

export const branchesInEnglish = {
  title: 'Branches',
  main: 'main',
  /** What a branch is called until somebody names it. */
  autoName: (p: { what: string; time: string }) => `${p.what} at ${p.time}`,
  branch: 'Branch',
  shownBranch: 'Shown branch',
  rename: 'Rename',
  newName: 'Name of this branch',
  remove: 'Delete branch',
  undoKey: 'Undo (Z)',
  redoKey: 'Redo (Shift Z)',
  done: (p: { count: number }) => `${p.count} done`,
  nothingDone: 'Nothing has been done to this run beside its story.',
  goThere: (p: { what: string }) => `Go there: ${p.what}`,
  takeOut: (p: { what: string }) => `Take out: ${p.what}`,
  notReached: 'not reached',
  tooMany: 'There are too many branches, or too many things done to one: delete some first.',
  drift: (p: Drift) => {
    const made = `This link was made with zablab ${p.zablab}.`;
    if (p.parting === null) return `${made} Here the run is another one.`;
    const { from, to } = p.parting;
    if (to === null) return `${made} Here the run is another from some event after ${from} on.`;
    return `${made} Here the run is another from between event ${from} and ${to} on.`;
  },
  keepLooking: 'Keep looking',
  forget: 'Make it a link to this run',
  ofBranch: (p: { name: string; done: number }) => (p.done === 0 ? p.name : `${p.name} (${p.done})`),
};
