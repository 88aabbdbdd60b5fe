/** The shape of an ensemble: its servers and settings, or the text of their `zoo.cfg`. */
import { releases, variantNames } from '../../model/index.ts';
import { byServer, either, integer, listOf, record, text, time, word, zxid } from './shape.ts';
import { CLIENTS_MAX, SERVER_ID_MAX } from './vocabulary.ts';

const serverId = integer(1, SERVER_ID_MAX);
const epoch = integer(0, 2_097_151);
const ms = integer(1, 3_600_000);
const ticks = integer(1, 1_000_000);
const transactions = integer(2, 2_147_483_647);
const release = word('release', releases);

const initialDisk = {
  zxid,
  log: either({ kind: 'zxids' }, listOf({ kind: 'zxids' }, 1, 1_000)),
  currentEpoch: epoch,
  acceptedEpoch: epoch,
};

const server = record(
  {
    id: serverId,
    role: word('word', ['participant', 'observer']),
    ...initialDisk,
    disk: record(initialDisk),
    logicalClock: integer(0, 1_000_000_000),
    release,
  },
  ['id'],
);

/** What stands in `zoo.cfg`, if there is one. */
const settings = {
  observers: listOf(serverId, 0, SERVER_ID_MAX),
  groups: listOf(listOf(serverId, 1, SERVER_ID_MAX), 1, SERVER_ID_MAX),
  weights: byServer(integer(0, 1_000_000)),
  tickTime: ms,
  initLimit: ticks,
  syncLimit: ticks,
  cnxTimeout: ms,
  standalone: { kind: 'boolean' },
  connectToLearnerMasterLimit: integer(0, 1_000_000),
  leaderConnectDelayDuringRetryMs: integer(0, 3_600_000),
  minNotificationInterval: ms,
  maxNotificationInterval: ms,
  commitLogCount: integer(500, 2_147_483_647),
  snapCount: transactions,
  snapshotSizeFactor: { kind: 'number', min: -1, max: 1_000 },
} as const;

const ZOO_CFG_MAX = 100_000;
const zooCfg = text(ZOO_CFG_MAX, 0);

export const ensembleShape = record(
  {
    servers: either(integer(1, SERVER_ID_MAX), listOf(either(serverId, server), 1, SERVER_ID_MAX)),
    ...settings,
    startup: time,
    release,
    variants: listOf(word('variant', variantNames), 0, 100),
    zooCfg: either(zooCfg, listOf(zooCfg, 1, SERVER_ID_MAX)),
    myid: listOf(text(1_000, 0), 1, SERVER_ID_MAX),
    listening: time,
    clients: integer(0, CLIENTS_MAX),
    counterMax: integer(1, 4_294_967_294),
  },
  [],
  {
    oneOf: [{ role: 'members', keys: ['servers', 'zooCfg'] }],
    goesWith: {
      ...Object.fromEntries(Object.keys(settings).map((key) => [key, ['servers']])),
      myid: ['zooCfg'],
      listening: ['startup'],
    },
  },
);
