/** What a help page is made of. */
export type PageName =
  | 'root'
  | 'run'
  | 'view'
  | 'check'
  | 'fuzz'
  | 'replay'
  | 'explain'
  | 'shrink'
  | 'conform'
  | 'list'
  | 'diff';

export interface Page {
  readonly title: string;
  readonly sections: readonly PageSection[];
}

interface PageSection {
  readonly heading: string;
  /** What to type, and what it means; nothing on the right where it goes without saying. */
  readonly rows: readonly (readonly [typed: string, meaning: string])[];
}
