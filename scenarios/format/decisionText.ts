/**
 * What chance decides, as one line: `1→3 PROPOSAL #2: 40ms`. The part before the colon is the kernel's meaning of the draw, but that clients
 * go by their own numbers (`client 1→3 CLIENTREQUEST #1: 2ms`).
 *
 *     1→3 PROPOSAL #2: 40ms             how long the second PROPOSAL from 1 to 3 takes; 1->3, too
 *     disk 2 sync #5: 30ms              how long an operation of a disk takes
 *     queue 2 commit #3: 1ms            how long an item takes from one thread to the next; `queue 2 toLearner→1`: on its way to a learner
 *     random 2 #1: 7                    a number for a server's own choices
 *     unsynced 2 #1: 3                  how many unsynced writes a power failure leaves
 *     target kill a follower #1: 2      the server that a word of a step stands for
 */
import { targetNames } from '../../model/index.ts';
import type { DiskOperationKind, FaultKind } from '../../sim/index.ts';
import { duration } from '../language/format.ts';
import type { Mistake } from '../language/mistakes.ts';
import { wordProblem } from './wordProblem.ts';
import { messageTypes } from './messages.ts';
import { type Cast, clientProcess } from './servers.ts';
import { clip, readTimeFrom } from './time.ts';

/** A line that has been read: the value, and the meaning in parts; servers and clients are still numbers of the story. */
export interface DecisionLine {
  readonly value: number;
  readonly parts: readonly (string | { readonly server: number } | { readonly client: number })[];
}

/** The words of what travels. */
const packets: readonly string[] = [
  ...messageTypes.map((type) => type.toUpperCase()),
  ...['election', 'quorum', 'client'].flatMap((port) => [`dial ${port}`, `connected ${port}`]),
  'refused',
  'closed',
  'reset',
  'again',
];

const operations: readonly DiskOperationKind[] = ['append', 'truncate', 'write', 'save', 'remove', 'sync'];

/** The channels between the threads of a server. A test finds each of them in the model. */
export const channels: readonly string[] = [
  'main',
  'receiver',
  'sender',
  'sendWorker',
  'toLearner',
  'learner',
  'prep',
  'sync',
  'commit',
];

/** The faults that may have words for targets. */
const targeting: readonly FaultKind[] = [
  'kill',
  'powerOff',
  'restart',
  'start',
  'command',
  'disk',
  'pause',
  'resume',
  'cut',
  'partition',
  'bridge',
  'ring',
  'majoritiesRing',
  'flap',
  'heal',
  'delay',
  'hold',
  'reset',
  'clock',
  'settle',
];

const PARTY = String.raw`(client )?([1-9]\d{0,2})`;
const LINE = /^(?<subject>\S.*?) #(?<nth>[1-9]\d{0,8}): ?(?<value>\S.*)$/u;
const SUBJECTS = {
  packet: new RegExp(String.raw`^${PARTY}(?:→|->)${PARTY} (.+)$`, 'u'),
  disk: /^disk ([1-9]\d{0,2}) (\w+)$/u,
  queue: /^queue ([1-9]\d{0,2}) (\w+)(?:(?:→|->)([1-9]\d{0,2}))?$/u,
  own: new RegExp(`^(random|unsynced) ${PARTY}$`, 'u'),
  target: new RegExp(`^target (\\w+) (${targetNames.join('|')})$`, 'u'),
} as const;

/** Longer lines are none. */
const LENGTH_MAX = 200;
const COUNT_MAX = 4_294_967_295;

/** @returns What the line says, or what is wrong with it. Whether there are such servers and clients is not known here. */
export function readDecision(text: string): DecisionLine | Mistake {
  const { subject = '', nth = '', value = '' } = (text.length <= LENGTH_MAX && LINE.exec(text)?.groups) || {};
  const read = readSubject(subject);
  if (read === null) return { id: 'error.badDecision', params: { found: clip(text) } };
  if ('id' in read) return read;
  const amount = read.isTime ? readTimeFrom(value, 0) : readCount(value, text);
  if (typeof amount !== 'number') return amount;
  return { value: amount, parts: [...read.parts, ` #${nth}`] };
}

function readCount(value: string, text: string): number | Mistake {
  const count = /^\d{1,10}$/u.test(value) ? Number(value) : COUNT_MAX + 1;
  return count <= COUNT_MAX ? count : { id: 'error.badDecision', params: { found: clip(text) } };
}

type Subject = Pick<DecisionLine, 'parts'> & { readonly isTime: boolean };

function readSubject(subject: string): Subject | Mistake | null {
  const packet = SUBJECTS.packet.exec(subject);
  if (packet !== null) {
    const [, isFromClient, from, isToClient, to, word = ''] = packet;
    const parts = [party(isFromClient, from), '→', party(isToClient, to), ` ${word}`];
    return wordProblem('message', packets, word) ?? { parts, isTime: true };
  }
  const disk = SUBJECTS.disk.exec(subject);
  if (disk !== null) {
    const [, server, word = ''] = disk;
    return (
      wordProblem('word', operations, word) ?? {
        parts: ['disk ', party(undefined, server), ` ${word}`],
        isTime: true,
      }
    );
  }
  const queue = SUBJECTS.queue.exec(subject);
  if (queue !== null) {
    const [, server, word = '', partner] = queue;
    const to = partner === undefined ? [] : ['→', party(undefined, partner)];
    const parts = ['queue ', party(undefined, server), ` ${word}`, ...to];
    return wordProblem('word', channels, word) ?? { parts, isTime: true };
  }
  const own = SUBJECTS.own.exec(subject);
  if (own !== null) return { parts: [`${own[1]} `, party(own[2], own[3])], isTime: false };
  const target = SUBJECTS.target.exec(subject);
  if (target === null) return null;
  return wordProblem('word', targeting, target[1] ?? '') ?? { parts: [subject], isTime: false };
}

const party = (client: string | undefined, digits = ''): { server: number } | { client: number } =>
  client === undefined ? { server: Number(digits) } : { client: Number(digits) };

/** @returns The kernel's meaning. */
export const meaningOf = ({ parts }: DecisionLine, cast: Pick<Cast, 'servers'>): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'server' in part ? part.server : clientProcess(cast, part.client);
    })
    .join('');

/** @returns The line for a decision of the kernel; `readDecision` reads it back. */
export function decisionText(meaning: string, value: number, cast: Pick<Cast, 'servers'>): string {
  const isTime = !/^(?:random|unsynced|target) /u.test(meaning);
  return `${partiesNamed(meaning, cast)}: ${isTime ? duration(value) : value}`;
}

/** @returns The meaning of a draw, with clients by their own numbers. */
function partiesNamed(meaning: string, { servers }: Pick<Cast, 'servers'>): string {
  const last = Math.max(...servers);
  const name = (digits: string): string =>
    Number(digits) <= last ? digits : `client ${Number(digits) - last}`;
  return meaning.replace(PARTIES, (_found, word: string, first: string, arrow?: string, second?: string) =>
    [word, name(first), arrow ?? '', second === undefined ? '' : name(second)].join(''),
  );
}

/** The processes at the beginning of a meaning; whom a channel leads to is a server. */
const PARTIES = /^((?:[a-z]+ )?)(\d+)(?:(→|–)(\d+))?/iu;
