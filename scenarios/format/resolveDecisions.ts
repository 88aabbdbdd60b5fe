/** Decisions of a story, as the kernel names them. */
import { meaningOf, readDecision } from './decisionText.ts';
import type { GivenDecision } from './resolved.ts';
import { ScenarioError } from './scenarioError.ts';
import { type Cast, requireClient, requireServer } from './servers.ts';

/** @throws ScenarioError when there is no such server or client, or one draw has two values. */
export function resolveDecisions(texts: readonly string[], cast: Cast): readonly GivenDecision[] {
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const path = ['decisions', index];
    const line = readDecision(text);
    if ('id' in line) throw new ScenarioError(path, line);
    for (const part of line.parts) {
      if (typeof part === 'string') continue;
      if ('server' in part) requireServer(part.server, cast, path);
      else requireClient(part.client, cast, path);
    }
    const meaning = meaningOf(line, cast);
    if (seen.has(meaning)) throw new ScenarioError(path, { id: 'error.decidedTwice', params: { meaning } });
    seen.add(meaning);
    return { meaning, value: line.value };
  });
}
