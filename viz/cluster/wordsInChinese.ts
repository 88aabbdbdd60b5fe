/** Words of this room: Chinese. */
import { list } from '../../scenarios/language/format.ts';
import type { Standing } from './serverText.ts';
import type { clusterInEnglish } from './words.ts';

const standings: Readonly<Record<Standing, string>> = {
  elected: '已当选，地位尚未确立',
  established: '地位已确立',
  deserted: '它的法定人数已不在',
};

export const clusterInChinese: typeof clusterInEnglish = {
  toolbar: '图',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '显示全图',
  quiet: '心跳',
  quietHelp: '同时显示 ping 和握手',
  table: '表格',
  server: (p) =>
    [
      `服务器 ${p.id}`,
      p.look === 'ABSENT'
        ? '未启动'
        : p.look === 'CRASHED'
          ? '已停机'
          : p.look === 'PAUSED'
            ? '已暂停'
            : p.look,
      p.look === 'PAUSED' ? p.state : null,
      p.standing === null ? null : standings[p.standing],
      p.phase,
      p.epoch === null ? null : `纪元 ${p.epoch}`,
      p.promised === null ? null : `已承诺纪元 ${p.promised}`,
      p.zxid === null ? null : `最后的 zxid 是 ${p.zxid}`,
      p.votesFor === null ? null : `投给 ${p.votesFor}`,
      p.tally === null ? null : `需要 ${p.tally.needed} 票，现有 ${p.tally.count} 票`,
      p.electedBy === null ? null : `${p.electedBy.total} 票中得 ${p.electedBy.count} 票`,
      ...p.troubles,
    ]
      .filter((part) => part !== null)
      .join('，'),
  clientName: ({ number, server, outcome }) =>
    [
      `客户端 ${number}`,
      server === null ? '没有连接' : `连接到 ${server}`,
      { idle: null, waits: '等待答复', answered: '已答复', failed: '没有答复' }[outcome],
    ]
      .filter((part) => part !== null)
      .join('，'),
  partition: ({ sides, waiting }) =>
    [
      '网络被切断。',
      ...sides.map(
        ({ name, members, running, total, hasQuorum }) =>
          `${name} 侧是服务器 ${list(members, 'zh-CN')}：${total} 台中 ${running} 台，${hasQuorum ? '达到法定人数' : '不够法定人数'}。`,
      ),
      `被墙挡住的消息：${waiting} 条。`,
    ].join(''),
  legend: {
    selected: '选中',
    here: '这一行发生在这里；箭头是它收到的消息',
    promised: '虚线：它承诺跟随的纪元',
    texture: '每个纪元有自己的纹理',
    waits: '还要等多久：等选票、等法定人数、等领导者或跟随者的消息',
    finalizes: '最后一次等待更好的选票；满了就作决定',
    wall: '墙：网络在此切断；数字是被挡住的消息',
    stuck: '过不去的消息',
    oneWay: '单向切断：箭头方向不通',
  },
};
