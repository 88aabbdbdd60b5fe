/**
 * What can be wrong with the files of a server, as data: an id and the values of its sentence. The sentences are in
 * `scenarios/language/zooCfg.ts`.
 */

/** Which of the files a position is in. `jvm` stands for the options of the Java process, which have no text. */
export type ZooCfgFile = 'zooCfg' | 'dynamic' | 'myid' | 'jvm';

/** Line and column are counted from 1. Where something is missing it is the place that asks for it, or the beginning. */
export interface Place {
  readonly file: ZooCfgFile;
  readonly line: number;
  readonly column: number;
}

/** Why a server would not start. Source, where nothing else is said: `QuorumPeerConfig`. */
export interface ErrorParams {
  'zooCfg.fileMissing': { readonly path: string };
  'zooCfg.malformedEscape': Record<never, never>;

  // One value
  'zooCfg.notANumber': { readonly key: string; readonly value: string };
  /** `server.x`, `weightless`: Java reads the number of the server behind the first dot. */
  'zooCfg.notANumberInKey': { readonly key: string };
  /** Source: `QuorumCnxManager`. */
  'zooCfg.cnxTimeoutNotANumber': { readonly value: string };
  'zooCfg.notABoolean': { readonly key: string; readonly value: string };
  'zooCfg.portOutOfRange': { readonly key: string; readonly port: number };
  'zooCfg.electionAlg': { readonly value: number };
  'zooCfg.unknownPeerType': { readonly value: string };
  /** An exception that nobody foresaw. */
  'zooCfg.javaException': {
    readonly exception: JavaException;
    readonly key: string;
    readonly value: string;
  };

  // Keys that need each other
  'zooCfg.dataDirNotSet': Record<never, never>;
  'zooCfg.addressWithoutPort': { readonly key: string; readonly needs: string };
  'zooCfg.tickTimeNotSet': Record<never, never>;
  'zooCfg.sessionTimeoutsCross': { readonly minMs: number; readonly maxMs: number };
  'zooCfg.saslNeeds': { readonly key: string; readonly needs: string };
  'zooCfg.noAuthProvider': { readonly scheme: string };
  'zooCfg.belongsInDynamicFile': { readonly key: string };
  'zooCfg.notForDynamicFile': { readonly key: string };
  'zooCfg.versionInDynamicFile': Record<never, never>;

  // server.N. Source: `QuorumPeer.QuorumServer`, `ConfigUtils.getHostAndPort`.
  'zooCfg.serverForm': { readonly key: string; readonly value: string };
  'zooCfg.addressUnresolved': { readonly host: string; readonly port: string };
  'zooCfg.bracketNotClosed': { readonly text: string };
  'zooCfg.bracketWithoutPort': { readonly text: string };
  'zooCfg.samePort': { readonly server: number; readonly port: number };
  'zooCfg.multipleAddressesDisabled': { readonly server: number };
  'zooCfg.rolesDiffer': { readonly server: number; readonly role: string };

  // The servers together. Source: `QuorumPeerConfig.parseDynamicConfig`, `QuorumHierarchical.parse`.
  'zooCfg.noVoters': Record<never, never>;
  'zooCfg.observersWithoutVoters': { readonly observers: number };
  'zooCfg.observersWithoutQuorum': { readonly observers: number };
  'zooCfg.serverInTwoGroups': { readonly server: number };
  'zooCfg.serverInNoGroup': { readonly server: number };
  /** A `NullPointerException`. Source: `QuorumHierarchical.computeGroupWeight`. */
  'zooCfg.groupMemberWithoutWeight': { readonly server: number; readonly group: number };

  // This server
  'zooCfg.myidNotANumber': { readonly text: string };
  'zooCfg.myidMissing': Record<never, never>;
  'zooCfg.initLimitNotSet': Record<never, never>;
  'zooCfg.syncLimitNotSet': Record<never, never>;
  'zooCfg.clientAddressDiffers': { readonly server: number; readonly own: string; readonly listed: string };
  /** Source: `QuorumPeer.start`. */
  'zooCfg.notInServerList': { readonly server: number; readonly servers: readonly number[] };
  /** Source: `EphemeralType.validateServerId`. */
  'zooCfg.idTooLargeForTtl': { readonly server: number; readonly max: number };

  // What ZooKeeper runs and this model cannot
  'zooCfg.outsideModel': {
    readonly key: string;
    readonly value: number;
    readonly min: number;
    readonly max: number;
  };
  /** `server.1` and `server.01`: the order of a hash table decides which of them counts. */
  'zooCfg.serverTwice': { readonly server: number };
  'zooCfg.groupMemberNotVoter': { readonly server: number; readonly group: number };
  'zooCfg.groupTwice': { readonly group: number };
  'zooCfg.groupWithoutMembers': { readonly group: number };
  'zooCfg.sameMyid': { readonly server: number };
  'zooCfg.settingsDiffer': {
    readonly key: string;
    readonly server: number;
    readonly value: number;
    readonly other: number;
    readonly otherValue: number;
  };
  'zooCfg.serverListsDiffer': { readonly server: number; readonly other: number };
}

type JavaException = 'ArrayIndexOutOfBoundsException' | 'StringIndexOutOfBoundsException';

/** What a server would do in spite of. */
export interface WarningParams {
  // ZooKeeper's own
  'zooCfg.relativePath': { readonly path: string };
  'zooCfg.snapRetainCount': { readonly value: number; readonly used: number };
  'zooCfg.onlyOneServer': { readonly server: number };
  'zooCfg.runsStandalone': Record<never, never>;
  'zooCfg.toleratesNoFailure': { readonly voters: number };
  'zooCfg.evenVoters': { readonly voters: number };
  'zooCfg.peerTypeDiffers': { readonly listed: string; readonly written: string };
  'zooCfg.noClientPort': Record<never, never>;
  'zooCfg.valueReplaced': { readonly key: string; readonly value: string; readonly used: number };

  // What ZooKeeper does without a word
  'zooCfg.keyOverridden': { readonly key: string; readonly line: number };
  /** Nobody reads it: a typing mistake, perhaps. */
  'zooCfg.keyUnknown': { readonly key: string };
  /** Read from the options of the Java process only. */
  'zooCfg.keyNeedsJvm': { readonly key: string };
  'zooCfg.addressTwice': { readonly address: string; readonly server: number; readonly other: number };

  // What this model does not do
  'zooCfg.keyIgnored': { readonly key: string };
  'zooCfg.serverWithoutFiles': { readonly server: number };
}

export type ErrorId = keyof ErrorParams;
export type WarningId = keyof WarningParams;

type ProblemOf<Params> = {
  [Id in keyof Params]: Place & { readonly id: Id; readonly params: Params[Id] };
}[keyof Params];

export type ZooCfgError = ProblemOf<ErrorParams>;
export type ZooCfgWarning = ProblemOf<WarningParams>;

/** Collects what is found, in the order in which ZooKeeper would find it. */
export class Findings {
  readonly errors: ZooCfgError[] = [];
  readonly warnings: ZooCfgWarning[] = [];

  error<Id extends ErrorId>({ file, line, column }: Place, id: Id, params: ErrorParams[Id]): void {
    // The id and its params belong together, which the compiler cannot follow through the union.
    this.errors.push({ file, line, column, id, params } as ZooCfgError);
  }

  warning<Id extends WarningId>({ file, line, column }: Place, id: Id, params: WarningParams[Id]): void {
    this.warnings.push({ file, line, column, id, params } as ZooCfgWarning);
  }
}
