/** Compares what a run shows at a snapshot with what the recorder saw there. */
import { counterOf, epochOf, makeZxid, type Zxid, zxidAsHex } from '../../model/index.ts';
import type { Difference, FieldValue } from './difference.ts';
import { type LoggedSync, loggedSyncs, lostEpochs, type Mode } from './logged.ts';
import type { RecordedServer, RecordedSnapshot, Recording } from './recording.ts';
import type { ShownServer } from './shown.ts';
import type { Sight } from './simulation.ts';

/** Which fields: all of them, or those that must agree under every seed. */
export type Fields = 'all' | 'essential';

/** What of a recording is worked out once for all of its runs. */
export class Comparison {
  private readonly recording: Recording;
  private readonly syncs: readonly LoggedSync[];
  private readonly lost: ReturnType<typeof lostEpochs>;

  constructor(recording: Recording) {
    this.recording = recording;
    this.syncs = loggedSyncs(recording.events);
    this.lost = this.forgivesLostEpochs ? lostEpochs(recording.events) : [];
  }

  /** How often the race of ZOOKEEPER-4685 is lost is chance, and in these kinds of case nothing else hangs on it. */
  private get forgivesLostEpochs(): boolean {
    const { kind } = this.recording;
    return kind === 'longer log against id' || /epoch decides/i.test(kind);
  }

  /** @returns What differs, the most telling first. */
  *differences(snapshot: RecordedSnapshot, sight: Sight, fields: Fields): Generator<Difference, void> {
    const place = `snapshots[${snapshot.index}]`;
    const leaders = snapshot.servers.filter(({ state }) => state === 'leader').map(({ sid }) => sid);
    const shownLeaders = snapshot.servers.flatMap(({ sid }) =>
      sight.servers.get(sid)?.state === 'leader' ? [sid] : [],
    );
    if (!isEqual(leaders, shownLeaders))
      yield { field: `${place}.leader`, recorded: leaders, simulated: shownLeaders };
    for (const server of snapshot.servers) {
      const shown = sight.servers.get(server.sid);
      if (shown === undefined) continue;
      const differing = this.serverDifferences(server, shown, snapshot, sight, fields);
      for (const [name, recorded, simulated] of differing)
        yield { field: `${place}.servers[${server.sid}].${name}`, recorded, simulated };
    }
  }

  private *serverDifferences(
    server: RecordedServer,
    shown: ShownServer,
    snapshot: RecordedSnapshot,
    sight: Sight,
    fields: Fields,
  ): Generator<readonly [name: string, recorded: FieldValue, simulated: FieldValue], void> {
    const lost = this.lost.filter(({ atUs }) => atUs <= snapshot.atUs).map(({ epoch }) => epoch);
    const lostHere = this.forgivesLostEpochs ? sight.lostEpochs : [];
    const isSameEpoch = (recorded: number, simulated: number): boolean =>
      without(lost, recorded) === without(lostHere, simulated);
    const isSameZxid = (recorded: Zxid, simulated: Zxid): boolean =>
      counterOf(recorded) === counterOf(simulated) && isSameEpoch(epochOf(recorded), epochOf(simulated));

    if (fields === 'all') {
      if (server.up !== shown.up) yield ['up', server.up, shown.up];
      else if (server.state !== null && server.state !== shown.state)
        yield ['state', server.state, shown.state];
    }
    if (server.zxid !== null && !(shown.zxid !== null && isSameZxid(server.zxid, shown.zxid))) {
      if (!this.isOfFirstQuorum(server, shown, snapshot))
        yield ['zxid', zxidAsHex(server.zxid), shown.zxid === null ? null : zxidAsHex(shown.zxid)];
    }
    if (fields === 'all') {
      for (const name of ['acceptedEpoch', 'currentEpoch'] as const) {
        const [recorded, simulated] = [server[name], shown[name]];
        const isSame =
          recorded === null || simulated === null ? recorded === simulated : isSameEpoch(recorded, simulated);
        if (!isSame) yield [name, recorded, simulated];
      }
    }
    if (server.state !== 'follower' && server.state !== 'observer') return;
    const recorded = this.syncBefore(server.sid, snapshot.atUs);
    const simulated = sight.syncs.get(server.sid) ?? null;
    if (recorded !== simulated) yield ['sync', recorded, simulated];
  }

  /** A follower of the first quorum may show 0, or the zxid with which the epoch begins. */
  private isOfFirstQuorum(server: RecordedServer, shown: ShownServer, snapshot: RecordedSnapshot): boolean {
    const { sid, state, zxid, currentEpoch } = server;
    if (state !== 'follower' || shown.state !== 'follower' || currentEpoch === null) return false;
    const first = makeZxid(currentEpoch, 0);
    const isEither = (found: Zxid | null): boolean => found === 0 || found === first;
    if (!isEither(zxid) || !isEither(shown.zxid)) return false;
    const { events } = this.recording;
    const established = events.find((event) => event.ev === 'newleader' && event.zxid === first);
    const joined = events.findLast(
      (event) =>
        event.ev === 'state' &&
        event.sid === sid &&
        event.state === 'FOLLOWING' &&
        event.atUs <= snapshot.atUs,
    );
    return established !== undefined && joined !== undefined && joined.atUs <= established.atUs;
  }

  private syncBefore(learner: number, atUs: number): Mode | null {
    return this.syncs.findLast((sync) => sync.learner === learner && sync.atUs <= atUs)?.mode ?? null;
  }
}

/** @returns The number that an epoch would have, had no epoch before it been lost. */
const without = (lost: readonly number[], epoch: number): number =>
  epoch - lost.filter((other) => other < epoch).length;

const isEqual = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);
