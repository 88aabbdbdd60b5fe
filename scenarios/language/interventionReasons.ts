/** Why a fault makes no sense at a moment: the English sentences, as a menu shows them beside the fault. */

export const interventionReasonsInEnglish = {
  'impossible.notRunning': (p: { server: number }) => `server ${p.server} is not running`,
  'impossible.running': (p: { server: number }) => `server ${p.server} is running`,
  'impossible.noPower': (p: { server: number }) => `server ${p.server} has no power`,
  'impossible.paused': (p: { server: number }) => `server ${p.server} is paused already`,
  'impossible.notPaused': (p: { server: number }) => `server ${p.server} is not paused`,
  'impossible.diskFull': (p: { server: number }) => `the disk of server ${p.server} is full already`,
  'impossible.diskNotFull': (p: { server: number }) => `the disk of server ${p.server} is not full`,
  'impossible.diskNotFailing': (p: { server: number }) => `the disk of server ${p.server} does not fail`,
  'impossible.cut': (p: { from: number; to: number }) => `the link ${p.from}–${p.to} is cut already`,
  'impossible.notCut': (p: { from: number; to: number }) => `the link ${p.from}–${p.to} is not cut`,
  'impossible.nothingCut': () => 'no link is cut',
  'impossible.nothingHeld': () => 'no message is held',
  'impossible.tooFew': () => 'this takes more servers',
};
