/** A button and what it unfolds, above everything else: beside the button where there is room, on phones at the lower edge. Escape closes it, and the focus goes back. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { whenDrawn } from '../app/whenDrawn.ts';
import './sheet.css';

interface SheetProps {
  readonly name: string;
  /** On the button. */
  readonly label: ComponentChildren;
  /** Of what is unfolded. */
  readonly title: string;
  readonly children: (close: () => void) => ComponentChildren;
}

export function Sheet({ name, label, title, children }: SheetProps): JSX.Element {
  const id = useId();
  const wasOpened = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const close = (): void => {
    sheet.current?.hidePopover();
    button.current?.focus();
  };
  return (
    <>
      <button type="button" class={`opens ${name}`} ref={button} popovertarget={id} aria-haspopup="dialog">
        {label}
      </button>
      <div
        class={`sheet ${name}`}
        id={id}
        ref={sheet}
        popover="auto"
        role="dialog"
        aria-label={title}
        onBeforeToggle={() => {
          wasOpened.value = true;
        }}
        onToggle={({ newState }) => {
          if (newState !== 'open' || button.current === null || sheet.current === null) return;
          const [opened, by] = [sheet.current, button.current];
          place(opened, by);
          whenDrawn(opened, 'select, input, button', (first) => {
            place(opened, by);
            first.focus({ preventScroll: true });
          });
        }}
      >
        <h2>{title}</h2>
        {wasOpened.value ? children(close) : null}
      </div>
    </>
  );
}

const GAP = 6;

/** Below the button, or above it where there is more room. */
function place(sheet: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { width, height } = sheet.getBoundingClientRect();
  const isBelow = at.bottom + GAP + height <= innerHeight || at.top < innerHeight - at.bottom;
  const top = isBelow ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height);
  sheet.style.setProperty('--sheet-top', `${Math.round(top)}px`);
  sheet.style.setProperty(
    '--sheet-left',
    `${Math.round(Math.max(GAP, Math.min(at.left, innerWidth - width - GAP)))}px`,
  );
}
