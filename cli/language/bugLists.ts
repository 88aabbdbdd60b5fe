/** The bugs that `--bug` knows, for the help pages: names, the same in every language. */
import { bugNames } from '../../model/index.ts';

const JIRA = 'ZOOKEEPER-';

/** Numbers of JIRA ids, ascending. */
export const bugsOfZooKeeper: string = bugNames
  .filter((name) => name.startsWith(JIRA))
  .map((name) => Number(name.slice(JIRA.length)))
  .sort((a, b) => a - b)
  .join(', ');

/** What nobody has ever reported: a check must find it nonetheless. */
export const inventedBugs: string = bugNames.filter((name) => !name.startsWith(JIRA)).join(', ');
