/** What a step lets a client ask for: a command to its process, about a server. */
import type { ClientCommand } from '../../model/index.ts';
import type { Fault } from '../../sim/index.ts';
import type { AuthoredAction, AuthoredRequest, AuthoredStep } from './authoredStep.ts';
import type { Path } from './scenarioError.ts';
import { type Cast, clientProcess, requireClient } from './servers.ts';
import { targetOf } from './targets.ts';
import { requests } from './vocabulary.ts';

export const isRequest = (step: AuthoredAction): step is AuthoredRequest =>
  requests.some((verb) => verb in step);

/** @throws ScenarioError when there is no such server or client. */
export function requestOf(step: AuthoredRequest, cast: Cast, path: Path): Fault {
  const { verb, asked, command } = takenApart(step);
  const { client = 1, through } = asked;
  requireClient(client, cast, [...path, verb, 'client']);
  return {
    kind: 'command',
    process: clientProcess(cast, client),
    command,
    about: targetOf(through, cast, [...path, verb, 'through']),
  };
}

type Asked = Extract<AuthoredRequest, { open: unknown }>['open'];

function takenApart(step: AuthoredRequest): {
  readonly verb: string;
  readonly asked: Asked;
  readonly command: ClientCommand;
} {
  if ('write' in step) {
    const { path, value, count = 1, window = 1, session = 'own' } = step.write;
    const command = { do: 'write', path, value: String(value), count, window, session } as const;
    return { verb: 'write', asked: step.write, command };
  }
  if ('read' in step) {
    const { path, session = 'own' } = step.read;
    return { verb: 'read', asked: step.read, command: { do: 'read', path, session } };
  }
  if ('sync' in step) {
    const { session = 'own' } = step.sync;
    return { verb: 'sync', asked: step.sync, command: { do: 'sync', session } };
  }
  if ('open' in step) return { verb: 'open', asked: step.open, command: { do: 'open' } };
  return { verb: 'close', asked: step.close, command: { do: 'close' } };
}

/** @returns Who asks. */
export const clientOf = (step: AuthoredRequest): number => takenApart(step).asked.client ?? 1;

/** @returns How many clients the steps name: the highest number among them. */
export const clientsNamed = (steps: readonly AuthoredStep[]): number =>
  steps.reduce((most, step) => (isRequest(step) ? Math.max(most, clientOf(step)) : most), 0);
