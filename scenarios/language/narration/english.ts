/** Turns of phrase that several phases share: English. */
import { list } from '../format.ts';
import {
  ascending,
  type Counted,
  isByWeight,
  isTooFew,
  type Measure,
  rangeOf,
  type Txn,
  valueText,
} from './words.ts';

export const measure = (measured: Measure): string =>
  isByWeight(measured)
    ? 'more than half of the weight needed'
    : `${measured.needed} of ${totalText(measured)} needed`;

const totalText = ({ total, unit }: Measure): string => `${total}${unit === 'groups' ? ' groups' : ''}`;

/** `a quorum of 3`, behind the names of those who are it. */
export function asQuorum(counted: Counted): string {
  if (isTooFew(counted)) return `taken for a quorum (${measure(counted)})`;
  return isByWeight(counted) ? 'a quorum by weight' : `a quorum of ${totalText(counted)}`;
}

/** `once`, `twice`, `3 times`. */
export const times = (amount: number): string =>
  amount === 1 ? 'once' : amount === 2 ? 'twice' : `${amount} times`;

/** `has` for one, `have` for more. */
export const have = (servers: readonly number[]): string => (servers.length === 1 ? 'has' : 'have');

/** Their names, in the order of their ids: `1, 2 and 4`, `1 to 5`. */
export function names(servers: readonly number[]): string {
  const range = rangeOf(servers);
  return range === null ? list(ascending(servers), 'en') : range.join(' to ');
}

/** What a transaction does. */
export function txnText(txn: Txn): string {
  switch (txn.type) {
    case 'set':
      return `${txn.path} = ${valueText(txn.value)}`;
    case 'createSession':
      return 'a client opens its session';
    case 'closeSession':
      return 'a client closes its session';
  }
}
