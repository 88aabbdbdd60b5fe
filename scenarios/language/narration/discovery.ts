/** Discovery, told: English. A leader and a quorum agree on an epoch. */
import { asQuorum, names } from './english.ts';
import { type Counted, others, type Seen, zxid } from './words.ts';

const history = ({ currentEpoch, zxid: last }: { currentEpoch: number; zxid: number }): string =>
  `epoch ${currentEpoch}, up to ${zxid(last)}`;

/** @param highest - What any of those that have come had promised before. */
function above(epoch: number, highest: number): string {
  if (highest >= epoch) return `although one of them has promised ${highest} already`;
  return highest === 0
    ? 'as none of them had promised any'
    : `above ${highest}, the highest that any of them had promised`;
}

export const discoveryInEnglish = {
  'told.leaderStarts': (p: Seen<'leaderStarts'>) =>
    `${p.server} begins to lead, with a history of ${history(p)}, and waits for followers`,
  'told.learnerConnects': (p: Seen<'learnerConnects'>) => `${p.server} connects to its leader ${p.leader}`,
  'told.connectFailed': (p: Seen<'connectFailed'>) =>
    `${p.server} cannot connect to ${p.leader}: ${p.triesLeft === 0 ? 'that was the last try' : `it tries again, ${p.triesLeft} left`}`,
  'told.learnerRegistered': (p: Seen<'learnerRegistered'>) =>
    `${p.server} hears from ${p.learnerType === 'observer' ? `the observer ${p.learner}` : p.learner}, which has promised ${p.acceptedEpoch === 0 ? 'no epoch yet' : `epoch ${p.acceptedEpoch}`}`,
  'told.epochProposed': (p: { server: number; epoch: number; highest: number } & Counted) => {
    const rest = others(p.voters, p.server);
    const heard =
      rest.length === 0
        ? `${p.server} needs nobody else for a quorum`
        : `${p.server} has heard from ${names(rest)}, with itself ${asQuorum(p)}`;
    return `${heard}: it proposes epoch ${p.epoch}, ${above(p.epoch, p.highest)}`;
  },
  'told.epochAccepted': (p: Seen<'epochAccepted'>) =>
    p.currentEpoch === null
      ? `${p.server} had promised epoch ${p.epoch} before: it says so to ${p.leader}, and does not count`
      : `${p.server} promises ${p.leader} epoch ${p.epoch}, on disk, and tells its history: ${history({ ...p, currentEpoch: p.currentEpoch })}`,
  'told.epochRefused': (p: Seen<'epochRefused'>) =>
    `${p.server} refuses ${p.leader}: it has promised epoch ${p.acceptedEpoch} and follows nobody in epoch ${p.epoch}`,
  'told.epochAcked': (p: Seen<'epochAcked'>) =>
    p.counted
      ? `${p.server} counts ${p.learner} for its epoch: its history is no newer`
      : `${p.server} does not count ${p.learner} for its epoch`,
  'told.learnerAhead': (p: Seen<'learnerAhead'>) =>
    `${p.server} turns ${p.learner} away: its history (${history(p.theirs)}) is newer than ${p.server}'s own (${history(p.ours)})`,
  'told.epochEstablished': (p: { server: number; epoch: number } & Counted) =>
    `${p.server} owns epoch ${p.epoch}: ${names(p.voters)}, ${asQuorum(p)}, ${p.voters.length === 1 ? 'follows' : 'follow'} no older leader now`,
};
