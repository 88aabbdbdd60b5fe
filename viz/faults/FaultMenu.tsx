/** What a person can do to the ensemble at the cursor: to a server, to a message on its way, or to the network. */
import type { JSX } from 'preact';
import { moment } from '../../scenarios/language/format.ts';
import { Panel } from '../app/Panel.tsx';
import type { Selection } from '../app/address.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { courseAt } from '../branches/goingOn.ts';
import { BranchBar } from '../branches/BranchBar.tsx';
import { isPartitionOpen, whyNot } from './asked.ts';
import { DeedButton } from './DeedButton.tsx';
import { factsOf, healAll } from './deeds.ts';
import { lookWord } from './lookWord.ts';
import { messageName } from './messageName.ts';
import { MessageDeeds } from './MessageDeeds.tsx';
import { PartitionEditor } from './PartitionEditor.tsx';
import { ServerDeeds } from './ServerDeeds.tsx';
import './faults.css';

export function FaultMenu({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const at = lab.shown.value;
  return (
    <Panel name="faults" title={own.title} isTitleHidden>
      {at === null ? null : <Menu lab={lab} at={at} />}
      <PartitionEditor lab={lab} />
      <BranchBar lab={lab} note={at === null ? '' : noteAt(lab, at)} />
    </Panel>
  );
}

/** When it happens, and what becomes of the run. */
function noteAt({ words, request }: Lab, { i, row, replay }: Shown): string {
  const own = words.value.rooms.faults;
  const { goesOn } = courseAt(replay, request.value.interventions, i);
  return own.note({ time: moment(row.t), goesOn });
}

function Menu({ lab, at }: { readonly lab: Lab; readonly at: Shown }): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const facts = factsOf(at.state);
  const subject = subjectIn(lab.selection.value, at);
  return (
    <>
      <div class="menuRow">
        <Target lab={lab} at={at} subject={subject} />
        {subject?.kind === 'process' ? (
          <ServerDeeds lab={lab} facts={facts} server={subject.id} key={subject.id} />
        ) : subject?.kind === 'message' ? (
          <MessageDeeds lab={lab} at={at} send={subject.send} />
        ) : (
          <>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-keyshortcuts="X"
              aria-disabled={facts.servers.length < 2}
              onClick={() => {
                if (facts.servers.length >= 2) isPartitionOpen.value = true;
              }}
            >
              {own.partition}
              <kbd aria-hidden="true">X</kbd>
            </button>
            <DeedButton lab={lab} deed={healAll(facts)} label={own.healAll} />
            {facts.held.map((name) => (
              <DeedButton
                lab={lab}
                key={name}
                deed={{ words: `letGo ${name}`, reason: null }}
                label={`${own.release}: ${name}`}
              />
            ))}
          </>
        )}
      </div>
      <p class="reason" role="status">
        {whyNot.value === null ? '' : own.notNow({ reason: lab.speech.value.tell(whyNot.value) })}
      </p>
    </>
  );
}

/** What is done things to: a client that is selected has nothing of that kind. */
const subjectIn = (selection: Selection, { state }: Shown): Selection =>
  selection?.kind === 'process' && !state.servers.some(({ id }) => id === selection.id) ? null : selection;

interface TargetProps {
  readonly lab: Lab;
  readonly at: Shown;
  readonly subject: Selection;
}

/** So many messages are listed; in the picture there may be more. */
const MESSAGES_MAX = 30;

function Target({ lab, at, subject }: TargetProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const { servers, network } = at.state;
  const chosen = valueOf(subject);
  const messages = network.inFlight.slice(-MESSAGES_MAX);
  const isListed = subject?.kind !== 'message' || messages.some(({ send }) => send === subject.send);
  return (
    <label class="field target">
      <span class="unseen">{own.target}</span>
      <select
        id="target"
        value={chosen}
        onChange={({ currentTarget }) => lab.act.select(selectionFrom(currentTarget.value))}
      >
        <option value="">{own.nobody}</option>
        {servers.map((server) => (
          <option value={`s${server.id}`} key={server.id}>
            {own.server({ id: server.id, what: lookWord(lab, server) })}
          </option>
        ))}
        {messages.map(({ send, from, to, message }) => (
          <option value={`m${send}`} key={`m${send}`}>
            {own.message({ name: messageName(message), from, to })}
          </option>
        ))}
        {isListed ? null : <option value={chosen}>{own.gone}</option>}
      </select>
    </label>
  );
}

const valueOf = (subject: Selection): string =>
  subject === null ? '' : subject.kind === 'process' ? `s${subject.id}` : `m${subject.send}`;

function selectionFrom(value: string): Selection {
  const number = Number(value.slice(1));
  if (value.startsWith('s')) return { kind: 'process', id: number };
  return value.startsWith('m') ? { kind: 'message', send: number } : null;
}
