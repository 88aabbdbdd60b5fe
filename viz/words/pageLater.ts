/** The page's own words of parts that nobody sees at first: English. */
import type { Operation } from '../trace/clientView.ts';

function request(operation: Operation): string {
  switch (operation.type) {
    case 'set':
      return `set ${operation.path}`;
    case 'get':
      return `get ${operation.path}`;
    case 'sync':
      return 'sync';
    case 'createSession':
      return 'open a session';
    case 'closeSession':
      return 'close its session';
  }
}

export const pageLaterInEnglish = {
  seedHelp: 'Each seed gives other delays in the network.',
  startsHelp: 'When each server starts, in seconds. Change one (what if 4 had been earlier?) and run again.',
  startsLegend: 'Start times',
  otherSettings: 'Other settings, one on a line',
  asWritten: 'As the story has it',
  holds: (p: { property: string }) => `Not broken here: ${p.property}`,
  brokeAt: (p: { time: string }) => `It broke at ${p.time} in the run that was recorded`,
  goToBreach: 'Go there',
  chain: (p: { count: number }) =>
    p.count === 1 ? 'How it came to this: one step' : `How it came to this, in ${p.count} steps`,
  recorded: (p: { zablab: string }) => `Found by zablab ${p.zablab}: this is that very run.`,
  byMeaning: (p: { zablab: string; percent: number }) =>
    `Found by zablab ${p.zablab}, and replayed by what chance decided then: ${p.percent} % of it came up again. So nothing can be changed here.`,
  changedRun: (p: { zablab: string }) =>
    `Found by zablab ${p.zablab}; with your changes this is another run.`,
  cutShort: (p: { time: string }) => `It is shown until ${p.time}.`,
  serversCaption: 'Each server at this moment: the same as the picture, in words',
  lastZxid: 'Last zxid',
  epochPromised: (p: { current: number; accepted: number }) => `${p.current}, promised ${p.accepted}`,
  followed: (p: { leader: number }) => `, follows ${p.leader}`,
  comma: ', ',
  paused: 'paused',
  clientsCaption: 'What clients ask, and what they are told',
  clientHeading: 'Client',
  connectedTo: 'Connected to',
  dials: (p: { server: number }) => `dials ${p.server}`,
  lastRequest: 'Last request',
  answer: 'Answer',
  request,
  waitsForAnswer: 'none yet',
  manyWait: (p: { waiting: number; answered: number }) => `${p.waiting} wait, ${p.answered} answered`,
  found: (p: { value: string | null }) => (p.value === null ? 'nothing there' : p.value),
  done: 'done',
  answeredAt: (p: { found: string; zxid: string }) => `${p.found}, at ${p.zxid}`,
  failures: { refused: 'could not connect', connectionLoss: 'connection lost: unknown' },
  digestHelp: 'The same story, settings and seed give the same sixteen digits on every machine.',
  legendServers: 'Servers',
  legendMessages: 'Messages',
  legendRest: 'Around them',
  legendElected: 'LEADING, open crown: elected, not yet established',
  legendEstablished: 'LEADING, crowned: established, serves',
  legendDeserted: 'dashed crown: its quorum is gone',
  legendHollow: 'hollow: not in service yet',
  legendPlate: 'current epoch, and last zxid in memory (epoch.counter)',
  legendBallot: 'whom it votes for, while it looks',
  legendHeard: 'a vote it has heard; filled if it agrees',
  legendGauge: 'ring closed = quorum',
  legendDisk: 'its disk is slow, full or failing',
  legendVote: 'a vote: the digit is the proposed leader',
  legendDiscovery: 'discovery: which epoch',
  legendSync: 'synchronisation: DIFF, TRUNC or SNAP',
  legendNewLeader: 'NEWLEADER, UPTODATE',
  legendBroadcast: 'PROPOSAL, ACK, COMMIT',
  legendClient: 'to and from a client; forwarded',
  legendQuiet: 'ping, handshake',
  legendFilled: 'filled: from the leader; hollow: to it',
  legendHeld: 'held on its way',
  legendLost: 'lost',
  legendBond: 'follows its leader; dashed until up to date',
  legendSlow: 'slow link',
  legendCut: 'cut',
  legendClientMark: 'a client: waits, answered, no answer',
};
