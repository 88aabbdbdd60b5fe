/** A campaign in the terminal: what it is, each failure as a story of a dozen lines, and the summary. */
import { properties } from '../model/index.ts';
import {
  describeSwarm,
  drawSwarm,
  list,
  moment,
  propertyName,
  say,
  type Scenario,
  seedOfCase,
  type Swarm,
  writeSteps,
} from '../scenarios/index.ts';
import type { Campaigned } from './campaign.ts';
import type { Context } from './context.ts';
import { explanationLines } from './explanationTelling.ts';
import type { FailureReport } from './failureReport.ts';
import { probeNames } from './fuzzChunk.ts';
import type { FuzzSetting } from './fuzzOptions.ts';
import { ratesOf } from './fuzzProgress.ts';
import { oneLine } from './oneLine.ts';
import type { Paint } from './paint.ts';
import { fullName } from './propertyText.ts';
import { table } from './table.ts';
import { unbroken, wrap } from './width.ts';

const YES = '✓';
const NO = '✗';
const NEUTRAL = '·';
const SEPARATOR = ' · ';

export function headingLines(
  { options, bug, release, seed, servers, workers }: FuzzSetting,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  const params = { profile: options.profile, bug: bug?.name ?? null, release, seed, servers, workers };
  const parts = oneLine(context.tell({ id: 'fuzz.heading', params })).split(SEPARATOR);
  return wrap(parts.map(unbroken).join(SEPARATOR), columns).map((line) => paint.dim(line));
}

/** What is drawn for the one run there is. */
export function swarmLines(
  { options, seed, first }: FuzzSetting,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  const swarm = drawSwarm(options, seedOfCase(seed, first));
  return table([[label('fuzz.swarm', context), swarmTexts(swarm, context)]], columns, paint);
}

/** What was drawn for one run. */
const swarmTexts = (swarm: Swarm, { language }: Context): readonly string[] =>
  describeSwarm(swarm).map((part) => `${NEUTRAL} ${say(part, language)}`);

export interface ToldFailure extends FailureReport {
  /** What went wrong with us while it was made short, or null. */
  readonly fault: unknown;
  /** Why it is not short, if it is not. */
  readonly why: 'interrupted' | 'late' | 'fault';
}

export function failureLines(
  report: ToldFailure,
  { runs }: Pick<FuzzSetting, 'runs'>,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  const { group, swarm, stepsDrawn, shrunk, explanation, again, replay, link } = report;
  const params = {
    property: fullName(group.property, context),
    runs: group.runs,
    first: group.first.index,
    others: group.others,
  };
  const heading = `${NO} ${context.tell({ id: 'fuzz.group', params })}`;
  const shrunkText =
    shrunk === null
      ? context.tell({ id: 'fuzz.notShrunk', params: { why: report.why } })
      : context.tell({
          id: 'fuzz.shrunkTo',
          params: {
            before: stepsDrawn,
            after: shrunk.steps,
            events: shrunk.eventsAfter,
            isDone: shrunk.isDone,
          },
        });
  const linkText =
    link ?? context.tell({ id: 'fuzz.linkTooLong', params: { characters: report.linkCharacters } });
  return [
    '',
    ...wrap(heading, columns, '  ').map(paint.red),
    ...table(
      [
        // Of the one run there is it has just been told.
        [label('fuzz.swarm', context), runs === 1 ? [] : swarmTexts(swarm, context)],
        [label('fuzz.shrunk', context), [shrunkText]],
      ],
      columns,
      paint,
    ),
    ...(shrunk === null ? [] : stepsOf(report.story)),
    '',
    ...explanationLines(explanation, columns, context, paint),
    '',
    ...commandLines(
      [
        [label('fuzz.again', context), again],
        [label('fuzz.replay', context), replay],
        [label('fuzz.link', context), linkText],
      ],
      paint,
    ),
  ];
}

/** The steps of a story as its file has them: to be read, and to be copied. */
export const stepsOf = (story: Scenario): readonly string[] => [
  '',
  ...writeSteps(story).map((line) => `  ${oneLine(line)}`),
];

/** What is to be copied is never broken into lines. */
export function commandLines(
  commands: readonly (readonly [label: string, typed: string])[],
  paint: Paint,
): readonly string[] {
  return table(
    commands.map(([name, typed]) => [name, [typed]]),
    Number.POSITIVE_INFINITY,
    paint,
  );
}

export function summaryLines(
  { summary, elapsedMs, isInterrupted }: Campaigned,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  const { runs, events, groups, digest } = summary;
  const interrupted = isInterrupted
    ? [paint.yellow(context.tell({ id: 'fuzz.interrupted', params: { runs } }))]
    : [];
  const elapsed = unbroken(moment(elapsedMs * 1_000, 1));
  const size = context.tell({
    id: 'fuzz.size',
    params: { runs, events, elapsed, ...ratesOf(runs, events, elapsedMs) },
  });
  const claims = properties.filter(({ mood }) => mood !== 'sometimes');
  const count = claims.length;
  const verdict =
    groups.length === 0
      ? `${paint.green(YES)} ${context.tell({ id: 'fuzz.allHeld', params: { count } })}`
      : `${paint.red(NO)} ${paint.red(context.tell({ id: 'fuzz.brokenProperties', params: { broken: groups.length, count } }))}`;
  return [
    '',
    ...interrupted,
    ...table(
      [
        [label('fuzz.runs', context), [size]],
        [label('fuzz.verdicts', context), verdictTexts(summary, context)],
        [label('fuzz.probes', context), probeTexts(summary, context)],
        [label('fuzz.properties', context), [verdict]],
        // Of an interrupted campaign it says nothing: other runs are done the next time.
        [label('fuzz.digest', context), isInterrupted ? [] : [digest]],
      ],
      columns,
      paint,
    ),
  ];
}

function verdictTexts(summary: Campaigned['summary'], context: Context): readonly string[] {
  const { recoverable, slowestMs, unrecoverable, cutShort, groups } = summary;
  const undecided = groups.reduce((sum, group) => sum + group.runs, 0);
  const slowest = unbroken(moment(slowestMs * 1_000, 1));
  return [
    `${NEUTRAL} ${context.tell({ id: 'fuzz.recoverable', params: { runs: recoverable, slowest } })}`,
    ...unrecoverable.map(({ because, runs }) => {
      const params = { runs, because: say(because, context.language) };
      return `${NEUTRAL} ${context.tell({ id: 'fuzz.unrecoverable', params })}`;
    }),
    ...(cutShort === 0
      ? []
      : [`${NEUTRAL} ${context.tell({ id: 'fuzz.cutShort', params: { runs: cutShort } })}`]),
    ...(undecided === 0
      ? []
      : [`${NEUTRAL} ${context.tell({ id: 'fuzz.undecided', params: { runs: undecided } })}`]),
  ];
}

function probeTexts({ reached, runs }: Campaigned['summary'], context: Context): readonly string[] {
  const missing = probeNames.filter((name) => reached[name] === undefined);
  const params = { reached: probeNames.length - missing.length, all: probeNames.length };
  const names = list(
    missing.map((name) => nameOf(name, context)),
    context.language,
  );
  return [
    `${NEUTRAL} ${context.tell({ id: 'fuzz.reached', params })}`,
    // Of one run that says nothing.
    ...(missing.length === 0 || runs === 1
      ? []
      : [`${NEUTRAL} ${context.tell({ id: 'fuzz.notReached', params: { names } })}`]),
  ];
}

const nameOf = (property: string, { language }: Context): string => say(propertyName(property), language);

type Label =
  | 'fuzz.swarm'
  | 'fuzz.shrunk'
  | 'fuzz.again'
  | 'fuzz.replay'
  | 'fuzz.link'
  | 'fuzz.runs'
  | 'fuzz.verdicts'
  | 'fuzz.probes'
  | 'fuzz.properties'
  | 'fuzz.digest';

const label = (id: Label, context: Context): string => context.tell({ id, params: {} });
