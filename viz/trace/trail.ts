/**
 * The digest of a run on its way, at up to sixteen places: so that a link can say from where on another version runs something else.
 * As a text: `64-3fa0c1…`, three digits for each 64 events.
 */

/** Spacings are this times a power of two: so any two trails have places in common. */
const SPACING_MIN = 64;
const PLACES_MAX = 16;
const DIGITS = 3;

/** Is told of each event of a run while it advances. */
export class TrailBuilder {
  private spacing = SPACING_MIN;
  private readonly places: string[] = [];

  /** @param digest - After so many events. */
  note(events: number, digest: () => string): void {
    if (events === 0 || events % this.spacing !== 0) return;
    if (this.places.length === PLACES_MAX) {
      this.spacing *= 2;
      const kept = this.places.filter((_, index) => index % 2 === 1);
      this.places.splice(0, PLACES_MAX, ...kept);
      if (events % this.spacing !== 0) return;
    }
    this.places.push(digest().slice(0, DIGITS));
  }

  /** @returns Nothing of a run that is too short. */
  toString(): string {
    return this.places.length === 0 ? '' : `${this.spacing}-${this.places.join('')}`;
  }
}

/** Between which events two runs part. */
export interface Parting {
  /** Up to here they are the same, as far as can be seen. */
  readonly from: number;
  /** Here they are not; null: they part behind all places that both have. */
  readonly to: number | null;
}

/** @returns Null where one of them says nothing. */
export function partingOf(one: string, other: string): Parting | null {
  const [a, b] = [placesIn(one), placesIn(other)];
  if (a.size === 0 || b.size === 0) return null;
  let from = 0;
  for (const [event, digits] of a) {
    const others = b.get(event);
    if (others === undefined) continue;
    if (others !== digits) return { from, to: event };
    from = event;
  }
  return { from, to: null };
}

function placesIn(trail: string): ReadonlyMap<number, string> {
  const [spacing = '', digits = ''] = trail.split('-');
  const texts = digits.match(/.{3}/g) ?? [];
  return new Map(texts.map((text, index) => [Number(spacing) * (index + 1), text]));
}
