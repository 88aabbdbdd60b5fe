/** What the log lines of a recording say of synchronisations, of refused acknowledgements and of leaders that gave up. */
import { epochOf, type Zxid } from '../../model/index.ts';
import type { LoggedEvent, Recording } from './recording.ts';

export type Mode = 'DIFF' | 'SNAP' | 'TRUNC';

export interface LoggedSync {
  readonly atUs: number;
  readonly learner: number;
  readonly mode: Mode;
}

/**
 * @returns Each `sync.send`, with its learner: a line about a snapshot does not name it, so it is the learner that the same leader has begun to
 * synchronise with that zxid. A TRUNC that has no `sync.send`, because it is logged at another level, is known by its learner's log.
 */
export function loggedSyncs(events: readonly LoggedEvent[]): readonly LoggedSync[] {
  const syncs: LoggedSync[] = [];
  let begun: { leader: number; learner: number; peer: Zxid; isSent: boolean }[] = [];
  for (const event of events) {
    const { atUs, sid } = event;
    if (event.ev === 'sync.trunc') syncs.push({ atUs, learner: sid, mode: 'TRUNC' });
    if (event.ev === 'sync.with') {
      begun = begun.filter(({ learner }) => learner !== event.learner);
      begun.push({ leader: sid, learner: event.learner, peer: event.peer, isSent: false });
    }
    if (event.ev !== 'sync.send') continue;
    const named = /for peer sid: (\d+)/.exec(event.rest)?.[1];
    const peer = /last zxid of peer is 0x([0-9a-f]+)/.exec(event.rest)?.[1];
    const ofLeader = begun.filter(({ leader }) => leader === sid);
    const fitting =
      named === undefined
        ? ofLeader.filter((sync) => peer === undefined || sync.peer === Number.parseInt(peer, 16))
        : ofLeader.filter(({ learner }) => learner === Number(named));
    const found = fitting.find(({ isSent }) => !isSent) ?? fitting.at(-1);
    const learner = found?.learner ?? (named === undefined ? null : Number(named));
    if (learner === null) continue;
    if (found !== undefined) found.isSent = true;
    syncs.push({ atUs, learner, mode: modeOf(event.what) });
  }
  return syncs;
}

const modeOf = (what: string): Mode => (what === 'DIFF' || what === 'TRUNC' ? what : 'SNAP');

/** An epoch in which the leader refused its follower's ACK of NEWLEADER and never had a quorum (ZOOKEEPER-4685). */
export interface LostEpoch {
  readonly atUs: number;
  readonly epoch: number;
}

export function lostEpochs(events: readonly LoggedEvent[]): readonly LostEpoch[] {
  const established = events.flatMap((event) => (event.ev === 'newleader' ? [epochOf(event.zxid)] : []));
  const lost = new Map<number, LostEpoch>();
  for (const event of events) {
    if (event.ev !== 'newleader.ack.refused') continue;
    const current = /current 0x([0-9a-f]+)/.exec(event.what)?.[1];
    if (current === undefined) continue;
    const epoch = epochOf(Number.parseInt(current, 16));
    if (!established.includes(epoch) && !lost.has(epoch)) lost.set(epoch, { atUs: event.atUs, epoch });
  }
  return [...lost.values()];
}

/** A leader that gave up because too many servers had been stopped. */
export interface GaveUp {
  readonly leader: number;
  /** When the stop took the quorum away. */
  readonly stopUs: number;
  readonly atUs: number;
}

export function leadersThatGaveUp(recording: Recording): readonly GaveUp[] {
  return recording.events.flatMap((event): readonly GaveUp[] => {
    if (event.ev !== 'leader.lost' || !event.what.includes('Not sufficient followers')) return [];
    const stopUs = stopBefore(recording, event.sid, event.atUs);
    return stopUs === null ? [] : [{ leader: event.sid, stopUs, atUs: event.atUs }];
  });
}

/** @returns When the stop of a server left fewer than a quorum beside a leader that ran; null if no stop did. */
function stopBefore({ config, actions }: Recording, leader: number, atUs: number): number | null {
  const voters = config.servers.filter((sid) => !config.observers.includes(sid));
  const running = new Set<number>();
  let hadQuorum = false;
  let stopUs: number | null = null;
  for (const action of actions.toSorted((a, b) => a.atUs - b.atUs)) {
    if (action.atUs > atUs || action.do === 'exists') continue;
    if (action.do === 'start' || action.do === 'sigcont') running.add(action.sid);
    if (action.do === 'kill' || action.do === 'sigstop') running.delete(action.sid);
    const hasQuorum = 2 * voters.filter((sid) => running.has(sid)).length > voters.length;
    if (hasQuorum || !running.has(leader)) stopUs = null;
    else if (hadQuorum) stopUs = action.do === 'sigstop' ? action.atUs : null;
    hadQuorum = hasQuorum;
  }
  return stopUs;
}
