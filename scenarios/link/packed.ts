/** Plain data that fits a link: its JSON, deflated, in the letters of base64url. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64Url.ts';

/** Longer texts are no links, and what unfolds into more bytes is none. */
export const PACKED_CHARACTERS_MAX = 1_000_000;
const UNPACKED_BYTES_MAX = 16_777_216;

export const packed = (document: unknown): string =>
  toBase64Url(deflateSync(strToU8(JSON.stringify(document)), { level: 9 }));

/** @returns What was packed, unchecked; undefined of what `packed` did not write. */
export function unpacked(link: string): unknown {
  const text = link.trim();
  const bytes = text.length <= PACKED_CHARACTERS_MAX ? fromBase64Url(text) : null;
  if (bytes === null) return undefined;
  try {
    // What does not fit is cut off, so that no link, however it was made, unfolds into more.
    const plain = inflateSync(bytes, { out: new Uint8Array(sizeOf(bytes)) });
    return JSON.parse(strFromU8(plain)) as unknown;
  } catch {
    return undefined;
  }
}

/** Deflate makes a text smaller by a factor of 1,032 at most. */
const sizeOf = (bytes: Uint8Array): number => Math.min(UNPACKED_BYTES_MAX, bytes.length * 1_032);
