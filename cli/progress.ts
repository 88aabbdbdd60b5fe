/** One line at the bottom of the terminal that says how far the run has come. */
import type { Output } from './io.ts';
import { widthOf } from './width.ts';

export class Progress {
  private readonly output: Output;
  private readonly isShown: boolean;
  private width = 0;

  /** @param isTelling - The telling goes to a terminal, and shows by itself how far it has come. */
  constructor(output: Output, isTelling: boolean) {
    this.output = output;
    this.isShown = output.isTTY && !isTelling;
  }

  show(line: string): void {
    if (!this.isShown) return;
    this.clear();
    this.output.write(line);
    this.width = widthOf(line);
  }

  clear(): void {
    if (this.width > 0) this.output.write(`\r${' '.repeat(this.width)}\r`);
    this.width = 0;
  }
}
