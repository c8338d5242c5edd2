import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Question } from './types';

const PAUSE = 1000; // ms after the last letter

/** Keeps what is being written on the site, a moment after the last letter. */
export class NotesKeeper implements ReactiveController {
  /** What became of the last notes. */
  state: 'none' | 'waiting' | 'kept' | 'failed' = 'none';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private open: { question: Question; text: string } | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly keep: (question: Question, text: string) => Promise<void>,
    private readonly pause = PAUSE,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.flush);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.flush);
    this.flush();
  }

  write(question: Question, text: string): void {
    this.open = { question, text };
    this.state = 'waiting';
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, this.pause);
    this.host.requestUpdate();
  }

  /** Another question is shown now, whose notes are as they are. */
  turn(): void {
    this.flush();
    this.state = 'none';
  }

  /** Keep at once whatever waits. */
  readonly flush = (): void => {
    clearTimeout(this.timer);
    const { open } = this;
    if (!open) return;
    this.open = null;
    void this.keep(open.question, open.text).then(
      () => this.become('kept'),
      () => this.become('failed'),
    );
  };

  private become(state: 'kept' | 'failed'): void {
    if (this.open) return; // something newer waits
    this.state = state;
    this.host.requestUpdate();
  }
}
