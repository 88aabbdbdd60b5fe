/** Draws the run and the cursor into the panels of the page. Keeps nothing but what it last drew. */
import { zxidAsPair } from '../../model/index.ts';
import { type Language, moment, say, tell, textIn } from '../../scenarios/index.ts';
import { announcerIn } from './announcer.ts';
import { badgeSvg } from '../cluster/badge.ts';
import type { Breach } from '../worker/breach.ts';
import { breachCardIn } from './breachCard.ts';
import { paintClientTable } from '../votes/clientTable.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { element } from './element.ts';
import { paintEndings } from './endings.ts';
import { ladderAt } from '../votes/ladder.ts';
import { paintLadder } from '../votes/ladderTable.ts';
import { paintLegend } from '../cluster/legend.ts';
import { onTheWay } from '../cluster/messageMarks.ts';
import { markMoment, paintMoments, paintTicks } from './momentList.ts';
import type { Cursor } from '../trace/pace.ts';
import { pictureIn } from '../cluster/painter.ts';
import type { Replay } from '../trace/replay.ts';
import { rowAt } from '../trace/rows.ts';
import { reignAt, sceneAt } from '../cluster/scene.ts';
import { paintServerTable } from '../votes/serverTable.ts';
import { ballotCastBy, lookOf, type ServerView } from '../trace/serverView.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { paintVoteTable } from '../votes/voteTable.ts';
import { type PlainWord, type Words, words } from '../words/words.ts';

export interface Panels {
  showLanguage(language: Language): void;
  showRun(replay: Replay, language: Language): void;
  /** Brings what broke, or else who leads, into view and to the ear. */
  announceVerdict(language: Language): void;
  showCursor(
    replay: Replay,
    cursor: Cursor,
    language: Language,
    manner: 'playing' | 'stepping' | 'still',
  ): void;
}

export function panelsIn(act: { readonly goTo: (row: number) => void }): Panels {
  const picture = pictureIn(element('picture', SVGSVGElement));
  const announcer = announcerIn(element('live', HTMLParagraphElement));
  const scrubber = element('scrubber', HTMLInputElement);
  const breachCard = breachCardIn(act.goTo);
  // On a narrow window it would push everything else away.
  element('legendBox', HTMLDetailsElement).open = matchMedia('(min-width: 60rem)').matches;
  /** What the texts on the page are about: while a message flies between two rows they stay as they are. */
  let shown = '';

  return {
    showLanguage(language) {
      showWords(language);
      shown = '';
    },
    showRun(replay, language) {
      const { summary, occurrences } = replay;
      scrubber.max = String(replay.lastRow);
      text('digest', summary.digest);
      text('asks', summary.asks === null ? '' : textIn(summary.asks, language));
      element('clientPanel', HTMLElement).hidden = summary.cast.clients.length === 0;
      paintLegend(element('legend', HTMLElement), summary.cast, occurrences, words[language]);
      breachCard.show(replay, language);
      paintMoments(element('moments', HTMLOListElement), replay.steps.keys, language, act.goTo);
      paintTicks(element('ticks', HTMLDivElement), replay);
      paintEndings(element('endings', HTMLUListElement), summary.endings, language, act.goTo);
      shown = '';
    },
    announceVerdict(language) {
      const headline = element('headline', HTMLElement);
      const broken = breachCard.spoken(language);
      (broken === null ? headline : element('breach', HTMLElement)).scrollIntoView({ block: 'nearest' });
      announcer.afterStep(
        broken ??
          `${headline.querySelector('span')?.textContent}. ${element('because', HTMLElement).textContent}`,
      );
    },
    showCursor(replay, cursor, language, manner) {
      const own = words[language];
      picture.draw(sceneAt(replay.stage, cursor), {
        client: own.client,
        phases: own.phases,
        weight: own.weight,
        side: ({ name, running, votersInAll: total, hasQuorum }) =>
          own.side({ name, running, total, hasQuorum }),
      });
      text('when', moment(cursor.us, 4));
      const next = `${cursor.i} ${language} ${manner === 'playing'}`;
      if (next === shown) return;
      shown = next;
      const told = showTexts(replay, cursor, language, manner === 'playing' ? 'key' : 'detail');
      markMoment(element('moments', HTMLOListElement), cursor.i, replay.steps.keys);
      if (replay.summary.breach !== null)
        markMoment(element('chain', HTMLOListElement), cursor.i, replay.summary.breach.chain);
      if (manner === 'stepping') announcer.afterStep(told);
      else if (manner === 'playing' && replay.steps.weights[cursor.i] === 'key') announcer.whilePlaying(told);
    },
  };
}

/**
 * @param weight - Of the lines that are told: while it plays, only those that there is time to read.
 * @returns What a screen reader should hear of it.
 */
function showTexts(replay: Replay, { i, us }: Cursor, language: Language, weight: 'detail' | 'key'): string {
  const { stage, steps, rows, summary, lastRow, comparisons } = replay;
  const { cast, flights } = stage;
  const own = words[language];
  const state = stage.history.after(i);
  const verdict = verdictOf(state, cast.quorum, reignAt(stage, i), own);
  showVerdict(verdict);

  const line = steps.lineAt(i, weight);
  const sentence = line === null ? own.beforeAll : tell(line, language);
  const broken = brokenAt(summary.breach, i, language);
  const told = broken === '' ? sentence : own.oneAfterTheOther([sentence, broken]);
  const row = rowAt(rows, i);
  text('told', sentence);
  text('brokenHere', broken);
  element('brokenHere', HTMLElement).hidden = broken === '';
  text('where', own.rowOf({ row: i, rows: lastRow, event: row.event, events: summary.events }));
  paintServerTable(element('servers', HTMLTableElement), state, verdict.leader, own);
  paintClientTable(element('clients', HTMLTableElement), state.clients, own);
  paintVoteTable(element('votes', HTMLTableElement), state, cast.quorum, own);
  paintLadder(element('ladder', HTMLDivElement), ladderAt(rows, comparisons, i, own), i, own);
  text('pictureText', pictureText(state, verdict, onTheWay(state, flights, i).length, own));
  const scrubber = element('scrubber', HTMLInputElement);
  scrubber.value = String(i);
  scrubber.setAttribute(
    'aria-valuetext',
    own.positionText({ row: i, rows: lastRow, time: moment(us), told }),
  );
  return `${moment(us)}: ${told}`;
}

const brokenAt = (breach: Breach | null, i: number, language: Language): string =>
  breach === null || breach.row !== i
    ? ''
    : words[language].brokenHere({ property: say(breach.name, language) });

function pictureText(state: ClusterState, { headline }: Verdict, inFlight: number, own: Words): string {
  const servers = state.servers.map((server) => serverText(server, own));
  return own.pictureText({ headline, servers: servers.join('; '), inFlight });
}

function serverText(server: ServerView, own: Words): string {
  const { id, phase, state, facts } = server;
  const isLooking = state === 'LOOKING';
  return own.serverText({
    id,
    look: lookOf(server),
    phase: phase === null || isLooking ? '' : own.phaseNames[phase],
    vote: isLooking ? (ballotCastBy(server)?.leader ?? null) : null,
    zxid: facts.memory === null ? '' : zxidAsPair(facts.memory.lastProcessedZxid),
  });
}

function showVerdict({ leader, isEstablished, badge, headline, because }: Verdict): void {
  element('headline', HTMLElement).innerHTML = `${badgeSvg(badge.look, badge.fill)}<span></span>`;
  element('headline', HTMLElement).querySelector('span')?.append(headline);
  text('because', because);
  document.body.dataset['leader'] = leader === null ? '' : String(leader);
  document.body.dataset['established'] = String(isEstablished);
}

function showWords(language: Language): void {
  const own = words[language];
  document.documentElement.lang = language;
  document.title = own.title;
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]')) {
    place.textContent = own[place.dataset['word'] as PlainWord];
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-label]')) {
    place.setAttribute('aria-label', own[place.dataset['label'] as PlainWord]);
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
  }
}

function text(id: string, content: string): void {
  element(id, HTMLElement).textContent = content;
}
