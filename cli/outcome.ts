/** The last block of a run: who leads, what was expected, which properties held, the digest, and what to type next. */
import { zxidAsPair } from '../model/index.ts';
import {
  breachesOf,
  moment,
  type ResolvedScenario,
  type RunResult,
  type Setting,
} from '../scenarios/index.ts';
import type { Context } from './context.ts';
import { oneLine } from './oneLine.ts';
import { type Paint, paintServer } from './paint.ts';
import { suggestions } from './suggestions.ts';
import { type Block, table } from './table.ts';
import { expectationText, propertyTexts } from './verdicts.ts';
import { padEnd, unbroken, UNBROKEN_SPACE, widthOf } from './width.ts';

export interface Outcome {
  readonly scenario: ResolvedScenario;
  readonly result: RunResult;
  /** What the story was called on the command line. */
  readonly word: string;
  /** The changes of this run, as they were typed; another seed is none. */
  readonly settings: readonly string[];
  /** The seed, as it was typed, or nothing. */
  readonly seed: readonly string[];
  /** Whether the story, as it was written, takes a change. */
  readonly accepts: (change: Setting) => boolean;
  /** Every line was told, and not only those that tell the story. */
  readonly isDetailed: boolean;
  /** Lines that only the whole telling has. */
  readonly leftOut: number;
  readonly isInterrupted: boolean;
}

const GAP = '  ';

export function outcomeLines(
  outcome: Outcome,
  context: Context,
  paint: Paint,
  columns: number,
): readonly string[] {
  const { scenario, result, leftOut, isInterrupted } = outcome;
  const ended = moment(result.endedAtUs);
  const size = context.tell({ id: 'run.size', params: { events: result.events, ended: unbroken(ended) } });
  const quiet = leftOut === 0 ? [] : [context.tell({ id: 'run.quiet', params: { lines: leftOut } })];
  const blocks: readonly Block[] = [
    [context.tell({ id: 'run.leader', params: {} }), [leaderText(result, context, paint)]],
    [context.tell({ id: 'run.servers', params: {} }), [serversText(result, context, paint)]],
    [context.tell({ id: 'run.zxid', params: {} }), zxidTexts(result, context)],
    [
      context.tell({ id: 'run.expectations', params: {} }),
      result.expectations.map((expectation) => expectationText(expectation, isInterrupted, context, paint)),
    ],
    [
      context.tell({ id: 'run.properties', params: {} }),
      propertyTexts(result, breachesOf(scenario.run), outcome.isDetailed, context, paint),
    ],
    [context.tell({ id: 'run.digest', params: {} }), [result.digest]],
    [context.tell({ id: 'run.events', params: {} }), [size, ...quiet.map(paint.dim)]],
  ];
  const interrupted = isInterrupted
    ? [paint.yellow(context.tell({ id: 'run.interrupted', params: { at: ended } })), '']
    : [];
  return [
    '',
    ...interrupted,
    ...table(blocks, columns, paint),
    ...nextLines(outcome, context, paint, columns),
  ];
}

function leaderText(result: RunResult, context: Context, paint: Paint): string {
  const { leader, servers, elections } = result;
  const single = servers.find(({ mode }) => mode === 'standalone');
  if (single !== undefined) return context.tell({ id: 'run.standalone', params: { server: single.id } });
  const alone = servers.filter(({ state }) => state === 'LEADING').map(({ id }) => id);
  if (leader === null) return context.tell({ id: 'run.noLeader', params: { alone } });
  const told = context.tell({ id: 'run.leaderIs', params: { server: leader } });
  const isEstablished = servers.some(({ id, mode }) => id === leader && mode === 'leader');
  const epoch = elections.findLast((election) => election.leader === leader)?.epoch;
  const text =
    isEstablished && epoch !== undefined
      ? context.tell({ id: 'run.epoch', params: { epoch } })
      : context.tell({ id: 'run.notEstablished', params: {} });
  const aside = context.tell({ id: 'text.aside', params: { text } });
  return paint.bold(paintServer(paint, leader, told)) + paint.dim(aside);
}

/** How far each server's memory has come: those that have come equally far together. */
function zxidTexts({ servers }: RunResult, context: Context): readonly string[] {
  const up = servers.filter(({ lastProcessedZxid }) => lastProcessedZxid !== null);
  const zxids = [...new Set(up.map(({ lastProcessedZxid }) => lastProcessedZxid ?? 0))].sort((a, b) => b - a);
  if (zxids.every((zxid) => zxid === 0)) return [];
  const groups = zxids.map((zxid) => ({
    zxid: zxidAsPair(zxid),
    servers: up.filter(({ lastProcessedZxid }) => lastProcessedZxid === zxid).map(({ id }) => id),
  }));
  return [context.tell({ id: 'run.zxids', params: { groups } })];
}

function serversText({ servers }: RunResult, context: Context, paint: Paint): string {
  return servers
    .map(({ id, state, mode, paused }) => {
      const shown = mode === 'standalone' ? mode : (state ?? context.tell({ id: 'run.down', params: {} }));
      const text = context.tell({ id: 'run.paused', params: {} });
      const pause = paused ? context.tell({ id: 'text.aside', params: { text } }) : '';
      return `${paintServer(paint, id, String(id))}${UNBROKEN_SPACE}${state === null ? paint.dim(shown) : shown}${pause}`;
    })
    .join(GAP);
}

function nextLines(outcome: Outcome, context: Context, paint: Paint, columns: number): readonly string[] {
  if (outcome.isInterrupted) return [];
  const next = suggestions(outcome).map(({ typed, meaning }) => ({
    typed: oneLine(typed),
    meaning: context.tell(meaning),
  }));
  const typedWidth = Math.max(...next.map(({ typed }) => widthOf(typed)));
  return [
    '',
    paint.bold(context.tell({ id: 'run.next', params: {} })),
    ...next.flatMap(({ typed, meaning }) =>
      typedWidth + widthOf(meaning) + 2 * GAP.length <= columns
        ? [`  ${paint.cyan(padEnd(typed, typedWidth))}${GAP}${paint.dim(meaning)}`]
        : [`  ${paint.cyan(typed)}`, `    ${paint.dim(meaning)}`],
    ),
  ];
}
