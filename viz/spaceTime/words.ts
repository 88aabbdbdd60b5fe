/** Words of this room: English. */
import { count, list } from '../../scenarios/language/format.ts';
import type { ConeCounts } from '../trace/cones.ts';
import type { Scale } from './page.ts';

const events = (amount: number): string => count(amount, 'event');

const counts = (p: ConeCounts): string =>
  `${events(p.before)} happened before it, ${p.after} after, ${p.concurrent} concurrent`;

const who = (p: { kind: 'outside' | 'server' | 'client'; label: string }): string =>
  p.kind === 'outside' ? 'outside' : `${p.kind} ${p.label}`;

export const spaceTimeInEnglish = {
  diagram: 'Space-time diagram: each line is a process, each arrow a message',
  diagramHelp: 'Arrow keys move between events, Enter goes there, P pins',
  outside: 'outside',
  who,
  scale: 'How time is drawn',
  scales: {
    shortened: 'short gaps',
    order: 'order',
    real: 'true time',
  } satisfies Record<Scale, string>,
  closer: 'Closer: fewer events',
  wider: 'Wider: more events',
  earlier: 'Earlier',
  later: 'Later',
  cones: 'Causality',
  conesHelp: 'Light what could have led to an event, and what it could lead to',
  quiet: 'Pings',
  quietHelp: 'Show pings and handshakes too',
  folded: (p: { count: number }) => `(${count(p.count, 'ping')} folded)`,
  counts,
  countsOfBreach: (p: ConeCounts) =>
    `What could have led to the breach: ${events(p.before)}. ${p.concurrent} concurrent: they had no part in it.`,
  countsInPart: (p: ConeCounts) => `Of the part shown, ${counts(p)}`,
  said: (p: { who: string; time: string; what: string; more: number }) =>
    `${p.time}, ${p.who}: ${p.what}${p.more === 0 ? '' : ` (and ${p.more} more)`}`,
  nothingToTell: 'nothing to tell',
  notHere: 'loading …',
  goThere: 'Go there',
  pin: 'Pin',
  unpin: 'Remove pins',
  pinned: (p: { who: string; time: string }) => `A: ${p.who}, ${p.time}. Pin another event to compare.`,
  leads: (p: { a: string; b: string; via: readonly string[] }) =>
    p.via.length === 0
      ? `A → B: yes, on ${p.a} itself. A could have led to B.`
      : `A → B: yes, by ${list(p.via, 'en')}. A could have led to B.`,
  hop: (p: { what: string; from: string; to: string }) => `${p.what} from ${p.from} to ${p.to}`,
  message: 'a message',
  connection: 'a connection',
  deedTo: (p: { to: string }) => `what was done to ${p.to}`,
  separate: 'A and B are concurrent: neither could know of the other.',
  asTable: 'As a table',
  tableCaption: (p: { count: number }) => `${events(p.count)} of the diagram, in their order`,
  tableCut: (p: { count: number; all: number }) =>
    `${p.count} of the ${p.all} events of the diagram: those around the cursor`,
  time: 'Time',
  process: 'Where',
  what: 'What happened',
  sentTo: 'Messages to',
  receivedFrom: 'From',
  relation: 'To the event that is lit',
  relations: { self: 'this one', before: 'before', after: 'after', concurrent: 'concurrent' },
  families: {
    notification: 'vote',
    discovery: 'discovery',
    sync: 'synchronisation',
    newLeader: 'NEWLEADER, UPTODATE',
    broadcast: 'PROPOSAL, ACK, COMMIT',
    client: 'client',
    quiet: 'ping, handshake',
    plain: 'message',
    outside: 'from outside',
  },
  lost: 'lost',
  waits: 'never arrives',
  legend: 'What the lines mean',
};
