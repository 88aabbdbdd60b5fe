import { fileURLToPath } from 'node:url';
import { defineConfig, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ROOT = here('.');
const MAIN = here('app/main.tsx');
const HTML = here('index.html');

/**
 * Modules of the page that the first picture needs are one file: apart, by who else needs them, they are forty small ones, which weigh eight kilobytes
 * more. Not `main.tsx` itself: it waits at its top level for files that need modules of this one. Elsewhere barrels import what only late parts use.
 */
function isFirst(id: string, context: Rolldown.ChunkingContext, known: Set<string>): boolean {
  if (!id.startsWith(ROOT) || known.has(id)) return false;
  known.add(id);
  const roots = id.endsWith('.css') ? [MAIN, HTML] : [MAIN]; // Else the sheets of the page would come after those of its parts.
  const importers = context.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => roots.includes(importer) || isFirst(importer, context, known));
}

/** The page is static: any web server, from any folder, can serve `dist/page`. */
export default defineConfig({
  root: ROOT,
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/page'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { debugName: 'page', name: (id, context) => (isFirst(id, context, new Set()) ? 'page' : null) },
          ],
        },
      },
    },
  },
});
