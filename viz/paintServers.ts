import type { BaseType, EnterElement, Selection } from 'd3';
import type { Layer } from './painter.ts';
import type { Pip, ServerMark } from './serverMarks.ts';
import { CROWN_PATH, glyphPaths } from './shapes.ts';

type Groups = Selection<SVGGElement, ServerMark, BaseType, unknown>;

const BALLOT_PATH = 'M-21,-14H15L21,-8V14H-21Z';
const ARROW_PATH = 'M-14,0H-3M-7.5,-4.5L-3,0L-7.5,4.5';

/** Draws servers, each a group: gauge, votes heard, body with id and tally, ballot, badge, crown. */
export function paintServers(layer: Layer, servers: readonly ServerMark[]): void {
  const groups: Groups = layer
    .selectAll<SVGGElement, ServerMark>('g.server')
    .data(servers, ({ key }) => key)
    .join(enterServer)
    .attr('class', ({ look, outline, isFocused, isCrowned }) =>
      ['server', look, outline, isFocused && 'focused', isCrowned && 'crowned'].filter(Boolean).join(' '),
    )
    .style('--fill', ({ look }) => `var(--${look.toLowerCase()}-fill)`)
    .style('--onFill', ({ look }) => `var(--${look.toLowerCase()}-ink)`)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  groups.select('.halo').attr('r', ({ radius }) => radius + 13);
  groups.select('.body').attr('d', ({ path }) => path);
  groups.select('.rim').attr('d', ({ path }) => path);
  groups
    .select('.id')
    .attr('y', ({ tally, radius, isCrowned }) => (tally === null && !isCrowned ? 0 : -radius * 0.16))
    .style('font-size', ({ radius }) => `${radius * 0.74}px`)
    .text(({ id }) => id);
  groups
    .select('.tally')
    .attr('y', ({ radius }) => radius * 0.5)
    .style('font-size', ({ radius }) => `${radius * 0.4}px`)
    .text(({ tally }) => (tally === null ? '' : `${tally.count}/${tally.needed}`));
  groups
    .select('.crown')
    .attr('transform', ({ radius }) => `translate(0,${radius * 0.74}) scale(${radius * 0.27})`);
  paintBadges(groups);
  paintBallots(groups);
  paintGauges(groups);
  paintPips(groups);
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
  group.append('text').attr('class', 'tally');
  const ballot = group.append('g').attr('class', 'ballot');
  ballot.append('path').attr('class', 'paper').attr('d', BALLOT_PATH);
  ballot.append('path').attr('class', 'arrow').attr('d', ARROW_PATH);
  ballot.append('text').attr('x', 8);
  const badge = group.append('g').attr('class', 'badge');
  badge.append('circle').attr('r', 14);
  badge.append('text');
  badge.append('path').attr('transform', 'scale(8)');
  return group;
}

function paintBadges(groups: Groups): void {
  const badges = groups.select('.badge').attr('transform', ({ badge }) => `translate(${badge.x},${badge.y})`);
  badges.select('text').text(({ glyph }) => (glyphPaths[glyph] === undefined ? glyph : ''));
  badges.select('path').attr('d', ({ glyph }) => glyphPaths[glyph] ?? null);
}

function paintBallots(groups: Groups): void {
  const ballots = groups
    .select('.ballot')
    .attr('display', ({ ballot }) => (ballot === null ? 'none' : null))
    .attr('transform', ({ ballot }) => (ballot === null ? null : `translate(${ballot.x},${ballot.y})`));
  ballots.select('text').text(({ ballot }) => ballot?.digit ?? '');
}

function paintGauges(groups: Groups): void {
  groups
    .select('.gauge')
    .selectAll<SVGPathElement, ServerMark['gauge'][number]>('path')
    .data(({ gauge }) => gauge)
    .join('path')
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
    .attr('class', ({ agrees }) => (agrees ? 'agrees' : 'differs'))
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  pips.select('text').text(({ digit }) => digit);
}
