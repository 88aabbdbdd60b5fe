/** The logs of all servers side by side. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { zxidAsHex, zxidAsPair } from '../../model/zxid.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import { LogGrid } from './LogGrid.tsx';
import { LogLegend } from './LogLegend.tsx';
import { LogNumbers } from './LogNumbers.tsx';
import { type LogView, logView, zxidOf } from './logView.ts';
import { type Picked, PickedTold } from './PickedTold.tsx';
import './log.css';

export function LogPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="log" title={lab.words.value.tabs.log} isTitleHidden={lab.preset.value !== 'lab'}>
      {shown === null ? null : <Logs lab={lab} shown={shown} />}
    </Panel>
  );
}

function Logs({ lab, shown }: { readonly lab: Lab; readonly shown: Shown }): JSX.Element {
  const words = lab.words.value.rooms.log;
  const [isHex, setHex] = useState(false);
  const [picked, setPicked] = useState<Picked | null>(null);
  const view: LogView = logView(shown.state, zxidOf(shown.row));
  const zxidText = isHex ? zxidAsHex : zxidAsPair;
  return (
    <>
      <div class="logHead">
        <span class="quiet">{words.transactions({ count: view.transactions })}</span>
        <button type="button" class="hex" aria-pressed={isHex} onClick={() => setHex(!isHex)}>
          {words.hex}
        </button>
      </div>
      <LogGrid lab={lab} shown={shown} view={view} isHex={isHex} picked={picked} pick={setPicked} />
      <PickedTold lab={lab} shown={shown} picked={picked} zxidText={zxidText} />
      <LogLegend lab={lab} />
      <LogNumbers lab={lab} rows={view.rows} zxidText={zxidText} />
    </>
  );
}
