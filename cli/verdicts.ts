/** How expectations and properties came out, a line each: a mark, what was claimed, and what became of it. */
import {
  type ExpectationResult,
  list,
  moment,
  propertyName,
  propertySentence,
  type RunResult,
  say,
} from '../scenarios/index.ts';
import type { PropertyVerdict } from '../sim/index.ts';
import type { Context } from './context.ts';
import type { Paint } from './paint.ts';
import { fullName } from './propertyText.ts';
import { unbroken } from './width.ts';

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
  const claim = say(text, language) + (atUs === null ? '' : paint.dim(aside(at(atUs), context)));
  // Of an interrupted run nobody knows whether the moment would have come.
  if (unjudged !== null && (met || isInterrupted))
    return `${NEUTRAL} ${claim}${because(met ? doesNotApply(say(unjudged, language), context) : say(unjudged, language), context)}`;
  if (met) return `${paint.green(YES)} ${claim}`;
  const why = unjudged === null ? context.tell({ id: 'run.unmet', params: {} }) : say(unjudged, language);
  return `${paint.red(NO)} ${claim}${paint.red(because(why, context))}`;
}

/** What is broken, or needs a word, one a line; what held, together; then what a run may come across or not. */
export function propertyTexts(
  { properties, leader }: RunResult,
  breaks: readonly string[],
  isDetailed: boolean,
  context: Context,
  paint: Paint,
): readonly string[] {
  const claims = properties.filter(({ mood }) => mood !== 'sometimes');
  const milestones = properties.filter(({ mood }) => mood === 'sometimes');
  // "A leader is established" beside "leader none" needs its conditions.
  const isPuzzling = ({ mood, held }: PropertyVerdict): boolean =>
    held && mood === 'eventually' && leader === null;
  const held = claims.filter((verdict) => verdict.held && !isPuzzling(verdict));
  const reached = milestones.filter((verdict) => verdict.held);
  const notReached = milestones.filter((verdict) => !verdict.held);
  return [
    ...claims
      .filter((verdict) => !held.includes(verdict))
      .map((verdict) => {
        const said = isPuzzling(verdict) ? because(sentenceOf(verdict, context), context) : '';
        return verdictText(verdict, breaks.includes(verdict.name), context, paint) + said;
      }),
    ...(isDetailed
      ? held.map((verdict) => verdictText(verdict, false, context, paint))
      : heldTogether(held, context, paint)),
    ...milestoneTexts('run.reached', reached, context),
    ...(isDetailed
      ? milestoneTexts('run.notReached', notReached, context)
      : countedText(notReached.length, context)),
  ];
}

function heldTogether(held: readonly PropertyVerdict[], context: Context, paint: Paint): readonly string[] {
  if (held.length === 0) return [];
  const names = held.map(({ name }) => say(propertyName(name), context.language));
  return [`${paint.green(YES)} ${list(names, context.language)}`];
}

const countedText = (count: number, context: Context): readonly string[] =>
  count === 0 ? [] : [`${NEUTRAL} ${context.tell({ id: 'run.othersNotReached', params: { count } })}`];

function milestoneTexts(
  id: 'run.reached' | 'run.notReached',
  milestones: readonly PropertyVerdict[],
  context: Context,
): readonly string[] {
  if (milestones.length === 0) return [];
  const named = milestones.map(
    ({ name, found }) =>
      say(propertyName(name), context.language) + (found === null ? '' : aside(at(found.atUs), context)),
  );
  return [`${NEUTRAL} ${context.tell({ id, params: { names: list(named, context.language) } })}`];
}

function verdictText(
  verdict: PropertyVerdict,
  isExpectedToBreak: boolean,
  context: Context,
  paint: Paint,
): string {
  const { held, found } = verdict;
  const name = fullName(verdict.name, context);
  if (held) return `${paint.green(YES)} ${name}`;
  const when = found === null ? '' : paint.dim(aside(at(found.atUs), context));
  const sentence = sentenceOf(verdict, context);
  return isExpectedToBreak
    ? `${paint.green(YES)} ${name}${when}${because(context.tell({ id: 'run.brokenAsExpected', params: {} }), context)}`
    : `${paint.red(NO)} ${name}${when}${paint.red(because(context.tell({ id: 'run.broken', params: { sentence } }), context))}`;
}

const sentenceOf = ({ name }: PropertyVerdict, context: Context): string =>
  say(propertySentence(name), context.language);
const doesNotApply = (why: string, context: Context): string =>
  context.tell({ id: 'run.unjudged', params: { why } });
const at = (us: number): string => unbroken(moment(us));
const aside = (text: string, context: Context): string =>
  context.tell({ id: 'text.aside', params: { text } });
const because = (why: string, context: Context): string =>
  context.tell({ id: 'text.because', params: { why } });
