/** The page begins. */
import { render } from 'preact';
import { paletteCss } from '../style/palette.ts';
import { App } from './App.tsx';
import { createLab } from './createLab.ts';

document.head.append(Object.assign(document.createElement('style'), { textContent: paletteCss() }));
const root = document.querySelector('#lab');
const lab = await createLab();
if (root !== null) render(<App lab={lab} />, root);
