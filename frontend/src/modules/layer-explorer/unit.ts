import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LayerFacts, LayerLearnt, SheetName, UnitLearnt } from '../../api/learnt';
import type { LayerName, NetworkName, Run } from '../../api/types';
import type { LearntController } from '../../controllers/learnt-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { activation } from '../../lib/numbers';
import { COUNTS, partName, selectivity } from '../../lib/selectivity';
import { tileStyle } from '../../lib/sheets';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import { place } from './go';
import { headingStyles } from './heading-styles';
import { unitStyles } from './unit-styles';
import type { Walk } from './walk';

const EXEMPLARS = 9;
const LOOKS: Record<Exclude<SheetName, 'exemplars'>, string> = {
  kernels: 'Its kernel: bright weights want light, dark ones dark',
  optimised: 'An input made to excite it',
  means: 'Mean of its 16 strongest patches',
  'means-real': 'The same mean over photographs',
};

/** One unit: what it looks for, what it was measured to find, and what it is made of. */
export class ExplorerUnit extends LitElement {
  static override styles = [sharedStyles, headingStyles, unitStyles];

  @property() network: NetworkName = 'faces';
  @property() layer: LayerName = 'parts';
  @property({ type: Number }) unit = 0;
  @property({ attribute: false }) facts: readonly LayerFacts[] | null = null;
  @property({ attribute: false }) learnt: LearntController | null = null;
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) run: Run | null = null;
  /** Inputs walked down to, one a layer. */
  @property({ attribute: false }) walk: readonly number[] = [];

  override render(): TemplateResult {
    const table = this.learnt?.layer(this.network, this.layer) ?? null;
    const unit = this.learnt?.unit(this.network, this.layer, this.unit) ?? null;
    return html`<section class=${this.network} aria-labelledby="title">
      ${this.head(table, unit)}
      <div class="body">
        <div class="looks">${table && unit ? this.pictures(table, unit) : html`<div class="room"></div>`}</div>
        <div>
          <explorer-graph
            network=${this.network}
            .walk=${this.walked()}
            .learnt=${this.learnt}
            arrived=${this.arrived}
            @walk=${(event: CustomEvent<Walk>) => place(this, { walk: event.detail.units.slice(1) })}
          ></explorer-graph>
          ${this.layer === 'edges' ? html`<p class="foot">Edges are made of pixels: below this layer there are no units, only the picture.</p>` : nothing}
          <explorer-window network=${this.network} layer=${this.layer} unit=${this.unit} .facts=${this.facts} .run=${this.run}></explorer-window>
        </div>
      </div>
    </section>`;
  }

  private walked(): Walk {
    return { layer: this.layer, units: [this.unit, ...this.walk] };
  }

  private head(table: LayerLearnt | null, unit: UnitLearnt | null): TemplateResult {
    return html`<header>
      <h3 id="title">
        ${LAYER_WORDS[this.layer].title}, unit ${this.unit} <span class="network">${NETWORK_TITLES[this.network]}</span>
      </h3>
      <nav aria-label="Units">
        <button type="button" aria-keyshortcuts="ArrowLeft" title="Also the left arrow key" ?disabled=${!table} @click=${() => this.step(-1)}>← Previous</button>
        <button type="button" aria-keyshortcuts="ArrowRight" title="Also the right arrow key" ?disabled=${!table} @click=${() => this.step(1)}>Next →</button>
        <button type="button" ?disabled=${!this.run} @click=${() => place(this, { zoom: 'multiplication', unit: this.unit })}>
          One multiplication
        </button>
      </nav>
      <p class="measured" role="status">${unit ? this.measured(unit) : ''}</p>
    </header>`;
  }

  private measured(unit: UnitLearnt): string {
    const { label, change } = unit.ablation;
    const told = this.run?.networks[this.network]?.layers.find(({ name }) => name === this.layer);
    const mine = told?.units.find(({ index }) => index === unit.index);
    const here = mine ? (mine.max > 0 ? ` On the page’s picture it is number ${mine.rank + 1} of ${told?.shape[0] ?? 0}, with ${activation(mine.max)}.` : ' It is silent on the page’s picture.') : '';
    const points = (Math.abs(change) * 100).toFixed(1);
    const effect =
      Math.abs(change) < 0.0005
        ? 'Silencing it changes no label’s own pictures by 0.1 percentage points or more on average'
        : `Silencing it ${change < 0 ? 'costs' : 'gains'} pictures of “${label}” ${points} percentage points of their probability on average`;
    return `${capital(selectivity(unit))}${this.nearest(unit)}. ${effect}.${here}`;
  }

  /** What comes nearest where no part is matched well enough. */
  private nearest({ dead, best_part, iou }: UnitLearnt): string {
    return dead || !best_part || iou >= COUNTS ? '' : `; nearest is ${partName(best_part)}, IoU ${iou.toFixed(2)}`;
  }

  private pictures(table: LayerLearnt, unit: UnitLearnt): TemplateResult {
    const looks = (Object.keys(LOOKS) as (keyof typeof LOOKS)[]).filter((name) => table.sheets[name]);
    return html`<div class="few">
        ${looks.map((name) => {
          const sheet = table.sheets[name];
          if (!sheet) return nothing;
          return html`<figure>
            <div class="picture ${sheet.tile[0] > 32 ? 'smooth' : ''}" role="img" aria-label="${LOOKS[name]}, unit ${unit.index}" style=${styleMap(tileStyle(sheet, unit.index))}></div>
            <figcaption>${LOOKS[name]}${name === 'optimised' ? html` (reaches ${activation(unit.optimised)})` : nothing}.</figcaption>
          </figure>`;
        })}
      </div>
      ${this.exemplars(table, unit)}`;
  }

  private exemplars(table: LayerLearnt, unit: UnitLearnt): TemplateResult {
    const sheet = table.sheets.exemplars;
    if (!sheet || unit.exemplars.length === 0) return html`<p class="foot">No picture excites this unit, so there are no patches to show.</p>`;
    return html`<figure>
      <ol class="nine">
        ${unit.exemplars.slice(0, EXEMPLARS).map(
          ({ tile, value, label }) => html`<li>
            <div class="picture smooth" role="img" aria-label="Patch of a picture of “${label}”, activation ${activation(value)}" style=${styleMap(tileStyle(sheet, tile))}></div>
            <span class="number" aria-hidden="true">${activation(value)}</span>
          </li>`,
        )}
      </ol>
      <figcaption>
        The patches of rendered pictures that excite it most, at most one a picture, each ${table.receptive_field} ×
        ${table.receptive_field} pixels, with its activation.
      </figcaption>
    </figure>`;
  }

  /** To the neighbour by number, round at the ends. */
  step(by: number): void {
    const count = this.learnt?.layer(this.network, this.layer)?.units.length ?? 0;
    if (count > 0) place(this, { network: this.network, layer: this.layer, unit: (this.unit + by + count) % count, zoom: 'unit' });
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
