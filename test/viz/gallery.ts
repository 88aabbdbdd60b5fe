/** The pictures of `docs/gallery`, in the order in which they are listed there. Another room adds its own entries to the list. */
import { clusterEntry, drawGallery, type GalleryEntry, type GalleryFile, lineOf } from './galleryDrawing.ts';
import { minimapEntry, spaceTimeEntry } from './galleryOfTime.ts';

export const entries: readonly GalleryEntry[] = [
  clusterEntry(
    {
      name: 'first-votes',
      caption: 'Two of five run: both vote for 2, and a quorum takes three.',
      story: 'fresh-five',
    },
    lineOf('told.asksAgain', 2),
  ),
  clusterEntry(
    {
      name: 'tally',
      caption:
        'Server 3 has the votes of 1, 2 and 3: the ring is closed, a quorum. It waits 200 ms for a better vote.',
      story: 'fresh-five',
    },
    lineOf('told.waiting', 3),
  ),
  clusterEntry(
    {
      name: 'elected',
      caption: 'Server 3 is elected and not established: its crown is open, and nobody serves yet.',
      story: 'fresh-five',
    },
    lineOf('told.epochProposed', 3, 2_900),
  ),
  clusterEntry(
    {
      name: 'established',
      caption:
        'Server 3 leads epoch 1: a quorum has its history. 4 and 5 will find a leader when they start.',
      story: 'fresh-five',
    },
    lineOf('told.started', 4),
  ),
  clusterEntry(
    {
      name: 'split-brain',
      caption:
        'A partition, two against three. 5 wears a crown that its quorum has left; 4 has been elected by the other side.',
      story: 'split-brain',
    },
    lineOf('told.elected', 4),
    { themes: ['light', 'dark'] },
  ),
  clusterEntry(
    {
      name: 'proposal',
      caption: 'A write: the leader proposes 1.2 to its followers, and the client of 1 waits.',
      story: 'one-write',
    },
    lineOf('told.proposed', 3, 700),
  ),
  clusterEntry(
    {
      name: 'commit',
      caption: 'Two of three have 1.2 on disk: the leader commits it.',
      story: 'one-write',
    },
    lineOf('told.committed', 3, 350),
  ),
  clusterEntry(
    {
      name: 'crash',
      caption: 'Followers 1 and 3 were killed: the leader has nobody left, and steps down.',
      story: 'observers',
    },
    lineOf('told.steppedDown', 2),
  ),
  clusterEntry(
    {
      name: 'observers',
      caption: 'Observers sit outside: they hear what is committed, and never vote.',
      story: 'observers',
    },
    lineOf('told.committed', 2, 500),
  ),
  clusterEntry(
    {
      name: 'one-way-link',
      caption: 'A link that works one way: nothing comes through in the direction of the arrow.',
      story: 'one-way-link',
    },
    lineOf('told.cut', null, 400_000),
  ),
  spaceTimeEntry(
    {
      name: 'election-in-time',
      caption:
        'The election of fresh-five in time: votes as arrows, and what could have led to the decision of server 3 is lit.',
      story: 'fresh-five',
    },
    lineOf('told.elected', 3),
    { themes: ['light', 'dark'] },
  ),
  spaceTimeEntry(
    {
      name: 'split-brain-in-time',
      caption:
        'Two leaders at once: 5 has not noticed the partition when 4 is elected, and nothing on one side could know of the other.',
      story: 'split-brain',
    },
    lineOf('told.elected', 4),
    { outlook: { zoom: 120, height: 440 } },
  ),
  minimapEntry({
    name: 'paused-leader-lanes',
    caption:
      'A whole run in lanes: leaders (hatched until established, in red where two lead at once), epochs, faults, key moments.',
    story: 'paused-leader',
  }),
];

/** The page that lists them. */
function listing(): string {
  const pictures = entries.map(
    ({ name, caption, story, row }) =>
      `## ${name}\n\n${caption}\n\n\`zablab view ${story}\`, row ${row}\n\n![${caption}](${name}.svg)\n`,
  );
  const intro =
    'Pictures that the page’s own painters have drawn, from runs of our stories: `npm run gallery` draws them again, and a test says when that is due.\n';
  return `# Gallery\n\n${intro}\n${pictures.join('\n')}`;
}

/** @returns All files of `docs/gallery`. */
export const galleryFiles = (): readonly GalleryFile[] => [
  ...drawGallery(entries),
  { file: 'README.md', svg: listing() },
];
