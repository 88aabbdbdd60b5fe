/** Opening files, and taking home what is shown: a link, the story, the trace, the command that makes it. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Lab } from '../app/lab.ts';
import { useMistake } from '../app/useMistake.ts';
import { commandLine } from './commandLine.ts';
import { isMemoryLink } from './memoryLink.ts';
import { FILE_TYPES } from './opening.ts';
import { copy, fileName, save } from './saving.ts';
import { opened, openFile } from './wishes.ts';
import './files.css';

export function FilesMenu({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.files;
  return (
    <div class="filesMenu">
      <Opening lab={lab} />
      <fieldset class="section">
        <legend>{own.keep}</legend>
        <Link lab={lab} />
        <Command lab={lab} />
        <Saving lab={lab} />
      </fieldset>
    </div>
  );
}

function Opening({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.files;
  const id = useId();
  const outcome = opened.value;
  const wrong = outcome?.kind === 'wrong' ? outcome : null;
  const told = useMistake(lab, wrong?.mistake ?? null, wrong?.name);
  return (
    <fieldset class="section">
      <legend>{own.open}</legend>
      <label class="field" for={id}>
        {own.chooseFile}
      </label>
      <input
        id={id}
        type="file"
        accept={FILE_TYPES}
        aria-describedby={`${id}-help`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void openFile(lab, file);
          currentTarget.value = ''; // The same file can be chosen again once it has been mended.
        }}
      />
      <p class="quiet" id={`${id}-help`}>
        {own.openHelp}
      </p>
      <p role="alert" class="refusal">
        {told ?? (outcome?.kind === 'unreadable' ? own.unreadable({ name: outcome.name }) : '')}
      </p>
      <p role="status">
        {outcome?.kind !== 'opened'
          ? ''
          : outcome.isLinkable
            ? own.opened({ name: outcome.name })
            : own.openedInMemory({ name: outcome.name })}
      </p>
    </fieldset>
  );
}

/** A text that can be copied, and what became of the last attempt. */
function Copying({ lab, label, text, children }: CopyingProps): JSX.Element {
  const own = lab.words.value.rooms.files;
  const [state, setState] = useState<'copied' | 'selected' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div class="copying">
      <label for={id}>{label}</label>
      <div class="copyRow">
        <input id={id} readOnly ref={field} value={text} onFocus={() => field.current?.select()} />
        <button
          type="button"
          onClick={() =>
            void copy(text, field.current).then((isDone) => setState(isDone ? 'copied' : 'selected'))
          }
        >
          {own.copy}
        </button>
      </div>
      {children}
      <small role="status">{state === null ? '' : state === 'copied' ? own.copied : own.selected}</small>
    </div>
  );
}

interface CopyingProps {
  readonly lab: Lab;
  readonly label: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Link({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.files;
  const { source } = lab.request.value;
  if (source.kind !== 'story' && isMemoryLink(source.link)) return <p class="quiet">{own.noLink}</p>;
  return <Copying lab={lab} label={own.link} text={lab.link.value} />;
}

function Command({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.files;
  const request = lab.request.value;
  const file = fileName(lab.replay.value?.summary.name ?? '', 'yaml');
  return (
    <Copying lab={lab} label={own.command} text={commandLine(request, file)}>
      {request.source.kind === 'story' ? null : <small class="quiet">{own.saveFirst({ file })}</small>}
    </Copying>
  );
}

function Saving({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.files;
  const [told, setTold] = useState('');
  const name = lab.replay.value?.summary.name ?? '';
  const saveStory = async (): Promise<void> => {
    setTold(own.working);
    const reply = await lab.act.query('story', { request: lab.request.value });
    if ('mistake' in reply) return setTold(own.failed);
    save(new Blob([reply.answer], { type: 'application/yaml' }), fileName(name, 'yaml'));
    setTold(own.saved({ name: fileName(name, 'yaml') }));
  };
  const saveTrace = async (): Promise<void> => {
    setTold(own.working);
    const reply = await lab.act.query('trace', { request: lab.request.value });
    if ('mistake' in reply || reply.answer === null) return setTold(own.failed);
    const { file, rows, isWhole } = reply.answer;
    save(file, fileName(name, 'ndjson'));
    setTold(isWhole ? own.savedRows({ rows }) : own.savedFirstRows({ rows }));
  };
  return (
    <div class="saving">
      <button type="button" onClick={() => void saveStory()}>
        {own.saveStory}
      </button>
      <button type="button" onClick={() => void saveTrace()}>
        {own.saveTrace}
      </button>
      <p role="status">{told}</p>
    </div>
  );
}
