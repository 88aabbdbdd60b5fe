/** Words of this room: English. */
export const propertiesInEnglish = {
  now: 'Now',
  wholeRun: 'Whole run',
  standings: {
    holds: 'holds',
    broken: 'broken',
    pending: 'not due yet',
    reached: 'reached',
    notReached: 'not reached',
  },
  groups: {
    broken: 'Broken',
    always: 'Always',
    eventually: 'Eventually',
    reached: 'Situations that a run may come to',
  },
  moods: {
    always: 'true at every moment',
    eventually: 'comes true in time',
    sometimes: 'may come about: a run that never gets there has not tried it',
  },
  summary: (p: { held: number; broken: number; reached: number; places: number }) =>
    `${p.held} of ${p.held + p.broken} properties hold in this run; it comes to ${p.reached} of ${p.places} situations worth reaching.`,
  jumpToBreach: 'Jump to the breach',
  jumpTo: (p: { time: string }) => `Go to ${p.time}`,
  stepBack: 'Next step back',
  explaining: 'How it came to this is being worked out …',
  withValues: (p: { sentence: string; values: string }) => `${p.sentence.replace(/\.$/, '')} (${p.values}).`,
  tableOf: (p: { group: string }) => `Properties: ${p.group}`,
  property: 'Property',
};
