/** The picture in words: every server, client and message at this moment. Whoever cannot point at the picture picks them here. */
import type { JSX } from 'preact';
import type { Lab, Shown } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import { Badge } from '../cluster/Badge.tsx';
import { reignAt } from '../trace/reign.ts';
import { clientRow, messageRows, serverRow } from './serverRows.ts';
import './servers.css';

export function ServersPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="servers" title={lab.words.value.tabs.servers}>
      {shown === null ? null : <Tables lab={lab} shown={shown} />}
    </Panel>
  );
}

interface PartProps {
  readonly lab: Lab;
  readonly shown: Shown;
}

const Tables = ({ lab, shown }: PartProps): JSX.Element => (
  <>
    <ServerTable lab={lab} shown={shown} />
    {shown.state.clients.length === 0 ? null : <ClientTable lab={lab} shown={shown} />}
    <Messages lab={lab} shown={shown} />
  </>
);

function ServerTable({ lab, shown }: PartProps): JSX.Element {
  const words = lab.words.value;
  const own = words.rooms.servers;
  const { leader } = reignAt(shown.replay.summary.leaders, shown.i);
  const rows = shown.state.servers.map((server) => serverRow(server, leader, shown.row.t, words));
  const hasTrouble = rows.some(({ disk }) => disk !== '');
  const headings = [
    words.server,
    words.state,
    words.phase,
    words.epoch,
    words.lastZxid,
    own.vote,
    ...(hasTrouble ? [own.disk] : []),
    own.waits,
  ];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.serversCaption}>
      <table class="serverTable">
        <caption>{words.serversCaption}</caption>
        <Head headings={headings} />
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              class={[row.leads && 'leads', isProcess(lab, row.id) && 'selected'].filter(Boolean).join(' ')}
            >
              <th scope="row">
                <Badge look={row.look} fill={row.fill} />
                <Pick lab={lab} id={row.id} label={own.select({ server: row.id })} text={String(row.id)} />
              </th>
              <td>{row.state}</td>
              <td class="wrapped">{row.phase}</td>
              <td>{row.epoch}</td>
              <td class="strong">{row.zxid}</td>
              <td>{row.vote}</td>
              {hasTrouble ? <td>{row.disk}</td> : null}
              <td class="wrapped long">{row.waits}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClientTable({ lab, shown }: PartProps): JSX.Element {
  const words = lab.words.value;
  const own = words.rooms.servers;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.clientsCaption}>
      <table class="clientTable">
        <caption>{words.clientsCaption}</caption>
        <Head headings={[words.clientHeading, words.connectedTo, words.lastRequest, words.answer]} />
        <tbody>
          {shown.state.clients.map((client) => {
            const row = clientRow(client, words);
            return (
              <tr key={row.id} class={isProcess(lab, row.id) ? 'selected' : ''}>
                <th scope="row">
                  <Pick
                    lab={lab}
                    id={row.id}
                    label={own.selectClient({ client: row.number })}
                    text={String(row.number)}
                  />
                </th>
                <td>{row.server}</td>
                <td>{row.request}</td>
                <td>{row.answer}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const Head = ({ headings }: { readonly headings: readonly string[] }): JSX.Element => (
  <thead>
    <tr>
      {headings.map((heading) => (
        <th scope="col" key={heading}>
          {heading}
        </th>
      ))}
    </tr>
  </thead>
);

const isProcess = ({ selection: { value: picked } }: Lab, id: number): boolean =>
  picked?.kind === 'process' && picked.id === id;

interface PickProps {
  readonly lab: Lab;
  readonly id: number;
  readonly label: string;
  readonly text: string;
}

function Pick({ lab, id, label, text }: PickProps): JSX.Element {
  const isPicked = isProcess(lab, id);
  return (
    <button
      type="button"
      class="pick"
      aria-pressed={isPicked}
      aria-label={label}
      onClick={() => lab.act.select(isPicked ? null : { kind: 'process', id })}
    >
      {text}
    </button>
  );
}

/** More would take too long to draw at each step, and nobody reads them. */
const MESSAGES_MAX = 24;

function Messages({ lab, shown }: PartProps): JSX.Element {
  const words = lab.words.value;
  const own = words.rooms.servers;
  const picked = lab.selection.value;
  const rows = messageRows(shown, words);
  const inAll = rows.reduce((sum, { count }) => sum + count, 0);
  const rest = rows.slice(MESSAGES_MAX).reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="onTheirWay" aria-label={own.messages}>
      <h3>
        {own.messages}: {inAll}
      </h3>
      {rows.length === 0 ? (
        <p class="quiet">{own.noMessages}</p>
      ) : (
        <ul>
          {rows.slice(0, MESSAGES_MAX).map(({ send, count, name, way, state }) => {
            const isPicked = picked?.kind === 'message' && picked.send === send;
            return (
              <li key={send}>
                <button
                  type="button"
                  aria-pressed={isPicked}
                  onClick={() => lab.act.select(isPicked ? null : { kind: 'message', send })}
                >
                  {count === 1 ? null : `${own.times({ count })} `}
                  <b>{name}</b> {way}
                  {state === 'flies' ? null : <em> ({own.states[state]})</em>}
                </button>
              </li>
            );
          })}
          {rest > 0 ? <li class="quiet">{own.more({ count: rest })}</li> : null}
        </ul>
      )}
    </section>
  );
}
