/** What `zablab view` and `npm start` say, in English. */

export const viewInEnglish = {
  'wrong.noPage': (p: { folder: string }) =>
    `${p.folder}: there is no page here: "npm run build" in the folder of zablab builds it`,
  'wrong.port': (p: { port: number; code: string }) =>
    p.code === 'EADDRINUSE'
      ? `--port ${p.port}: this port is taken: give another, or none for any that is free`
      : `--port ${p.port}: this port cannot be served at (${p.code}): give another, or none for any that is free`,
  'view.serving': () => 'Open this address in a browser. Ctrl-C stops serving it.',
  'view.notOpened': () => 'no browser could be opened: open the address above yourself',
  'start.look': (p: { command: string }) => `To see it in a page, forwards and backwards: ${p.command}`,
};
