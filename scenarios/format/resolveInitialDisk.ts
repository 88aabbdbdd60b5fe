/** What is on the disk of a server before the story begins. */
import { epochOf, type InitialDisk, type Zxid } from '../../model/index.ts';
import type { AuthoredInitialDisk, AuthoredServer } from './authoredEnsemble.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { readZxid, readZxidRange, type ZxidRange } from './zxidText.ts';

/** More transactions than that are no story; `zxid` alone implies as many as one likes. */
const LOG_TRANSACTIONS_MAX = 100_000;

const DISK_KEYS = ['zxid', 'log', 'currentEpoch', 'acceptedEpoch'] as const;

/** @throws ScenarioError when it contradicts itself, or the process would refuse to start (`QuorumPeer.loadDataBase`). */
export function resolveInitialDisk(server: AuthoredServer, serverPath: Path): InitialDisk {
  const { disk = server } = server;
  const path = server.disk === undefined ? serverPath : [...serverPath, 'disk'];
  const beside = DISK_KEYS.find((key) => server.disk !== undefined && server[key] !== undefined);
  if (beside !== undefined)
    throw new ScenarioError(
      [...serverPath, beside],
      { id: 'error.besideDisk', params: { key: beside } },
      { key: true },
    );
  const log = disk.log === undefined ? null : resolveLog(disk.log, [...path, 'log']);
  const zxid = lastZxid(disk, log, path);
  const zxidEpoch = Math.max(0, epochOf(zxid));
  const currentEpoch = disk.currentEpoch ?? zxidEpoch;
  const acceptedEpoch = disk.acceptedEpoch ?? currentEpoch;
  if (zxidEpoch > currentEpoch || currentEpoch > acceptedEpoch) {
    const params = { server: server.id, zxidEpoch, currentEpoch, acceptedEpoch };
    throw new ScenarioError(path, { id: 'error.epochsContradict', params });
  }
  return { zxid, currentEpoch, acceptedEpoch, ...(log === null ? {} : { log }) };
}

function lastZxid(disk: AuthoredInitialDisk, log: readonly ZxidRange[] | null, path: Path): Zxid {
  const end = log?.at(-1)?.to;
  const zxid = disk.zxid === undefined ? (end ?? 0) : readZxid(disk.zxid);
  if (typeof zxid !== 'number') throw new ScenarioError([...path, 'zxid'], zxid);
  if (end !== undefined && zxid !== end)
    throw new ScenarioError([...path, 'zxid'], {
      id: 'error.logEndsElsewhere',
      params: { zxid, end },
    });
  return zxid;
}

function resolveLog(log: string | readonly string[], path: Path): readonly ZxidRange[] {
  const ranges: ZxidRange[] = [];
  let length = 0;
  const texts = typeof log === 'string' ? [log] : log;
  texts.forEach((text, index) => {
    const at = typeof log === 'string' ? path : [...path, index];
    const range = readZxidRange(text);
    if ('id' in range) throw new ScenarioError(at, range);
    const before = ranges.at(-1)?.to ?? 0;
    if (range.from <= before)
      throw new ScenarioError(at, { id: 'error.logFalls', params: { from: range.from, before } });
    length += range.to - range.from + 1;
    if (length > LOG_TRANSACTIONS_MAX) {
      const params = { transactions: length, transactionsMax: LOG_TRANSACTIONS_MAX };
      throw new ScenarioError(at, { id: 'error.logTooLong', params });
    }
    ranges.push(range);
  });
  return ranges;
}
