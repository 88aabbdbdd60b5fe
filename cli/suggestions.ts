/** What to type next: three commands that change one thing each. */
import { type Expectation, stories } from '../scenarios/index.ts';
import type { Action } from '../sim/index.ts';
import type { CliMessage } from './language/message.ts';
import { shellWords } from './oneLine.ts';
import type { Outcome } from './outcome.ts';

export interface Suggestion {
  readonly typed: string;
  readonly meaning: CliMessage;
}

const EARLIER_US = 500_000;

export function suggestions(outcome: Outcome): readonly Suggestion[] {
  const { scenario, word, settings } = outcome;
  const command = shellWords(['zablab', 'run', word]);
  const thisRun = shellWords(['zablab', 'run', word, ...settings]);
  const seed = scenario.run.seed === '2' ? '3' : '2';
  const another: Suggestion = {
    typed: `${thisRun} --seed ${seed}`,
    meaning: { id: 'next.seed', params: {} },
  };
  const detail: Suggestion = {
    typed: `${thisRun}${outcome.seed.length === 0 ? '' : ` ${shellWords(outcome.seed)}`} --detail`,
    meaning: { id: 'next.detail', params: {} },
  };
  const [first = another, second = another, third = detail] = [
    ...whatIf(outcome, command),
    ...largerEnsemble(outcome, command),
    ...otherStory(scenario.name),
  ];
  const chosen = [first, second === first ? detail : second, third];
  return chosen.filter(({ typed }, index) => chosen.findIndex((other) => other.typed === typed) === index);
}

/** "What if 4 had been earlier?": of the first server that came too late for the first quorum, in a story about starts alone. */
function whatIf({ scenario, settings, accepts }: Outcome, command: string): readonly Suggestion[] {
  const { steps, ensemble } = scenario.run;
  const starts = steps.flatMap(({ moment, action }) =>
    moment.kind === 'at' && action.do === 'fault' && action.fault.kind === 'start'
      ? [{ server: action.fault.process, us: moment.us }]
      : [],
  );
  if (!steps.every(({ action }) => bearsChange(action))) return [];
  const late = starts.toSorted((a, b) => a.us - b.us)[Math.floor(ensemble.servers.length / 2) + 1];
  if (late === undefined || typeof late.server !== 'number' || late.us <= EARLIER_US) return [];
  if (settings.some((setting) => setting.startsWith('start.'))) return [];
  const { server } = late;
  if (!accepts(`start.${server}=0.5s`)) return [];
  return [
    { typed: `${command} --set start.${server}=0.5s`, meaning: { id: 'next.earlier', params: { server } } },
  ];
}

/** Only of a story about starts alone that names no leader: among more servers it would be another, and quorums need more of them. */
function largerEnsemble({ scenario, settings, accepts }: Outcome, command: string): readonly Suggestion[] {
  const { ensemble, steps } = scenario.run;
  const { servers } = ensemble;
  const isPlain = servers.every(({ role, group }) => role === 'participant' && group === undefined);
  if (!isPlain || settings.includes('--servers') || servers.length > 7) return [];
  if (!steps.every(({ action }) => bearsChange(action))) return [];
  const count = servers.length + 2;
  if (!accepts({ option: '--servers', key: 'servers', value: String(count) })) return [];
  return [
    { typed: `${command} --servers ${count}`, meaning: { id: 'next.servers', params: { servers: count } } },
  ];
}

/** Whether what a step does or expects still makes sense with other starts or more servers. */
function bearsChange(action: Action<Expectation>): boolean {
  if (action.do === 'fault') return action.fault.kind === 'start';
  const { expectation } = action;
  if (expectation.kind === 'leader') return typeof expectation.leader !== 'number';
  return expectation.kind === 'state' || expectation.kind === 'followers';
}

function otherStory(name: string): readonly Suggestion[] {
  const position = stories.findIndex((story) => story.name === name);
  const other = stories[(position + 1) % stories.length];
  if (other === undefined || other.name === name) return [];
  return [{ typed: `zablab run ${other.name}`, meaning: { id: 'next.story', params: {} } }];
}
