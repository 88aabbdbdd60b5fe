/** Textures, for what colour alone must not say: epochs in a cycle of four, and who is down. */
import type { BaseType, Selection } from 'd3';

interface Texture {
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

/** Of epochs the first has none. */
const textures: readonly Texture[] = [
  { id: 'zab-epoch-1', size: 6, path: 'M-1.5,1.5L1.5,-1.5M0,6L6,0M4.5,7.5L7.5,4.5' },
  { id: 'zab-epoch-2', size: 5, path: 'M1.5,1.5h.01M4,4h.01' },
  { id: 'zab-epoch-3', size: 6, path: 'M-1.5,4.5L1.5,7.5M0,0L6,6M4.5,-1.5L7.5,1.5' },
  { id: 'zab-down', size: 9, path: 'M-2,2L2,-2M0,9L9,0M7,11L11,7' },
];

/** @param epoch - Modulo four. */
export const epochTexture = (epoch: 0 | 1 | 2 | 3): string =>
  epoch === 0 ? 'none' : `url(#zab-epoch-${epoch})`;

export function paintTextures(defs: Selection<SVGDefsElement, unknown, BaseType, unknown>): void {
  for (const { id, size, path } of textures)
    defs
      .append('pattern')
      .attr('id', id)
      .attr('patternUnits', 'userSpaceOnUse')
      .attr('width', size)
      .attr('height', size)
      .append('path')
      .attr('class', id)
      .attr('d', path);
}
