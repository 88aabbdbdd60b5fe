/** What clients have to tell. */
import type { ClientObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import { burstEndingWith, openRequest, openRequests, requestOf } from './asking.ts';
import type { Narration, Told } from './narration.ts';
import { clientNumber } from './processes.ts';

/** @param process - The client's. */
export function tellClient(
  { scenario, asking }: Narration,
  process: ProcessId,
  atUs: number,
  observation: ClientObservation,
): Told {
  const client = clientNumber(scenario, process);
  const { server } = observation;
  switch (observation.kind) {
    case 'clientAsks': {
      const { operation } = observation;
      const { isTold } = requestOf(asking, process, atUs, observation);
      // A read asks in its answer.
      const weight = isTold && operation.type !== 'get' ? 'key' : 'detail';
      return [weight, { id: 'told.clientAsks', params: { client, server, operation } }];
    }
    case 'clientAnswered': {
      const { cxid, operation, zxid, value } = observation;
      const count = burstEndingWith(asking, process, cxid);
      if (count !== null)
        return ['key', { id: 'told.clientWroteMany', params: { client, server, count, zxid } }];
      const isTold = openRequest(asking, process, cxid)?.isTold ?? true;
      return [
        isTold ? 'key' : 'detail',
        { id: 'told.clientAnswered', params: { client, server, operation, zxid, value } },
      ];
    }
    case 'clientFails': {
      const open = openRequests(asking, process);
      const params = {
        client,
        server,
        reason: observation.reason,
        writes: open.filter(({ path }) => path !== null).length,
        isOpening: open.length === 0,
      };
      return ['key', { id: 'told.clientFails', params }];
    }
    default:
      return assertNever(observation);
  }
}
