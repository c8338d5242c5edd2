import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Value, ValuePicture } from '../../api/walkthrough';
import { InkController } from '../../controllers/ink-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { putPixels } from '../../lib/pixels';
import { largest, number, pictureInWords, picturePixels, rangeInWords, shapeInWords } from './draw';

const TOP = 3; // numbers that are written out, of a few

/** What a line made: its name, its shape, its range, and itself drawn small. */
export class CodeValue extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 4.5rem minmax(0, 1fr);
        gap: 0 var(--space-3);
        align-items: start;
        font-size: 0.8125rem;
        line-height: 1.4;
      }
      canvas {
        width: 4.5rem;
        max-height: 4.5rem;
        object-fit: contain;
        image-rendering: pixelated;
        background: var(--surface);
        outline: 1px solid var(--rule);
      }
      svg {
        display: block;
        width: 4.5rem;
        height: 2.75rem;
        border-bottom: 1px solid var(--muted);
      }
      rect {
        fill: var(--accent);
      }
      .words {
        grid-column: 2;
      }
      .name {
        font: 600 0.8125rem/1.4 var(--mono);
        overflow-wrap: anywhere;
      }
      ul {
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) value: Value | null = null;
  @property({ attribute: false }) picture: ValuePicture | null = null;
  @property({ attribute: false }) labels: readonly string[] = [];
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  private readonly ink = new InkController(this);

  override render(): TemplateResult | typeof nothing {
    const { value, picture } = this;
    if (!value) return nothing;
    return html`${picture
        ? html`<canvas role="img" aria-label=${pictureInWords(value, picture)}></canvas>`
        : value.numbers.length > 1
          ? this.bars(value)
          : nothing}
      <div class="words">
        <p><span class="name">${value.name}</span>${value.module ? html` <span class="muted">${value.module}</span>` : nothing}</p>
        <p class="number">${shapeInWords(value)}</p>
        <p class="number">${rangeInWords(value)}</p>
        ${picture && picture.unit !== null ? html`<p class="muted">drawn: unit ${picture.unit}</p>` : nothing}
        ${this.named(value)}
      </div>`;
  }

  /** A few numbers as bars, the largest as high as the drawing. */
  private bars({ name, numbers }: Value): TemplateResult {
    const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
    const across = 100 / numbers.length;
    const height = (one: number): number => (high > low ? (Math.abs(one) / (high - low)) * 60 : 0);
    const zero = high > low ? (high / (high - low)) * 60 : 60;
    return html`<svg viewBox="0 0 100 60" preserveAspectRatio="none" role="img" aria-label="${name}: ${numbers.length} numbers as bars, the largest ${number(high)}">
      ${numbers.map(
        (one, at) => svg`<rect x=${at * across} y=${one < 0 ? zero : zero - height(one)} width=${across * 0.8} height=${height(one)} />`,
      )}
    </svg>`;
  }

  /** The largest of numbers that belong to labels. */
  private named({ numbers }: Value): TemplateResult | typeof nothing {
    if (numbers.length < 2 || numbers.length !== this.labels.length) return nothing;
    return html`<ul>
      ${largest(numbers, this.labels, TOP).map(([label, one]) => html`<li>${label} <span class="number">${number(one)}</span></li>`)}
    </ul>`;
  }

  protected override updated(): void {
    if (!this.canvas || !this.picture) return;
    putPixels(this.canvas, this.picture, picturePixels(this.picture, this.ink.read()));
  }
}
