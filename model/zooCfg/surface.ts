/** How ZooKeeper shows an error, and what becomes of the process. */
import type { ErrorId } from './problem.ts';

export type Surface =
  /** `Error processing FILE` with the error as its cause, then `Invalid config, exiting abnormally`; exit code 2. */
  | 'cause'
  /** The error itself, then `Invalid config, exiting abnormally`; exit code 2. */
  | 'configException'
  /** `Unexpected exception, exiting abnormally`; exit code 1. */
  | 'exception'
  /** `Invalid arguments, exiting abnormally` and how to call the program; exit code 2. */
  | 'usage'
  /** ZooKeeper would start: it is this model that cannot. */
  | 'model';

/** Those that are no cause: by far the most are. */
const others: Readonly<Partial<Record<ErrorId, Surface>>> = {
  'zooCfg.notABoolean': 'configException',
  'zooCfg.electionAlg': 'configException',
  'zooCfg.unknownPeerType': 'configException',
  'zooCfg.noAuthProvider': 'configException',
  'zooCfg.belongsInDynamicFile': 'configException',
  'zooCfg.notForDynamicFile': 'configException',
  'zooCfg.versionInDynamicFile': 'configException',
  'zooCfg.serverForm': 'configException',
  'zooCfg.addressUnresolved': 'configException',
  'zooCfg.bracketNotClosed': 'configException',
  'zooCfg.bracketWithoutPort': 'configException',
  'zooCfg.samePort': 'configException',
  'zooCfg.multipleAddressesDisabled': 'configException',
  'zooCfg.rolesDiffer': 'configException',
  'zooCfg.serverInTwoGroups': 'configException',
  'zooCfg.serverInNoGroup': 'configException',
  'zooCfg.clientAddressDiffers': 'configException',
  'zooCfg.javaException': 'exception',
  'zooCfg.groupMemberWithoutWeight': 'exception',
  'zooCfg.notInServerList': 'exception',
  'zooCfg.idTooLargeForTtl': 'exception',
  'zooCfg.cnxTimeoutNotANumber': 'usage',
  'zooCfg.outsideModel': 'model',
  'zooCfg.serverTwice': 'model',
  'zooCfg.groupMemberNotVoter': 'model',
  'zooCfg.groupTwice': 'model',
  'zooCfg.groupWithoutMembers': 'model',
  'zooCfg.sameMyid': 'model',
  'zooCfg.settingsDiffer': 'model',
  'zooCfg.serverListsDiffer': 'model',
};

/** Source: `QuorumPeerConfig.parse`, `QuorumPeerMain.main`. */
export const surfaceOf = (id: ErrorId): Surface => others[id] ?? 'cause';
