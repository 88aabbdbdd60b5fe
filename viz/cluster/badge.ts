/** A small picture of a state, for texts and tables. */
import { type Look, looks } from '../style/palette.ts';
import { glyphPaths, shapePath } from './shapes.ts';

/** Its shape, colour and letter. The text holds nothing that a user wrote. */
export function badgeSvg(look: Look, fill: 'solid' | 'hollow' = 'solid'): string {
  const { shape, glyph } = looks[look];
  const name = look.toLowerCase();
  const path = glyphPaths[glyph];
  const sign =
    path === undefined ? `<text>${glyph}</text>` : `<path class="sign" transform="scale(5)" d="${path}"/>`;
  return (
    `<svg class="badgeIcon ${looks[look].outline} ${fill}" viewBox="-13 -13 26 26" aria-hidden="true" ` +
    `style="--fill:var(--${name}-fill);--onFill:var(--${name}-ink)">` +
    `<path class="body" d="${shapePath(shape, 10)}"/>${sign}</svg>`
  );
}
