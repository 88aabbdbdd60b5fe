/** Words of this room: English. */
import type { QueryMistake } from './query.ts';

const mistakes: Readonly<Record<QueryMistake['problem'], string>> = {
  unknownKey: 'nothing has that name; there are node, peer, kind, t, row, event, weight',
  noNumber: 'a number is expected behind the sign, or several with commas',
  noTime: 'a time is expected behind the sign, such as 2s or 350ms',
  noWeight: 'a weight is key, detail or silent',
  noOrder: 'only one value can be smaller or larger, and a kind cannot',
  noValue: 'something is expected behind the sign',
};

export const eventsInEnglish = {
  search: 'Find',
  searchHelp: 'Words, and node=3 kind=vote* t>=2s row<400',
  servers: 'Whose',
  outside: 'outside',
  client: (p: { client: number }) => `client ${p.client}`,
  family: 'What',
  families: {
    told: 'what is told',
    messages: 'messages',
    timers: 'timers',
    disk: 'disk',
    faults: 'faults',
    all: 'everything',
  },
  causesOf: (p: { row: number }) => `Only what row ${p.row} could know of`,
  asIs: 'Show all again',
  count: (p: { rows: string; all: string }) => `${p.rows} of ${p.all} rows`,
  none: 'No row is like that.',
  partly: (p: { here: string; all: string }) =>
    `Words were looked for in ${p.here} of ${p.all} rows, those that are here, and in the kinds of all.`,
  mistake: ({ term, problem }: QueryMistake) => `${term}: ${mistakes[problem]}.`,
  columns: { row: 'Row', time: 'Time', since: 'Since', node: 'Who', what: 'What' },
  list: 'Rows of the trace. Up and down move, Enter goes there.',
  onItsWay: '…',
  /** Rows that nobody tells, by their kind in the trace. */
  kinds: {
    fault: 'a step of the story',
    start: 'starts',
    boot: 'its process boots',
    post: 'puts into a queue',
    handOver: 'takes from a queue',
    send: 'sends',
    deliver: 'receives',
    duplicate: 'a message is doubled',
    timerSet: 'sets a timer',
    timerFire: 'a timer fires',
    timerCancel: 'cancels a timer',
    open: 'dials',
    accepted: 'is dialled',
    connected: 'is connected',
    refused: 'is refused',
    closed: 'sees a connection closed',
    close: 'closes a connection',
    diskWrite: 'writes to its disk',
    diskDone: 'its disk is done',
    delayChange: 'a link changes its latency',
    reset: 'a connection is reset',
    command: 'is told to ask',
    phaseChanged: 'enters a phase',
    stateChanged: 'changes its state',
  } as Readonly<Record<string, string>>,
  untold: (p: { kind: string; detail: string; peer: number }) =>
    [p.kind, p.detail, p.peer === 0 ? '' : `(${p.peer})`].filter((part) => part !== '').join(' '),
};
