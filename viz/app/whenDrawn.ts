/** Parts whose code is still on its way have nothing yet that could have the focus. */

/**
 * Calls `then` with what `selector` finds under `root`, now or as soon as it is drawn.
 *
 * @returns A function that stops waiting.
 */
export function whenDrawn(root: Element, selector: string, then: (found: HTMLElement) => void): () => void {
  const look = (): boolean => {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) return false;
    observer.disconnect();
    then(found);
    return true;
  };
  const observer = new MutationObserver(look);
  if (!look()) observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}
