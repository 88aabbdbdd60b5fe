/** Turns of phrase that several phases share: Chinese. */
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

const many = (ids: readonly (number | string)[]): string => list(ids, 'zh-CN');

export function measure(measured: Measure): string {
  if (isByWeight(measured)) return '需超过一半的权重';
  const { needed, total, unit } = measured;
  const one = unit === 'voters' ? '台' : '组';
  return `${total} ${one}中需 ${needed} ${one}`;
}

/** Behind the names of those who are it. */
export function asQuorum(counted: Counted): string {
  if (isTooFew(counted)) return `被当作法定人数（${measure(counted)}）`;
  return isByWeight(counted) ? '按权重构成法定人数' : '构成法定人数';
}

/** Their names, in the order of their ids: `1、2 和 4`, `1 至 5`. */
export function names(servers: readonly number[]): string {
  const range = rangeOf(servers);
  return range === null ? many(ascending(servers)) : range.join(' 至 ');
}

/** What a transaction does. */
export function txnText(txn: Txn): string {
  switch (txn.type) {
    case 'set':
      return `${txn.path} = ${valueText(txn.value)}`;
    case 'createSession':
      return '客户端打开会话';
    case 'closeSession':
      return '客户端关闭会话';
  }
}
