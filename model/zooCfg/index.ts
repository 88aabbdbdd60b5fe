export type { ZooCfgEnsemble } from './ensembleOf.ts';
export type {
  ErrorId,
  ErrorParams,
  Place,
  WarningId,
  WarningParams,
  ZooCfgError,
  ZooCfgFile,
  ZooCfgWarning,
} from './problem.ts';
export { propertyNames } from './propertyNames.ts';
export { type FoundIn, readEnsemble, sharedFiles, type ZooCfgReading } from './readEnsemble.ts';
export { readZooCfg } from './readZooCfg.ts';
export { settingRows } from './settings.ts';
export { type Surface, surfaceOf } from './surface.ts';
export type { ServerFiles, ZooCfg } from './zooCfg.ts';
