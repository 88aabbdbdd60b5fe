/** The one JSON document that `fuzz --json` prints. */
import { type Explanation, type Language, moment, say, tell } from '../scenarios/index.ts';
import type { Campaigned } from './campaign.ts';
import type { FailureReport } from './failureReport.ts';
import { probeNames } from './fuzzChunk.ts';
import type { FuzzSetting } from './fuzzOptions.ts';
import type { Summary } from './summary.ts';

/** Only `elapsedMs` and what is made of it depend on the machine; without it two runs of a campaign print the same. */
export function fuzzDocument(
  setting: FuzzSetting,
  { summary, elapsedMs, isInterrupted }: Campaigned,
  reports: readonly FailureReport[],
  language: Language,
): Readonly<Record<string, unknown>> {
  const { options, bug, release, servers, seed, first } = setting;
  const { runs, events, digest, cutShort } = summary;
  return {
    profile: options.profile,
    bug: bug?.name ?? null,
    release,
    variants: options.variants ?? [],
    servers,
    seed,
    firstRun: first,
    runs,
    events,
    elapsedMs: Math.round(elapsedMs),
    digest: isInterrupted ? null : digest,
    verdicts: { ...verdicts(summary, language), cutShort },
    probes: probeNames.map((name) => ({ name, runs: summary.reached[name] ?? 0 })),
    failures: reports.map((report) => failureEntry(report, language)),
    ok: reports.length === 0 && !isInterrupted,
    ...(isInterrupted ? { interrupted: true } : {}),
  };
}

function verdicts({ recoverable, slowestMs, unrecoverable }: Summary, language: Language) {
  return {
    recoverable,
    slowestMs,
    unrecoverable: unrecoverable.map(({ because, runs }) => ({ because: say(because, language), runs })),
  };
}

function failureEntry(report: FailureReport, language: Language) {
  const { group, seed, swarm, stepsDrawn, shrunk, story, failure, explanation } = report;
  return {
    property: group.property,
    runs: group.runs,
    run: group.first.index,
    otherRuns: group.others,
    seed,
    event: group.first.failure.event,
    atMs: group.first.failure.atUs / 1_000,
    message: group.first.failure.message,
    swarm,
    steps: stepsDrawn,
    shrunk:
      shrunk === null
        ? null
        : {
            steps: shrunk.steps,
            attempts: shrunk.attempts,
            events: failure.event,
            isDone: shrunk.isDone,
          },
    story,
    explanation: explanationEntry(explanation, language),
    capsule: report.capsule,
    again: report.again,
    replay: report.replay,
    link: report.link,
  };
}

const explanationEntry = (
  { lines, sentence, values, atUs }: Explanation,
  language: Language,
): Readonly<Record<string, unknown>> => ({
  lines: lines.map((line) => ({ at: moment(line.atUs), server: line.node, text: tell(line, language) })),
  sentence: say(sentence, language),
  values: values === null ? null : say(values, language),
  at: moment(atUs),
});
