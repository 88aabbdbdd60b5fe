/** What the signs of the picture mean: of this run, and no others. */
import { select } from 'd3';
import { badgeSvg } from './badge.ts';
import { type Family, signPaths } from './messageLook.ts';
import type { Occurrences } from '../trace/occurrences.ts';
import type { Cast } from '../trace/clusterState.ts';
import { type Look, looks } from '../style/palette.ts';
import { CROWN_PATH, DISK_PATH, familyPaths, shapePath } from './shapes.ts';
import type { Words } from '../words/english.ts';

interface Entry {
  readonly icon: string;
  readonly text: string;
  readonly isNeeded: boolean;
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export function paintLegend(place: HTMLElement, cast: Cast, run: Occurrences, words: Words): void {
  const groups = [servers(cast, run, words), messages(run, words), rest(cast, run, words)];
  const parts = select(place)
    .selectAll('section')
    .data(groups)
    .join((entering) => {
      const part = entering.append('section');
      part.append('h3');
      part.append('ul');
      return part;
    });
  parts.select('h3').text(({ title }) => title);
  parts
    .select('ul')
    .selectAll('li')
    .data(({ entries }) => entries.filter(({ isNeeded }) => isNeeded))
    .join('li')
    .html(({ icon: drawn }) => drawn)
    .append('span')
    .text(({ text }) => text);
}

function servers({ servers: all, quorum }: Cast, { kinds, hasLateStart }: Occurrences, words: Words): Group {
  const look = (name: Look, isNeeded: boolean): Entry => ({
    icon: badgeSvg(name),
    text: words.looks[name],
    isNeeded,
  });
  const hasElection = kinds.has('roundStart');
  const hasLeader = kinds.has('leaderStarts');
  const goesDown = kinds.has('kill') || kinds.has('powerOff') || kinds.has('exit');
  return {
    title: words.legendServers,
    entries: [
      look('LOOKING', hasElection),
      look('FOLLOWING', hasElection && quorum.voters.length > 1),
      { icon: crownIcon('open'), text: words.legendElected, isNeeded: hasLeader },
      { icon: crownIcon('full'), text: words.legendEstablished, isNeeded: kinds.has('leaderActive') },
      { icon: crownIcon('deserted'), text: words.legendDeserted, isNeeded: kinds.has('steppedDown') },
      look(
        'OBSERVING',
        all.some(({ isObserver }) => isObserver),
      ),
      look('STANDALONE', !hasElection),
      { icon: badgeSvg('FOLLOWING', 'hollow'), text: words.legendHollow, isNeeded: hasLeader },
      look('CRASHED', goesDown),
      look('PAUSED', kinds.has('pause')),
      look('ABSENT', hasLateStart),
      { icon: diskIcon, text: words.legendDisk, isNeeded: kinds.has('diskFault') },
    ],
  };
}

function messages({ kinds, families }: Occurrences, words: Words): Group {
  const family = (name: Family, sign: string, text: string): Entry => ({
    icon: messageIcon(name, sign),
    text,
    isNeeded: families.has(name),
  });
  return {
    title: words.legendMessages,
    entries: [
      family('notification', '3', words.legendVote),
      family('discovery', '1', words.legendDiscovery),
      family('sync', 'plus', words.legendSync),
      family('newLeader', 'N', words.legendNewLeader),
      family('broadcast', '', words.legendBroadcast),
      family('client', 'set', words.legendClient),
      family('quiet', '', words.legendQuiet),
      { icon: fillIcon, text: words.legendFilled, isNeeded: families.has('discovery') },
      { icon: heldIcon, text: words.legendHeld, isNeeded: kinds.has('messageHeld') },
      { icon: lostIcon, text: words.legendLost, isNeeded: kinds.has('drop') },
    ],
  };
}

function rest({ clients }: Cast, { kinds }: Occurrences, words: Words): Group {
  const hasElection = kinds.has('roundStart');
  return {
    title: words.legendRest,
    entries: [
      { icon: plateIcon, text: words.legendPlate, isNeeded: true },
      { icon: ballotIcon, text: words.legendBallot, isNeeded: hasElection },
      { icon: pipIcon, text: words.legendHeard, isNeeded: hasElection },
      { icon: gaugeIcon, text: words.legendGauge, isNeeded: hasElection },
      { icon: bondIcon, text: words.legendBond, isNeeded: kinds.has('learnerConnects') },
      { icon: slowIcon, text: words.legendSlow, isNeeded: kinds.has('fault delay') },
      { icon: cutIcon, text: words.legendCut, isNeeded: kinds.has('linkCut') },
      { icon: clientIcon, text: words.legendClientMark, isNeeded: clients.length > 0 },
    ],
  };
}

function icon(content: string, box = '-13 -13 26 26'): string {
  const [, , width = 1, height = 1] = box.split(' ').map(Number);
  const shape = width > 1.5 * height ? 'legendIcon wide' : 'legendIcon';
  return `<svg class="${shape}" viewBox="${box}" aria-hidden="true">${content}</svg>`;
}

const crownIcon = (crown: 'open' | 'full' | 'deserted'): string => {
  const look = crown === 'open' ? 'hollow' : '';
  return icon(
    `<g class="server thick crowned ${crown} ${look}" style="--fill:var(--leading-fill);--onFill:var(--leading-ink)">` +
      `<g transform="scale(.26)"><path class="body" d="${shapePath(looks.LEADING.shape, 40)}"/></g>` +
      `<path class="rim" transform="scale(.26)" d="${shapePath(looks.LEADING.shape, 40)}"/>` +
      `<path class="crown" transform="translate(0,4) scale(5.5)" d="${CROWN_PATH}"/></g>`,
  );
};

const colours: Readonly<Partial<Record<Family, string>>> = {
  notification: '--state:var(--looking-fill)',
  client: '--state:var(--accent);--onState:var(--page)',
};

function messageIcon(family: Family, sign: string): string {
  const colour = colours[family] ?? '--state:var(--leading-fill);--onState:var(--leading-ink)';
  const path = signPaths[sign];
  const drawn =
    path === undefined
      ? `<text class="letter">${sign}</text>`
      : `<path class="sign" transform="scale(7)" d="${path}"/>`;
  return icon(
    `<g class="message ${family} filled" style="${colour}"><path class="envelope" d="${familyPaths[family]}"/>${drawn}</g>`,
    family === 'client' ? '-35 -18 70 36' : '-20 -20 40 40',
  );
}

const two = (left: string, right: string): string =>
  `<g transform="translate(-12,0) scale(.75)">${left}</g><g transform="translate(13,0) scale(.75)">${right}</g>`;

const fillIcon = icon(
  two(
    `<g class="message broadcast filled" style="--state:var(--leading-fill)"><path class="envelope" d="${familyPaths.broadcast}"/></g>`,
    `<g class="message broadcast empty" style="--state:var(--following-fill)"><path class="envelope" d="${familyPaths.broadcast}"/></g>`,
  ),
  '-26 -26 52 52',
);
const heldIcon = icon('<g class="message held"><path class="bars" d="M-4,-8V8M4,-8V8"/></g>');
const lostIcon = icon('<g class="message dropped"><path class="lost" d="M-8,-8L8,8M-8,8L8,-8"/></g>');
const plateIcon = icon(
  '<g class="plate"><path class="paper" d="M-37,-13H37V13H-37Z"/><text class="epoch" x="-31">e2</text><text class="zxid" x="30">2.7</text></g>',
  '-38 -14 76 28',
);
const ballotIcon = icon(
  '<g class="ballot" transform="scale(.6)"><path class="paper" d="M-21,-14H15L21,-8V14H-21Z"/>' +
    '<path class="arrow" d="M-14,0H-3M-7.5,-4.5L-3,0L-7.5,4.5"/><text x="8">3</text></g>',
);
const pipIcon = icon('<g class="pips"><g class="agrees"><circle r="9"/><text>3</text></g></g>');
const gaugeIcon = icon('<g class="gauge"><circle class="filled" r="9" /></g>');
const bondIcon = icon('<path class="bond following" d="M-13,0H13"/>');
const slowIcon = icon('<path class="link slow" d="M-13,0H13"/>');
const cutIcon = icon('<path class="link cut" d="M-13,0H13"/><path class="cross" d="M-6,-6L6,6M-6,6L6,-6"/>');
const diskIcon = icon(`<g class="disk"><circle r="12"/><path transform="scale(7)" d="${DISK_PATH}"/></g>`);
const clientIcon = icon(
  '<g class="client"><rect x="-9" y="-9" width="18" height="18" rx="3"/><text>1</text></g>',
);
