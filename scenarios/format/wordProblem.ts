/** A word of a closed list that is none of them, and what was probably meant. */
import type { WordKind } from '../language/errors.ts';
import type { Mistake } from '../language/mistakes.ts';
import { suggest } from './suggest.ts';
import { clip } from './time.ts';

export const wordProblem = (kind: WordKind, known: readonly string[], word: string): Mistake | null =>
  known.includes(word)
    ? null
    : {
        id: 'error.unknownWord',
        params: { kind, word: clip(word), suggestion: nearest(kind, known, word), known },
      };

/** Releases are a digit apart, and guessing one is no help. */
const nearest = (kind: WordKind, known: readonly string[], word: string): string | null =>
  kind === 'release' ? null : suggest(word, known);
