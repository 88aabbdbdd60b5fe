/** The help pages of `fuzz`, `replay`, `explain` and `shrink`, in English. */
import { bugsOfZooKeeper, inventedBugs } from './bugLists.ts';
import type { Page } from './page.ts';

const language: readonly [string, string] = ['--lang en|zh-CN', 'language'];

export const fuzzPage: Page = {
  title: 'many runs with random faults: does any of them break a property?',
  sections: [
    { heading: 'Usage', rows: [['zablab fuzz [options]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab fuzz', 'a thousand runs, of everything'],
        ['zablab fuzz --profile split-brain --for 60s', 'a minute of partitions'],
        ['zablab fuzz --bug ZOOKEEPER-4643', 'a bug of ZooKeeper, in its own release'],
        ['zablab fuzz --release 3.5.9', 'what is open in an old release'],
        ['zablab fuzz --seed nightly --only 17', 'one run of a campaign again'],
      ],
    },
    {
      heading: 'What is looked for',
      rows: [
        ['--profile NAME', 'split-brain, elections, recovery, disk, or everything (the default)'],
        ['--servers N', 'how many servers vote, 1 to 9; drawn for each run unless told'],
        ['--bug ID', 'switches a bug on: a variant of the model, or a JIRA id, as in 4643'],
        [
          '--release R',
          '3.4.5, 3.4.9, 3.5.9, 3.8.0, 3.8.5, 3.9.3, 3.9.5; else that of the bug, or the newest',
        ],
      ],
    },
    {
      heading: 'How much',
      rows: [
        ['--runs N', 'so many runs; 1000 unless told'],
        ['--for TIME', 'or as many as fit into this time: 60s, 5m, 2h'],
        ['--only K', 'or the run with this number alone'],
        ['--seed S', 'seed of the campaign, 1 unless told; run K has the seed S/K'],
        ['--workers N', 'threads; as many as there are cores unless told. They change no result'],
      ],
    },
    {
      heading: 'What comes out',
      rows: [
        ['--out FOLDER', 'where capsules are kept: zablab-failures unless told. Nothing is overwritten'],
        ['--page URL', 'address of a page for links; else ZABLAB_PAGE, else that of "zablab view"'],
        ['--json', 'one JSON document on standard output; the telling goes to standard error'],
        language,
      ],
    },
    {
      heading: 'How a run goes',
      rows: [
        ['first act', 'faults of a few kinds, drawn for this run, and writes: nothing may contradict itself'],
        ['second act', 'a quorum is left to itself: it must recover in time, or there is a reason'],
        ['a failure', 'the first of each property is made short, explained and kept as a capsule'],
        ['probes', 'places that a search should come by: if not, it has proved little'],
      ],
    },
    {
      heading: 'Bugs that --bug knows',
      rows: [
        ['ZOOKEEPER-', bugsOfZooKeeper],
        ['variants', inventedBugs],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'nothing broke'],
        ['1', 'something broke'],
        ['130', 'interrupted: what was done is told, and its capsules are kept; again: at once'],
      ],
    },
  ],
};

export const replayPage: Page = {
  title: 'run a failure again: does it still break, and as it was recorded?',
  sections: [
    { heading: 'Usage', rows: [['zablab replay <capsule> [--json]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab replay failure.zsim', 'a capsule that "fuzz" or "shrink" has written'],
        ['zablab replay failure.zsim --json', 'the same, for a script'],
      ],
    },
    {
      heading: 'Options',
      rows: [['--json', 'one JSON document on standard output'], language],
    },
    {
      heading: 'What it says',
      rows: [
        ['fidelity', 'how many of the recorded decisions (delays, what a crash lost) still have a place'],
        ['differs', 'the first event that is not the recorded one, if the code has changed since'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'the same property breaks'],
        ['1', 'it does not'],
        ['2', 'the file is no capsule: one line says where, and what was expected'],
      ],
    },
  ],
};

export const explainPage: Page = {
  title: 'the shortest chain of causes from a fault to the breach',
  sections: [
    { heading: 'Usage', rows: [['zablab explain <capsule, story or file>', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab explain ack-outlives-log', 'a story that comes with zablab, and breaks'],
        ['zablab explain failure.zsim', 'a capsule that "fuzz" has written'],
        ['zablab explain my-story.yaml', 'a story of your own'],
      ],
    },
    { heading: 'Options', rows: [language] },
    {
      heading: 'How to read it',
      rows: [
        ['a chain', 'each line caused the next, or kept what was to come from coming'],
        ['beside it', 'what became of the transaction, where the breach is about one'],
        ['the last line', 'what the property says, and the values that show the breach'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'it is explained'],
        ['2', 'the file is wrong, or nothing breaks in it'],
      ],
    },
  ],
};

export const shrinkPage: Page = {
  title: 'make a story that breaks as short as it can be, and still breaks',
  sections: [
    { heading: 'Usage', rows: [['zablab shrink <capsule, story or file> [--out FILE]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab shrink failure.zsim', 'writes failure.short.zsim'],
        ['zablab shrink my-story.yaml --out short.yaml', 'as a story that can be edited'],
      ],
    },
    {
      heading: 'Options',
      rows: [['--out FILE', 'a capsule (.zsim) or a story (.yaml, .json)'], language],
    },
    {
      heading: 'How it is done',
      rows: [
        [
          'each step',
          'fewer servers, fewer steps, simpler faults, constant delays: whatever still breaks the same property, executed each time',
        ],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'it is short now'],
        ['2', 'the file is wrong, or nothing breaks in it'],
        ['130', 'interrupted: the shortest so far is written'],
      ],
    },
  ],
};
