import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { NetworkName } from '../../../api/types';
import { sharedStyles } from '../../../elements/shared-styles';
import { NETWORK_TITLES } from '../../../lib/words';
import { minus, type Line } from './curve-choices';
import { frameOf, HEIGHT, MARGIN, pathOf, ticks, type Frame } from './curve-draw';

const SHARES = [0, 0.25, 0.5, 0.75, 1];
const NARROW = 480; // CSS pixels

/** Probabilities against strength, drawn: one line a network, told apart by colour, dash and mark. */
export class LabCurveFigure extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .frame {
        height: ${HEIGHT}px;
        overflow: hidden;
      }
      svg {
        display: block;
        background: var(--paper);
        font: 12px var(--sans);
      }
      text {
        fill: var(--ink);
      }
      .axis {
        fill: var(--muted);
      }
      .rule {
        stroke: var(--rule);
      }
      .same {
        stroke: var(--muted);
        stroke-dasharray: 2 3;
      }
      .line {
        fill: none;
        stroke: var(--accent);
        stroke-width: 2;
      }
      .cars .line {
        stroke-dasharray: 7 4;
      }
      .mark {
        fill: var(--paper);
        stroke: var(--accent);
        stroke-width: 2;
      }
    `,
  ];

  @property({ attribute: false }) lines: readonly Line[] = [];
  /** All strengths of the curve, also those that have not come. */
  @property({ attribute: false }) strengths: readonly number[] = [];
  @property() axis = '';
  /** The strength that changes nothing. */
  @property({ type: Number }) same = 0;
  /** What is seen, in words. */
  @property() words = '';
  @state() private width = 640;
  @query('.frame') private frame!: HTMLElement;
  @query('svg') readonly drawing!: SVGSVGElement | null;
  private readonly watcher = new ResizeObserver(() => (this.width = this.frame.clientWidth || this.width));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  protected override firstUpdated(): void {
    this.watcher.observe(this.frame);
  }

  override render(): TemplateResult {
    return html`<div class="frame">${this.strengths.length > 0 ? this.draw(frameOf(this.width, this.strengths)) : nothing}</div>`;
  }

  private draw(frame: Frame): TemplateResult {
    return html`<svg role="img" aria-label=${this.words} width=${frame.width} height=${frame.height} viewBox="0 0 ${frame.width} ${frame.height}">
      ${this.across(frame)} ${this.down(frame)} ${this.lines.map((line) => mark(line, frame))}
      ${this.lines.map((line, at) => legend(line, at))}
    </svg>`;
  }

  private across(frame: Frame): SVGTemplateResult {
    const [least, most] = [Math.min(...this.strengths), Math.max(...this.strengths)];
    const bottom = frame.y(0);
    const unchanged = this.same >= least && this.same <= most;
    return svg`<g>
      ${ticks(least, most, frame.width < NARROW ? 5 : 9).map(
        (tick) => svg`<path class="rule" d="M${frame.x(tick)} ${bottom}v5" /><text class="axis" x=${frame.x(tick)} y=${bottom + 18} text-anchor="middle">${minus(String(tick))}</text>`,
      )}
      <text x=${(MARGIN.left + frame.width - MARGIN.right) / 2} y=${bottom + 38} text-anchor="middle">${this.axis}</text>
      ${unchanged ? svg`<path class="same" d="M${frame.x(this.same)} ${frame.y(1)}V${bottom}" /><text class="axis" x=${frame.x(this.same)} y=${frame.y(1) - 4} text-anchor=${frame.x(this.same) > frame.width - 60 ? 'end' : 'start'}>unchanged</text>` : nothing}
    </g>`;
  }

  private down(frame: Frame): SVGTemplateResult {
    const right = frame.width - MARGIN.right;
    return svg`<g>
      ${SHARES.map(
        (share) => svg`<path class="rule" d="M${MARGIN.left} ${frame.y(share)}H${right}" /><text class="axis" x=${MARGIN.left - 6} y=${frame.y(share) + 4} text-anchor="end">${share * 100} %</text>`,
      )}
      <text x="0" y="0" transform="translate(11 ${frame.y(0.5)}) rotate(-90)" text-anchor="middle">probability</text>
    </g>`;
  }
}

function mark(line: Line, frame: Frame): SVGTemplateResult {
  return svg`<g class=${line.network}><path class="line" d=${pathOf(line, frame)} />${line.points.map(({ strength, probability }) =>
    shape(line.network, frame.x(strength), frame.y(probability)),
  )}</g>`;
}

function shape(network: NetworkName, x: number, y: number): SVGTemplateResult {
  return network === 'faces' ? svg`<circle class="mark" cx=${x} cy=${y} r="4" />` : svg`<rect class="mark" x=${x - 3.5} y=${y - 3.5} width="7" height="7" />`;
}

function legend({ network, label }: Line, at: number): SVGTemplateResult {
  const y = 12 + 18 * at;
  return svg`<g class=${network}><path class="line" d="M${MARGIN.left} ${y}h34" />${shape(network, MARGIN.left + 17, y)}<text x=${MARGIN.left + 42} y=${y + 4}>${NETWORK_TITLES[network]}: “${label}”</text></g>`;
}
