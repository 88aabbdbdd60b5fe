/** Words of this room: English. */
export const aboutInEnglish = {
  // What is modelled, and what is not.
  honesty: 'What this is',
  modelled: (p: { release: string }) =>
    `ZAB as ZooKeeper ${p.release} implements it: election, discovery, synchronisation, broadcast, recovery and clients. Each rule is written after the source of ZooKeeper; all that is said here is read from the trace of the run, and nothing is worked out again by the page.`,
  otherRelease: (p: { servers: string }) => `In this run other releases take part: ${p.servers}.`,
  releaseOf: (p: { server: number; release: string }) => `${p.server} runs ${p.release}`,
  abstracted: 'What is left out',
  leftOut: [
    'Time is virtual: what a server computes takes none; messages, disks and the queues between threads take what the story says. Playing stretches busy milliseconds and shortens silences.',
    'Open bugs of 3.9.5 are mended, and kept as variants that a story can switch on.',
    'A snapshot is one write and holds the tree of one instant; in ZooKeeper it is written while transactions are applied.',
    'The tree has paths and values. Ephemerals, watches, ACLs, multi, reconfiguration and encryption are not modelled; sessions do not expire.',
  ],
  variants: (p: { names: string }) => `Switched on in this run: ${p.names}.`,

  // What run it is.
  thisRun: 'This run',
  story: 'Story',
  asks: 'It asks',
  seed: 'Seed',
  version: 'zablab',
  digest: 'Digest',
  length: 'Length',
  lengthOf: (p: { time: string; events: string; rows: string }) =>
    `${p.time}, ${p.events} events, ${p.rows} rows of trace`,
  provenance: 'From a link',
  shown: 'What the run has shown',
  nothingShown: 'Nothing that it was asked for.',

  // How it is used.
  use: 'How to use this page',
  uses: [
    'Play the run, or step through it: each step says what happened, and why. With Shift, the arrow keys go from one key moment to the next.',
    'Press a server to kill it, pause it or cut it off. The run then goes another way, as a branch; undo brings it back.',
    'Open “Why did … win?” to see who voted and which comparison decided, and then what would have changed it.',
    'Choose another story above. All that you see is in the address of the page: copy it to share it.',
  ],
  settings: 'Settings',
  verbosity: 'What a screen reader hears',
  verbosities: { off: 'only what breaks', key: 'key moments', every: 'every step' },
  singleKeys: 'Shortcuts of a single letter, digit or sign',
  whereAmI: 'Say where I am',
  keyboard: 'Keyboard',
  key: 'Key',
  does: 'Does',
  moves: {
    play: 'plays and pauses',
    playBackwards: 'plays backwards',
    stepForward: 'one step forward',
    stepBack: 'one step back',
    nextKey: 'to the next key moment',
    previousKey: 'to the previous key moment',
    nextOfServer: 'to the next step of the selected server',
    previousOfServer: 'to the previous step of the selected server',
    alongMessage: 'to the other end of the message',
    toStart: 'to the start',
    toEnd: 'to the end',
  },
  others: {
    selectServer: 'selects a server',
    selectNobody: 'selects nobody; so does Escape',
    whereAmI: 'says who leads, what happened last, and what is on its way',
    search: 'searches all events',
    kill: 'kills the selected server',
    restart: 'starts or restarts it',
    pause: 'pauses it, or lets it go on',
    partition: 'opens the editor of partitions',
    undo: 'takes back what was done last',
    redo: 'does it again',
  },
};
