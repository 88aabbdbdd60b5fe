/** Hands something to the person in front of the page: as a file, or into the clipboard. */

export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Some browsers begin to read only later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @returns A name that every system takes for a file. */
export const fileName = (name: string, end: string): string => {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64);
  return `${plain === '' ? 'story' : plain}.${end}`;
};

/**
 * @param field - Shows the text: where there is no clipboard, it is selected there.
 * @returns Whether it has been copied.
 */
export async function copy(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages that did not come by HTTPS have no clipboard, and people may refuse it.
    field?.focus();
    field?.select();
    return false;
  }
}
