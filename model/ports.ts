/** The ports of a server. */

/** Conventionally 3888. */
export const ELECTION_PORT = 'election';

/** Conventionally 2888: open while a server leads. */
export const QUORUM_PORT = 'quorum';

/** Conventionally 2181. */
export const CLIENT_PORT = 'client';
