/** What a server finds when it starts, and what it makes of it. */
import type { Group, Weight } from './members.ts';
import type { Place, ZooCfgError, ZooCfgWarning } from './problem.ts';
import type { ServerLine } from './serverLine.ts';
import type { ParserSettings } from './settings.ts';
import type { PropertySettings } from './systemProperties.ts';

/** The texts that one server finds when it starts. */
export interface ServerFiles {
  /** `zoo.cfg`. null: there is no such file. */
  readonly zooCfg: string | null;
  /** Where it is; a relative path deserves a warning. Nothing is said of it if absent. */
  readonly path?: string;
  /** The file that `dynamicConfigFile` names. */
  readonly dynamic?: string;
  /** `myid` of the data directory; absent if there is none. */
  readonly myid?: string;
  /** Properties of the Java process, `-Dname=value`. */
  readonly jvm?: Readonly<Record<string, string>>;
}

export type ZooCfgSettings = ParserSettings & PropertySettings;

interface SystemProperty {
  /** `zookeeper.snapCount` */
  readonly name: string;
  readonly value: string;
  /** Whether this model does as it says. */
  readonly isModelled: boolean;
}

interface KeyPlace extends Place {
  readonly key: string;
}

/** What a server makes of its files. Where there are errors it would not start, and what is wrong has its default here. */
export interface ZooCfg {
  readonly kind: 'standalone' | 'quorum';
  readonly settings: ZooCfgSettings;
  /** null: no myid, or a wrong one. */
  readonly myid: number | null;
  /** By their ids. */
  readonly servers: readonly ServerLine[];
  readonly groups: readonly Group[];
  /** Those that are written; 1 for any other participant. */
  readonly weights: readonly Weight[];
  readonly isHierarchical: boolean;
  readonly systemProperties: readonly SystemProperty[];
  /** Where each key is that counts; servers and groups as `server.1`, `group.1`. */
  readonly places: readonly KeyPlace[];
  readonly warnings: readonly ZooCfgWarning[];
  readonly errors: readonly ZooCfgError[];
}
