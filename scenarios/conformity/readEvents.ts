/** Reads the log lines of a recording that matter to a comparison; the others only have to be lines of some server at some time. */
import type { Path } from '../format/scenarioError.ts';
import { fieldOf, listAt, objectAt, secondsAt, sidAt, textAt, zxidAt } from './decode.ts';
import type { LoggedEvent } from './recording.ts';

/** @returns Them in the order of their times. */
export function readEvents(value: unknown, path: Path, servers: readonly number[]): readonly LoggedEvent[] {
  const events = listAt(value, path, (event, at) => eventAt(event, at, servers));
  return events.filter((event) => event !== null).sort((a, b) => a.atUs - b.atUs);
}

function eventAt(value: unknown, path: Path, servers: readonly number[]): LoggedEvent | null {
  const event = objectAt(value, path);
  const text = (key: string): string => textAt(fieldOf(event, key, path), [...path, key]);
  const zxid = (key: string): number => zxidAt(fieldOf(event, key, path), [...path, key]);
  const at = {
    atUs: secondsAt(fieldOf(event, 't', path), [...path, 't']),
    sid: sidAt(fieldOf(event, 'sid', path), [...path, 'sid'], servers),
  };
  const ev = text('ev');
  switch (ev) {
    case 'elect.start':
    case 'sync.trunc':
      return { ...at, ev };
    case 'state':
      return { ...at, ev, state: text('state') };
    case 'newleader':
      return { ...at, ev, zxid: zxid('zxid') };
    case 'sync.with': {
      const learner = sidAt(fieldOf(event, 'learner', path), [...path, 'learner'], servers);
      return { ...at, ev, learner, peer: zxid('peer') };
    }
    case 'sync.send':
      return { ...at, ev, what: text('what'), rest: text('rest') };
    case 'newleader.ack.refused':
    case 'leader.lost':
      return { ...at, ev, what: text('what') };
    default:
      return null;
  }
}
