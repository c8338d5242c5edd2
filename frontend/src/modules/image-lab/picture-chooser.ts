import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Picture } from '../../api/client';
import type { Sample } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';
import { ACCEPT, MAX_BYTES, pictureIn, whyNot } from '../../lib/picture-check';

/**
 * Every way to give the lab a picture: drop, paste, choose, photograph, or a sample.
 * Fires `picture` (detail: a Picture). A file that cannot work is refused here, with the reason.
 */
export class LabPictureChooser extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .drop {
        padding: var(--space-4) var(--space-3);
        border: 1.5px dashed var(--rule);
        border-radius: var(--radius);
        text-align: center;
      }
      .drop[data-over] {
        border-color: var(--ink);
        background: var(--surface);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-2);
        margin: var(--space-3) 0 var(--space-2);
      }
      .small {
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .why {
        margin-top: var(--space-2);
        color: var(--bad);
      }
      lab-samples,
      lab-camera {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) samples: Sample[] | null = null;
  /** Name of the sample in use, if any. */
  @property() chosen = '';
  @state() private camera = false;
  @state() private over = false;
  @state() private why: string | null = null;
  @query('.primary') private chooseButton!: HTMLButtonElement;
  @query('input') private input!: HTMLInputElement;
  @query('.camera') private cameraButton!: HTMLButtonElement;

  override focus(): void {
    this.chooseButton.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.onPaste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.onPaste);
  }

  override render(): TemplateResult {
    return html`<div
        class="drop"
        ?data-over=${this.over}
        @dragover=${this.onDragOver}
        @dragleave=${() => (this.over = false)}
        @drop=${this.onDrop}
      >
        <p>Drop a picture here, paste one, or</p>
        <div class="ways">
          <button type="button" class="primary" @click=${() => this.input.click()}>Choose a picture</button>
          <button type="button" class="camera" aria-expanded=${this.camera} @click=${() => (this.camera = !this.camera)}>
            Use the camera
          </button>
        </div>
        <p class="small">JPEG, PNG, WebP, GIF or AVIF, up to ${MAX_BYTES / 1024 / 1024} MB. Only you can see it.</p>
        <input type="file" accept=${ACCEPT} hidden aria-label="Picture" @change=${this.onChoose} />
        <p class="why" role="alert" ?hidden=${this.why === null}>${this.why}</p>
      </div>
      ${this.camera
        ? html`<lab-camera
            @photo=${(event: CustomEvent<File>) => this.onPhoto(event.detail)}
            @camera-close=${() => this.closeCamera()}
          ></lab-camera>`
        : nothing}
      <lab-samples
        .samples=${this.samples}
        chosen=${this.chosen}
        @sample=${(event: CustomEvent<string>) => this.choose({ sample: event.detail })}
      ></lab-samples>`;
  }

  private onDragOver(event: DragEvent): void {
    event.preventDefault();
    this.over = true;
  }

  private onDrop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    this.offer(pictureIn(event.dataTransfer));
  }

  private onChoose(): void {
    this.offer(this.input.files?.[0] ?? null);
    this.input.value = ''; // so that the same file can be chosen again
  }

  private readonly onPaste = (event: ClipboardEvent): void => {
    const file = pictureIn(event.clipboardData);
    // Text pasted into a field elsewhere on the page is none of ours.
    if (!file) return;
    event.preventDefault();
    this.offer(file);
  };

  private onPhoto(photo: File): void {
    this.closeCamera();
    this.offer(photo);
  }

  private closeCamera(): void {
    this.camera = false;
    this.cameraButton.focus();
  }

  private offer(file: File | null): void {
    if (!file) return;
    this.why = whyNot(file);
    if (this.why === null) this.choose({ file });
  }

  private choose(picture: Picture): void {
    this.why = null;
    this.dispatchEvent(new CustomEvent('picture', { detail: picture }));
  }
}
