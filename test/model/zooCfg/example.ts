/** A problem, the files that have it, and what is said of them. */
import type {
  ErrorId,
  ErrorParams,
  ServerFiles,
  WarningId,
  WarningParams,
} from '../../../model/zooCfg/index.ts';

export interface Example {
  readonly title: string;
  readonly files: readonly ServerFiles[];
  readonly id: ErrorId | WarningId;
  /** `zooCfg:9:1` */
  readonly at: string;
  readonly params: object;
}

type Params = ErrorParams & WarningParams;

export function example<Id extends keyof Params>(
  title: string,
  files: ServerFiles | readonly ServerFiles[],
  id: Id,
  at: string,
  params: Params[Id],
): Example {
  return { title, files: 'zooCfg' in files ? [files] : files, id, at, params };
}
