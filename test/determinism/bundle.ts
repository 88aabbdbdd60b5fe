/** One plain module of `digests.ts`, for engines that read no TypeScript. The kernel in it is the built one, from `dist`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const repository = resolve(import.meta.dirname, '../..');
const isBuilt = /\/(sim|model|scenarios)\/index\.ts$/u;

export interface Bundle {
  /** A folder of its own; the module in it is `digests.js`. */
  readonly folder: string;
  readonly path: string;
  remove(): void;
}

/**
 * @param kernel - `built`: imported from `dist`, which must be there. `bundled`: part of the module, for a browser.
 */
export async function bundleDigests(kernel: 'built' | 'bundled'): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'zablab-digests-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    plugins: kernel === 'bundled' ? [] : [{ name: 'built kernel', enforce: 'pre', resolveId: builtFileOf }],
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'digests.ts'), formats: ['es'], fileName: () => 'digests.js' },
    },
  });
  return {
    folder,
    path: join(folder, 'digests.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `…/sim/index.ts` as the file that was built from it. */
function builtFileOf(source: string): { readonly id: string; readonly external: true } | null {
  const [, folder] = isBuilt.exec(source) ?? [];
  if (folder === undefined) return null;
  return { id: pathToFileURL(join(repository, 'dist', folder, 'index.js')).href, external: true };
}
