/** Zooming into the picture: by buttons, by a pinch, by the wheel with Ctrl. The wheel alone, and one finger, scroll the page as everywhere. */
import { select, zoom, type ZoomTransform, zoomIdentity, zoomTransform } from 'd3';
import type { Point } from './ring.ts';

const LARGEST = 5;
const STEP = 1.5;

export interface Zoom {
  /** @param towards - What stays in view. */
  larger(towards: Point | null): void;
  smaller(): void;
  fit(): void;
  /** Brings a point into the middle, unless the whole picture is seen. */
  show(point: Point): void;
}

export function zoomIn(svg: SVGSVGElement, content: SVGGElement): Zoom {
  const root = select<SVGSVGElement, unknown>(svg);
  const scale = (): number => zoomTransform(svg).k;
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, LARGEST])
    .filter((event: MouseEvent | TouchEvent) => isOurs(event, scale()))
    .on('zoom', ({ transform }: { readonly transform: ZoomTransform }) => {
      content.setAttribute('transform', transform.toString());
      svg.classList.toggle('zoomed', transform.k > 1);
      const { x, y, width, height } = svg.viewBox.baseVal;
      behaviour.translateExtent([
        [x, y],
        [x + width, y + height],
      ]);
    });
  root.call(behaviour).on('dblclick.zoom', null).on('wheel.zoom', null);
  root.on('wheel', (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    behaviour.scaleBy(root, 2 ** (-event.deltaY / 200));
  });
  return {
    larger(towards) {
      if (towards !== null) behaviour.translateTo(root, towards.x, towards.y);
      behaviour.scaleBy(root, STEP);
    },
    smaller: () => behaviour.scaleBy(root, 1 / STEP),
    fit: () => behaviour.transform(root, zoomIdentity),
    show(point) {
      if (scale() > 1) behaviour.translateTo(root, point.x, point.y);
    },
  };
}

/** Two fingers, or a mouse that drags what is larger than its frame. */
function isOurs(event: MouseEvent | TouchEvent, scale: number): boolean {
  if ('touches' in event) return event.touches.length > 1;
  return event.button === 0 && !event.ctrlKey && scale > 1;
}
