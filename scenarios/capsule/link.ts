/** A capsule that fits a link: deflated, in the letters of base64url, without what the story gives back. */
import { ScenarioError } from '../format/scenarioError.ts';
import { packed, unpacked } from '../link/packed.ts';
import { type Capsule, CAPSULE_VERSION, capsuleOf } from './capsule.ts';
import { checkCapsule, derived } from './check.ts';
import { documentOf } from './write.ts';

/**
 * What the story's own run gives again is left out: what it resolves to, the hash tree and, where that run ends with the digest of the
 * capsule, decisions and faults. A story of a dozen steps comes to less than 2,000 characters.
 */
export function capsuleToLink(capsule: Capsule): string {
  const again = capsuleOf(capsule.story, capsule.failure);
  const isOwn = again?.digest === capsule.digest;
  const left = isOwn ? derived : ['seed', 'run', 'leaves'];
  const document = Object.entries(documentOf(capsule)).filter(([key]) => !left.includes(key));
  return packed(Object.fromEntries(document));
}

/**
 * What was left out is found again. Where the story runs another course by now, decisions and faults that were left out are lost: the capsule
 * then has none.
 *
 * @param eventsMax - A run of more events is given up: for those who open links of strangers.
 * @throws ScenarioError where this is no such link.
 */
export function capsuleFromLink(link: string, eventsMax: number = Number.POSITIVE_INFINITY): Capsule {
  const document = unpacked(link);
  if (document === undefined) throw new ScenarioError([], { id: 'capsule.badLink', params: {} });
  const { resolved, ...checked } = checkCapsule(document, derived);
  const limit = { eventsMax: Math.min(checked.events + 1, eventsMax) }; // What goes on is another run.
  const again = checked.decisions === undefined ? capsuleOf(checked.story, checked.failure, limit) : null;
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
