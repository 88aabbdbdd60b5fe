/** The page that was built, served to this machine alone. */
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import sirv from 'sirv';
import { InputError, systemCode } from './errors.ts';
import { PORT_USUAL } from './link.ts';

export interface ServedPage {
  /** Ends with a slash. */
  readonly address: string;
  close(): void;
}

/** `dist/page` of this package, wherever it is installed, and whether it runs from `dist` or from its sources. */
export const builtPage = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('zablab/package.json')), 'dist', 'page');

const HOST = '127.0.0.1';

/**
 * @param folder - Where the page lies.
 * @param port - Null: the usual one, or any other if that is taken.
 * @throws InputError if there is no page, or if `port` cannot be listened at.
 */
export async function servePage(folder: string, port: number | null): Promise<ServedPage> {
  if (!existsSync(join(folder, 'index.html')))
    throw new InputError({ id: 'wrong.noPage', params: { folder } });
  const server = createServer(answers(folder));
  try {
    await listen(server, port ?? PORT_USUAL);
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    if (port !== null) throw new InputError({ id: 'wrong.port', params: { port, code } });
    await listen(server, 0);
  }
  const address = server.address() as AddressInfo;
  return {
    address: `http://${HOST}:${address.port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen({ port, host: HOST }, () => {
      server.off('error', failed);
      listening();
    });
  });
}

function answers(folder: string): RequestListener {
  const file = sirv(folder, {
    // Looked up at each request: a page that is built anew is shown at the next.
    dev: true,
    setHeaders: (response) => {
      response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('X-Content-Type-Options', 'nosniff');
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    // A part that ends before it begins would end the server; whole files do.
    delete request.headers.range;
    file(request, response);
  };
}
