import type { BaseType, EnterElement, Selection } from 'd3';
import type { Layer, MarkWords } from './painter.ts';
import type { Pip, ServerMark } from './serverMarks.ts';
import { CROWN_PATH, DISK_PATH, glyphPaths } from './shapes.ts';

type Groups = Selection<SVGGElement, ServerMark, BaseType, unknown>;

const BALLOT_PATH = 'M-21,-14H15L21,-8V14H-21Z';
const ARROW_PATH = 'M-14,0H-3M-7.5,-4.5L-3,0L-7.5,4.5';

/** Draws servers, each a group: gauge, votes heard, body with crown, id and phase or tally, ballot, plate, badge, disk. */
export function paintServers(layer: Layer, servers: readonly ServerMark[], words: MarkWords): void {
  const groups: Groups = layer
    .selectAll<SVGGElement, ServerMark>('g.server')
    .data(servers, ({ key }) => key)
    .join(enterServer)
    .attr('class', classesOf)
    .style('--fill', ({ look }) => `var(--${look.toLowerCase()}-fill)`)
    .style('--onFill', ({ look }) => `var(--${look.toLowerCase()}-ink)`)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  groups.select('.halo').attr('r', ({ radius }) => radius + 13);
  groups.select('.body').attr('d', ({ path }) => path);
  groups.select('.rim').attr('d', ({ path }) => path);
  groups
    .select('.id')
    .attr(
      'y',
      (mark) => (mark.crown !== null ? 0.04 : lowerText(mark, words) === '' ? 0 : -0.16) * mark.radius,
    )
    .style('font-size', ({ radius, crown }) => `${radius * (crown === null ? 0.74 : 0.62)}px`)
    .text(({ id }) => id);
  groups
    .select('.lower')
    .attr('y', ({ radius, crown }) => radius * (crown === null ? 0.44 : 0.5))
    .style(
      'font-size',
      ({ radius, tally, weight }) => `${radius * (tally === null || weight !== null ? 0.3 : 0.4)}px`,
    )
    .text((mark) => lowerText(mark, words));
  groups
    .select('.crown')
    .attr('transform', ({ radius }) => `translate(0,${radius * -0.36}) scale(${radius * 0.34})`);
  paintBadges(groups);
  paintPapers(groups);
  paintGauges(groups);
  paintPips(groups);
}

const classesOf = ({ look, outline, isFocused, isHollow, crown }: ServerMark): string =>
  [
    'server',
    look,
    outline,
    isFocused && 'focused',
    isHollow && 'hollow',
    crown !== null && `crowned ${crown}`,
  ]
    .filter(Boolean)
    .join(' ');

/** While it looks, its tally; then the phase it is in, until it serves. Of votes that differ in weight, their weights. */
function lowerText({ tally, phase, weight }: ServerMark, words: MarkWords): string {
  if (phase !== null) return words.phases[phase];
  if (weight !== null) return words.weight({ weight });
  return tally === null ? '' : `${tally.count}/${tally.needed}`;
}

function enterServer(
  entering: Selection<EnterElement, ServerMark, SVGGElement, unknown>,
): Selection<SVGGElement, ServerMark, SVGGElement, unknown> {
  const group = entering.append('g');
  group.append('circle').attr('class', 'halo');
  group.append('g').attr('class', 'gauge');
  group.append('g').attr('class', 'pips');
  group.append('path').attr('class', 'body');
  group.append('path').attr('class', 'rim');
  group.append('path').attr('class', 'crown').attr('d', CROWN_PATH);
  group.append('text').attr('class', 'id');
  group.append('text').attr('class', 'lower');
  const ballot = group.append('g').attr('class', 'ballot');
  ballot.append('path').attr('class', 'paper').attr('d', BALLOT_PATH);
  ballot.append('path').attr('class', 'arrow').attr('d', ARROW_PATH);
  ballot.append('text').attr('x', 8);
  const plate = group.append('g').attr('class', 'plate');
  plate.append('path').attr('class', 'paper');
  plate.append('text').attr('class', 'epoch');
  plate.append('text').attr('class', 'zxid');
  const badge = group.append('g').attr('class', 'badge');
  badge.append('circle').attr('r', 14);
  badge.append('text');
  badge.append('path').attr('transform', 'scale(8)');
  const disk = group.append('g').attr('class', 'disk');
  disk.append('circle').attr('r', 14);
  disk.append('path').attr('transform', 'scale(8)').attr('d', DISK_PATH);
  return group;
}

function paintBadges(groups: Groups): void {
  const badges = groups.select('.badge').attr('transform', ({ badge }) => `translate(${badge.x},${badge.y})`);
  badges.select('text').text(({ glyph }) => (glyphPaths[glyph] === undefined ? glyph : ''));
  badges.select('path').attr('d', ({ glyph }) => glyphPaths[glyph] ?? null);
}

/** What lies beside a server, where there is anything to show. */
function place(groups: Groups, name: 'ballot' | 'plate' | 'disk'): Groups {
  return groups
    .select<SVGGElement>(`.${name}`)
    .attr('display', (mark) => (mark[name] === null ? 'none' : null))
    .attr('transform', (mark) => {
      const at = mark[name];
      return at === null ? null : `translate(${at.x},${at.y})`;
    });
}

function paintPapers(groups: Groups): void {
  place(groups, 'ballot')
    .select('text')
    .text(({ ballot }) => ballot?.digit ?? '');
  const plates = place(groups, 'plate');
  const edge = ({ plate }: ServerMark): number => plate?.halfWidth ?? 0;
  plates.select('.paper').attr('d', (mark) => `M${-edge(mark)},-13H${edge(mark)}V13H${-edge(mark)}Z`);
  plates
    .select('.epoch')
    .attr('x', (mark) => 6 - edge(mark))
    .text(({ plate }) => plate?.epoch ?? '');
  plates
    .select('.zxid')
    .attr('x', (mark) => edge(mark) - 7)
    .text(({ plate }) => plate?.zxid ?? '');
  place(groups, 'disk');
}

function paintGauges(groups: Groups): void {
  groups
    .select('.gauge')
    .selectAll<SVGPathElement, ServerMark['gauge'][number]>('path')
    .data(({ gauge }) => gauge)
    .join('path')
    .order()
    .attr('class', ({ isFilled }) => (isFilled ? 'filled' : 'open'))
    .attr('d', ({ path }) => path);
}

function paintPips(groups: Groups): void {
  const pips = groups
    .select('.pips')
    .selectAll<SVGGElement, Pip>('g')
    .data(
      ({ pips: heard }) => heard,
      ({ voter }) => voter,
    )
    .join((entering) => {
      const pip = entering.append('g');
      pip.append('circle').attr('r', 11);
      pip.append('text');
      return pip;
    })
    .order()
    .attr('class', ({ agrees }) => (agrees ? 'agrees' : 'differs'))
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  pips.select('text').text(({ digit }) => digit);
}
