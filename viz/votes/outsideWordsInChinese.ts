/** Words about votes of servers that have decided: Chinese. */
import type { outsideInEnglish } from './outsideWords.ts';
export const outsideInChinese: typeof outsideInEnglish = {
  help: 'FOLLOWING 和 LEADING 的服务器所说的，不论哪一轮。晚来的服务器看到其中有法定人数一致，并且领导者自己也说在领导，就加入他们的领导者。',
  columns: {
    server: '接收者',
    from: '来自',
    state: '其状态',
    leader: '跟随',
    round: '轮次',
    zxid: 'zxid',
    peerEpoch: 'peerEpoch',
  },
  none: '本次选举中没有。',
};
