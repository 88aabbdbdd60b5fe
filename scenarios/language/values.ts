/** What the values that show a breach are, whatever the language. */
import type { Vote } from '../../model/index.ts';
import type { Txn } from './narration/words.ts';

/** The first zxid of epoch 1; smaller numbers are ids, epochs, rounds or counts. */
const ZXID_MIN = 4_294_967_296;

export const isZxid = (key: string, value: unknown): value is number =>
  typeof value === 'number' && (value >= ZXID_MIN || key === 'zxid' || key === 'synced' || key === 'acked');

/** Votes and transactions have fields that nothing else has. */
export const isVote = (value: unknown): value is Vote =>
  typeof value === 'object' && value !== null && 'leader' in value && 'peerEpoch' in value;
export const isTxn = (value: unknown): value is Txn =>
  typeof value === 'object' && value !== null && 'type' in value;
