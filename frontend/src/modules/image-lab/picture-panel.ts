import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Run } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';

/** The student's picture, upright, with the square that the networks see. */
export class LabPicture extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      figure {
        aspect-ratio: 1;
        background: var(--surface);
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
      }
      .shade {
        fill: var(--paper);
        fill-opacity: 0.6;
      }
      .crop {
        fill: none;
        stroke: var(--ink);
        stroke-width: 1.5;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;

  override render(): TemplateResult {
    return html`<figure>${this.run ? drawing(this.run) : ''}</figure>`;
  }
}

function drawing({ picture: { url, width, height, crop }, source }: Run): TemplateResult {
  const [x0, y0, x1, y1] = crop;
  const outside = `M0 0H${width}V${height}H0Z M${x0} ${y0}V${y1}H${x1}V${y0}Z`;
  const name = `${source.title || 'Your picture'}, ${width} × ${height} pixels. The networks see the square from column ${x0}, row ${y0} to column ${x1}, row ${y1}.`;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${name}>
    ${svg`<image href=${url} width=${width} height=${height} />
      <path class="shade" fill-rule="evenodd" d=${outside} />
      <rect class="crop" x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />`}
  </svg>`;
}
