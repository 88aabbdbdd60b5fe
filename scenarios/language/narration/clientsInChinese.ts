/** Clients, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import type { clientsInEnglish } from './clients.ts';
import { type Operation, valueText, zxid } from './words.ts';

function request(operation: Operation, server: number): string {
  switch (operation.type) {
    case 'set':
      return `请求 ${server} 写入 ${operation.path} = ${valueText(operation.value)}`;
    case 'get':
      return `向 ${server} 读取 ${operation.path}`;
    case 'sync':
      return `请求 ${server} 与领导者同步（sync）`;
    case 'createSession':
      return `请求 ${server} 打开会话`;
    case 'closeSession':
      return `请求 ${server} 关闭会话`;
  }
}

function answer(operation: Operation, server: number, at: string, value: string | null): string {
  switch (operation.type) {
    case 'set':
      return `得到 ${server} 的答复：${operation.path} = ${valueText(operation.value)} 已完成（${server} 在 ${at}）`;
    case 'get':
      return value === null
        ? `在 ${server} 上没有读到 ${operation.path}（${server} 在 ${at}）`
        : `在 ${server} 上读到 ${operation.path} = ${valueText(value)}（${server} 在 ${at}）`;
    case 'sync':
      return `得到 ${server} 的答复：已与领导者同步（${server} 在 ${at}）`;
    case 'createSession':
      return `在 ${server} 上打开了会话`;
    case 'closeSession':
      return `关闭了在 ${server} 上的会话`;
  }
}

export const clientsInChinese: Translation<typeof clientsInEnglish> = {
  'told.clientWritesMany': (p) =>
    `客户端 ${p.client} 开始通过 ${p.server} 写入 ${p.count} 个值，${p.path}0 至 ${p.path}${p.count - 1}，${p.window === 1 ? '逐个进行' : `每次最多 ${p.window} 个`}`,
  'told.clientWroteMany': (p) =>
    `客户端 ${p.client} 的 ${p.count} 次写入全部得到 ${p.server} 的答复，${p.server} 在 ${zxid(p.zxid)}`,
  'told.clientAsks': (p) => `客户端 ${p.client} ${request(p.operation, p.server)}`,
  'told.clientAnswered': (p) => `客户端 ${p.client} ${answer(p.operation, p.server, zxid(p.zxid), p.value)}`,
  'told.clientFails': (p) => {
    if (p.server === 0) return `客户端 ${p.client} 无人可问`;
    if (p.reason === 'refused') return `客户端 ${p.client} 连不上 ${p.server}`;
    const loses = `客户端 ${p.client} 与 ${p.server} 的连接断开`;
    if (p.isOpening) return `${loses}，会话尚未打开`;
    if (p.writes === 0) return `${loses}：得不到答复`;
    return p.writes === 1
      ? `${loses}：它的写入可能提交，也可能不提交`
      : `${loses}：它的 ${p.writes} 次写入中哪些会提交，无从知道`;
  },
};
