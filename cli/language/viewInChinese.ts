/** What `zablab view` and `npm start` say, in Simplified Chinese. */
import type { Translation } from '../../scenarios/index.ts';
import type { viewInEnglish } from './view.ts';

export const viewInChinese: Translation<typeof viewInEnglish> = {
  'wrong.noPage': (p) => `${p.folder}：此处没有网页：请在 zablab 的目录中用 “npm run build” 构建`,
  'wrong.port': (p) =>
    p.code === 'EADDRINUSE'
      ? `--port ${p.port}：该端口已被占用：请换一个，或不写而取任一空闲端口`
      : `--port ${p.port}：无法在该端口提供网页（${p.code}）：请换一个，或不写而取任一空闲端口`,
  'view.serving': () => '请在浏览器中打开此地址。按 Ctrl-C 停止。',
  'view.notOpened': () => '无法打开浏览器：请自行打开上面的地址',
  'start.look': (p) => `要在网页中前后查看：${p.command}`,
};
