/** What the signs of the picture mean: of this run, and no others. */
import type { Cast } from '../trace/clusterState.ts';
import type { Occurrences } from '../trace/occurrences.ts';
import { type Look, looks } from '../style/palette.ts';
import type { Words } from '../words/laterEnglish.ts';
import { badgeSvg } from './badge.ts';
import { type Family, signPaths } from './messageLook.ts';
import { BARB_PATH, bracketsPath, CROWN_PATH, DISK_PATH, familyPaths, shapePath } from './shapes.ts';

export interface LegendGroup {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

interface LegendEntry {
  /** SVG, made of our own paths alone. */
  readonly icon: string;
  readonly text: string;
}

type Entry = LegendEntry & { readonly isNeeded: boolean };

export function legendOf(cast: Cast, run: Occurrences, words: Words): readonly LegendGroup[] {
  return [servers(cast, run, words), messages(run, words), rest(cast, run, words)].map(
    ({ title, entries }) => ({
      title,
      entries: entries.filter(({ isNeeded }) => isNeeded),
    }),
  );
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
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
      { icon: stuckIcon, text: words.rooms.cluster.legend.stuck, isNeeded: kinds.has('linkCut') },
      { icon: lostIcon, text: words.legendLost, isNeeded: kinds.has('drop') },
    ],
  };
}

function rest({ clients }: Cast, { kinds }: Occurrences, words: Words): Group {
  const hasElection = kinds.has('roundStart');
  const own = words.rooms.cluster.legend;
  return {
    title: words.legendRest,
    entries: [
      { icon: plateIcon, text: words.legendPlate, isNeeded: true },
      { icon: textureIcon, text: own.texture, isNeeded: hasElection },
      { icon: promisedIcon, text: own.promised, isNeeded: kinds.has('learnerConnects') },
      { icon: ballotIcon, text: words.legendBallot, isNeeded: hasElection },
      { icon: pipIcon, text: words.legendHeard, isNeeded: hasElection },
      { icon: gaugeIcon, text: words.legendGauge, isNeeded: hasElection },
      { icon: waitIcon, text: own.waits, isNeeded: hasElection },
      { icon: finalizeIcon, text: own.finalizes, isNeeded: kinds.has('finalizeWaitStart') },
      { icon: bondIcon, text: words.legendBond, isNeeded: kinds.has('learnerConnects') },
      { icon: slowIcon, text: words.legendSlow, isNeeded: kinds.has('fault delay') },
      { icon: cutIcon, text: words.legendCut, isNeeded: kinds.has('linkCut') },
      { icon: barbIcon, text: own.oneWay, isNeeded: kinds.has('linkCut') },
      { icon: wallIcon, text: own.wall, isNeeded: kinds.has('linkCut') },
      { icon: hereIcon, text: own.here, isNeeded: true },
      { icon: selectedIcon, text: own.selected, isNeeded: true },
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
const heldIcon = icon(
  '<g class="message held"><path class="disc" d="M0,-10A10,10 0 1 1 0,10A10,10 0 1 1 0,-10Z"/><path class="bars" d="M-3,-4V4M3,-4V4"/></g>',
);
const lostIcon = icon('<g class="message dropped"><path class="lost" d="M-8,-8L8,8M-8,8L8,-8"/></g>');
const plateIcon = icon(
  '<g class="plate"><path class="paper" d="M-38,-14H38V14H-38Z"/><g class="epoch" transform="translate(-38,0)"><rect y="-14" width="35" height="28"/>' +
    '<text x="17">e2</text></g><text class="zxid" x="30">2.7</text></g>',
  '-40 -15 80 30',
);
const chip = (name: string, className: string, texture: string): string =>
  `<g class="epoch ${className}"><rect x="-17" y="-13" width="34" height="26"/>` +
  `<rect class="texture" style="fill:url(#zab-epoch-${texture})" x="-17" y="-13" width="34" height="26"/><text>${name}</text></g>`;
const textureIcon = icon(chip('e1', '', '1'), '-19 -15 38 30');
const promisedIcon = icon(chip('e2', 'promised', '2'), '-19 -15 38 30');
const waitIcon = icon(
  '<circle class="timer" r="9" pathLength="1" stroke-dasharray="0.65 2" transform="rotate(-90)"/>',
);
const finalizeIcon = icon(
  '<circle class="timer finalize" r="9" pathLength="1" stroke-dasharray="0.4 2" transform="rotate(-90)"/>',
);
const barbIcon = icon(
  `<path class="cross barb" transform="translate(8,0)" d="${BARB_PATH}"/>`,
  '-18 -13 36 26',
);
const wallIcon = icon(
  '<g class="wall"><path class="bricks" d="M-13,0H13"/><path class="mortar" d="M-13,0H13"/>' +
    '<path class="joints upper" d="M-13,-3.6H13"/><path class="joints lower" d="M-13,3.6H13"/></g>',
);
const hereIcon = icon('<path class="focusLane" d="M-12,0H6"/><path class="focusHead" d="M12,0L2,-6V6Z"/>');
const selectedIcon = icon(`<g class="selected"><path class="brackets" d="${bracketsPath(10)}"/></g>`);
const stuckIcon = icon(
  `<g class="message notification stuck" transform="scale(.7)" style="--state:var(--looking-fill)"><path class="envelope" d="${familyPaths.notification}"/></g>`,
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
