/** The help page of `zablab view`, in English. */
import type { Page } from './page.ts';

export const viewPage: Page = {
  title: 'show a story, a file or a recorded failure in the page, forwards and backwards',
  sections: [
    { heading: 'Usage', rows: [['zablab view [story, file or capsule] [options]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab view', 'fresh-five, at an address of this machine'],
        ['zablab view one-write --open', 'another story, in your browser at once'],
        ['zablab view fresh-five --set start.4=0.5s', 'the same, with server 4 earlier'],
        ['zablab view my-story.yaml', 'a story of your own: all of it is in the link'],
        ['zablab view failure.zsim', 'a capsule, at the moment at which it broke'],
      ],
    },
    {
      heading: 'What to show',
      rows: [
        ['--seed S', 'another seed: 1 to 64 characters'],
        [
          '--set KEY=VALUE',
          'another setting, as often as you like: "zablab run --help" has them. A capsule that is changed is shown as its story',
        ],
        ["--do 'TIME VERB …'", 'a fault or a request more, as often as you like: see there, too'],
        ['--lang en|zh-CN', 'language, of the page too; unless told, the page has that of the browser'],
      ],
    },
    {
      heading: 'Where',
      rows: [
        ['--port N', 'serve at this port; unless told at 4173, or at any other if that is taken'],
        ['--page URL', 'serve nothing: print the link to that page; else ZABLAB_PAGE'],
        ['--open', 'open the link in the browser'],
      ],
    },
    {
      heading: 'Good to know',
      rows: [
        ['who sees it', 'only this machine: it is served at 127.0.0.1'],
        ['the link', 'holds all that is shown behind the #, which no server is sent'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'Ctrl-C has ended it, or the link was printed'],
        ['2', 'the input is wrong, the port is taken, or the page has not been built'],
      ],
    },
  ],
};
