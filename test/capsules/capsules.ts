/** The capsules of this folder: failures of variants, as they were found. Each must break again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zab, type ZabProcess, type ZabVocabulary } from '../../model/index.ts';
import { type Capsule, readCapsule, type RunParts } from '../../scenarios/index.ts';
import { AssertionError, type Outbox } from '../../sim/index.ts';

const folder = import.meta.dirname;

export const capsuleNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.zsim'))
  .map((name) => name.replace('.zsim', ''));

export const textOf = (name: string): string => readFileSync(join(folder, `${name}.zsim`), 'utf8');
export const capsuleNamed = (name: string): Capsule => readCapsule(textOf(name));

type Protocol = NonNullable<RunParts['protocol']>;
type Asked = Outbox<ZabVocabulary>;

/** @returns The protocol with another outbox in each call: code that has changed, in a controlled way. */
function changed(replace: (out: Asked, self: ZabProcess) => Partial<Asked>): Protocol {
  return (ensemble) => {
    const ours = zab(ensemble);
    return {
      ...ours,
      handle: (self, input, out) => ours.handle(self, input, withOther(out, replace(out, self))),
    };
  };
}

function withOther(out: Asked, other: Partial<Asked>): Asked {
  return new Proxy(out, {
    get(asked, key: keyof Asked) {
      const own = other[key];
      return own ?? asked[key].bind(asked);
    },
  });
}

/** Every vote of the first round goes out twice: one message more for each. */
export const votesTwice = changed((out, self) => ({
  send(connection, message) {
    out.send(connection, message);
    if (message.type === 'notification' && message.round === 1 && self.id === 1)
      out.send(connection, message);
  },
}));

/** 3 sends each vote of every round twice. */
export const votesOf3Twice = changed((out, self) => ({
  send(connection, message) {
    out.send(connection, message);
    if (message.type === 'notification' && self.id === 3) out.send(connection, message);
  },
}));

/** A ping goes before each NEWLEADER and COMMIT. */
export const pingsBefore = changed((out) => ({
  send(connection, message) {
    if (message.type === 'newLeader' || message.type === 'commit')
      out.send(connection, { type: 'ping', zxid: 0 });
    out.send(connection, message);
  },
}));

/** Behind each write of an epoch the disk is synced once more. */
export const syncsMore = changed((out) => ({
  write(name, value) {
    const ticket = out.write(name, value);
    out.sync();
    return ticket;
  },
}));

/** Each ping goes out twice. */
export const pingsTwice = changed((out) => ({
  send(connection, message) {
    out.send(connection, message);
    if (message.type === 'ping') out.send(connection, message);
  },
}));

/** What was 200 ms, the last wait of an election, is 230 ms. */
export const waitsLonger = changed((out) => ({
  setTimer: (timer, delayUs, key) => out.setTimer(timer, delayUs === 200_000 ? 230_000 : delayUs, key),
}));

/** Sooner or later the model objects to itself. */
export const failing = changed(() => ({
  sync() {
    throw new AssertionError('this code has changed too much');
  },
}));
