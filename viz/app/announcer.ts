/** What a screen reader hears: each step once it has come to rest, and while playing at most one key moment in two seconds. */
export interface Announcer {
  afterStep(text: string): void;
  whilePlaying(text: string): void;
}

const REST_MS = 300;
const PLAYING_MS = 2_000;

export function announcerIn(region: HTMLElement): Announcer {
  let pending: ReturnType<typeof setTimeout> | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    afterStep(text) {
      clearTimeout(pending);
      pending = setTimeout(() => {
        region.textContent = text;
      }, REST_MS);
    },
    whilePlaying(text) {
      if (performance.now() - lastMs < PLAYING_MS) return;
      lastMs = performance.now();
      region.textContent = text;
    },
  };
}
