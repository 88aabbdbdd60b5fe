/** The report as text for a terminal: a heading a section, a line a row. */
import pc from 'picocolors';
import { isHit, type Row, type SectionReport } from './row.ts';

const WHAT_WIDTH = 54;
const VALUE_WIDTH = 9;
const SPREAD_WIDTH = 17;
const UNIT_WIDTH = 13;

export const heading = (title: string): string => `\n${pc.bold(title)}`;

export function line(row: Row): string {
  const { what, unit, median, min, max } = row;
  const spread = `${number(min)} – ${number(max)}`;
  const value = pc.bold(number(median).padStart(VALUE_WIDTH));
  return `  ${what.padEnd(WHAT_WIDTH)}${value} ${unit.padEnd(UNIT_WIDTH)}${pc.dim(spread.padStart(SPREAD_WIDTH))}  ${verdict(row)}`.trimEnd();
}

export function summary(reports: readonly SectionReport[]): string {
  const hits = reports.flatMap(({ rows }) => rows.map(isHit)).filter((hit) => hit !== null);
  return `\n${hits.filter(Boolean).length} of ${hits.length} targets hit.`;
}

function verdict(row: Row): string {
  const { target } = row;
  if (target === null) return '';
  const sign = target.comparison === 'atLeast' ? '≥' : '≤';
  return isHit(row) === true
    ? `${sign} ${target.value}  ${pc.green('✓ hit')}`
    : `${sign} ${target.value}  ${pc.yellow('✗ missed')}`;
}

/** @returns Three significant digits. */
function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}
