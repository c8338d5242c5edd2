import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { SilencedUnit } from '../../api/probes';
import type { Layer, Run, Unit } from '../../api/types';
import { InkController } from '../../controllers/ink-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { tileBytes, type Atlas } from '../../lib/atlas';
import { activation } from '../../lib/numbers';
import { colours, lookupTable } from '../../lib/palettes';
import { cut, putBytes, putPixels, type Bytes } from '../../lib/pixels';
import { gains, ordered, reference } from '../../lib/scales';
import { overlayPixels, placeCrop } from './draw';
import type { OpenUnit } from './open-unit';
import { sameUnit } from './same-unit';
import { unitDialogStyles } from './unit-dialog-styles';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import { FIRST_VIEW, type View } from './view-controls';

/**
 * One unit, large, over the picture. Fires `unit-travel` (detail: another unit's index),
 * `unit-silence` (detail: the unit to be silenced or heard again) and `unit-close`. Left and right go to the neighbours in the order of the tiles, Esc closes.
 */
export class LabUnit extends LitElement {
  static override styles = [sharedStyles, unitDialogStyles];

  @property({ attribute: false }) open: OpenUnit | null = null;
  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) atlas: Atlas | null = null;
  @property({ attribute: false }) input: Bytes | null = null;
  @property({ attribute: false }) view: View = FIRST_VIEW;
  @property({ attribute: false }) silenced: readonly SilencedUnit[] = [];
  /** True where there are no experiments: another's run. */
  @property({ type: Boolean }) still = false;
  @state() private strength = 0.5;
  private readonly ink = new InkController(this);
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.map') private map!: HTMLCanvasElement;
  @query('.patch') private patch!: HTMLCanvasElement;

  override render(): TemplateResult {
    return html`<dialog class=${this.open?.network ?? ''} aria-labelledby="title" @close=${this.onClose} @keydown=${this.onKey} @click=${this.onBackdrop}>
      ${this.open && this.run ? this.content(this.open, this.run) : nothing}
    </dialog>`;
  }

  private content(open: OpenUnit, run: Run): TemplateResult {
    const { network, layer, unit } = open;
    return html`<div class="sheet">
      <header>
        <h3 id="title">
          ${LAYER_WORDS[layer.name].title}, unit ${unit.index} <span class="muted">${NETWORK_TITLES[network]}</span>
        </h3>
        <nav aria-label="Units">
          <button type="button" aria-keyshortcuts="ArrowLeft" @click=${() => this.travel(-1)}>← Previous</button>
          <button type="button" aria-keyshortcuts="ArrowRight" @click=${() => this.travel(1)}>Next →</button>
          <button type="button" class="close" @click=${() => this.dialog.close()}>Close</button>
        </nav>
      </header>
      <div class="body">
        <div>
          ${this.stage(open, run)}
          <label class="strength">
            <span>Picture</span>
            <input
              type="range"
              min="0"
              max="1"
              step="0.05"
              aria-label="How strongly the map covers the picture"
              .value=${String(this.strength)}
              @input=${(event: Event) => (this.strength = Number((event.target as HTMLInputElement).value))}
            />
            <span>Map</span>
          </label>
        </div>
        ${this.facts(open)}
      </div>
    </div>`;
  }

  private stage({ layer, unit }: OpenUnit, run: Run): TemplateResult {
    const { url, width, height, crop } = run.picture;
    const side = run.input?.size ?? 96;
    const at = placeCrop(width, height, crop, side);
    const [x0, y0, x1, y1] = unit.box;
    const name = `Map of unit ${unit.index} over the picture. ${placeInWords(unit, layer)}`;
    return html`<div class="stage" role="img" aria-label=${name}>
      <svg viewBox="0 0 ${side} ${side}" aria-hidden="true" style=${styleMap(recede(this.strength))}>
        ${svg`<image href=${url} x=${at.x} y=${at.y} width=${at.width} height=${at.height} preserveAspectRatio="none" />`}
      </svg>
      <canvas class="map" aria-hidden="true"></canvas>
      <svg viewBox="0 0 ${side} ${side}" aria-hidden="true">
        ${unit.max > 0
          ? svg`<rect class="halo" x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />
              <rect class="box" x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />`
          : nothing}
      </svg>
    </div>`;
  }

  private facts(open: OpenUnit): TemplateResult {
    const { layer, unit } = open;
    const [x0, y0, x1, y1] = unit.box;
    const [column, row] = unit.peak;
    return html`<div class="facts">
      <figure ?hidden=${unit.max <= 0}>
        <canvas class="patch" role="img" aria-label="The ${x1 - x0} × ${y1 - y0} input pixels inside the box, enlarged"></canvas>
        <figcaption class="muted">
          What the strongest activation sees: ${x1 - x0} × ${y1 - y0} pixels${cutNote(unit, layer)}.
        </figcaption>
      </figure>
      <dl class="number">
        ${fact('Strongest', activation(unit.max))}
        ${unit.max > 0 ? fact('at', `column ${column}, row ${row} of ${layer.shape[2]} × ${layer.shape[1]}`) : nothing}
        ${fact('Mean', activation(unit.mean))} ${fact('Rank', `${unit.rank + 1} of ${layer.shape[0]}`)}
      </dl>
      ${unit.max > 0 ? nothing : html`<p>This unit is silent: nothing in the picture excites it.</p>`}
      <colour-legend palette=${this.view.palette} .top=${this.top()}></colour-legend>
      ${this.run?.status === 'done' && !this.still ? this.silencer(open) : nothing}
    </div>`;
  }

  private silencer({ network, layer, unit }: OpenUnit): TemplateResult {
    const place = { network, layer: layer.name, index: unit.index };
    const silent = this.silenced.some((one) => sameUnit(one, place));
    return html`<div class="silence">
      <button type="button" @click=${() => this.silence(place)}>${silent ? 'Hear this unit again' : 'Silence this unit'}</button>
      <p class="muted">${silent ? 'It is held at 0 in your experiment.' : 'Hold it at 0 and see which later units and answers need it.'}</p>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open')) {
      if (this.open && !this.dialog.open) this.dialog.showModal();
      if (!this.open && this.dialog.open) this.dialog.close();
    }
    if (this.open) this.draw(this.open);
  }

  private draw({ unit, layer }: OpenUnit): void {
    if (this.input) putBytes(this.patch, cut(this.input, unit.box), lookupTable('grey'));
    if (!this.atlas) return;
    const { tileWidth: width, tileHeight: height } = this.atlas;
    const map = { width, height, bytes: tileBytes(this.atlas, unit.index) };
    const gain = gains(layer.units, this.top())[unit.index] ?? 0;
    const rgba = overlayPixels(map, gain, colours(this.view.palette, this.ink.read(this.dialog)), this.strength);
    putPixels(this.map, map, new Uint32Array(rgba.buffer));
  }

  private top(): number | null {
    const { open, view } = this;
    return open ? (reference(view.scale, open.layer, open.layers) ?? open.unit.max) : null;
  }

  private silence(detail: SilencedUnit): void {
    this.dispatchEvent(new CustomEvent('unit-silence', { detail, bubbles: true, composed: true }));
    this.dialog.close();
  }

  private travel(step: number): void {
    if (!this.open) return;
    const units = ordered(this.open.layer.units, this.view.order);
    const at = units.findIndex(({ index }) => index === this.open?.unit.index);
    const next = units[(at + step + units.length) % units.length];
    this.dispatchEvent(new CustomEvent('unit-travel', { detail: next?.index }));
  }

  private onKey(event: KeyboardEvent): void {
    // In the slider the arrows are the slider's.
    if (event.target instanceof HTMLInputElement) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.travel(step);
  }

  private onBackdrop(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }

  private onClose(): void {
    if (this.open) this.dispatchEvent(new CustomEvent('unit-close'));
  }
}

/** The picture gives up its colour, and some of its force, to the map that lies over it. */
function recede(strength: number): Record<string, string> {
  const share = Math.min(1, 2 * strength);
  return { filter: `grayscale(${share})`, opacity: String(1 - 0.4 * share) };
}

function fact(name: string, value: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function placeInWords({ max, box: [x0, y0, x1, y1] }: Unit, { receptive_field }: Layer): string {
  if (max <= 0) return 'It is silent everywhere.';
  return `A box marks the ${receptive_field} × ${receptive_field} pixels that its strongest activation sees: columns ${x0} to ${x1 - 1}, rows ${y0} to ${y1 - 1} of the input.`;
}

function cutNote({ box: [x0, y0, x1, y1] }: Unit, { receptive_field: side }: Layer): string {
  return x1 - x0 < side || y1 - y0 < side ? ` (its window of ${side} × ${side} reaches beyond the picture)` : '';
}
