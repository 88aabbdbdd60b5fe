/** Words of this room: English. */
import { grouped } from '../../scenarios/language/format.ts';

export const filesInEnglish = {
  open: 'Open a file',
  chooseFile: 'A story (.yaml, .json) or a failure (.zsim)',
  openHelp: 'Or drop it anywhere on the page. It stays on this machine.',
  opened: (p: { name: string }) => `${p.name} is shown.`,
  openedInMemory: (p: { name: string }) =>
    `${p.name} is shown, but it is too large for a link: it is gone when the page is closed.`,
  unreadable: (p: { name: string }) => `${p.name} cannot be read.`,
  keep: 'Keep what is shown',
  link: 'Link to this very row',
  noLink: 'What is shown is too large for a link: save it as a story.',
  command: 'The same run on a command line',
  saveFirst: (p: { file: string }) => `Save the story first, as ${p.file}.`,
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'It is selected: press Ctrl+C.',
  saveStory: 'Save as a story (YAML)',
  saveTrace: 'Save the trace (NDJSON)',
  working: 'Working …',
  failed: 'There is nothing to save.',
  saved: (p: { name: string }) => `Saved as ${p.name}, with all that was done to it.`,
  savedRows: (p: { rows: number }) => `Saved: ${grouped(p.rows)} rows.`,
  savedFirstRows: (p: { rows: number }) =>
    `Saved: the first ${grouped(p.rows)} rows. The whole trace is too large for a browser: use the command with --trace.`,
};
