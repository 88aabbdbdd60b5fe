/** What stands in an address for a file that is too large for it. */

/** Browsers, servers and chats cut longer addresses. */
export const LINK_CHARACTERS_MAX = 30_000;

export const memoryLink = (number: number): string => `memory-${number}`;

/** No link of a story or a failure is so short. */
export const isMemoryLink = (link: string): boolean => /^memory-\d{1,6}$/.test(link);
