/** A panel that fails takes nothing else with it: it says that the fault is ours, and the link in the address shows it again. */
import { Component, type ComponentChildren } from 'preact';
import type { Lab } from './lab.ts';

interface GuardProps {
  readonly lab: Lab;
  readonly children: ComponentChildren;
}

interface GuardState {
  readonly failure: string | null;
  /** The address at which it failed: elsewhere the panel gets another chance. */
  readonly at: string;
}

export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { failure: null, at: '' };

  override componentDidCatch(error: unknown): void {
    // For whoever repairs it: the page itself shows one line.
    console.error(error);
    this.setState({ failure: String(error), at: location.hash });
  }

  override render(): ComponentChildren {
    const { failure, at } = this.state;
    const { lab, children } = this.props;
    if (failure === null || at !== location.hash) return children;
    return <p class="panelFailure">{lab.words.value.panelFailed({ failure })}</p>;
  }
}
