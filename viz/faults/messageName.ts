/** What a message is called in a list: its name on the wire and its zxid; a vote by whom it is for. */
import type { ZabMessage } from '../../model/index.ts';
import { messageLook } from '../cluster/messageLook.ts';

export function messageName(message: ZabMessage): string {
  const { name, detail, sign, family } = messageLook(message);
  const own = name === '' ? message.type : name;
  return [own, family === 'notification' ? sign : detail].filter((part) => part !== '').join(' ');
}
