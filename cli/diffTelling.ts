/** How a comparison reads: the two runs, the first event that differs, and the fields that differ after it. */
import { beginNarration, moment, narrate, tell as tellLine } from '../scenarios/index.ts';
import type { FieldDifference, RunDifference, TraceRow } from '../sim/index.ts';
import type { Context } from './context.ts';
import { oneLine } from './oneLine.ts';
import { type Paint, paintServer } from './paint.ts';
import type { ExecutedSide, Side } from './side.ts';
import { padEnd, padStart, widthOf, wrap } from './width.ts';

type Pair<Item> = readonly [Item, Item];

const NAMES = ['A', 'B'] as const;
const FIELDS_MAX = 24;
const TIME_COLUMNS = 11;
const GAP = '  ';
/** Name, time, and the gaps behind them. */
const LEFT_COLUMNS = 1 + GAP.length + TIME_COLUMNS + GAP.length;
/** Rows are executed again in pieces, so that a long run does not have to fit in memory. */
const EVENTS_AT_ONCE = 8_192;

export function headingLines(sides: Pair<Side>, context: Context, paint: Paint): readonly string[] {
  const told = sides.map(({ story, seed, path }) => {
    const run = context.tell({ id: 'diff.run', params: { story, seed } });
    if (path === null) return oneLine(run);
    const text = context.tell({ id: 'diff.fromFile', params: { path } });
    return oneLine(run + context.tell({ id: 'text.aside', params: { text } }));
  });
  const width = Math.max(...told.map(widthOf));
  const lines = sides.map(({ digest, events }, index) => {
    const size = context.tell({ id: 'diff.size', params: { events } });
    return `${paint.bold(NAMES[index] ?? '')}${GAP}${padEnd(told[index] ?? '', width)}${GAP}${paint.dim(`${digest}${GAP}${size}`)}`;
  });
  const notes = sides.flatMap((side) =>
    side.kind === 'read' ? wrap(oneLine(context.tell(side.why)), context.io.stdout.columns) : [],
  );
  return [...lines, ...notes.map(paint.yellow), ''];
}

export function equalLines(a: Side, b: Side, context: Context, paint: Paint): readonly string[] {
  const params = { events: a.events };
  const isSameDigest = a.digest === b.digest;
  return [paint.green(context.tell({ id: isSameDigest ? 'diff.equal' : 'diff.sameEvents', params }))];
}

/** Of two runs one of which was only read. */
export function sameRowsLines(a: Side, b: Side, context: Context, paint: Paint): readonly string[] {
  if (a.digest === b.digest) return equalLines(a, b, context, paint);
  return [paint.bold(context.tell({ id: 'diff.sameRows', params: { events: a.events } }))];
}

export function differenceLines(
  a: ExecutedSide,
  b: ExecutedSide,
  { event, rows, states }: RunDifference,
  context: Context,
  paint: Paint,
): readonly string[] {
  const atUs = Math.min(...rows.flat().map(({ t }) => t));
  const part = context.tell({ id: 'diff.part', params: { event, at: moment(atUs, 6) } });
  const told = [tellEvent(a, event, rows[0], context), tellEvent(b, event, rows[1], context)];
  return [
    paint.bold(part),
    '',
    ...told.flatMap((lines, index) =>
      sideLines(NAMES[index] ?? '', lines, rows[index] ?? [], context, paint),
    ),
    ...stateLines(states, serversOf(a), context, paint),
  ];
}

/** @param fields - What differs between the two rows, if there are two: it may lie where the rows are cut. */
export function rowDifferenceLines(
  rows: Pair<TraceRow | null>,
  fields: readonly FieldDifference[],
  context: Context,
  paint: Paint,
): readonly string[] {
  const [first] = rows.flatMap((row) => (row === null ? [] : [row]));
  const params = { row: first?.i ?? 0, at: moment(first?.t ?? 0, 6) };
  return [
    paint.bold(context.tell({ id: 'diff.partRow', params })),
    '',
    ...rows.flatMap((row, index) =>
      sideLines(NAMES[index] ?? '', [null], row === null ? [] : [row], context, paint),
    ),
    ...(fields.length === 0 ? [] : [paint.bold(context.tell({ id: 'diff.fields', params: {} }))]),
    ...fields.slice(0, FIELDS_MAX).flatMap((field) => fieldLines(field, context, paint)),
  ];
}

/** @returns For each row its sentence, or null of one that the narration passes over. */
function tellEvent(
  { scenario, recording }: ExecutedSide,
  event: number,
  rows: readonly TraceRow[],
  context: Context,
): readonly (string | null)[] {
  const narration = beginNarration(scenario);
  for (let first = 1; first < event; first += EVENTS_AT_ONCE) {
    const last = Math.min(first + EVENTS_AT_ONCE, event) - 1;
    for (const row of recording.rows(first, Math.min(last, recording.eventCount)).rows())
      narrate(narration, row);
  }
  return rows.map((row) => {
    const line = narrate(narration, row);
    return line === null ? null : tellLine(line, context.language);
  });
}

function sideLines(
  name: string,
  told: readonly (string | null)[],
  rows: readonly TraceRow[],
  context: Context,
  paint: Paint,
): readonly string[] {
  if (rows.length === 0)
    return [`${paint.bold(name)}${GAP}${paint.dim(context.tell({ id: 'diff.over', params: {} }))}`, ''];
  const width = context.io.stdout.columns - LEFT_COLUMNS;
  const lines = rows.flatMap((row, index) => {
    const time = paint.dim(padStart(moment(row.t, 6), TIME_COLUMNS));
    const [first = '', ...others] = rowTexts(row, told[index] ?? null, Math.max(24, width), paint);
    const left = `${index === 0 ? paint.bold(name) : ' '}${GAP}${time}${GAP}`;
    return [left + first, ...others.map((line) => ' '.repeat(LEFT_COLUMNS) + line)];
  });
  return [...lines, ''];
}

/** What the narration says of the row, behind its kind; of the many it passes over, the data. */
function rowTexts(row: TraceRow, sentence: string | null, width: number, paint: Paint): readonly string[] {
  const { node, peer } = row;
  // A file may have anything there.
  const kind = oneLine(row.kind);
  if (sentence !== null) return wrap(`${kind}${GAP}${sentence}`, width).map((line) => line.trimStart());
  const own = node === 0 ? '' : ` ${paintServer(paint, node, String(node))}`;
  const other = peer === 0 ? '' : ` ${kind === 'send' ? '→' : '←'} ${paintServer(paint, peer, String(peer))}`;
  const head = `${kind}${own}${other}`;
  if (row.data === null) return [head];
  const data = clip(valueText(row.data), Math.max(20, width - widthOf(head) - GAP.length));
  return [`${head}${GAP}${paint.dim(data)}`];
}

const serversOf = ({ scenario }: ExecutedSide): readonly number[] =>
  scenario.run.ensemble.servers.map(({ id }) => id);

function stateLines(
  states: RunDifference['states'],
  servers: readonly number[],
  context: Context,
  paint: Paint,
): readonly string[] {
  if (states.length === 0) return [context.tell({ id: 'diff.noStates', params: {} })];
  const fields = states.flatMap(({ process, fields }) => fields.map((field) => ({ process, field })));
  const shown = fields.slice(0, FIELDS_MAX);
  const lines = [paint.bold(context.tell({ id: 'diff.states', params: {} }))];
  let last: number | null = null;
  for (const { process, field } of shown) {
    if (process !== last) {
      lines.push(`  ${paintServer(paint, process, processName(process, servers, context))}`);
      last = process;
    }
    lines.push(...fieldLines(field, context, paint));
  }
  const more = fields.length - shown.length;
  if (more > 0) lines.push(`  ${paint.dim(context.tell({ id: 'diff.more', params: { fields: more } }))}`);
  return lines;
}

/** Clients come behind the servers. */
function processName(process: number, servers: readonly number[], context: Context): string {
  if (servers.includes(process)) return context.tell({ id: 'diff.server', params: { server: process } });
  return context.tell({ id: 'diff.client', params: { client: process - Math.max(...servers) } });
}

/** On one line if both values fit, else one below the other. */
function fieldLines({ path, a, b }: FieldDifference, context: Context, paint: Paint): readonly string[] {
  const name = path === '' ? context.tell({ id: 'diff.whole', params: {} }) : path;
  const width = context.io.stdout.columns;
  const [textA, textB] = [a, b].map((value) =>
    value === undefined ? context.tell({ id: 'diff.absent', params: {} }) : valueText(value),
  ) as [string, string];
  const single = `    ${name}${GAP}A ${textA}${GAP}B ${textB}`;
  if (widthOf(single) <= width)
    return [`    ${name}${GAP}${paint.dim('A')} ${textA}${GAP}${paint.dim('B')} ${textB}`];
  const room = Math.max(20, width - 8);
  return [
    `    ${name}`,
    `      ${paint.dim('A')} ${clip(textA, room)}`,
    `      ${paint.dim('B')} ${clip(textB, room)}`,
  ];
}

const valueText = (value: unknown): string => oneLine(JSON.stringify(value) ?? '');

/** Cut to `width` columns. */
function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (widthOf(cut) + widthOf(character) + 1 > width) break;
    cut += character;
  }
  return `${cut}…`;
}
