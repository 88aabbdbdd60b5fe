/** How far each server has come, in numbers. */
import type { JSX } from 'preact';
import type { Zxid } from '../../model/zxid.ts';
import type { Lab } from '../app/lab.ts';
import type { LogRow } from './logView.ts';

interface LogNumbersProps {
  readonly lab: Lab;
  readonly rows: readonly LogRow[];
  readonly zxidText: (zxid: Zxid) => string;
}

export function LogNumbers({ lab, rows, zxidText }: LogNumbersProps): JSX.Element {
  const words = lab.words.value.rooms.log;
  const text = (zxid: Zxid | null): string => (zxid === null ? words.none : zxidText(zxid));
  return (
    <details class="logNumbers">
      <summary>{words.numbers}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.numbers}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.server}</th>
              {Object.entries(words.numberColumns).map(([key, name]) => (
                <th scope="col" key={key}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, epochs, marks }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{epochs?.accepted ?? words.none}</td>
                <td>{epochs?.current ?? words.none}</td>
                <td>{text(marks.logged)}</td>
                <td>{text(marks.committed)}</td>
                <td>{text(marks.processed)}</td>
                <td>{text(marks.snapshot)}</td>
                <td>{text(marks.acked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
