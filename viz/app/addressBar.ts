/** The address of the window, written behind what happens: seldom enough for browsers, and as a step that Back undoes where somebody has decided something. */

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const REST_MS = 300;

export class AddressBar {
  private text: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isHeld = false;
  /** As it was last written here, or read. */
  private known = location.hash;

  /** What the address is to be, soon. */
  show(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    if (!this.isHeld) this.timer = setTimeout(() => this.write('replaceState'), REST_MS);
  }

  /** Writes what it was until now; what comes next waits until it is let go. */
  hold(): void {
    if (this.isHeld) return;
    clearTimeout(this.timer);
    this.write('replaceState');
    this.isHeld = true;
  }

  /** @param isStep - Whether Back leads to what was held. */
  letGo(isStep: boolean): void {
    this.isHeld = false;
    clearTimeout(this.timer);
    this.write(isStep ? 'pushState' : 'replaceState');
  }

  /** The address has been changed by others. */
  forget(): void {
    this.isHeld = false;
    this.text = null;
    this.known = location.hash;
    clearTimeout(this.timer);
  }

  private write(how: 'pushState' | 'replaceState'): void {
    // Somebody may have changed it, and the page has not heard of that yet: then it stands.
    if (this.text === null || location.hash !== this.known) return;
    if (location.hash !== this.text) history[how](null, '', this.text);
    this.known = location.hash;
  }
}
