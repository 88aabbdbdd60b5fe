/**
 * The number of a server, which is not in its `zoo.cfg`.
 *
 * Source: `QuorumPeerConfig.setupMyId`: the first line of the file and nothing but a number, without blanks; −1 is none.
 */
import { parseDecimal } from './javaText.ts';
import type { Findings } from './problem.ts';

export const MYID = { file: 'myid', line: 1, column: 1 } as const;

export interface Myid {
  /** null: there is none, or it is wrong. */
  readonly id: number | null;
  readonly isWrong: boolean;
}

/** @param text - Of the file; undefined if there is none. */
export function readMyid(text: string | undefined, findings: Findings): Myid {
  if (text === undefined) return { id: null, isWrong: false };
  const [line = ''] = text.split(/\r\n|\r|\n/, 1);
  const id = parseDecimal(line, 'int64');
  if (id === null) findings.error(MYID, 'zooCfg.myidNotANumber', { text: line });
  return { id: id === -1 ? null : id, isWrong: id === null };
}
