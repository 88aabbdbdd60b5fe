/** What can be done to one server. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WorldFacts } from '../../scenarios/intervention/possibleFaults.ts';
import type { Lab } from '../app/lab.ts';
import type { ProcessId } from '../../sim/index.ts';
import { DeedButton } from './DeedButton.tsx';
import {
  clockWords,
  deedKeys,
  diskDeeds,
  isLatency,
  isolate,
  linkDeeds,
  type ProcessDeed,
  processDeeds,
  type Unsynced,
  type Ways,
} from './deeds.ts';
import { Sheet } from './Sheet.tsx';

interface ServerProps {
  readonly lab: Lab;
  readonly facts: WorldFacts;
  readonly server: ProcessId;
}

const keyOf = (name: ProcessDeed): string | undefined =>
  deedKeys.find(({ names }) => (names as readonly ProcessDeed[]).includes(name))?.key;

export function ServerDeeds(props: ServerProps): JSX.Element {
  const { lab, facts, server } = props;
  const own = lab.words.value.rooms.faults;
  const here = processDeeds(facts, server, 'lost').filter(({ name }) => name !== 'powerOff');
  return (
    <>
      {here.map((deed) => (
        // One place for each pair: the button that was pressed stays, and so does the focus.
        <DeedButton
          lab={lab}
          key={keyOf(deed.name)}
          deed={deed}
          label={own[deed.name]}
          {...keyProps(deed.name)}
        />
      ))}
      <Sheet name="more" label={own.more} title={own.moreOf({ server })}>
        {(close) => (
          <div class="sections">
            <Links {...props} close={close} />
            <Disk {...props} close={close} />
            <Power {...props} close={close} />
            <Clock {...props} close={close} />
          </div>
        )}
      </Sheet>
    </>
  );
}

function keyProps(name: ProcessDeed): { readonly keyName?: string } {
  const key = keyOf(name);
  return key === undefined ? {} : { keyName: key };
}

interface SectionProps extends ServerProps {
  readonly close: () => void;
}

const losses: readonly Unsynced[] = ['lost', 'prefix', 'torn'];

function Power({ lab, facts, server, close }: SectionProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const [unsynced, setUnsynced] = useState<Unsynced>('lost');
  const deed = processDeeds(facts, server, unsynced).find(({ name }) => name === 'powerOff');
  return (
    <fieldset class="section">
      <legend>{own.power}</legend>
      <label class="field">
        <span>{own.unsynced}</span>{' '}
        <select
          value={unsynced}
          onChange={({ currentTarget: { value } }) =>
            setUnsynced(losses.find((known) => known === value) ?? 'lost')
          }
        >
          {losses.map((name) => (
            <option value={name} key={name}>
              {own.unsyncedNames[name]}
            </option>
          ))}
        </select>
      </label>
      <div class="deeds">
        {deed === undefined ? null : <DeedButton lab={lab} deed={deed} label={own.powerOff} onDone={close} />}
      </div>
    </fieldset>
  );
}

const allWays: readonly Ways[] = ['both', 'there', 'back'];

function Links({ lab, facts, server, close }: SectionProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const others = facts.servers.map(({ id }) => id).filter((id) => id !== server);
  const [chosen, setChosen] = useState<ProcessId | null>(null);
  const [ways, setWays] = useState<Ways>('both');
  const [latency, setLatency] = useState('200ms');
  const to = chosen !== null && others.includes(chosen) ? chosen : others[0];
  const deeds = to === undefined ? [] : linkDeeds(facts, [server, to], ways, latency.trim());
  return (
    <fieldset class="section">
      <legend>{own.links}</legend>
      <div class="choices">
        <label class="field">
          <span>{own.to}</span>{' '}
          <select value={to} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
            {others.map((id) => (
              <option value={id} key={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{own.ways}</span>{' '}
          <select
            value={ways}
            onChange={({ currentTarget: { value } }) =>
              setWays(allWays.find((known) => known === value) ?? 'both')
            }
          >
            {allWays.map((name) => (
              <option value={name} key={name}>
                {own.waysNames[name]({ from: server, to: to ?? 0 })}
              </option>
            ))}
          </select>
        </label>
        <LatencyField lab={lab} latency={latency} set={setLatency} />
      </div>
      <div class="deeds">
        {deeds
          .filter(({ name }) => name !== 'delay' || isLatency(latency))
          .map((deed) => (
            <DeedButton lab={lab} key={deed.name} deed={deed} label={own[deed.name]} onDone={close} />
          ))}
        <DeedButton lab={lab} deed={isolate(facts, server)} label={own.isolate} onDone={close} />
      </div>
    </fieldset>
  );
}

interface LatencyProps {
  readonly lab: Lab;
  readonly latency: string;
  readonly set: (latency: string) => void;
}

function LatencyField({ lab, latency, set }: LatencyProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  return (
    <label class="field">
      <span>{own.latency}</span>{' '}
      <input
        size={8}
        maxLength={40}
        autocomplete="off"
        spellcheck={false}
        value={latency}
        placeholder={own.latencyHelp}
        aria-invalid={!isLatency(latency)}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      {isLatency(latency) ? null : (
        <small class="reason" role="alert">
          {own.badLatency}
        </small>
      )}
    </label>
  );
}

function Disk({ lab, facts, server, close }: SectionProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const [latency, setLatency] = useState('50ms');
  return (
    <fieldset class="section">
      <legend>{own.disk}</legend>
      <div class="choices">
        <LatencyField lab={lab} latency={latency} set={setLatency} />
      </div>
      <div class="deeds">
        {diskDeeds(facts, server, latency.trim())
          .filter(({ name }) => name !== 'slowDisk' || isLatency(latency))
          .map((deed) => (
            <DeedButton lab={lab} key={deed.name} deed={deed} label={own[deed.name]} onDone={close} />
          ))}
      </div>
    </fieldset>
  );
}

function Clock({ lab, server, close }: SectionProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const [rate, setRate] = useState('100');
  const [jump, setJump] = useState('');
  const words = clockWords(server, rate, jump);
  return (
    <fieldset class="section">
      <legend>{own.clock}</legend>
      <div class="choices">
        <label class="field">
          <span>{own.rate}</span>{' '}
          <input
            size={6}
            maxLength={12}
            inputMode="decimal"
            autocomplete="off"
            value={rate}
            onInput={({ currentTarget }) => setRate(currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{own.jump}</span>{' '}
          <input
            size={8}
            maxLength={20}
            autocomplete="off"
            value={jump}
            placeholder={own.jumpHelp}
            onInput={({ currentTarget }) => setJump(currentTarget.value)}
          />
        </label>
      </div>
      {words === null ? (
        <small class="reason" role="alert">
          {own.badClock}
        </small>
      ) : (
        <div class="deeds">
          <DeedButton lab={lab} deed={{ words, reason: null }} label={own.setClock} onDone={close} />
        </div>
      )}
    </fieldset>
  );
}
