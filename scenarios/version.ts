/** The release of zablab: that of `package.json`, which a page cannot read. A test compares the two. */
export const VERSION = '0.1.0';
