/** A server's sign as an inline picture: its shape, colour and letter. */
import type { JSX } from 'preact';
import type { Look } from '../style/palette.ts';
import './badge.css';
import { badgeSvg } from './badge.ts';

export const Badge = ({
  look,
  fill = 'solid',
}: {
  readonly look: Look;
  readonly fill?: 'solid' | 'hollow';
}): JSX.Element => (
  // Made of our own paths alone: nothing that a user wrote comes here.
  <span class="badgeBox" aria-hidden="true" dangerouslySetInnerHTML={{ __html: badgeSvg(look, fill) }} />
);
