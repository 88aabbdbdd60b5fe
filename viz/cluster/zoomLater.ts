/** Zooming whose code comes when somebody is about to zoom: a pointer or a finger comes to the picture, or a button is pressed. */
import type { Zoom } from './zoom.ts';

export function zoomLater(svg: SVGSVGElement, content: SVGGElement): Zoom {
  let loaded: Promise<Zoom> | null = null;
  let zoom: Zoom | null = null;
  const load = (): Promise<Zoom> => {
    loaded ??= import('./zoom.ts').then(({ zoomIn }) => {
      zoom = zoomIn(svg, content);
      return zoom;
    });
    return loaded;
  };
  for (const event of ['pointerenter', 'touchstart'])
    svg.addEventListener(event, () => void load(), { once: true, passive: true });
  return {
    larger: (towards) => void load().then((ready) => ready.larger(towards)),
    smaller: () => void load().then((ready) => ready.smaller()),
    fit: () => void load().then((ready) => ready.fit()),
    // Until somebody zooms, the whole picture is seen.
    show: (point) => zoom?.show(point),
  };
}
