/** Our own mistake: the simulator or a model contradicts itself. Never an event of the simulated world. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/**
 * Stops the run when a claim is false. Assertions stay on in every build.
 *
 * @param claim - What must hold here.
 * @param sentence - The claim as a fixed sentence; values belong in the report, which can show the state.
 * @throws AssertionError when `claim` is false.
 */
export function assert(claim: boolean, sentence: string): asserts claim {
  if (!claim) throw new AssertionError(sentence);
}

/** Ends an exhaustive switch: a new member of a union fails to compile here. */
export function assertNever(value: never): never {
  throw new AssertionError(`a case nobody wrote: ${JSON.stringify(value)}`);
}
