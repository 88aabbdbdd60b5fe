/** Words of this room: Chinese. */
import type { filesInEnglish } from './words.ts';

export const filesInChinese: typeof filesInEnglish = {
  gone: '这个地址指的是一个放不进链接的大文件，而页面已经关闭过：请重新打开那个文件。下面改为第一个故事。',
};
