/** The help pages in English: the original whose shape the translation has. */
import { conformPage as conform } from './conformPage.ts';
import {
  explainPage as explain,
  fuzzPage as fuzz,
  replayPage as replay,
  shrinkPage as shrink,
} from './fuzzPages.ts';
import { interventionRows } from './interventionRows.ts';
import type { Page, PageName } from './page.ts';
import { viewPage as view } from './viewPage.ts';

const root: Page = {
  title: 'a laboratory for ZAB, the atomic broadcast protocol of ZooKeeper',
  sections: [
    {
      heading: 'Usage',
      rows: [
        ['zablab run <story or file> [options]', 'run a story, told line by line'],
        ['zablab view [story or file] [options]', 'see it in a page, forwards and backwards'],
        ['zablab check [folder] [options]', 'run every story: does each end as expected?'],
        ['zablab fuzz [options]', 'search: many runs with random faults'],
        ['zablab replay <capsule>', 'a failure that was found, again'],
        ['zablab explain <capsule or story>', 'why it broke: a chain of causes'],
        ['zablab shrink <capsule or story>', 'as short as it can be, and still broken'],
        ['zablab conform <file> [--json]', 'can the model have done what was recorded?'],
        ['zablab list', 'the stories there are'],
        ['zablab diff <A> <B>', 'where two runs part'],
        ['zablab help [command]', 'this page, or the page of a command'],
      ],
    },
    {
      heading: 'Examples',
      rows: [
        ['zablab run fresh-five', 'five servers elect a leader'],
        ['zablab run fresh-five --set start.4=0.5s', 'what if 4 had been earlier?'],
        ['zablab run my-story.yaml --json', 'a story of your own, for a script'],
        ['zablab check stories --junit report.xml', 'all your stories, for a build'],
        ['zablab fuzz --profile split-brain --for 60s', 'a minute of partitions'],
        ['zablab diff fresh-five@1 fresh-five@2', 'two seeds, side by side'],
      ],
    },
    {
      heading: 'Everywhere',
      rows: [
        ['--lang en|zh-CN', 'language; else ZABLAB_LANG, else that of the terminal'],
        ['--help, -h', 'the page of the command'],
        ['--version, -V', 'the version'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'all is as expected'],
        ['1', 'an expectation was not met, or a property broke; diff: the runs differ'],
        ['2', 'the input is wrong: one line says what and where'],
        ['70', 'a fault of zablab: a line says how to reproduce it'],
        ['130', 'interrupted'],
      ],
    },
  ],
};

const run: Page = {
  title: 'run a story and tell what happened, and why',
  sections: [
    { heading: 'Usage', rows: [['zablab run <story or file> [options]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab run fresh-five', 'a story that comes with zablab'],
        ['zablab run fresh-five --seed 2', 'the same story, other delays'],
        ['zablab run fresh-five --set start.4=0.5s', 'the same, with server 4 earlier'],
        ["zablab run fresh-five --do '6s kill leader'", 'the same, until its leader dies'],
        ['zablab run my-story.yaml --json', 'a story of your own (YAML or JSON)'],
        ['zablab run fresh-five --trace five.ndjson', 'keep every row of the run'],
      ],
    },
    {
      heading: 'Change the story for this run',
      rows: [
        ['--seed S', 'another seed: 1 to 64 characters'],
        ['--servers N', 'as many servers as this: 1 to 99'],
        ['--until TIME', 'when it ends, in virtual time: 90s, 2m'],
        [
          '--set KEY=VALUE',
          'another setting, as often as you like: tickTime=500, initLimit=5, syncLimit=2, ' +
            'latency=1ms..20ms, variants=NAME, start.4=0.5s …',
        ],
        [
          "--do 'TIME VERB …'",
          'a fault or a request more, at this moment, as often as you like; TIME/N: behind N events of that instant',
        ],
      ],
    },
    {
      heading: 'What --do takes',
      rows: [...interventionRows],
    },
    {
      heading: 'What to show',
      rows: [
        ['--detail', 'the whole telling: every message and every decision'],
        ['--json', 'one JSON document on standard output; the telling goes to standard error'],
        ['--trace FILE', 'write every row, one JSON object a line; the first line says what ran'],
        ['--lang en|zh-CN', 'language'],
      ],
    },
    {
      heading: 'Where to go on',
      rows: [
        ['zablab list', 'the stories there are'],
        ['zablab diff --help', 'compare two runs, or a trace with a run'],
      ],
    },
  ],
};

const check: Page = {
  title: 'run every story, ours and yours, and say of each whether it ended as expected',
  sections: [
    { heading: 'Usage', rows: [['zablab check [folder] [options]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab check', 'the stories that come with zablab'],
        ['zablab check stories', 'and every story file (.yaml, .yml, .json) below stories/'],
        ['zablab check stories --junit report.xml', 'the same, with a report for a build'],
      ],
    },
    {
      heading: 'Options',
      rows: [
        ['--junit FILE', 'write a report in the format of JUnit; its times are virtual'],
        ['--json', 'one JSON document on standard output; the lines go to standard error'],
        ['--lang en|zh-CN', 'language'],
      ],
    },
    {
      heading: 'What is read',
      rows: [['folder', 'and the folders in it, but hidden ones and node_modules; or a single file']],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'every story ended as expected'],
        ['1', 'one did not'],
        ['2', 'a file is wrong: told when all others have run'],
        ['130', 'interrupted; no report is written'],
      ],
    },
  ],
};

const list: Page = {
  title: 'the stories that come with zablab',
  sections: [
    { heading: 'Usage', rows: [['zablab list [--json]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab list', 'names and titles'],
        ['zablab list --lang zh-CN', 'the same in Chinese'],
        ['zablab list --json', 'an array of {name, title}'],
      ],
    },
    {
      heading: 'Options',
      rows: [
        ['--json', 'one JSON document on standard output'],
        ['--lang en|zh-CN', 'language'],
      ],
    },
  ],
};

const diff: Page = {
  title: 'the first event in which two runs differ, and both states after it',
  sections: [
    {
      heading: 'Usage',
      rows: [
        ['zablab diff <A> <B>', 'each a trace file, STORY@SEED or STORY'],
        ["zablab diff <A> --do 'TIME VERB …'", 'a run, and the same with an intervention'],
      ],
    },
    {
      heading: 'Examples',
      rows: [
        ['zablab diff fresh-five@1 fresh-five@2', 'one story, two seeds'],
        ['zablab diff before.ndjson after.ndjson', 'two runs that were kept with --trace'],
        ['zablab diff before.ndjson my-story.yaml@7', 'a run that was kept, and one of today'],
        ["zablab diff fresh-five --do '6s kill leader'", 'what an intervention changes'],
      ],
    },
    {
      heading: 'Options',
      rows: [
        ["--do 'TIME VERB …'", 'done in B, which is A again unless given: see zablab run --help'],
        ['--lang en|zh-CN', 'language'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'the runs are equal'],
        ['1', 'they differ'],
      ],
    },
  ],
};

export const pagesInEnglish: Readonly<Record<PageName, Page>> = {
  root,
  run,
  view,
  check,
  fuzz,
  replay,
  explain,
  shrink,
  conform,
  list,
  diff,
};
