/** What a person asks of the page by a key or a button, and one panel answers: each count is another request. */
import { signal } from '@preact/signals';

/** To hear who leads, what was told last and what is on its way. */
export const whereAsked = signal(0);

/** To type into the search over all rows. */
export const searchAsked = signal(0);
