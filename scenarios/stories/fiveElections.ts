import {
  after,
  answeredAre,
  at,
  epochIs,
  establishedIs,
  followersAre,
  kill,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Whoever leads is killed. Each election costs an epoch, none a write that was answered. */
export const fiveElections: Story = {
  zablab: 1,
  name: 'five-elections',
  title: { en: 'Five elections in a row', 'zh-CN': '连续五次选举' },
  asks: {
    en: 'Four times the leader is killed, and comes back when another leads. What does each election cost, and what survives?',
    'zh-CN': '领导者四次被杀，待他人领导后又回来。每次选举的代价是什么？什么得以保留？',
  },
  source: 'Leader.getEpochToPropose; DSN 2011, Phases 1 to 3',
  ensemble: { servers: 5, tickTime: 500 },
  steps: [
    after('1st leaderActive', write('/1', '1', 1), '300ms'),
    after('1st leaderActive', kill('leader'), '1s'),
    after('2nd leaderActive', write('/2', '2', 1), '300ms'),
    after('2nd leaderActive', start(5), '500ms'),
    after('2nd leaderActive', kill('leader'), '2s'),
    after('3rd leaderActive', write('/3', '3', 1), '300ms'),
    after('3rd leaderActive', start(4), '500ms'),
    after('3rd leaderActive', kill('leader'), '2s'),
    after('4th leaderActive', write('/4', '4', 1), '300ms'),
    after('4th leaderActive', start(5), '500ms'),
    after('4th leaderActive', kill('leader'), '2s'),
    after('5th leaderActive', write('/5', '5', 1), '300ms'),
    after('5th leaderActive', start(4), '500ms'),
    at('0s', start('all')),
  ],
  expect: [
    establishedIs(5),
    followersAre([1, 2, 3, 4]),
    epochIs({ running: 5 }),
    answeredAre('all'),
    valueIs('running', '/1', '1'),
    valueIs('running', '/5', '5'),
  ],
  until: '16s',
};
