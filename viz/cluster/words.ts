/** Words of this room: English. */
import { list } from '../../scenarios/language/format.ts';
import type { Look } from '../style/palette.ts';
import type { Standing } from './serverText.ts';

const standings: Readonly<Record<Standing, string>> = {
  elected: 'elected, not established yet',
  established: 'established',
  deserted: 'its quorum is gone',
};

export const clusterInEnglish = {
  toolbar: 'The picture',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'Whole picture',
  quiet: 'Pings',
  quietHelp: 'Show pings and handshakes beside other messages',
  table: 'As a table',
  server: (p: {
    id: number;
    look: Look;
    state: string | null;
    standing: Standing | null;
    phase: string | null;
    epoch: number | null;
    promised: number | null;
    zxid: string | null;
    votesFor: number | null;
    tally: { count: number; needed: number } | null;
    electedBy: { count: number; total: number } | null;
    troubles: readonly string[];
  }): string =>
    [
      `Server ${p.id}`,
      p.look === 'ABSENT' ? 'not started' : p.look === 'CRASHED' ? 'down' : p.look,
      p.look === 'PAUSED' ? p.state : null,
      p.standing === null ? null : standings[p.standing],
      p.phase,
      p.epoch === null ? null : `epoch ${p.epoch}`,
      p.promised === null ? null : `epoch ${p.promised} promised`,
      p.zxid === null ? null : `last zxid ${p.zxid}`,
      p.votesFor === null ? null : `votes for ${p.votesFor}`,
      p.tally === null ? null : `${p.tally.count} of the ${p.tally.needed} votes it needs`,
      p.electedBy === null ? null : `${p.electedBy.count} of ${p.electedBy.total} votes`,
      ...p.troubles,
    ]
      .filter((part) => part !== null)
      .join(', '),
  clientName: (p: {
    number: number;
    server: number | null;
    outcome: 'idle' | 'waits' | 'answered' | 'failed';
  }): string =>
    [
      `Client ${p.number}`,
      p.server === null ? 'not connected' : `connected to ${p.server}`,
      { idle: null, waits: 'waits for an answer', answered: 'answered', failed: 'got no answer' }[p.outcome],
    ]
      .filter((part) => part !== null)
      .join(', '),
  partition: (p: {
    sides: readonly {
      name: string;
      members: readonly number[];
      running: number;
      total: number;
      hasQuorum: boolean;
    }[];
    waiting: number;
  }): string =>
    [
      'The network is cut.',
      ...p.sides.map(
        ({ name, members, running, total, hasQuorum }) =>
          `Side ${name}, servers ${list(members, 'en')}: ${running} of ${total}, ${hasQuorum ? 'a quorum' : 'no quorum'}.`,
      ),
      p.waiting === 1 ? 'One message waits at the wall.' : `Messages that wait at the wall: ${p.waiting}.`,
    ].join(' '),
  legend: {
    selected: 'selected',
    here: 'this row happened here; the arrow is what it heard',
    promised: 'dashed: an epoch that it has promised to follow',
    texture: 'each epoch has its texture',
    waits: 'how long it still waits: for votes, for a quorum, for a word of its leader or its learners',
    finalizes: 'its last wait for a better vote; full: it decides',
    wall: 'a wall: what is cut off; with the number of messages that wait at it',
    stuck: 'a message that does not come through',
    oneWay: 'cut one way: nothing passes in the direction of the arrow',
  },
};
