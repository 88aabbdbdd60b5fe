/** What `fuzz`, `replay`, `explain` and `shrink` say, in English. */
import { alternatives, count, grouped, list } from '../../scenarios/index.ts';

const meant = (suggestion: string | null, otherwise: string): string =>
  suggestion === null ? otherwise : `: did you mean "${suggestion}"?`;

const runs = (amount: number): string => `${grouped(amount)} ${amount === 1 ? 'run' : 'runs'}`;

const notShrunk: Readonly<Record<'interrupted' | 'late' | 'fault', string>> = {
  interrupted: 'no: it was interrupted',
  late: 'no: nothing shorter was found in time',
  fault: 'no: that failed, by a fault of zablab itself',
};

/** Of few a tenth counts: `0.4`, and not `0`. */
export const rate = (perSecond: number): string =>
  perSecond < 10 ? String(Math.round(perSecond * 10) / 10) : grouped(Math.round(perSecond));

export const fuzzInEnglish = {
  // What was typed is wrong
  'wrong.profile': (p: { word: string; suggestion: string | null; known: readonly string[] }) =>
    `--profile: there is no profile "${p.word}"${meant(p.suggestion, ` (there are ${list(p.known, 'en')})`)}`,
  'wrong.number': (p: { option: string; word: string; min: number; max: number }) =>
    `${p.option}: a whole number from ${p.min} to ${grouped(p.max)} was expected, found "${p.word}"`,
  'wrong.wallTime': (p: { word: string }) =>
    `--for: a time on the clock of the wall was expected, such as 60s, 5m or 2h, found "${p.word}"`,
  'wrong.together': (p: { one: string; other: string }) =>
    `${p.one} and ${p.other} exclude each other: give one of them`,
  'wrong.bug': (p: { word: string; suggestion: string | null }) =>
    `--bug: there is no bug "${p.word}"${meant(p.suggestion, ' (a variant or a JIRA id: "zablab fuzz --help" names them)')}`,
  'wrong.release': (p: { word: string; known: readonly string[] }) =>
    `--release: zablab has no release "${p.word}": ${alternatives(p.known, 'en')}`,
  'wrong.campaignSeed': (p: { found: number; max: number }) =>
    `--seed: 1 to ${p.max} characters were expected, found ${p.found}: the number of a run is put behind it`,
  'wrong.page': (p: { option: string; word: string }) =>
    `${p.option}: an address such as https://… was expected, found "${p.word}"`,
  'wrong.outFile': (p: { path: string }) => `--out ${p.path}: this is a file, and a directory was expected`,
  'wrong.outDirectory': (p: { path: string; code: string }) =>
    `--out ${p.path}: nothing can be written into this directory (${p.code})`,
  'wrong.outOverInput': (p: { path: string }) =>
    `--out ${p.path}: this is what is to be shrunk, and the result would replace it`,
  'wrong.outKind': (p: { path: string }) =>
    `--out ${p.path}: a capsule (….zsim) or a story (….yaml, ….json) was expected`,
  'wrong.storyReplayed': (p: { word: string }) =>
    `${p.word}: this is a story, and "replay" takes a capsule: "zablab run" runs it`,
  'wrong.fileForgotten': (p: { command: string }) =>
    p.command === 'replay'
      ? 'which failure? Give a capsule: zablab replay zablab-failures/….zsim'
      : `which failure? Give a capsule, a story or a file: zablab ${p.command} ack-outlives-log`,
  'wrong.nothingBreaks': (p: { word: string }) =>
    `${p.word}: no property breaks in this run, so there is nothing to explain or to shrink`,

  'wrong.onlyByPlaces': (p: { path: string }) =>
    `${p.path}: its story breaks no more, neither by itself nor with the recorded decisions, only with each fault where it was recorded: there is no story to shrink ("zablab explain" still tells it)`,
  'wrong.capsuleChecked': (p: { path: string }) =>
    `${p.path}: this is a capsule, and "check" runs stories: "zablab replay" runs it, "zablab run" tells it`,

  // A campaign
  'fuzz.heading': (p: {
    profile: string;
    bug: string | null;
    release: string;
    seed: string;
    servers: number | null;
    workers: number;
  }) =>
    [
      `profile ${p.profile}`,
      ...(p.bug === null ? [] : [`bug ${p.bug}`]),
      `ZooKeeper\u00a0${p.release}`,
      ...(p.servers === null ? [] : [count(p.servers, 'server')]),
      `seed ${p.seed}`,
      count(p.workers, 'worker'),
    ].join(' · '),
  'fuzz.progress': (p: {
    runs: number;
    of: number | null;
    runsPerSecond: number;
    eventsPerSecond: number;
    probes: number;
    allProbes: number;
    broken: number;
    left: string | null;
  }) =>
    [
      p.of === null ? runs(p.runs) : `${grouped(p.runs)} of ${runs(p.of)}`,
      `${rate(p.runsPerSecond)}/s`,
      `${rate(p.eventsPerSecond)} events/s`,
      `${p.probes} of ${p.allProbes} probes`,
      ...(p.broken === 0 ? [] : [`${p.broken} broken`]),
      ...(p.left === null ? [] : [`${p.left} left`]),
    ].join(' · '),
  'fuzz.brokenNow': (p: { property: string; run: number }) => `run ${p.run} breaks: ${p.property}`,
  'fuzz.shrinking': (p: { property: string; number: number; of: number }) =>
    `shrinking ${p.number} of ${p.of}: ${p.property}`,
  'fuzz.group': (p: { property: string; runs: number; first: number; others: readonly number[] }) => {
    const more = p.runs - 1 - p.others.length;
    const also =
      p.others.length === 0
        ? ''
        : `, also in ${list([...p.others, ...(more > 0 ? [`${grouped(more)} more`] : [])], 'en')}`;
    return `${p.property}: broken in run ${p.first}${also}`;
  },
  'fuzz.swarm': () => 'swarm',
  'fuzz.shrunk': () => 'shrunk',
  'fuzz.shrunkTo': (p: { before: number; after: number; events: number; isDone: boolean }) =>
    `from ${count(p.before, 'step')} to ${p.after}, ${grouped(p.events)} events${p.isDone ? '' : '; there was no time for more'}`,
  'fuzz.notShrunk': (p: { why: 'interrupted' | 'late' | 'fault' }) => notShrunk[p.why],
  'fuzz.brokenAt': (p: { sentence: string }) => `Broken: ${p.sentence}`,
  'fuzz.values': () => 'shown by',
  'fuzz.again': () => 'again',
  'fuzz.replay': () => 'replay',
  'fuzz.link': () => 'link',
  'fuzz.linkTooLong': (p: { characters: number }) =>
    `none: it would have ${grouped(p.characters)} characters`,
  'fuzz.runs': () => 'runs',
  'fuzz.size': (p: {
    runs: number;
    events: number;
    elapsed: string;
    runsPerSecond: number;
    eventsPerSecond: number;
  }) =>
    `${grouped(p.runs)} with ${grouped(p.events)} events in ${p.elapsed} (${rate(p.runsPerSecond)} runs/s, ${rate(p.eventsPerSecond)} events/s)`,
  'fuzz.verdicts': () => 'verdicts',
  'fuzz.recoverable': (p: { runs: number; slowest: string }) =>
    `${grouped(p.runs)} recoverable${p.runs === 0 ? '' : `, the slowest in ${p.slowest}`}`,
  'fuzz.unrecoverable': (p: { runs: number; because: string }) =>
    `${grouped(p.runs)} unrecoverable: ${p.because}`,
  'fuzz.undecided': (p: { runs: number }) => `${grouped(p.runs)} without one: a property broke`,
  'fuzz.cutShort': (p: { runs: number }) => `${grouped(p.runs)} cut short: too many events`,
  'fuzz.probes': () => 'probes',
  'fuzz.reached': (p: { reached: number; all: number }) =>
    p.reached === p.all ? `all ${p.all} reached` : `${p.reached} of ${p.all} reached`,
  'fuzz.notReached': (p: { names: string }) => `not reached: ${p.names}`,
  'fuzz.properties': () => 'properties',
  'fuzz.allHeld': (p: { count: number }) => `all ${p.count} held in every run`,
  'fuzz.brokenProperties': (p: { broken: number; count: number }) => `${p.broken} of ${p.count} broken`,
  'fuzz.digest': () => 'digest',
  'fuzz.interrupted': (p: { runs: number }) => `Interrupted after ${runs(p.runs)}. What was done so far:`,

  // A capsule
  'capsule.heading': (p: { name: string; seed: string; version: string }) =>
    `${p.name} · seed ${p.seed} · written by zablab ${p.version}`,
  'capsule.breaks': (p: { property: string; at: string; event: number }) =>
    `breaks as recorded: ${p.property}, at ${p.at}, event ${grouped(p.event)}`,
  'capsule.holds': (p: { property: string; objection: string | null }) =>
    `does not break any more: ${p.property}${p.objection === null ? '' : `; before that the model objects to itself: ${p.objection}`}`,
  'capsule.fidelity': () => 'fidelity',
  'capsule.exact': () => 'exact: the same events, the same digest',
  'capsule.matched': (p: { matched: number; recorded: number; percent: number }) =>
    `${p.percent} %: ${grouped(p.matched)} of ${grouped(p.recorded)} decisions and faults found their place`,
  'capsule.difference': () => 'differs',
  'capsule.otherStory': () =>
    'the story is read otherwise than it was: a default or a rule of the format has changed',
  'capsule.firstDifference': (p: { recorded: string | null; came: string | null }) =>
    `first: recorded ${p.recorded ?? 'nothing more'}, came ${p.came ?? 'nothing more'}`,
  'capsule.parting': (p: { first: number; last: number }) =>
    `the digests part among the events ${grouped(p.first)} to ${grouped(p.last)}`,

  // Shrinking
  'shrink.progress': (p: { attempts: number; steps: number; events: number }) =>
    `${grouped(p.attempts)} attempts · ${count(p.steps, 'step')} · ${grouped(p.events)} events`,
  'shrink.done': (p: {
    before: number;
    after: number;
    attempts: number;
    eventsBefore: number;
    eventsAfter: number;
  }) =>
    `From ${count(p.before, 'step')} to ${p.after}, from ${grouped(p.eventsBefore)} events to ${grouped(p.eventsAfter)}, in ${count(p.attempts, 'attempt')}.`,
  'shrink.interrupted': () => 'Interrupted: this is the shortest so far.',
  'shrink.written': () => 'written',
  'shrink.explain': () => 'explain',
};
