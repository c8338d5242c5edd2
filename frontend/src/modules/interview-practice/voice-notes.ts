import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sharedStyles } from '../../elements/shared-styles';
import { Recordings } from '../../lib/recordings';
import { clock, noMicrophone } from './words';

const LONGEST = 600; // seconds; an interview answer takes two minutes
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4'];

/**
 * An answer spoken aloud, to hear oneself: recorded, kept in this browser under `name`, never sent.
 * Shows nothing where the browser cannot record.
 */
export class VoiceNotes extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-bottom: var(--space-1);
      }
      audio {
        flex: 1 1 12rem;
        min-width: 0;
        max-width: 24rem;
        height: 2.5rem;
      }
      p {
        margin: 0 0 var(--space-3);
        font-size: 0.875rem;
      }
    `,
  ];

  @property() name = '';
  @state() private address = '';
  @state() private seconds = 0;
  @state() private fault = '';
  @state() private recorder: MediaRecorder | null = null;
  private readonly kept = new Recordings();
  private beat: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    this.show(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('name') || !canRecord()) return;
    this.stop();
    void this.find(this.name);
  }

  override render(): TemplateResult | typeof nothing {
    if (!canRecord()) return nothing;
    return html`<div class="line">
        ${this.recorder
          ? html`<button type="button" @click=${() => this.stop()}>Stop recording <span aria-hidden="true">${clock(this.seconds)}</span></button>`
          : html`<button type="button" @click=${() => void this.record()}>${this.address ? 'Record it again' : 'Record it instead'}</button>`}
        ${this.address && !this.recorder
          ? html`<audio controls src=${this.address} aria-label="Your spoken answer"></audio>
              <button type="button" @click=${() => void this.drop()}>Delete the recording</button>`
          : nothing}
      </div>
      <p class="muted" role="status">${this.words()}</p>`;
  }

  private words(): string {
    if (this.fault) return this.fault;
    if (this.recorder) return 'Recording. Speak as you would to the interviewer.';
    return 'A recording stays in this browser until you delete it or sign out. It is never sent.';
  }

  private async find(name: string): Promise<void> {
    const sound = await this.kept.read(name).catch(() => null);
    if (name === this.name && this.isConnected) this.show(sound);
  }

  private async record(): Promise<void> {
    this.fault = '';
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
      this.listen(new MediaRecorder(stream, kind ? { mimeType: kind } : {}), this.name);
    } catch (error) {
      this.fault = noMicrophone(error);
    }
  }

  private listen(recorder: MediaRecorder, name: string): void {
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      for (const track of recorder.stream.getTracks()) track.stop();
      void this.keep(name, new Blob(parts, { type: recorder.mimeType }));
    };
    recorder.start();
    this.recorder = recorder;
    this.seconds = 0;
    this.beat = setInterval(() => {
      this.seconds += 1;
      if (this.seconds >= LONGEST) this.stop();
    }, 1000);
    this.dispatchEvent(new CustomEvent('speaking'));
  }

  private stop(): void {
    clearInterval(this.beat);
    this.recorder?.stop();
    this.recorder = null;
  }

  private async keep(name: string, sound: Blob): Promise<void> {
    try {
      await this.kept.keep(name, sound);
    } catch {
      this.fault = 'This browser keeps no recordings: its store is full or forbidden. You can hear it until you leave.';
    }
    if (name === this.name && this.isConnected) this.show(sound);
  }

  private async drop(): Promise<void> {
    await this.kept.drop(this.name).catch(() => undefined);
    this.show(null);
  }

  private show(sound: Blob | null): void {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = sound ? URL.createObjectURL(sound) : '';
  }
}

function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator && typeof indexedDB !== 'undefined';
}
