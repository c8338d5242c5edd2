import { html, LitElement, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Film, FilmFrame } from '../../api/learnt';
import { LAYERS, NETWORKS, type LayerName, type NetworkName } from '../../api/types';
import type { LearntController } from '../../controllers/learnt-controller';
import { pairStyles, sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { percent } from '../../lib/numbers';
import { tileStyle, type Sheet } from '../../lib/sheets';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import { curvePath } from './draw';
import { frameInWords, lossCurves, stageInWords, stageStarts } from './film-words';
import { filmStyles } from './film-styles';
import { place } from './go';

const PACE = 450; // ms a frame while it plays
const CHART = { width: 300, height: 84 };

/**
 * The training as a film, both networks in step: a slider from random weights to trained ones
 * moves kernels, means, accuracy and loss together. Where less motion is wished for, the film
 * goes on by a frame at a press and never by itself.
 */
export class ExplorerFilm extends LitElement {
  static override styles = [sharedStyles, pairStyles, filmStyles];

  @property({ attribute: false }) learnt: LearntController | null = null;
  @property({ type: Number }) arrived = 0;
  /** The frame that the address names; -1 for the last. */
  @property({ type: Number }) frame = -1;
  @state() private shown = -1;
  @state() private playing = false;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('frame') && !this.playing) this.shown = this.frame;
  }

  override render(): TemplateResult {
    const films = NETWORKS.map((network) => this.learnt?.film(network) ?? null);
    const count = Math.max(...films.map((film) => film?.frames.length ?? 0));
    const at = this.shown < 0 ? count - 1 : Math.min(this.shown, count - 1);
    return html`${this.controls(films, at, count)}
      <div class="pair">${NETWORKS.map((network, n) => this.network(network, films[n] ?? null, at))}</div>`;
  }

  private controls(films: readonly (Film | null)[], at: number, count: number): TemplateResult {
    const told = films.find((film) => film !== null)?.frames[at];
    return html`<div class="controls">
      <button type="button" class="play" ?disabled=${count === 0} @click=${() => this.play(at, count)}>
        ${this.still.matches ? 'Next frame' : this.playing ? 'Pause' : at >= count - 1 ? 'Play from the start' : 'Play'}
      </button>
      <label>
        <span class="unseen">Moment of the training</span>
        <input
          type="range"
          min="0"
          max=${Math.max(0, count - 1)}
          step="1"
          .value=${String(Math.max(0, at))}
          ?disabled=${count === 0}
          aria-valuetext=${frameInWords(films, at)}
          @input=${(event: Event) => this.scrub(Number((event.target as HTMLInputElement).value))}
          @change=${() => place(this, { frame: this.shown })}
        />
      </label>
      <p class="moment">${told ? `Frame ${at + 1} of ${count}: ${stageInWords(told)}` : ''}</p>
    </div>`;
  }

  private network(network: NetworkName, film: Film | null, at: number): TemplateResult {
    const frame = film?.frames[Math.min(at, film.frames.length - 1)];
    return html`<section class=${network} aria-label=${NETWORK_TITLES[network]}>
      <h3>${NETWORK_TITLES[network]}</h3>
      ${film && frame ? this.chart(network, film, frame) : html`<div class="chart"></div>`}
      ${LAYERS.map((layer) => this.layer(network, layer, film, frame ?? null))}
    </section>`;
  }

  private chart(network: NetworkName, film: Film, frame: FilmFrame): TemplateResult {
    const last = film.frames.length - 1;
    const at = film.frames.indexOf(frame);
    const x = (at / Math.max(1, last)) * CHART.width;
    const name = `Accuracy of the ${NETWORK_TITLES[network].toLowerCase()} from ${percent(film.frames[0]?.accuracy ?? 0)} to ${percent(film.frames[last]?.accuracy ?? 0)}, with its loss, over ${last + 1} frames`;
    return html`<figure class="chart">
      <svg viewBox="0 -4 ${CHART.width} ${CHART.height + 8}" preserveAspectRatio="none" role="img" aria-label=${name}>
        ${this.curves(film, last)}
        ${stageStarts(film.frames).slice(1).map((start) => svg`<line class="turn" x1=${(start / last) * CHART.width} x2=${(start / last) * CHART.width} y1="-4" y2=${CHART.height + 4} />`)}
        ${svg`<line class="now" x1=${x} x2=${x} y1="-4" y2=${CHART.height + 4} />`}
      </svg>
      <p class="stages" aria-hidden="true">
        ${stageStarts(film.frames).map((start) => html`<span style=${styleMap({ left: `${(start / (last + 1)) * 100}%` })}>${film.frames[start]?.stage}</span>`)}
      </p>
      <figcaption>
        <span class="accuracy">right on the film’s own pictures <b class="number">${percent(frame.accuracy)}</b></span>
        <span class="loss">loss of this stage <b class="number">${frame.loss === null ? 'not yet' : Number(frame.loss.toPrecision(3))}</b></span>
      </figcaption>
    </figure>`;
  }

  private curves(film: Film, last: number): SVGTemplateResult[] {
    const range = { ...CHART, x: [0, last] as const, y: [0, 1] as const };
    const accuracy = film.frames.map(({ accuracy }, at) => [at, accuracy] as const);
    return [
      ...lossCurves(film.frames).map((points) => svg`<path class="loss-line" d=${curvePath(points, range)} />`),
      svg`<path class="accuracy-line" d=${curvePath(accuracy, range)} />`,
    ];
  }

  private layer(network: NetworkName, layer: LayerName, film: Film | null, frame: FilmFrame | null): TemplateResult {
    const told = film?.sheets[layer];
    const url = film?.files[told?.file ?? ''];
    if (!film || !frame || !told || !url) return html`<div class="tiles ${layer}"></div>`;
    const { tile, columns } = told;
    const sheet: Sheet = { url, tile: [tile, tile], columns, count: columns * film.frames.length };
    const what = layer === 'edges' ? 'kernels' : `means of the strongest patches, ${columns} of the units`;
    return html`<p class="layer">${LAYER_WORDS[layer].title} <span class="muted">${what}</span></p>
      <div class="tiles ${layer}" role="img" aria-label="${LAYER_WORDS[layer].title} of the ${NETWORK_TITLES[network].toLowerCase()}, ${what}, at ${stageInWords(frame)}">
        ${Array.from({ length: columns }, (_, unit) => html`<div style=${styleMap(tileStyle(sheet, frame.row * columns + unit))}></div>`)}
      </div>`;
  }

  private play(at: number, count: number): void {
    if (this.still.matches) {
      this.scrub((at + 1) % count);
      place(this, { frame: this.shown });
      return;
    }
    if (this.playing) {
      this.stop();
      place(this, { frame: at });
      return;
    }
    this.playing = true;
    this.shown = at >= count - 1 ? 0 : at;
    this.timer = setInterval(() => this.tick(count), PACE);
  }

  private tick(count: number): void {
    this.shown += 1;
    if (this.shown < count - 1) return;
    this.stop();
    place(this, { frame: null });
  }

  private scrub(frame: number): void {
    this.stop();
    this.shown = frame;
  }

  private stop(): void {
    clearInterval(this.timer);
    this.playing = false;
  }
}
