/** How expectations and properties came out, a line each: a mark, what was claimed, and what became of it. */
import {
  type ExpectationResult,
  list,
  moment,
  propertySentence,
  type RunResult,
  textIn,
} from '../scenarios/index.ts';
import type { PropertyVerdict } from '../sim/index.ts';
import type { Context } from './context.ts';
import type { Paint } from './paint.ts';

const YES = '✓';
const NO = '✗';
/** Says nothing about this run, or claims nothing. */
const NEUTRAL = '·';

export function expectationText(
  { text, met, unjudged, atUs }: ExpectationResult,
  isInterrupted: boolean,
  context: Context,
  paint: Paint,
): string {
  const { language } = context;
  const claim = textIn(text, language) + (atUs === null ? '' : paint.dim(aside(moment(atUs), context)));
  // Of an interrupted run nobody knows whether the moment would have come.
  if (unjudged !== null && (met || isInterrupted))
    return `${NEUTRAL} ${claim}${because(textIn(unjudged, language), context)}`;
  if (met) return `${paint.green(YES)} ${claim}`;
  const why = unjudged === null ? context.tell({ id: 'run.unmet', params: {} }) : textIn(unjudged, language);
  return `${paint.red(NO)} ${claim}${paint.red(because(why, context))}`;
}

/** What must hold, one a line; then what a run may come across or not, together. */
export function propertyTexts(
  { properties }: RunResult,
  breaks: readonly string[],
  context: Context,
  paint: Paint,
): readonly string[] {
  const milestones = properties.filter(({ mood }) => mood === 'sometimes');
  return [
    ...properties
      .filter(({ mood }) => mood !== 'sometimes')
      .map((verdict) => verdictText(verdict, breaks.includes(verdict.name), context, paint)),
    ...milestoneTexts(
      'run.reached',
      milestones.filter(({ held }) => held),
      context,
    ),
    ...milestoneTexts(
      'run.notReached',
      milestones.filter(({ held }) => !held),
      context,
    ),
  ];
}

function milestoneTexts(
  id: 'run.reached' | 'run.notReached',
  milestones: readonly PropertyVerdict[],
  context: Context,
): readonly string[] {
  if (milestones.length === 0) return [];
  const named = milestones.map(
    ({ name, found }) => name + (found === null ? '' : aside(moment(found.atUs), context)),
  );
  return [`${NEUTRAL} ${context.tell({ id, params: { names: list(named, context.language) } })}`];
}

function verdictText(
  { name, held, found }: PropertyVerdict,
  isExpectedToBreak: boolean,
  context: Context,
  paint: Paint,
): string {
  if (held) return `${paint.green(YES)} ${name}`;
  const when = found === null ? '' : paint.dim(aside(moment(found.atUs), context));
  const sentence = textIn(propertySentence(name), context.language);
  return isExpectedToBreak
    ? `${paint.green(YES)} ${name}${when}${because(context.tell({ id: 'run.brokenAsExpected', params: {} }), context)}`
    : `${paint.red(NO)} ${name}${when}${paint.red(because(context.tell({ id: 'run.broken', params: { sentence } }), context))}`;
}

const aside = (text: string, context: Context): string =>
  context.tell({ id: 'text.aside', params: { text } });
const because = (why: string, context: Context): string =>
  context.tell({ id: 'text.because', params: { why } });
