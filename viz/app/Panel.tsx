/** A part of the page with a heading, drawn when a signal that it reads has changed, and counted each time. */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { countDrawing } from './counters.ts';

interface PanelProps {
  /** Its class and its name in the counters. */
  readonly name: string;
  readonly title: string;
  /** The heading is there for those who hear the page. */
  readonly isTitleHidden?: boolean;
  readonly children: ComponentChildren;
}

export function Panel({ name, title, isTitleHidden = false, children }: PanelProps): JSX.Element {
  const id = useId();
  countDrawing(name);
  return (
    <section class={`panel ${name}`} aria-labelledby={id}>
      <h2 id={id} class={isTitleHidden ? 'unseen' : ''}>
        {title}
      </h2>
      {children}
    </section>
  );
}
