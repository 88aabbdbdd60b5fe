/** Words of this room: English. */
export const filesInEnglish = {
  gone: 'This address was about a file that is too large for a link, and the page has been closed since: open the file again. Here is the first story instead.',
};
