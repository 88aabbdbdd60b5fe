/** Words of this room: English. */
import { count, list } from '../../scenarios/language/format.ts';
import type { TroubleKind } from '../trace/course.ts';

const until = (to: string | null): string => (to === null ? 'until the end' : `until ${to}`);

export const minimapInEnglish = {
  inWords: 'Run in words',
  summary: (p: { leaders: number; epochs: number; troubles: number; violations: number }) =>
    `Somebody came to lead ${p.leaders === 1 ? 'once' : count(p.leaders, 'time')}; ${count(p.epochs, 'epoch')}; ${count(p.troubles, 'fault')}; ${p.violations === 0 ? 'nothing broke' : count(p.violations, 'property broke', 'properties broke')}.`,
  leaders: 'Leaders',
  leads: (p: { server: number }) => `${p.server} leads`,
  isElected: (p: { server: number }) => `${p.server} elected`,
  leadsAtOnce: (p: { servers: readonly number[] }) => list(p.servers, 'en'),
  led: (p: {
    server: number;
    epoch: number | null;
    from: string;
    established: string | null;
    to: string | null;
  }) =>
    p.established === null
      ? `Server ${p.server}, elected at ${p.from}, never established, ${until(p.to)}`
      : `Server ${p.server}, elected at ${p.from}, established at ${p.established}${p.epoch === null ? '' : ` in epoch ${p.epoch}`}, ${until(p.to)}`,
  overlap: (p: { servers: readonly number[]; from: string; to: string }) =>
    `${list(p.servers, 'en')} lead at once from ${p.from} to ${p.to}`,
  epochs: 'Epochs',
  epochFrom: (p: { epoch: number; from: string }) => `Epoch ${p.epoch} from ${p.from}`,
  troubles: 'Faults',
  kinds: {
    down: 'down',
    paused: 'paused',
    cut: 'cut',
    slow: 'slow link',
    disk: 'disk',
    held: 'message held',
    clock: 'clock',
  } satisfies Record<TroubleKind, string>,
  trouble: (p: { what: string; servers: readonly number[]; from: string; to: string | null }) =>
    `${p.what}: ${p.servers.join(' → ')}, from ${p.from} ${until(p.to)}`,
  violations: 'What broke',
  violation: (p: { at: string }) => `At ${p.at}`,
  more: (p: { count: number }) => `… and ${p.count} more`,
  signs: 'Signs',
  signOf: {
    leading: 'leads, established',
    elected: 'elected, not established',
    overlap: 'two lead at once',
    broken: 'a property broke',
  },
};
