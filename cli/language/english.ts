/** What only the command line says, in English: the original that every translation is typed by. */
import { alternatives, count, grouped, list } from '../../scenarios/index.ts';
import { conformInEnglish } from './conform.ts';
import { fuzzInEnglish } from './fuzz.ts';
import { viewInEnglish } from './view.ts';

/** Why a file cannot be written. */
export type WriteProblem = 'directory' | 'device' | 'noDirectory' | 'permission' | 'full' | 'other';

const meant = (suggestion: string | null, otherwise: string): string =>
  suggestion === null ? otherwise : `: did you mean "${suggestion}"?`;

export const english = {
  ...conformInEnglish,
  ...fuzzInEnglish,
  ...viewInEnglish,

  // What was typed is wrong
  'wrong.command': (p: { word: string; suggestion: string | null; known: readonly string[] }) =>
    `unknown command "${p.word}"${meant(p.suggestion, ` (there are ${p.known.join(', ')})`)}`,
  'wrong.commandIsStory': (p: { word: string }) =>
    `unknown command "${p.word}": that is a story; type "zablab run ${p.word}"`,
  'wrong.option': (p: { option: string; suggestion: string | null; help: string }) =>
    `unknown option "${p.option}"${meant(p.suggestion, ` (see "${p.help}")`)}`,
  'wrong.optionTooEarly': (p: { option: string; command: string }) =>
    `"${p.option}" belongs behind the command: zablab ${p.command} … ${p.option}`,
  'wrong.optionWithValue': (p: { option: string }) => `"${p.option}" takes no value`,
  'wrong.optionWithoutValue': (p: { option: string; example: string }) =>
    `"${p.option}" needs a value: ${p.option} ${p.example}`,
  'wrong.storyForgotten': () => 'which story? Give a name or a file ("zablab list" shows the names)',
  'wrong.sidesForgotten': () =>
    'which two runs? Give two, each a trace file or STORY@SEED: zablab diff fresh-five@1 fresh-five@2',
  'wrong.doInTrace': (p: { path: string }) =>
    `--do: ${p.path} is a trace, and what has been recorded cannot be changed: give its story`,
  'wrong.seed': (p: { word: string; found: number }) =>
    `${p.word}: a seed of 1 to 64 characters was expected behind the "@", found ${p.found}`,
  'wrong.tooManyArguments': (p: { command: string; argument: string; expected: number }) =>
    p.expected === 0
      ? `"${p.argument}" is too much: "zablab ${p.command}" takes options only`
      : `"${p.argument}" is too much: "zablab ${p.command}" takes ${count(p.expected, 'argument')}`,
  'wrong.language': (p: { word: string; known: readonly string[] }) =>
    `--lang: "${p.word}" is no language of zablab: ${alternatives(p.known, 'en')}`,
  'wrong.story': (p: { word: string; suggestion: string | null }) =>
    p.suggestion === null
      ? `there is no story "${p.word}" ("zablab list" shows those there are), and no file of that name`
      : `there is no story "${p.word}": did you mean "${p.suggestion}"?`,

  // Files
  'wrong.noFile': (p: { path: string }) => `${p.path}: there is no such file`,
  'wrong.directory': (p: { path: string }) => `${p.path}: this is a directory, and a file was expected`,
  'wrong.unreadable': (p: { path: string; code: string }) =>
    `${p.path}: this file cannot be read (${p.code})`,
  'wrong.target': (p: { option: string; path: string; why: WriteProblem; directory: string; code: string }) =>
    `${p.option} ${p.path}: this file cannot be written: ${
      {
        directory: 'it is a directory',
        device: 'it is a device or a pipe, and a file is needed',
        noDirectory: `there is no directory ${p.directory}`,
        permission: 'permission denied',
        full: 'no space is left',
        other: p.code,
      }[p.why]
    }`,
  'wrong.emptyPath': (p: { option: string }) => `${p.option}: the name of a file was expected, found nothing`,
  'wrong.traceOverStory': (p: { path: string }) =>
    `--trace ${p.path}: this is the story itself, and the trace would replace it`,
  'wrong.junitOverStory': (p: { path: string }) =>
    `--junit ${p.path}: this is one of the stories, and the report would replace it`,
  'wrong.traceEmpty': (p: { path: string }) =>
    `${p.path}:1: this file is empty: a trace of zablab was expected`,
  'wrong.traceForeign': (p: { path: string }) =>
    `${p.path}:1: this is no trace of zablab: its first line must be {"version": …, "story": …, "seed": …, "digest": …}`,
  'wrong.traceFormat': (p: { path: string; found: string; known: number }) =>
    `${p.path}:1: this trace has format ${p.found}; this release of zablab reads format ${p.known}`,
  'wrong.traceRow': (p: { path: string; line: number; row: number }) =>
    `${p.path}:${p.line}: row ${p.row} of the trace was expected here`,
  'wrong.traceTruncated': (p: { path: string; line: number; found: number; rows: number }) =>
    `${p.path}:${p.line}: the trace ends after ${p.found} of ${count(p.rows, 'row')}: it is truncated`,
  'wrong.traceTooLong': (p: { path: string; line: number; rows: number }) =>
    `${p.path}:${p.line}: the trace goes on after its ${count(p.rows, 'row')}`,

  // A run, told
  'run.heading': (p: { story: string; seed: string }) => `${p.story} · seed ${p.seed}`,
  'run.ensemble': (p: { servers: number; observers: number; release: string; tickTime: number }) =>
    `${count(p.servers, 'server')}${p.observers === 0 ? '' : ` (${count(p.observers, 'observer')} among them)`}` +
    ` · ZooKeeper\u00a0${p.release} · tickTime\u00a0${p.tickTime}\u00a0ms`,
  'run.changed': (p: { settings: string }) => `The story, changed for this run: ${p.settings}`,
  'run.quiet': (p: { lines: number }) =>
    `${grouped(p.lines)} ${p.lines === 1 ? 'line' : 'lines'} left out: --detail tells them all`,
  'run.leader': () => 'leader',
  'run.leaderIs': (p: { server: number }) => `server ${p.server}`,
  'run.epoch': (p: { epoch: number }) => `epoch ${p.epoch}`,
  'run.notEstablished': () => 'elected, but not yet accepted by a quorum',
  'run.standalone': (p: { server: number }) => `none: server ${p.server} runs alone`,
  'run.zxid': () => 'zxid',
  'run.zxids': (p: { groups: readonly { readonly zxid: string; readonly servers: readonly number[] }[] }) =>
    p.groups.map(({ zxid, servers }) => `${zxid} on ${list(servers, 'en')}`).join('; '),
  'run.noLeader': (p: { alone: readonly number[] }) =>
    p.alone.length === 0
      ? 'none'
      : `none (${list(p.alone, 'en')} ${p.alone.length === 1 ? 'is' : 'are'} LEADING, but not by the votes of a quorum)`,
  'run.servers': () => 'servers',
  'run.down': () => 'down',
  'run.paused': () => 'paused',
  'run.expectations': () => 'expected',
  'run.properties': () => 'properties',
  'run.digest': () => 'digest',
  'run.size': (p: { events: number; ended: string }) => `${grouped(p.events)}, in ${p.ended} of virtual time`,
  'run.events': () => 'events',
  'run.broken': (p: { sentence: string }) => `broken. ${p.sentence}`,
  'run.brokenAsExpected': () => 'broken, as this story expects',
  'run.reached': (p: { names: string }) => `reached: ${p.names}`,
  'run.othersNotReached': (p: { count: number }) =>
    `${p.count} ${p.count === 1 ? 'other was' : 'others were'} not reached: --detail names them`,
  'run.notReached': (p: { names: string }) => `not reached in this run: ${p.names}`,
  'run.unjudged': (p: { why: string }) => `does not apply (${p.why})`,
  'run.unmet': () => 'not met',
  'run.interrupted': (p: { at: string }) => `Interrupted at ${p.at}. What was done so far:`,
  'run.progress': (p: { at: string; until: string; events: number }) =>
    `${p.at} of ${p.until} · ${grouped(p.events)} events`,
  'run.next': () => 'What to type next',
  'next.earlier': (p: { server: number }) => `what if ${p.server} had been earlier?`,
  'next.servers': (p: { servers: number }) => `the same with ${p.servers} servers`,
  'next.seed': () => 'the same story, other delays',
  'next.story': () => 'another story',
  'next.detail': () => 'every message and every decision',

  // How pieces are put together
  'text.aside': (p: { text: string }) => ` (${p.text})`,
  'text.because': (p: { why: string }) => `: ${p.why}`,

  // Two runs, compared
  'diff.run': (p: { story: string; seed: string }) => `${p.story}, seed ${p.seed}`,
  'diff.size': (p: { events: number }) => `${grouped(p.events)} events`,
  'diff.whole': () => 'all of it',
  'diff.fromFile': (p: { path: string }) => `from ${p.path}`,
  'diff.equal': (p: { events: number }) => `Equal: the same ${grouped(p.events)} events, the same digest.`,
  'diff.sameEvents': (p: { events: number }) =>
    `The same ${grouped(p.events)} events. The digests differ because the story or the seed is folded into them.`,
  'diff.sameRows': (p: { events: number }) =>
    `The same rows of ${grouped(p.events)} events; the digests that the two state differ.`,
  'diff.part': (p: { event: number; at: string }) => `They part at event ${grouped(p.event)}, at ${p.at}.`,
  'diff.partRow': (p: { row: number; at: string }) => `They part at row ${grouped(p.row)}, at ${p.at}.`,
  'diff.over': () => 'nothing more: this run is over',
  'diff.states': () => 'What differs after it',
  'diff.fields': () => 'What differs in it',
  'diff.noStates': () => 'After it, every server is in the same state in both runs.',
  'diff.server': (p: { server: number }) => `server ${p.server}`,
  'diff.client': (p: { client: number }) => `client ${p.client}`,
  'diff.absent': () => '(absent)',
  'diff.more': (p: { fields: number }) => `and ${count(p.fields, 'field')} more`,
  'diff.otherVersion': (p: { path: string; version: string; own: string }) =>
    `${p.path} was written by zablab ${p.version}, and this is ${p.own}: rows are compared, states are not known.`,
  'diff.notAsWritten': (p: { path: string; isStory: boolean }) =>
    p.isStory
      ? `${p.path} does not run again as written, so somebody changed it: rows are compared, states are not known.`
      : `${p.path} holds no story that can run again: rows are compared, states are not known.`,

  // Many stories, checked
  'check.story': (p: { events: number; ended: string }) =>
    `${grouped(p.events)} ${p.events === 1 ? 'event' : 'events'}, ${p.ended}`,
  'check.unmet': (p: { text: string }) => `not met: ${p.text}`,
  'check.broken': (p: { name: string }) => `broken: ${p.name}`,
  'check.more': (p: { first: string; more: number }) => `${p.first}, and ${p.more} more`,
  'check.wrong': () => 'is no story that can run',
  'check.wrongAt': (p: { line: number; column: number }) =>
    `is no story that can run: line ${p.line}, column ${p.column}`,
  'check.fault': () => 'zablab itself failed here',
  'check.summary': (p: { passed: number; failed: number; wrong: number; ended: string }) =>
    [
      `${count(p.passed + p.failed + p.wrong, 'story', 'stories')}: ${p.passed} as expected`,
      ...(p.failed === 0 ? [] : [`${p.failed} not`]),
      ...(p.wrong === 0 ? [] : [`${count(p.wrong, 'file')} wrong`]),
      `${p.ended} of virtual time`,
    ].join(', '),
  'check.interrupted': (p: { done: number; all: number }) =>
    `Interrupted after ${p.done} of ${count(p.all, 'story', 'stories')}. What was done so far:`,
  'check.capsules': (p: { capsules: number }) =>
    `${count(p.capsules, 'capsule')} not looked at: "zablab replay" takes them one by one.`,
  'check.output': (p: { seed: string; digest: string; events: number }) =>
    `seed ${p.seed}, digest ${p.digest}, ${grouped(p.events)} events`,

  // The list
  'list.next': () => 'Run one with "zablab run NAME".',

  // Our own fault
  'fault.ours': (p: { what: string }) => `this is a fault of zablab itself, not yours: ${p.what}`,
  'fault.reproduce': (p: { command: string; version: string }) =>
    `it is reproduced by (zablab ${p.version}): ${p.command}`,
};
