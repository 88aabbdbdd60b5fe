/** What the signs of the picture mean. */
import { select } from 'd3';
import { lookNames } from './palette.ts';
import { badgeSvg } from './voteTable.ts';
import type { Words } from './words.ts';

export function paintLegend(list: HTMLUListElement, words: Words): void {
  const entries = [
    ...lookNames.map((look) => [badgeSvg(look), words.looks[look]] as const),
    [messageIcon, words.legendMessage] as const,
    [ballotIcon, words.legendBallot] as const,
    [pipIcon, words.legendHeard] as const,
    [gaugeIcon, words.legendGauge] as const,
    [cutIcon, words.legendCut] as const,
  ];
  select(list)
    .selectAll('li')
    .data(entries)
    .join('li')
    .html(([icon]) => icon)
    .append('span')
    .text(([, text]) => text);
}

const icon = (content: string): string =>
  `<svg class="legendIcon" viewBox="-13 -13 26 26" aria-hidden="true">${content}</svg>`;

const messageIcon = icon(
  '<g class="message notification" style="--state:var(--looking-fill)"><circle r="10"/><text>3</text></g>',
);
const ballotIcon = icon(
  '<g class="ballot" transform="scale(.6)"><path class="paper" d="M-21,-14H15L21,-8V14H-21Z"/>' +
    '<path class="arrow" d="M-14,0H-3M-7.5,-4.5L-3,0L-7.5,4.5"/><text x="8">3</text></g>',
);
const pipIcon = icon('<g class="pips"><g class="agrees"><circle r="9"/><text>3</text></g></g>');
const gaugeIcon = icon('<g class="gauge"><circle class="filled" r="9" /></g>');
const cutIcon = icon('<path class="link cut" d="M-13,0H13"/><path class="cross" d="M-6,-6L6,6M-6,6L6,-6"/>');
