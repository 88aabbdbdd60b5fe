/** Over a learner's row: how its leader has decided to bring it up to date, by which rule, and what was compared. */
import type { JSX } from 'preact';
import { zxidAsHex, zxidAsPair } from '../../model/zxid.ts';
import type { Lab, Shown } from '../app/lab.ts';
import type { Sync } from '../trace/serverView.ts';
import type { LogRow } from './logView.ts';

interface SyncBannerProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly row: LogRow;
  readonly sync: Sync;
  readonly span: number;
  readonly isHex: boolean;
}

export function SyncBanner({ lab, shown, row, sync, span, isHex }: SyncBannerProps): JSX.Element {
  const { log, why } = lab.words.value.rooms;
  const { mode, rule, leader, committed, outstanding, peerZxid, minCommittedLog, maxCommittedLog } = sync;
  const text = isHex ? zxidAsHex : zxidAsPair;
  const learner = row.id;
  const isHere = sync.row === shown.i;
  return (
    <tr class="banner">
      <td colSpan={span + 2}>
        <div class="bannerText">
          <p>
            <b>{log.sync[mode]({ learner, leader, zxid: text(sync.zxid), committed, outstanding })}</b>{' '}
            {why.syncRule[rule]} {outstanding > 0 ? log.outstanding({ count: outstanding }) : null}
          </p>
          <p class="quiet">
            {log.bounds({
              learner,
              peer: text(peerZxid),
              min: text(minCommittedLog),
              max: text(maxCommittedLog),
              last: text(sync.lastProcessedZxid),
            })}{' '}
            {isHere ? (
              <span>{log.syncHere}</span>
            ) : (
              <button type="button" onClick={() => lab.act.goTo(sync.row)}>
                {log.toSync}
              </button>
            )}
          </p>
        </div>
      </td>
    </tr>
  );
}
