import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page is static: any web server, from any folder, can serve `dist/page`. */
export default defineConfig({
  root: here('.'),
  base: './',
  worker: { format: 'es' },
  build: { outDir: here('../dist/page'), emptyOutDir: true, target: 'es2023' },
});
