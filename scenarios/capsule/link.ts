/** A capsule that fits a link: deflated, in the letters of base64url, without what the story gives back. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { ScenarioError } from '../format/scenarioError.ts';
import { type Capsule, CAPSULE_VERSION, capsuleOf } from './capsule.ts';
import { checkCapsule, derived } from './check.ts';
import { documentOf } from './write.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Longer texts are no links. */
const CHARACTERS_MAX = 1_000_000;
const BYTES_MAX = 16_777_216;

/**
 * What the story's own run gives again is left out: what it resolves to, the hash tree and, where that run ends with the digest of the
 * capsule, decisions and faults. A story of a dozen steps comes to less than 2,000 characters.
 */
export function capsuleToLink(capsule: Capsule): string {
  const again = capsuleOf(capsule.story, capsule.failure);
  const isOwn = again?.digest === capsule.digest;
  const left = isOwn ? derived : ['seed', 'run', 'leaves'];
  const document = Object.entries(documentOf(capsule)).filter(([key]) => !left.includes(key));
  return toBase64Url(deflateSync(strToU8(JSON.stringify(Object.fromEntries(document))), { level: 9 }));
}

/**
 * What was left out is found again. Where the story runs another course by now, decisions and faults that were left out are lost: the capsule
 * then has none.
 *
 * @throws ScenarioError where this is no such link.
 */
export function capsuleFromLink(link: string): Capsule {
  const { resolved, ...checked } = checkCapsule(unpacked(link.trim()), derived);
  const again = checked.decisions === undefined ? capsuleOf(checked.story, checked.failure) : null;
  const own = again?.digest === checked.digest ? again : null;
  return {
    capsule: CAPSULE_VERSION,
    zablab: checked.zablab,
    failure: checked.failure,
    digest: checked.digest,
    events: checked.events,
    seed: checked.seed ?? resolved.seed,
    story: checked.story,
    run: checked.run ?? resolved,
    leaves: checked.leaves ?? own?.leaves ?? [],
    faults: checked.faults ?? own?.faults ?? [],
    decisions: checked.decisions ?? own?.decisions ?? [],
  };
}

function unpacked(link: string): unknown {
  const bad = new ScenarioError([], { id: 'capsule.badLink', params: {} });
  const bytes = link.length <= CHARACTERS_MAX ? fromBase64Url(link) : null;
  if (bytes === null) throw bad;
  try {
    // What does not fit is cut off, so that no link, however it was made, unfolds into more.
    const plain = inflateSync(bytes, { out: new Uint8Array(sizeOf(bytes)) });
    return JSON.parse(strFromU8(plain)) as unknown;
  } catch {
    throw bad;
  }
}

/** Deflate makes a text smaller by a factor of 1,032 at most. */
const sizeOf = (bytes: Uint8Array): number => Math.min(BYTES_MAX, bytes.length * 1_032);

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const word = (first << 16) | (second << 8) | third;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(word >> shift) & 63] ?? '');
    text += letters.slice(0, Math.min(3, bytes.length - at) + 1).join('');
  }
  return text;
}

/** @returns Null of what is none. */
function fromBase64Url(text: string): Uint8Array | null {
  if (text === '' || !/^[\w-]+$/u.test(text) || text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    word = ((word << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (word >> bits) & 255;
  }
  return bytes;
}
