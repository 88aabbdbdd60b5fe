export type { Address } from './address.ts';
export type { ZooCfgEnsemble } from './ensembleOf.ts';
export type { Group, Weight } from './members.ts';
export type {
  ErrorId,
  ErrorParams,
  JavaException,
  Place,
  WarningId,
  WarningParams,
  ZooCfgError,
  ZooCfgFile,
  ZooCfgWarning,
} from './problem.ts';
export { type Position, type Properties, type Property, readProperties } from './properties.ts';
export { propertyNames } from './propertyNames.ts';
export { type FoundIn, readEnsemble, sharedFiles, type ZooCfgReading } from './readEnsemble.ts';
export { readZooCfg } from './readZooCfg.ts';
export type { ServerAddress, ServerLine } from './serverLine.ts';
export { settingRows } from './settings.ts';
export { type Surface, surfaceOf } from './surface.ts';
export type { KeyPlace, ServerFiles, SystemProperty, ZooCfg, ZooCfgSettings } from './zooCfg.ts';
