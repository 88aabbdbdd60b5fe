/** A hatch for what must not rest on its colour alone: stripes on a ground, both coloured by their class. */
import type { JSX } from 'preact';

interface HatchProps {
  readonly id: string;
  readonly name: string;
  /** Units from stripe to stripe. */
  readonly size: number;
  /** Degrees by which the stripes are turned. */
  readonly turn: number;
}

export const Hatch = ({ id, name, size, turn }: HatchProps): JSX.Element => (
  <pattern
    id={id}
    class={name}
    width={String(size)}
    height={String(size)}
    patternUnits="userSpaceOnUse"
    patternTransform={`rotate(${turn})`}
  >
    <rect width={String(size)} height={String(size)} />
    <path d={`M0,0V${size}`} />
  </pattern>
);
