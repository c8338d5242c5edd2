import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Api } from '../../../api/client';
import { waitInWords } from '../../../api/patience';
import type { Attribution, Changes, Method } from '../../../api/probes';
import { LAYERS, NETWORKS, type LayerName, type NetworkName, type Run } from '../../../api/types';
import { BytesController } from '../../../controllers/bytes-controller';
import { ProbeController } from '../../../controllers/probe-controller';
import { sharedStyles } from '../../../elements/shared-styles';
import { activation, percent } from '../../../lib/numbers';
import { putPixels, type Bytes } from '../../../lib/pixels';
import { LAYER_WORDS, NETWORK_TITLES, SLOW, surest } from '../../../lib/words';
import { attributionPixels, extremes, over } from './attribution';
import { choice, formStyles } from './form';

const METHODS: Record<Method, string> = {
  grad_cam: 'Grad-CAM: the gradient at the last layer (coarse, quick)',
  integrated_gradients: 'Integrated gradients: the gradient from grey to the picture, added up',
  occlusion: 'Occlusion: cover each place in turn (slow, and the most direct)',
};
const STRIP = 101; // shares from −1 to 1 in the legend

/** Which pixels of the changed picture speak for a label, or excite a unit. */
export class LabWhy extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      .body {
        display: grid;
        grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
        gap: var(--space-3) var(--space-4);
        margin-top: var(--space-3);
      }
      @media (max-width: 36rem) {
        .body {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .map {
        width: 100%;
        aspect-ratio: 1;
        background: var(--surface);
        image-rendering: pixelated;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
        margin-bottom: var(--space-2);
        font-size: 0.8125rem;
      }
      .legend canvas {
        width: 7rem;
        height: 0.625rem;
      }
      .words {
        min-height: 7em;
      }
      progress {
        width: min(100%, 14rem);
      }
    `,
  ];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The lab brings the API.');
  };
  @property({ attribute: false }) run: Run | null = null;
  /** What is changed about the picture that is explained. */
  @property({ attribute: false }) changes: Changes | null = null;
  /** The network chosen; without a choice the one that is surest of the picture. */
  @state() private chosen: NetworkName | null = null;
  @state() private method: Method = 'grad_cam';
  @state() private about: 'label' | LayerName = 'label';
  @state() private label = '';
  @state() private unit = 0;
  @query('.map') private map!: HTMLCanvasElement;
  @query('.legend canvas') private strip!: HTMLCanvasElement | null;
  private readonly bytes = new BytesController(this, () => this.api());
  private readonly asked = new ProbeController(this, () => this.api());

  private get network(): NetworkName {
    return this.chosen ?? surest(this.run?.networks ?? {});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('changes');
    const other = changed.has('changes') && JSON.stringify(before ?? null) !== JSON.stringify(this.changes);
    if (other || changed.has('run')) {
      this.asked.clear();
      this.bytes.clear();
    }
    if (changed.has('run')) this.chosen = null;
  }

  override render(): TemplateResult {
    const answer = this.asked.probe?.attribution ?? null;
    return html`<form @submit=${this.ask}>${this.choices()}</form>
      <div class="state">${this.state()}</div>
      <problem-note .problem=${this.asked.problem ?? this.bytes.problem}>
        <button type="button" @click=${() => (this.asked.problem ? this.asked.retry() : this.bytes.retry())}>Try again</button>
      </problem-note>
      <div class="body">
        <canvas class="map" role="img" width="0" height="0" aria-label=${answer ? `The picture, with each pixel’s share in ${targetOf(answer)}. ${this.places(answer)}` : 'No map yet'}></canvas>
        <div>${answer ? this.words(answer) : html`<p class="muted">The map comes here: each pixel coloured by what it adds.</p>`}</div>
      </div>`;
  }

  private choices(): TemplateResult {
    const networks = NETWORKS.filter((name) => this.run?.networks[name]);
    const output = this.run?.networks[this.network]?.output ?? [];
    const labels = Object.fromEntries(output.map(({ label, probability }) => [label, `${label} (${percent(probability)} before)`]));
    const abouts = { label: 'a label', ...Object.fromEntries(LAYERS.map((name) => [name, `a unit of “${LAYER_WORDS[name].title}”`])) };
    const count = this.run?.networks[this.network]?.layers.find(({ name }) => name === this.about)?.shape[0] ?? 1;
    return html`<div class="line">
      ${choice('Network', this.network, Object.fromEntries(networks.map((name) => [name, NETWORK_TITLES[name]])), (value) => (this.chosen = value as NetworkName))}
      ${choice('Why', this.about, abouts, (value) => (this.about = value as typeof this.about))}
      ${this.about === 'label'
        ? choice('Label', this.chosenLabel(), labels, (value) => (this.label = value))
        : html`<label>Unit (0 to ${count - 1})
            <input type="number" min="0" max=${count - 1} step="1" required .value=${String(this.unit)} @change=${(event: Event) => (this.unit = Number((event.target as HTMLInputElement).value))} />
          </label>`}
      ${choice('Method', this.method, METHODS, (value) => (this.method = value as Method))}
      <button ?disabled=${this.asked.busy}>Show the pixels that matter</button>
    </div>`;
  }

  private state(): TemplateResult | typeof nothing {
    const { busy, progress, slow, wait } = this.asked;
    if (!busy) return nothing;
    return html`<progress max="1" .value=${progress} aria-label="Share of the work done"></progress>
      <button type="button" @click=${() => this.asked.cancel()}>Stop</button>
      <span class="muted" role="status">${wait ? waitInWords(wait) : slow ? SLOW : ''}</span>`;
  }

  private words(answer: Attribution): TemplateResult {
    if (answer.max === 0) {
      return html`<p class="words" role="status">
        No pixel speaks for ${targetOf(answer)} or against it: what this method follows is silent on this picture, so the map is empty. Its score is
        ${answer.score.toFixed(2)}.
      </p>`;
    }
    const top = activation(answer.max);
    return html`<div class="legend number">
        <span>−${top}, against</span><canvas aria-hidden="true" width=${STRIP} height="1"></canvas><span>+${top}, for</span>
      </div>
      <p class="words" role="status">
        Orange pixels add to ${targetOf(answer)}, violet ones take away from it. ${this.places(answer)} Explained is its score of
        ${answer.score.toFixed(2)} ${answer.target.label === undefined ? '(the strongest activation)' : '(before softmax makes probabilities of the scores)'}; the
        whole map adds up to ${answer.sum.toFixed(2)}.
      </p>
      <p><a href=${answer.png_url} download="why-${answer.network}.png">Save the map (PNG)</a></p>`;
  }

  private places(answer: Attribution): string {
    const map = this.bytes.input(answer);
    if (!map) return '';
    const { most, least } = extremes(map);
    const against = map.bytes.some((byte) => byte < 128) ? ` and against it at column ${least[0]}, row ${least[1]}` : '; nothing speaks against it';
    return `Most speaks for it at column ${most[0]}, row ${most[1]}${against}.`;
  }

  protected override updated(): void {
    const { probe } = this.asked;
    const map = probe?.attribution ? this.bytes.input(probe.attribution) : null;
    const picture = probe?.input ? this.bytes.input(probe.input) : null;
    if (map && picture) put(this.map, map, attributionPixels(picture, map));
    else this.map.width = 0; // nothing of an earlier answer stays
    if (this.strip) put(this.strip, { width: STRIP, height: 1 }, legend());
  }

  private chosenLabel(): string {
    const output = this.run?.networks[this.network]?.output ?? [];
    return output.some(({ label }) => label === this.label) ? this.label : (output[0]?.label ?? '');
  }

  private ask(event: Event): void {
    event.preventDefault();
    if (!this.run) return;
    const { network, method, about } = this;
    const target = about === 'label' ? { label: this.chosenLabel() } : { layer: about, index: this.unit };
    this.asked.ask(this.run.id, { kind: 'attribute', network, method, target, ...this.changes });
  }
}

function targetOf({ target }: Attribution): string {
  return target.label === undefined ? `unit ${target.index ?? ''} of the ${target.layer ?? ''}` : `“${target.label}”`;
}

function legend(): Uint8ClampedArray {
  const shares = Array.from({ length: STRIP }, (_, at) => (2 * at) / (STRIP - 1) - 1);
  return Uint8ClampedArray.from(shares.flatMap((share) => [...over(128, share), 255]));
}

function put(canvas: HTMLCanvasElement, size: Pick<Bytes, 'width' | 'height'>, rgba: Uint8ClampedArray): void {
  putPixels(canvas, size, new Uint32Array(rgba.buffer));
}
