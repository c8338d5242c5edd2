import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { sharedStyles } from '../../../elements/shared-styles';
import { CONTROLS, MOST_STEPS, NOTHING, stepsOf, UNCHANGED, type Control, type Recipe, type Settings } from './changes';

/** Sliders and toggles that change the picture. Fires `recipe` (detail: the changed part of it). */
export class LabChanges extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-1);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--space-2);
        padding: 0;
        font-weight: 600;
      }
      label {
        display: grid;
        grid-template-columns: 1fr auto;
        min-height: 2.5rem;
        font-size: 0.875rem;
      }
      .value {
        color: var(--muted);
      }
      [type='range'] {
        grid-column: 1 / -1;
        width: 100%;
        height: 1.5rem;
        margin: 0;
        accent-color: var(--ink);
      }
      .toggle {
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: var(--space-2);
        min-height: 1.75rem;
      }
      [type='checkbox'] {
        width: 1.125rem;
        height: 1.125rem;
        margin: 0;
        accent-color: var(--ink);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      .limit {
        min-height: 1.45em;
        color: var(--muted);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) recipe: Recipe = NOTHING;

  override render(): TemplateResult {
    const { settings, seed } = this.recipe;
    const steps = stepsOf(settings, seed);
    const full = steps.length >= MOST_STEPS;
    const random = steps.some(({ name }) => name === 'noise' || name === 'scramble');
    return html`<fieldset>
        <legend>Change the picture</legend>
        ${CONTROLS.map((control) => this.control(control, full))}
        <p class="limit">${full ? `At most ${MOST_STEPS} changes at once: set one back to change another.` : nothing}</p>
      </fieldset>
      <div class="buttons">
        <button type="button" class="reset" ?disabled=${steps.length === 0} @click=${() => this.tell({ settings: UNCHANGED })}>Set all back</button>
        <button type="button" ?disabled=${!random} @click=${() => this.tell({ seed: seed + 1 })}>Shuffle anew</button>
      </div>`;
  }

  private control(control: Control, full: boolean): TemplateResult {
    const { name, title, least, most, step, same, words, toggle } = control;
    const value = this.recipe.settings[name];
    const disabled = full && value === same;
    if (toggle) {
      return html`<label class="toggle">
        <input type="checkbox" name=${name} .checked=${value !== same} ?disabled=${disabled} @change=${(event: Event) => this.change(name, Number((event.target as HTMLInputElement).checked))} />
        ${title}
      </label>`;
    }
    return html`<label>
      <span>${title}</span>
      <span class="value number" aria-hidden="true">${words(value)}</span>
      <input
        type="range"
        name=${name}
        min=${least}
        max=${most}
        step=${step}
        aria-label=${title}
        aria-valuetext=${words(value)}
        ?disabled=${disabled}
        .value=${String(value)}
        @input=${(event: Event) => this.change(name, Number((event.target as HTMLInputElement).value))}
      />
    </label>`;
  }

  private change(name: keyof Settings, value: number): void {
    this.tell({ settings: { ...this.recipe.settings, [name]: value } });
  }

  private tell(detail: Partial<Recipe>): void {
    this.dispatchEvent(new CustomEvent('recipe', { detail }));
  }
}
