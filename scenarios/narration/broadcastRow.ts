/** What broadcast has to tell: each write that is told, from its proposal to its commit. */
import { type BroadcastObservation, counterOf, epochOf } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import { isWriteTold } from './asking.ts';
import type { Weight } from './line.ts';
import { measureOf, type Narration, type Told, toldOf } from './narration.ts';

export function tellBroadcast(
  narration: Narration,
  server: ProcessId,
  observation: BroadcastObservation,
): Told {
  switch (observation.kind) {
    case 'proposed': {
      const { zxid, cxid, txn } = observation.record;
      const isTold = txn.type === 'set' && isWriteTold(narration.asking, cxid, txn.path);
      const sessions = isTold ? toldOf(narration, server).sessions : [];
      const id = isAlone(narration) ? 'told.numbered' : 'told.proposed';
      return [weightIf(isTold), { id, params: { server, zxid, txn, sessions } }];
    }
    case 'appended': {
      const { zxid, record } = observation;
      return ['detail', { id: 'told.appended', params: { server, zxid, txn: record.txn } }];
    }
    case 'logSynced': {
      // Of a server alone this is all that the answer waits for.
      const isTold = isAlone(narration) && toldOf(narration, server).proposals.includes(observation.zxid);
      return [weightIf(isTold), { id: 'told.logSynced', params: { server, ...observation } }];
    }
    case 'acked':
      return ['detail', { id: 'told.acked', params: { server, ...observation } }];
    case 'ackCounted': {
      const { learner, zxid, voters } = observation;
      const params = { ...measureOf(narration), server, learner, zxid, voters };
      return ['detail', { id: 'told.ackCounted', params }];
    }
    case 'committed':
      return committed(narration, server, observation);
    case 'delivered': {
      const { zxid, record } = observation;
      // Of a server alone this is the commit.
      const isTold = isAlone(narration) && toldOf(narration, server).proposals.includes(zxid);
      return [weightIf(isTold), { id: 'told.delivered', params: { server, zxid, txn: record.txn } }];
    }
    case 'fastForwarded':
      return ['key', { id: 'told.fastForwarded', params: { server, ...observation } }];
    case 'badState':
      return ['key', { id: 'told.badState', params: { server, ...observation } }];
    default:
      return assertNever(observation);
  }
}

/** Of many that are not told one by one the 10th, 100th, 1000th are. */
function committed(
  narration: Narration,
  server: ProcessId,
  { zxid, record, voters }: Extract<BroadcastObservation, { kind: 'committed' }>,
): Told {
  const total = counterOf(zxid);
  const isTold = toldOf(narration, server).proposals.includes(zxid);
  if (!isTold && record.txn.type === 'set' && isPowerOfTen(total)) {
    const params = { server, epoch: epochOf(zxid), total, zxid };
    return ['key', { id: 'told.committedMany', params }];
  }
  return [
    weightIf(isTold),
    { id: 'told.committed', params: { ...measureOf(narration), server, zxid, voters } },
  ];
}

const isAlone = ({ scenario }: Narration): boolean => scenario.run.ensemble.standalone ?? false;

const weightIf = (isTold: boolean): Weight => (isTold ? 'key' : 'detail');

function isPowerOfTen(count: number): boolean {
  let left = count;
  while (left >= 10 && left % 10 === 0) left /= 10;
  return left === 1 && count > 1;
}
