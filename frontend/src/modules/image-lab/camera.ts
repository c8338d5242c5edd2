import { css, html, LitElement, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { sharedStyles } from '../../elements/shared-styles';

const WHY: Record<string, string> = {
  NotAllowedError:
    'The browser keeps the camera from this page. Allow it beside the address (camera or lock symbol) and try again, or choose a file.',
  NotFoundError: 'No camera was found. Connect one and try again, or choose a file.',
  NotReadableError: 'Another program is using the camera. Close it there and try again, or choose a file.',
};
const NO_CAMERA_HERE = 'The browser gives the camera only to pages opened over https or on this very machine. Choose a file.';

/**
 * The camera, from asking for it to one photograph. Fires `photo` (detail: a JPEG File) and
 * `camera-close`. The camera is off whenever this element is not on the page.
 */
export class LabCamera extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        max-width: 30rem;
        margin-inline: auto;
      }
      video {
        display: block;
        width: 100%;
        aspect-ratio: 4 / 3;
        border-radius: var(--radius);
        background: var(--surface);
        object-fit: contain;
      }
      p {
        margin: var(--space-2) 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  @state() private phase: 'asking' | 'live' | 'refused' = 'asking';
  @state() private why = '';
  @query('video') private video!: HTMLVideoElement;
  @query('.take') private takeButton!: HTMLButtonElement;
  private stream: MediaStream | null = null;

  protected override firstUpdated(): void {
    void this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  override render(): TemplateResult {
    const { phase } = this;
    return html`<video playsinline muted ?hidden=${phase === 'refused'} aria-label="What the camera sees"></video>
      <p role="status">${this.message()}</p>
      <div class="row">
        ${phase === 'refused'
          ? html`<button type="button" class="primary" @click=${this.ask}>Try the camera again</button>`
          : html`<button type="button" class="primary take" ?disabled=${phase !== 'live'} @click=${this.take}>Take the photograph</button>`}
        <button type="button" @click=${this.close}>Close the camera</button>
      </div>`;
  }

  private message(): string {
    if (this.phase === 'asking') return 'Waiting for the camera. The browser may ask you to allow it.';
    return this.phase === 'live' ? 'The camera is on. Only the photograph you take is sent.' : this.why;
  }

  private async ask(): Promise<void> {
    this.phase = 'asking';
    try {
      // Over plain http `mediaDevices` is missing, whatever its type says.
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      if (!devices) throw new Error(NO_CAMERA_HERE);
      const stream = await devices.getUserMedia({ video: { width: { ideal: 1280 } }, audio: false });
      if (!this.isConnected) { stopTracks(stream); return; }
      this.stream = stream;
      this.video.srcObject = stream;
      await this.video.play();
      this.phase = 'live';
      await this.updateComplete;
      this.takeButton.focus();
    } catch (error) {
      this.stop();
      this.why = reason(error);
      this.phase = 'refused';
    }
  }

  private async take(): Promise<void> {
    const canvas = document.createElement('canvas');
    canvas.width = this.video.videoWidth;
    canvas.height = this.video.videoHeight;
    canvas.getContext('2d')?.drawImage(this.video, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92));
    if (!blob) return;
    this.stop();
    const photo = new File([blob], 'photograph.jpg', { type: 'image/jpeg' });
    this.dispatchEvent(new CustomEvent('photo', { detail: photo }));
  }

  private close(): void {
    this.stop();
    this.dispatchEvent(new CustomEvent('camera-close'));
  }

  private stop(): void {
    if (this.stream) stopTracks(this.stream);
    this.stream = null;
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'The camera could not be started. Choose a file.';
  return WHY[error.name] ?? error.message;
}
