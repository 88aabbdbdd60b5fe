/** Clients in words: whom each talks to, what it last asked, and what became of that. */
import { zxidAsPair } from '../../model/index.ts';
import type { ClientView } from '../trace/clientView.ts';
import { paintTable, type TableRow } from './table.ts';
import type { Words } from '../words/english.ts';

export function paintClientTable(
  table: HTMLTableElement,
  clients: readonly ClientView[],
  words: Words,
): void {
  const columns = [words.clientHeading, words.connectedTo, words.lastRequest, words.answer];
  paintTable(
    table,
    words.clientsCaption,
    columns,
    clients.map((client) => rowOf(client, words)),
  );
}

function rowOf({ number, link, last, waiting, answered }: ClientView, words: Words): TableRow {
  const server =
    link === null ? '' : link.isOpen ? String(link.server) : words.dials({ server: link.server });
  return {
    key: String(number),
    heading: `<span>${number}</span>`,
    className: '',
    cells: [
      server,
      last === null || last.operation === null ? '' : words.request(last.operation),
      last === null ? '' : outcomeText(last, waiting.length, answered, words),
    ],
  };
}

function outcomeText(
  { outcome, operation }: NonNullable<ClientView['last']>,
  waiting: number,
  answered: number,
  words: Words,
): string {
  if (waiting > 1) return words.manyWait({ waiting, answered });
  switch (outcome.kind) {
    case 'waits':
      return words.waitsForAnswer;
    case 'answered': {
      const found = operation?.type === 'get' ? words.found({ value: outcome.value }) : words.done;
      return words.answeredAt({ found, zxid: zxidAsPair(outcome.zxid) });
    }
    default:
      return words.failures[outcome.kind];
  }
}
