/** Texts of `zoo.cfg`, line by line. */
import type { ServerFiles } from '../../../model/zooCfg/index.ts';

export const textOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Lines 1 to 5: what every server has. */
export const settings = [
  'tickTime=2000',
  'dataDir=/var/lib/zookeeper',
  'clientPort=2181',
  'initLimit=10',
  'syncLimit=5',
] as const;

/** Lines 6 to 8. */
export const threeServers = [
  'server.1=zoo1:2888:3888',
  'server.2=zoo2:2888:3888',
  'server.3=zoo3:2888:3888',
] as const;

/** The files of server 1 of three, with more lines from line 9 on. */
export const oneOfThree = (...lines: readonly string[]): ServerFiles => ({
  zooCfg: textOf(...settings, ...threeServers, ...lines),
  myid: '1\n',
});

/** The files of server 1, whose members begin in line 6. */
export const oneOf = (...lines: readonly string[]): ServerFiles => ({
  zooCfg: textOf(...settings, ...lines),
  myid: '1',
});

/** The settings without one of them. */
export const without = (key: string, ...lines: readonly string[]): ServerFiles => ({
  zooCfg: textOf(...settings.filter((line) => !line.startsWith(`${key}=`)), ...threeServers, ...lines),
  myid: '1',
});
