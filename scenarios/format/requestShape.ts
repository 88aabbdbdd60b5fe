/** The shapes of what clients ask for. */
import { either, integer, record, text, word, znode } from './shape.ts';
import { CLIENTS_MAX, SERVER_ID_MAX, symbolicTargets } from './vocabulary.ts';

const asked = {
  through: either(integer(1, SERVER_ID_MAX), word('word', symbolicTargets)),
  client: integer(1, CLIENTS_MAX),
};

const session = word('word', ['own', 'kept']);

export const requestShapes = {
  write: record(
    {
      path: znode,
      value: either(text(1_024, 0), integer(Number.MIN_SAFE_INTEGER)),
      ...asked,
      count: integer(1, 1_000_000),
      session,
      window: integer(1, 10_000),
    },
    ['path', 'value', 'through'],
  ),
  read: record({ path: znode, ...asked, session }, ['path', 'through']),
  sync: record({ ...asked, session }, ['through']),
  open: record(asked, ['through']),
  close: record(asked, ['through']),
};
