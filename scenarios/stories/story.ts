/** A story of ours: a scenario that has a name, a title and a question in both languages, and a source. */
import type { ListedScenario } from '../format/resolveListed.ts';
import type { LocalText } from '../language/language.ts';

export type Story = ListedScenario & {
  readonly name: string;
  readonly title: Required<LocalText>;
  readonly asks: Required<LocalText>;
  readonly source: string;
};
