/** Draws servers, each a group: gauge, votes heard, body with crown, id and phase or tally, ballot, plate, badge, disk. */
import type { BaseType, EnterElement, Selection } from 'd3';
import { placed } from './lane.ts';
import type { Layer, MarkWords } from './painter.ts';
import type { Pip, ServerMark } from './serverMarks.ts';
import { CROWN_PATH, DISK_PATH, glyphPaths } from './shapes.ts';
import { epochTexture } from './textures.ts';
import { attr, text } from './touch.ts';

type Groups = Selection<SVGGElement, ServerMark, BaseType, unknown>;
type Chip = NonNullable<ServerMark['plate']>['epochs'][number];

const BALLOT_PATH = 'M-21,-14H15L21,-8V14H-21Z';
const ARROW_PATH = 'M-14,0H-3M-7.5,-4.5L-3,0L-7.5,4.5';

export function paintServers(layer: Layer, servers: readonly ServerMark[], words: MarkWords): void {
  const groups: Groups = layer
    .selectAll<SVGGElement, ServerMark>('g.server')
    .data(servers, ({ key }) => key)
    .join(enterServer);
  attr(groups, 'class', classesOf);
  attr(groups, 'style', styleOf);
  attr(groups, 'transform', placed);
  attr(groups.select('.halo'), 'r', ({ radius }) => radius + 16);
  attr(groups.select('.brackets'), 'd', ({ brackets }) => brackets);
  for (const name of ['.body', '.hatch', '.rim']) attr(groups.select(name), 'd', ({ path }) => path);
  const ids = groups.select('.id');
  attr(ids, 'y', (mark) => {
    const raised = mark.crown !== null ? 0.04 : lowerText(mark, words) === '' ? 0 : -0.16;
    return raised * mark.radius;
  });
  attr(ids, 'style', ({ radius, crown }) => `font-size:${radius * (crown === null ? 0.74 : 0.62)}px`);
  text(ids, ({ id }) => id);
  const lower = groups.select('.lower');
  attr(lower, 'y', ({ radius, crown }) => radius * (crown === null ? 0.44 : 0.5));
  attr(lower, 'style', (mark) => `font-size:${lowerSize(mark, words)}px`);
  text(lower, (mark) => lowerText(mark, words));
  attr(
    groups.select('.crown'),
    'transform',
    ({ radius }) => `translate(0,${radius * -0.36})scale(${radius * 0.34})`,
  );
  paintBadges(groups);
  paintPapers(groups);
  paintGauges(groups);
  paintPips(groups);
}

const classesOf = ({ look, outline, isFocused, isSelected, isHollow, crown }: ServerMark): string =>
  [
    'server',
    look,
    outline,
    isFocused && 'focused',
    isSelected && 'selected',
    isHollow && 'hollow',
    crown !== null && `crowned ${crown}`,
  ]
    .filter(Boolean)
    .join(' ');

function styleOf({ look, was }: ServerMark): string {
  const name = look.toLowerCase();
  const ring = was === null ? '' : `;--was:var(--${was.toLowerCase()}-fill)`;
  return `--fill:var(--${name}-fill);--onFill:var(--${name}-ink)${ring}`;
}

/** While it looks, its tally; then the phase it is in, until it serves. Of votes that differ in weight, their weights. */
function lowerText({ tally, phase, weight }: ServerMark, words: MarkWords): string {
  if (phase !== null) return words.phases[phase];
  if (weight !== null) return words.weight({ weight });
  return tally === null ? '' : `${tally.count}/${tally.needed}`;
}

/** A word is as wide as there is room for it. */
function lowerSize(mark: ServerMark, words: MarkWords): number {
  const { radius, tally, weight, phase } = mark;
  if (phase === null) return radius * (tally === null || weight !== null ? 0.3 : 0.4);
  const letters = Array.from(lowerText(mark, words), (letter) => (letter > '\u2e80' ? 2 : 1)).reduce(
    (a, b) => a + b,
    0,
  );
  return radius * Math.min(0.36, 2.4 / Math.max(1, letters));
}

function enterServer(
  entering: Selection<EnterElement, ServerMark, SVGGElement, unknown>,
): Selection<SVGGElement, ServerMark, SVGGElement, unknown> {
  const group = entering.append('g').attr('data-process', ({ id }) => id);
  group.append('path').attr('class', 'brackets');
  group.append('circle').attr('class', 'halo');
  group.append('g').attr('class', 'gauge');
  group.append('g').attr('class', 'pips');
  for (const name of ['body', 'hatch', 'rim']) group.append('path').attr('class', name);
  group.append('path').attr('class', 'crown').attr('d', CROWN_PATH);
  group.append('text').attr('class', 'id');
  group.append('text').attr('class', 'lower');
  const ballot = group.append('g').attr('class', 'ballot');
  ballot.append('path').attr('class', 'paper').attr('d', BALLOT_PATH);
  ballot.append('path').attr('class', 'arrow').attr('d', ARROW_PATH);
  ballot.append('text').attr('x', 8);
  const plate = group.append('g').attr('class', 'plate');
  plate.append('path').attr('class', 'paper');
  plate.append('g').attr('class', 'epochs');
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
  const badges = groups.select('.badge');
  attr(badges, 'transform', ({ badge }) => placed(badge));
  text(badges.select('text'), ({ glyph }) => (glyphPaths[glyph] === undefined ? glyph : ''));
  attr(badges.select('path'), 'd', ({ glyph }) => glyphPaths[glyph] ?? null);
}

/** What lies beside a server, where there is anything to show. */
function place(groups: Groups, name: 'ballot' | 'plate' | 'disk'): Groups {
  const beside = groups.select<SVGGElement>(`.${name}`);
  attr(beside, 'display', (mark) => (mark[name] === null ? 'none' : null));
  attr(beside, 'transform', (mark) => {
    const at = mark[name];
    return at === null ? null : placed(at);
  });
  return beside;
}

const PLATE_HALF = 14;

function paintPapers(groups: Groups): void {
  text(place(groups, 'ballot').select('text'), ({ ballot }) => ballot?.digit ?? '');
  const plates = place(groups, 'plate');
  const edge = ({ plate }: ServerMark): number => plate?.halfWidth ?? 0;
  attr(
    plates.select('.paper'),
    'd',
    (mark) => `M${-edge(mark)},${-PLATE_HALF}H${edge(mark)}V${PLATE_HALF}H${-edge(mark)}Z`,
  );
  const zxids = plates.select('.zxid');
  attr(zxids, 'x', ({ plate }) => plate?.zxidX ?? 0);
  text(zxids, ({ plate }) => plate?.zxid ?? '');
  paintChips(plates);
  place(groups, 'disk');
}

function paintChips(plates: Groups): void {
  const chips = plates
    .select('.epochs')
    .selectAll<SVGGElement, Chip>('g')
    .data(({ plate }) => plate?.epochs ?? [])
    .join((entering) => {
      const chip = entering.append('g');
      chip
        .append('rect')
        .attr('y', -PLATE_HALF)
        .attr('height', 2 * PLATE_HALF);
      chip
        .append('rect')
        .attr('class', 'texture')
        .attr('y', -PLATE_HALF)
        .attr('height', 2 * PLATE_HALF);
      chip.append('text');
      return chip;
    });
  attr(chips, 'class', ({ isPromised }) => (isPromised ? 'epoch promised' : 'epoch'));
  attr(chips, 'transform', ({ x }) => `translate(${x},0)`);
  for (const name of ['rect', '.texture']) attr(chips.select(name), 'width', ({ width }) => width);
  attr(chips.select('.texture'), 'style', ({ texture }) => `fill:${epochTexture(texture)}`);
  attr(chips.select('text'), 'x', ({ width }) => width / 2);
  text(chips.select('text'), ({ text: name }) => name);
}

function paintGauges(groups: Groups): void {
  const arcs = groups
    .select('.gauge')
    .selectAll<SVGPathElement, ServerMark['gauge'][number]>('path')
    .data(({ gauge }) => gauge)
    .join('path');
  attr(arcs, 'class', ({ isFilled }) => (isFilled ? 'filled' : 'open'));
  attr(arcs, 'd', ({ path }) => path);
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
    });
  attr(pips, 'class', ({ agrees }) => (agrees ? 'agrees' : 'differs'));
  attr(pips, 'transform', placed);
  text(pips.select('text'), ({ digit }) => digit);
}
