/** What happened at the cursor, why, and what comes next; then the key moments of the run. */
import type { JSX } from 'preact';
import { zxidAsPair } from '../../model/zxid.ts';
import { moment } from '../../scenarios/language/format.ts';
import { textIn } from '../../scenarios/language/language.ts';
import type { Lab, Move, Shown } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import { ElectionBlock } from './ElectionBlock.tsx';
import { MomentButton, MomentList } from './MomentList.tsx';
import { RowButton } from './RowButton.tsx';
import { brokenAt } from './spoken.ts';
import { type SyncBounds, type Why, whyAt } from './why.ts';
import './why.css';

export function WhyPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  const { words, arrivals } = lab;
  void arrivals.value; // Causes may lie in windows that are still to come.
  return (
    <Panel name="why" title={words.value.tabs.why} isTitleHidden>
      {shown === null ? null : <Blocks lab={lab} shown={shown} />}
    </Panel>
  );
}

interface BlockProps {
  readonly lab: Lab;
  readonly shown: Shown;
}

function Blocks({ lab, shown }: BlockProps): JSX.Element {
  const why = whyAt(shown.replay, shown.i);
  const { moments } = lab.words.value.rooms.why;
  return (
    <>
      <Question lab={lab} shown={shown} />
      <Happened lab={lab} shown={shown} why={why} />
      <Reasons lab={lab} shown={shown} why={why} />
      <ElectionBlock lab={lab} shown={shown} />
      <Next lab={lab} shown={shown} why={why} />
      <section class="block">
        <h3>{moments}</h3>
        <MomentList lab={lab} lines={shown.replay.keys} i={shown.i} label={moments} />
      </section>
    </>
  );
}

/** Before the run and when it is over; in between there is more to read. */
function Question({ lab, shown: { i, replay } }: BlockProps): JSX.Element | null {
  const { asks } = replay.summary;
  if (asks === null || (i > 0 && i < replay.lastRow)) return null;
  return (
    <section class="block asks">
      <h3>{lab.words.value.rooms.why.asks}</h3>
      <p id="asks">{textIn(asks, lab.language.value)}</p>
    </section>
  );
}

interface WhyProps extends BlockProps {
  readonly why: Why;
}

function Happened({ lab, shown, why }: WhyProps): JSX.Element {
  const { line, isHere } = why;
  const own = lab.words.value;
  const told = line === null ? own.beforeAll : lab.speech.value.tell(line);
  const broken = brokenAt(shown, lab.speech.value);
  return (
    <section class="block happened">
      <h3>
        {own.rooms.why.happened}{' '}
        {line === null ? null : (
          <span class="quiet">
            <span class="time">{moment(line.atUs, 4)}</span>{' '}
            {isHere ? own.rooms.why.atThisRow : own.rooms.why.toldLast}
          </span>
        )}
      </h3>
      <p id="told">{told}</p>
      {broken === null ? null : <p class="brokenHere">{broken}</p>}
    </section>
  );
}

function Reasons({ lab, shown, why }: WhyProps): JSX.Element | null {
  const { line, causes, rung, sync } = why;
  const own = lab.words.value.rooms.why;
  if (line === null) return null;
  return (
    <section class="block reasons">
      <h3>{own.why}</h3>
      {rung === null ? null : <p>{own.decidedBy[rung]}</p>}
      {sync === null ? null : <Bounds lab={lab} sync={sync} />}
      {causes.length === 0 ? (
        <p class="quiet">{own.comesFrom[why.origin]}</p>
      ) : (
        <ol class="momentList causes" aria-label={own.causes}>
          {causes.map((row) => (
            <li key={row}>
              <RowButton lab={lab} shown={shown} row={row} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Bounds({ lab, sync }: { readonly lab: Lab; readonly sync: SyncBounds }): JSX.Element {
  const own = lab.words.value.rooms.why;
  const { learner, rule, peerZxid, minCommittedLog, maxCommittedLog, lastProcessedZxid } = sync;
  const bounds = { from: zxidAsPair(minCommittedLog), to: zxidAsPair(maxCommittedLog) };
  return (
    <>
      <p>{own.syncRule[rule]}</p>
      <dl class="bounds" aria-label={own.syncBounds}>
        <dt>{own.peerZxid({ learner })}</dt>
        <dd>{zxidAsPair(peerZxid)}</dd>
        <dt>{own.committedLog}</dt>
        <dd>{own.bounds(bounds)}</dd>
        <dt>{own.lastProcessed}</dt>
        <dd>{zxidAsPair(lastProcessedZxid)}</dd>
      </dl>
    </>
  );
}

function Next({ lab, shown, why }: WhyProps): JSX.Element {
  const { next, nextOfServer } = why;
  const own = lab.words.value.rooms.why;
  return (
    <section class="block next">
      <h3>{own.next}</h3>
      {next === null ? (
        <p class="quiet">{own.nothingNext}</p>
      ) : (
        <div class="momentList">
          <span class="quiet">{own.nextKey}</span>
          <MomentButton lab={lab} line={next} />
          {nextOfServer === null ? null : (
            <>
              <span class="quiet">{own.nextOf(nextOfServer)}</span>
              <MomentButton lab={lab} line={nextOfServer.line} />
            </>
          )}
        </div>
      )}
      <p class="quiet">{own.onTheirWay({ messages: shown.state.network.inFlight.length })}</p>
      <Ways lab={lab} shown={shown} />
    </section>
  );
}

/** For those who have no keyboard: along the rows of one server, and along the message that the row is about. */
function Ways({ lab, shown }: Pick<WhyProps, 'lab' | 'shown'>): JSX.Element {
  const { selection, words, act } = lab;
  const own = words.value.rooms.why;
  const picked = selection.value;
  const server = picked?.kind === 'process' ? picked.id : shown.row.node;
  const { i, replay } = shown;
  const { steps } = replay;
  const way = (label: string, move: Move, to: number): JSX.Element => (
    <button type="button" aria-disabled={to === i} onClick={() => act.move(move)}>
      {label}
    </button>
  );
  return (
    <div class="ways">
      {server === 0 ? null : (
        <>
          {way(own.backOf({ server }), 'previousOfServer', steps.previousOf(server, i))}
          {way(own.onOf({ server }), 'nextOfServer', steps.nextOf(server, i))}
        </>
      )}
      {way(own.alongMessage, 'alongMessage', steps.alongMessage(i))}
    </div>
  );
}
