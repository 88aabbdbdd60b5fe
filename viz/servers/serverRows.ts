/** The picture in words, as data: one row for each server and client, one for each message on its way. */
import { group } from 'd3';
import { zxidAsPair } from '../../model/zxid.ts';
import { duration } from '../../scenarios/language/format.ts';
import type { ProcessId } from '../../sim/index.ts';
import { messageLook } from '../cluster/messageLook.ts';
import { onTheWay } from '../cluster/messageMarks.ts';
import { timerShown } from '../cluster/timerMarks.ts';
import type { Shown } from '../app/lab.ts';
import type { ClientView } from '../trace/clientView.ts';
import { isAtStop } from '../trace/flights.ts';
import { isCut } from '../trace/networkState.ts';
import { ballotCastBy, lookOf, type ServerView } from '../trace/serverView.ts';
import type { TimerView } from '../trace/timerView.ts';
import type { Look } from '../style/palette.ts';
import type { Words } from '../words/laterEnglish.ts';

export interface ServerRow {
  readonly id: ProcessId;
  readonly look: Look;
  readonly fill: 'solid' | 'hollow';
  /** It leads, and a quorum has its history. */
  readonly leads: boolean;
  readonly state: string;
  readonly phase: string;
  readonly epoch: string;
  readonly zxid: string;
  readonly vote: string;
  readonly waits: string;
  readonly disk: string;
}

/** @param leader - Who leads with the votes of a quorum. */
export function serverRow(
  server: ServerView,
  leader: ProcessId | null,
  nowUs: number,
  words: Words,
): ServerRow {
  const { id, isUp, isServing, isStandalone, state, supporters, facts } = server;
  const { memory, disk } = facts;
  const isWaiting = isUp && !isServing && (state !== 'LOOKING' || isStandalone);
  return {
    id,
    look: lookOf(server),
    fill: isWaiting ? 'hollow' : 'solid',
    leads: id === leader && supporters !== null,
    state: stateText(server, words),
    phase: phaseText(server, words),
    epoch: memory === null ? '' : epochText(memory, words),
    zxid: memory === null ? '' : zxidAsPair(memory.lastProcessedZxid),
    vote: voteText(server),
    waits: waitText(timerShown(server.timers), nowUs, words),
    disk: disk.map((trouble) => words.disks[trouble]).join(words.comma),
  };
}

/** The state as ZooKeeper names it, and whether it is stopped. */
function stateText(server: ServerView, words: Words): string {
  const { isUp, isPaused } = server;
  const look = lookOf(server);
  const state =
    !isUp || look === 'STANDALONE' || look === 'ABSENT'
      ? words.looks[look]
      : (server.state ?? words.looks[look]);
  return [state, ...(isPaused ? [words.paused] : [])].join(words.comma);
}

function phaseText(
  { isUp, isServing, isLeaving, isStandalone, phase, state, leader }: ServerView,
  words: Words,
): string {
  if (!isUp || phase === null || isStandalone) return '';
  if (isLeaving) return words.leavesRole;
  if (state === 'LOOKING' && !isServing) return words.phaseNames.election;
  const follows = leader !== null && state !== 'LEADING' ? words.followed({ leader }) : '';
  return `${words.phaseNames[phase]}${follows}`;
}

const epochText = (
  { currentEpoch, acceptedEpoch }: { readonly currentEpoch: number; readonly acceptedEpoch: number },
  words: Words,
): string =>
  acceptedEpoch === currentEpoch
    ? String(currentEpoch)
    : words.epochPromised({ current: currentEpoch, accepted: acceptedEpoch });

function voteText(server: ServerView): string {
  const vote = ballotCastBy(server);
  if (server.state === null || vote === null || server.isStandalone) return '';
  return String(vote.leader);
}

function waitText(timer: TimerView | null, nowUs: number, words: Words): string {
  if (timer === null) return '';
  const { name, fromUs, dueUs } = timer;
  const whole = roughly(dueUs - fromUs);
  if (nowUs >= dueUs) return words.rooms.servers.overdue({ name, whole });
  return words.rooms.servers.wait({ name, left: roughly(dueUs - nowUs), whole });
}

/** Rounded: nobody compares them. */
function roughly(us: number): string {
  const unitUs = us >= 1_000_000 ? 100_000 : 1_000;
  return duration(Math.max(1, Math.round(us / unitUs)) * unitUs);
}

export interface ClientRow {
  readonly id: ProcessId;
  readonly number: number;
  readonly server: string;
  readonly request: string;
  readonly answer: string;
}

export function clientRow(client: ClientView, words: Words): ClientRow {
  const { id, number, link, last, waiting, answered } = client;
  return {
    id,
    number,
    server: link === null ? '' : link.isOpen ? String(link.server) : words.dials({ server: link.server }),
    request: last === null || last.operation === null ? '' : words.request(last.operation),
    answer: last === null ? '' : answerText(last, waiting.length, answered, words),
  };
}

function answerText(
  { outcome, operation }: NonNullable<ClientView['last']>,
  waiting: number,
  answered: number,
  words: Words,
): string {
  if (waiting > 1) return words.manyWait({ waiting, answered });
  switch (outcome.kind) {
    case 'waits':
      return words.waitsForAnswer;
    case 'answered': {
      const found = operation?.type === 'get' ? words.found({ value: outcome.value }) : words.done;
      return words.answeredAt({ found, zxid: zxidAsPair(outcome.zxid) });
    }
    default:
      return words.failures[outcome.kind];
  }
}

export interface MessageRow {
  /** Row that sent it; of several that are alike, the first. */
  readonly send: number;
  readonly count: number;
  readonly name: string;
  readonly way: string;
  readonly state: 'flies' | 'held' | 'stuck';
}

/** @returns What is on its way, as it was sent; pings and handshakes last; those that are alike in one. */
export function messageRows({ replay, state, i, row }: Shown, words: Words): readonly MessageRow[] {
  const own = words.rooms.servers;
  const { network, clients } = state;
  const held = new Set(network.held.map(({ send }) => send));
  const nameOf = (id: ProcessId): string => {
    const client = clients.find((one) => one.id === id);
    return client === undefined ? String(id) : own.client({ number: client.number });
  };
  const rows = onTheWay(state, (message) => replay.future(message), i).map((flight) => {
    const { send, from, to, message } = flight;
    const { family, name, detail, sign } = messageLook(message);
    const isStuck = isCut(network, from, to) && isAtStop(flight, row.t);
    const told =
      message.type === 'ping' || message.type === 'handshake'
        ? own.quiet[message.type]
        : family === 'notification'
          ? own.votesFor({ leader: sign })
          : [name === '' ? message.type : name, detail].filter((word) => word !== '').join(' ');
    return {
      isQuiet: family === 'quiet',
      send,
      name: told,
      way: own.between({ from: nameOf(from), to: nameOf(to) }),
      state: held.has(send) ? ('held' as const) : isStuck ? ('stuck' as const) : ('flies' as const),
    };
  });
  const ordered = [...rows.filter(({ isQuiet }) => !isQuiet), ...rows.filter(({ isQuiet }) => isQuiet)];
  const alike = group(ordered, ({ name, way, state: how }) => `${name}/${way}/${how}`);
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            send: first.send,
            count: others.length + 1,
            name: first.name,
            way: first.way,
            state: first.state,
          },
        ],
  );
}
