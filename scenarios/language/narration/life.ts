/** How servers start, and how their roles end, told: English. */
import { count } from '../format.ts';
import { measure, names } from './english.ts';
import { type Counted, ms, type Observation, others, type Seen, zxid } from './words.ts';

const refused: Readonly<Record<Observation<'bootRefused'>['reason'], string>> = {
  epochsInconsistent:
    'its epoch files do not fit its log. Put the right files back, or empty its data directory: the others will send it everything',
  logWithoutSnapshot:
    'it has a log but no snapshot to begin with. Put the snapshot back, or empty its data directory: the others will send it everything',
  logCorrupt:
    'a record inside its log cannot be read. Empty its data directory: the others will send it everything',
  epochUnreadable:
    'an epoch file holds no number. Put the right file back, or empty its data directory: the others will send it everything',
  noValidSnapshot:
    'none of its snapshots can be read. Put one back, or empty its data directory: the others will send it everything',
};

const phases: Readonly<Record<Observation<'phaseChanged'>['phase'], string>> = {
  election: 'an election',
  discovery: 'discovery: leader and quorum agree on an epoch',
  synchronization: 'synchronisation: the leader makes histories equal',
  broadcast: 'broadcast: the leader proposes, a quorum logs, the leader commits',
};

const snapshots: Readonly<Record<Observation<'snapshotTaken'>['reason'], string>> = {
  started: 'as it starts',
  leading: 'as it begins to lead',
  newLeader: 'before it accepts its leader',
  snapCount: 'so that its log can be short (snapCount)',
};

type StepDown = Observation<'steppedDown'>['reason'];

/** What too few have done. */
const missing: Readonly<Partial<Record<StepDown, string>>> = {
  noEpochQuorum: 'has connected to it',
  noEpochAckQuorum: 'has accepted its epoch',
  noNewLeaderQuorum: 'has taken over its history',
};

export const lifeInEnglish = {
  'told.recovered': (p: Seen<'recovered'>) => {
    const log = p.replayed === 0 ? '' : ` and ${count(p.replayed, 'transaction')} of the log behind it`;
    const found = p.snapshot === null ? 'no snapshot' : `snapshot ${zxid(p.snapshot)}`;
    const epochs =
      p.acceptedEpoch === p.currentEpoch
        ? `epoch ${p.currentEpoch}`
        : `epoch ${p.currentEpoch}, and epoch ${p.acceptedEpoch} is promised`;
    return `${p.server} finds ${found}${log} on its disk: it is at ${zxid(p.zxid)}, in ${epochs}`;
  },
  'told.bootRefused': (p: Seen<'bootRefused'>) => `${p.server} refuses to start: ${refused[p.reason]}`,
  'told.phaseChanged': (p: Seen<'phaseChanged'>) => `${p.server} begins ${phases[p.phase]}`,
  'told.snapshotTaken': (p: Seen<'snapshotTaken'>) =>
    `${p.server} writes snapshot ${zxid(p.zxid)} ${snapshots[p.reason]}`,

  'told.steppedDown': (p: { server: number; epoch: number; reason: StepDown; limitMs: number } & Counted) => {
    const rest = others(p.voters, p.server);
    const who = rest.length === 0 ? 'nobody' : `only ${names(rest)}`;
    const enough = `(${measure(p)}, itself included)`;
    switch (p.reason) {
      case 'notSufficientFollowers':
        return `${p.server} steps down from epoch ${p.epoch}: ${who} ${rest.length > 1 ? 'still answer' : rest.length === 1 ? 'still answers' : 'answers any more'} ${enough}`;
      case 'zxidRolledOver':
        return `${p.server} steps down from epoch ${p.epoch}: its counter has come to an end, so a new epoch must begin`;
      case 'internalError':
        return `${p.server} steps down from epoch ${p.epoch}: its disk has failed it`;
      default:
        return `${p.server} gives up leading: in ${ms(p.limitMs)} ${who} ${missing[p.reason]} ${enough}`;
    }
  },
  'told.leaderLost': (p: Seen<'leaderLost'> & { limitMs: number }) => {
    const { server, leader, reason } = p;
    switch (reason) {
      case 'cannotConnect':
        return `${server} gives up on ${leader}: it could not connect to it`;
      case 'closed':
        return `${server} has lost its leader: ${leader} has closed the connection`;
      case 'reset':
        return `${server} has lost its leader: the connection to ${leader} was reset`;
      case 'timeout':
        return `${server} gives up on its leader: it has heard nothing from ${leader} for ${ms(p.limitMs)}`;
      case 'epochTooLow':
        return `${server} leaves ${leader}, whose epoch is too low for it`;
      case 'badState':
        return `${server} leaves ${leader}: what it gets from it does not fit`;
      case 'internalError':
        return `${server} leaves ${leader}: its own disk has failed it`;
    }
  },
  'told.learnerDropped': (p: Seen<'learnerDropped'> & { limitMs: number }) => {
    const { server, learner, reason } = p;
    switch (reason) {
      case 'closed':
        return `${server} has lost ${learner}: it has closed the connection`;
      case 'reset':
        return `${server} has lost ${learner}: the connection was reset`;
      case 'readTimeout':
        return `${server} drops ${learner}: it has heard nothing from it for ${ms(p.limitMs)}`;
      case 'proposalTimeout':
        return `${server} drops ${learner}: a proposal has waited ${ms(p.limitMs)} for its acknowledgement`;
      case 'ahead':
        return `${server} closes the connection to ${learner}, whose history is newer`;
      case 'rendezvousTimeout':
        return `${server} lets ${learner} go: in ${ms(p.limitMs)} no quorum has come together`;
      case 'unexpectedPacket':
        return `${server} drops ${learner}: it has sent what has no place here`;
      case 'leaderEnds':
        return `${server} closes the connection to ${learner}: it leads no more`;
    }
  },
};
