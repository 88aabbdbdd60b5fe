/** Compares what a whole run has shown beside its snapshots: which nodes were found, and when a leader without followers gave up. */
import type { Difference } from './difference.ts';
import { type GaveUp, leadersThatGaveUp } from './logged.ts';
import type { Recording } from './recording.ts';
import type { Simulation } from './simulation.ts';
import type { NodeRead } from './story.ts';

export class LateComparison {
  private readonly reads: readonly NodeRead[];
  private readonly gaveUp: readonly GaveUp[];
  private readonly tickUs: number;
  private readonly syncLimit: number;

  constructor(recording: Recording, reads: readonly NodeRead[]) {
    this.reads = reads;
    this.gaveUp = leadersThatGaveUp(recording);
    this.tickUs = recording.config.tickTime * 1_000;
    this.syncLimit = recording.config.syncLimit;
  }

  difference({ answers, gaveUp }: Pick<Simulation, 'answers' | 'gaveUp'>): Difference | null {
    for (const { action, client, sid, found } of this.reads) {
      const simulated = answers.get(client) ?? null;
      if (found === null || found === simulated) continue;
      return {
        field: `actions[${action}].result[${sid}]`,
        recorded: word(found),
        simulated: word(simulated),
      };
    }
    for (const { leader, stopUs, atUs } of this.gaveUp) {
      const found = gaveUp.find((other) => other.leader === leader && other.atUs >= stopUs);
      const recorded = (atUs - stopUs) / this.tickUs;
      const simulated = found === undefined ? null : (found.atUs - stopUs) / this.tickUs;
      if (this.isInTime(recorded) && simulated !== null && this.isInTime(simulated)) continue;
      return { field: `ticksToGiveUp[${leader}]`, recorded, simulated };
    }
    return null;
  }

  /** A leader gives up within (syncLimit − ½, syncLimit + 1] ticks of the stop. */
  private isInTime(ticks: number): boolean {
    return ticks > this.syncLimit - 0.5 && ticks <= this.syncLimit + 1;
  }
}

const word = (found: boolean | null): string | null => (found === null ? null : found ? 'OK' : 'NONODE');
