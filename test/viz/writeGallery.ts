/** Writes `docs/gallery`; a test says when that is due. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { galleryFiles } from './gallery.ts';

const folder = new URL('../../docs/gallery/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { file, svg } of galleryFiles()) writeFileSync(new URL(file, folder), svg);
