/** Verbs for stories in TypeScript: what is expected. */
import type { SyncMode, SyncRule } from '../../model/index.ts';
import type { AuthoredZxid } from '../format/authoredEnsemble.ts';
import type {
  AuthoredEpochs,
  AuthoredExpectation,
  AuthoredLog,
  AuthoredMode,
  AuthoredState,
  ByServer,
} from '../format/authoredExpectation.ts';
import type { AuthoredAction } from '../format/authoredStep.ts';
import type { Text } from '../format/scenario.ts';

/** What an expectation may say besides what it expects. */
interface Wording {
  readonly text?: Text;
  readonly unless?: 'a quorum has started';
}

export const expectation = (expect: AuthoredExpectation): AuthoredAction => ({ expect });
/** Who is elected. */
export const leaderIs = (
  leader: number | 'none' | 'any' | 'first quorum',
  wording: Wording = {},
): AuthoredExpectation => ({ leader, ...wording });
/** Whose leadership a quorum has accepted. */
export const establishedIs = (
  established: number | 'none' | 'any',
  wording: Wording = {},
): AuthoredExpectation => ({ established, ...wording });
export const stateIs = (state: ByServer<AuthoredState>, wording: Wording = {}): AuthoredExpectation => ({
  state,
  ...wording,
});
/** What `srvr` prints. */
export const modeIs = (mode: ByServer<AuthoredMode>, wording: Wording = {}): AuthoredExpectation => ({
  mode,
  ...wording,
});
export const followersAre = (
  followers: readonly number[] | 'everyone else',
  wording: Wording = {},
): AuthoredExpectation => ({ followers, ...wording });
/** @param is - Null: nothing. */
export const valueIs = (
  at: number | 'running',
  path: string,
  is: string | null,
  wording: Wording = {},
): AuthoredExpectation => ({ value: { at, path, is }, ...wording });
/** Last transaction in memory. */
export const zxidIs = (zxid: ByServer<AuthoredZxid>, wording: Wording = {}): AuthoredExpectation => ({
  zxid,
  ...wording,
});
export const epochIs = (
  epoch: ByServer<number | AuthoredEpochs>,
  wording: Wording = {},
): AuthoredExpectation => ({ epoch, ...wording });
/** With which transaction the log ends, or what it holds and lacks. */
export const logIs = (
  log: ByServer<AuthoredZxid | AuthoredLog>,
  wording: Wording = {},
): AuthoredExpectation => ({ log, ...wording });
/** How a learner was last synchronised. */
export const syncIs = (
  learner: number,
  mode: SyncMode,
  { rule, ...wording }: Wording & { readonly rule?: SyncRule } = {},
): AuthoredExpectation => ({
  sync: { learner, mode, ...(rule === undefined ? {} : { rule }) },
  ...wording,
});
export const answeredAre = (
  answered: readonly string[] | 'all',
  wording: Wording = {},
): AuthoredExpectation => ({
  answered,
  ...wording,
});
export const unansweredAre = (
  unanswered: readonly string[] | 'all',
  wording: Wording = {},
): AuthoredExpectation => ({ unanswered, ...wording });
/** Properties that are sometimes true, by their names. */
export const reachedAre = (reached: readonly string[], wording: Wording = {}): AuthoredExpectation => ({
  reached,
  ...wording,
});
export const breaksAre = (breaks: readonly string[], wording: Wording = {}): AuthoredExpectation => ({
  breaks,
  ...wording,
});
export const holdsAre = (holds: readonly string[], wording: Wording = {}): AuthoredExpectation => ({
  holds,
  ...wording,
});
