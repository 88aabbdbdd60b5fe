/** The shape of an expectation. */
import { byServer, either, integer, listOf, record, word } from './shape.ts';
import { localText } from './textShape.ts';
import { SERVER_ID_MAX, states } from './vocabulary.ts';

const serverId = integer(1, SERVER_ID_MAX);

export const expectationShape = record(
  {
    leader: either(serverId, word('word', ['none', 'any', 'first quorum'])),
    state: byServer(word('state', states), ['running']),
    followers: either(listOf(serverId, 1, SERVER_ID_MAX), word('word', ['everyone else'])),
    unless: word('word', ['a quorum has started']),
    text: localText,
  },
  [],
  { oneOf: [{ role: 'expectation', keys: ['leader', 'state', 'followers'] }] },
);
