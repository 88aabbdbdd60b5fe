/** The page's own words: English. */
import { list } from '../../scenarios/language/format.ts';
import type { Measure } from '../why/verdict.ts';

const names = (servers: readonly number[]): string => list(servers, 'en');

function measure({ needed, total, unit }: Measure): string {
  if (unit === 'voters') return `${needed} of ${total} make a quorum`;
  const weight = 'more than half of the weight';
  return total === 1 ? `${weight} is a quorum` : `${weight} in ${needed} of ${total} groups is a quorum`;
}

export const pageInEnglish = {
  title: 'zablab: how a ZooKeeper ensemble agrees',
  subtitle: 'How a ZooKeeper ensemble agrees',
  languageName: 'Language',
  story: 'Story',
  seed: 'Seed',
  starts: 'What if? Other seeds, other start times',
  changed: (p: { title: string }) => `${p.title} (changed)`,
  startOf: (p: { server: number }) => `Server ${p.server}`,
  whatIf: 'What if?',
  files: 'Files',
  fileGone:
    'This address was about a file that is too large for a link, and the page has been closed since: open the file again. Here is the first story instead.',
  menu: 'Menu',
  help: 'Help',
  close: 'Close',
  storyGroups: {
    elections: 'Elections',
    recovery: 'Who leads after a crash',
    writes: 'Writes, and what becomes of them',
    catchingUp: 'Catching up',
    quorums: 'Quorums',
    trouble: 'Trouble',
    operation: 'Operation',
    corners: 'Corner cases',
    others: 'Others',
  },
  run: 'Run again',
  ourFault: (p: { message: string }) => `The simulator stopped, and the fault is ours: ${p.message}`,

  // What broke, and links to it.
  broken: (p: { property: string }) => `Broken: ${p.property}`,
  brokenAsExpected: (p: { property: string }) => `Broken, as this story expects: ${p.property}`,
  brokenHere: (p: { property: string }) => `Broken here: ${p.property}`,
  brokenAt: (p: { time: string; event: number }) => `At ${p.time}, event ${p.event}`,
  tooLong: (p: { time: string }) =>
    `This run has more events than a page can hold. It is shown until ${p.time}.`,
  oneAfterTheOther: (sentences: readonly string[]) =>
    sentences.map((sentence) => `${sentence.replace(/\.$/, '')}.`).join(' '),
  fromLink: (p: { what: string }) => `From a link: ${p.what}`,
  noLink:
    'This link is not whole, or no link of zablab: copy all of it, to its last letter. Here is the first story instead.',
  badLink: (p: { why: string }) => `This link cannot be opened: ${p.why}. Here is the first story instead.`,

  // Who leads.
  leads: (p: { leader: number; epoch: number }) => `Server ${p.leader} leads epoch ${p.epoch}`,
  leadsBecause: (p: { supporters: readonly number[] } & Measure) =>
    `Established: ${names(p.supporters)} ${p.supporters.length === 1 ? 'has' : 'have'} its history (${measure(p)}). It serves clients, and may commit.`,
  /** Established, and the links to a quorum are cut since. */
  cutOffBecause: (p: { supporters: readonly number[] } & Measure) =>
    `Established by ${names(p.supporters)}, but it reaches no quorum now (${measure(p)}): what it proposes cannot be committed. It steps down as soon as it notices.`,
  elected: (p: { leader: number }) => `Server ${p.leader} is elected, not yet established`,
  electedBecause: (p: { voters: readonly number[]; round: number } & Measure) =>
    `Elected by ${names(p.voters)} in round ${p.round} (${measure(p)}). `,
  nextEpoch: 'Next, a quorum must promise to follow its new epoch. Until then it serves nobody.',
  nextHistory: (p: { epoch: number }) =>
    `Epoch ${p.epoch} is promised. Next, a quorum must have its history. Until then it serves nobody.`,
  stillBelieve: (p: { leaders: readonly number[] }) =>
    ` ${names(p.leaders)} still ${p.leaders.length === 1 ? 'believes it leads' : 'believe they lead'}, but can commit nothing.`,
  leadsAlone: (p: { leaders: readonly number[] }) =>
    `${names(p.leaders)} ${p.leaders.length === 1 ? 'leads' : 'lead'} without a quorum`,
  leadsAloneBecause: (p: Measure) =>
    `It can commit nothing, for ${measure(p)}. It steps down as soon as it notices.`,
  electedAlone: (p: Measure) =>
    `It was elected, but too few of those who voted for it are left: ${measure(p)}.`,
  runsAlone: (p: { server: number }) => `Server ${p.server} runs alone`,
  runsAloneBecause: 'Standalone: it has nobody to elect or to wait for, and serves from its start on.',
  noLeader: 'No leader yet',
  ledLast: 'No leader any more',
  ledUntilNow: (p: { leader: number } & Measure) =>
    `${p.leader} led last. The others must elect another: ${measure(p)}.`,
  noVotes: (p: Measure) => `Nobody votes yet: ${measure(p)}.`,
  mostVotes: (p: { candidate: number; voters: readonly number[]; count: number } & Measure) =>
    `${names(p.voters)} ${p.voters.length === 1 ? 'votes' : 'vote'} for ${p.candidate}: ${p.unit === 'voters' ? `${p.count} of the ${p.needed} votes that a quorum takes` : measure(p)}.`,
  beforeAll: 'Nothing has happened yet.',

  // Tables.
  picture: 'The ensemble',
  servers: 'Servers',
  server: 'Server',
  state: 'State',
  phase: 'Phase',
  epoch: 'Epoch',
  phaseNames: {
    election: 'election',
    discovery: 'discovery',
    synchronization: 'synchronisation',
    broadcast: 'broadcast',
  },
  leavesRole: 'leaves its role',
  disks: { slow: 'disk slow', failing: 'disk failing', full: 'disk full' },
  clients: 'Clients',

  panelFailed: (p: { failure: string }) =>
    `This part of the page has failed, and the fault is ours: ${p.failure}. The address of the page shows it again; the rest goes on.`,
  notLoaded:
    'A part of the page could not be loaded. Is the server of the page still running? Then ask for it again, or load the page again.',
  doing: 'Do something: kill, pause, cut, partition …',
  computing: 'Computing …',
  dismiss: 'Understood',
  panels: 'Panels',
  presets: { explore: 'Explore', lab: 'Lab', present: 'Present', embed: 'Embed' },
  preset: 'Layout',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  tabs: {
    why: 'Why',
    votes: 'Votes',
    log: 'Log',
    time: 'Space-time',
    servers: 'Servers',
    properties: 'Properties',
    events: 'Events',
    about: 'About',
  },

  // Moving.
  toStart: 'To the start (Home)',
  previousKey: 'Previous key moment (Shift+Left arrow)',
  stepBack: 'One step back (Left arrow)',
  playBackwards: 'Play backwards',
  play: 'Play',
  playFromStart: 'Play from the start',
  pause: 'Pause',
  stepForward: 'One step forward (Right arrow)',
  nextKey: 'Next key moment (Shift+Right arrow)',
  toEnd: 'To the end (End)',
  position: 'Position in the run',
  positionText: (p: { row: number; rows: number; time: string; told: string }) =>
    `row ${p.row} of ${p.rows}, ${p.time}, ${p.told}`,
  speed: 'Speed',
  rowOf: (p: { row: number; rows: number; event: number; events: number }) =>
    `row ${p.row} of ${p.rows} · event ${p.event} of ${p.events}`,

  // The picture.
  side: (p: { name: string; running: number; total: number; hasQuorum: boolean }) => [
    `side ${p.name}: ${p.running} of ${p.total}`,
    p.hasQuorum ? 'quorum' : 'no quorum',
  ],
  client: 'client',
  weight: (p: { weight: number }) => `weight ${p.weight}`,
  phases: { discovery: 'discovery', synchronization: 'sync', leaving: 'leaving' },
  looks: {
    LOOKING: 'LOOKING: no leader known',
    FOLLOWING: 'FOLLOWING',
    LEADING: 'LEADING',
    OBSERVING: 'OBSERVING: hears all, votes never',
    STANDALONE: 'standalone',
    CRASHED: 'down',
    PAUSED: 'paused',
    ABSENT: 'not started',
  },
  legend: 'What the signs mean',
};
