/** What the sentences about `zoo.cfg` share, whatever the language. */
import { propertyNames, settingRows } from '../../model/zooCfg/index.ts';
import { suggest } from '../format/suggest.ts';

/** A piece of a file as a sentence shows it: cut where it is long, with nothing in it that a terminal would obey. */
export function shown(text: string): string {
  const cut = text.length <= 60 ? text : `${text.slice(0, 59)}…`;
  // eslint-disable-next-line no-control-regex -- They are what is looked for.
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (char) => {
    const code = char.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

const known: readonly string[] = [...Object.keys(settingRows), ...propertyNames];

/** @returns The key that may have been meant, or null. `zookeeper.` comes by itself and does not belong in the file. */
export function nearestKey(key: string): string | null {
  const bare = key.replace(/^zookeeper\./, '');
  return bare !== key && known.includes(bare) ? bare : suggest(key, known);
}
