import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PAUSE = 1500; // ms; a screen reader needs about this long for one sentence

/** Text for a polite live region: at most one sentence a pause, and the latest wins. */
export class Announcer implements ReactiveController {
  text = '';
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private next: string | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly pause = PAUSE,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  say(text: string): void {
    this.next = text;
    if (this.waiting === undefined) this.speak();
  }

  private speak(): void {
    this.waiting = undefined;
    if (this.next === null) return;
    this.text = this.next;
    this.next = null;
    this.host.requestUpdate();
    this.waiting = setTimeout(() => this.speak(), this.pause);
  }
}
