/** The shape of an expectation. */
import { probeNames, propertyNames } from './propertyNames.ts';
import {
  byServer,
  either,
  integer,
  listOf,
  nothing,
  record,
  type Shape,
  text,
  word,
  zxid,
  znode,
} from './shape.ts';
import { localText } from './textShape.ts';
import { expectationKeys, modes, SERVER_ID_MAX, states, syncModes, syncRules } from './vocabulary.ts';

const serverId = integer(1, SERVER_ID_MAX);
const epoch = integer(0, 2_097_151);
const zxids = listOf(zxid, 1, 1_000);
const written = either(word('word', ['all']), listOf(znode, 1, 1_000));

const ofServers = (of: Shape): Shape => byServer(of, ['running']);
const atLeastOne = (keys: Readonly<Record<string, Shape>>): Shape =>
  record(keys, [], { someOf: Object.keys(keys) });

export const expectationShape = record(
  {
    leader: either(serverId, word('word', ['none', 'any', 'first quorum'])),
    state: ofServers(word('state', states)),
    followers: either(listOf(serverId, 1, SERVER_ID_MAX), word('word', ['everyone else'])),
    established: either(serverId, word('word', ['none', 'any'])),
    mode: ofServers(word('mode', modes)),
    value: record(
      {
        at: either(serverId, word('word', ['running'])),
        path: znode,
        is: either(text(1_024, 0), integer(Number.MIN_SAFE_INTEGER), nothing),
      },
      ['at', 'path', 'is'],
    ),
    zxid: ofServers(zxid),
    epoch: ofServers(either(epoch, atLeastOne({ current: epoch, accepted: epoch }))),
    log: ofServers(either(zxid, atLeastOne({ endsAt: zxid, holds: zxids, lacks: zxids }))),
    sync: record(
      {
        learner: serverId,
        mode: word('word', syncModes),
        rule: word('word', syncRules),
      },
      ['learner', 'mode'],
    ),
    answered: written,
    unanswered: written,
    reached: listOf(word('property', probeNames), 1, 100),
    breaks: listOf(word('property', propertyNames), 1, 100),
    holds: listOf(word('property', propertyNames), 1, 100),
    unless: word('word', ['a quorum has started']),
    text: localText,
  },
  [],
  { oneOf: [{ role: 'expectation', keys: expectationKeys }] },
);
