import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SilencedUnit } from '../../../api/probes';
import { LAYERS, type LayerName, type NetworkName, type Run } from '../../../api/types';
import type { BytesController } from '../../../controllers/bytes-controller';
import { sharedStyles } from '../../../elements/shared-styles';
import { openUnit } from '../open-unit';
import { FIRST_VIEW, type View } from '../view-controls';
import { LAYER_WORDS } from '../../../lib/words';

/** A reading of the picture and its fetched maps. */
export interface Reading {
  run: Run;
  bytes: BytesController;
}

/** Which tiles are looked at. */
export interface Looked {
  layer: LayerName;
  when: 'before' | 'after';
}

interface Place {
  network: NetworkName;
  layer: LayerName;
  unit: number;
}

/**
 * One layer's tiles, before or after a change, in the order of the unit numbers so that every
 * tile keeps its place. Fires `look` (detail: the changed part of what is looked at).
 */
export class LabTiles extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        margin-bottom: var(--space-3);
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        float: left;
        padding: 0 var(--space-2) 0 0;
        line-height: 1.75rem;
        color: var(--muted);
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 0.35rem;
        min-height: 1.75rem;
      }
      input {
        margin: 0;
        accent-color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) was: Reading | null = null;
  /** The same as `was` where nothing is changed. */
  @property({ attribute: false }) now: Reading | null = null;
  /** How many atlases have come: a change asks for a new drawing. */
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) looked: Looked = { layer: 'parts', when: 'after' };
  /** True while what is after waits for a prediction. */
  @property({ type: Boolean }) hide = false;
  @property({ attribute: false }) view: View = FIRST_VIEW;
  @property({ attribute: false }) silenced: readonly SilencedUnit[] = [];
  @state() private place: Place | null = null;

  override render(): TemplateResult {
    const { layer } = this.looked;
    const when = this.hide ? 'before' : this.looked.when;
    const reading = when === 'before' ? this.was : this.now;
    const open = this.place && reading ? openUnit(reading.run, this.place) : null;
    return html`<div class="choices">
        ${radios('Layer', 'layer', layer, Object.fromEntries(LAYERS.map((name) => [name, LAYER_WORDS[name].title])), (value) => this.tell({ layer: value as LayerName }))}
        ${radios('Show', 'when', when, { before: 'before', after: 'after' }, (value) => this.tell({ when: value as Looked['when'] }), this.hide)}
      </div>
      <lab-layer
        name=${layer}
        when="${when} the change"
        .run=${reading?.run ?? null}
        .scaleBy=${this.was?.run ?? null}
        .bytes=${reading?.bytes ?? null}
        arrived=${this.arrived}
        .view=${{ ...this.view, order: 'index' }}
        @lab-unit=${this.open}
      ></lab-layer>
      <lab-unit
        .open=${open}
        .run=${reading?.run ?? null}
        .input=${reading?.run.input ? reading.bytes.input(reading.run.input) : null}
        .atlas=${open && reading ? reading.bytes.atlas(open.layer.atlas) : null}
        .view=${{ ...this.view, order: 'index' }}
        .silenced=${this.silenced}
        @unit-travel=${(event: CustomEvent<number>) => this.place && (this.place = { ...this.place, unit: event.detail })}
        @unit-close=${() => (this.place = null)}
      ></lab-unit>`;
  }

  private open(event: CustomEvent<Place>): void {
    event.stopPropagation(); // the lab's own dialog shows what was before
    this.place = event.detail;
  }

  private tell(detail: Partial<Looked>): void {
    this.dispatchEvent(new CustomEvent('look', { detail }));
  }
}

function radios(legend: string, name: string, chosen: string, options: Record<string, string>, choose: (value: string) => void, disabled = false): TemplateResult {
  return html`<fieldset ?disabled=${disabled}>
    <legend>${legend}</legend>
    ${Object.entries(options).map(
      ([value, words]) => html`<label>
        <input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => choose(value)} />${words}
      </label>`,
    )}
  </fieldset>`;
}
