/** Words of this room: English. */
export const filesInEnglish = {};
