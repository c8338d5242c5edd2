import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sharedStyles } from '../../elements/shared-styles';
import { clock } from './words';

/**
 * Counts how long somebody thinks, once they start it, and never asks them to stop. Screen
 * readers are not told every second: the time is read when it is asked for.
 */
export class ThinkTimer extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      .time {
        min-width: 4ch;
        font: 500 1.25rem/1 var(--sans);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Whether the time is running. */
  @property({ type: Boolean, reflect: true }) running = false;
  @state() private shown = 0;
  private counted = 0; // ms counted before the last start
  private started = 0;
  private beat: ReturnType<typeof setInterval> | undefined;

  /** Seconds counted so far. */
  get seconds(): number {
    return Math.round((this.counted + (this.running ? Date.now() - this.started : 0)) / 1000);
  }

  start(): void {
    if (this.running) return;
    this.started = Date.now();
    this.running = true;
    this.beat = setInterval(() => (this.shown = this.seconds), 1000);
  }

  pause(): void {
    if (!this.running) return;
    this.counted += Date.now() - this.started;
    this.running = false;
    this.shown = this.seconds;
    clearInterval(this.beat);
  }

  /** Back to nothing. */
  reset(): void {
    this.pause();
    this.counted = this.shown = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  override render(): TemplateResult {
    const words = this.running ? 'Pause the clock' : this.shown > 0 ? 'Go on thinking' : 'Start thinking';
    return html`<span class="time" role="timer" aria-live="off" aria-label="Time thought">${clock(this.shown)}</span>
      <button type="button" @click=${() => (this.running ? this.pause() : this.start())}>${words}</button>`;
  }
}
