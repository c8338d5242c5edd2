import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Drill, DrillAnswer, DrillVerdict, Knob, Setting } from '../../api/practice';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { answersInWords, askedInWords, barsOf, startOf, turned } from './draw';
import { drillStyles } from './styles';

/**
 * One drill: knobs to turn, a prediction, and afterwards what was measured. Fires `predict`
 * (detail: DrillAnswer) and `again` (to turn the knobs once more).
 */
export class DrillQuestion extends LitElement {
  static override styles = [sharedStyles, drillStyles];

  @property({ attribute: false }) drill: Drill | null = null;
  /** What was answered before, where it was. */
  @property({ attribute: false }) answer: DrillAnswer | null = null;
  @property({ attribute: false }) verdict: DrillVerdict | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private setting: Setting = {};
  @state() private prediction = '';
  @state() private missing = false;
  @query('.verdict') private told?: HTMLElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.drill || !changed.has('drill')) return;
    this.setting = this.answer?.setting ?? startOf(this.drill);
    this.prediction = this.answer?.prediction ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('verdict') && changed.get('verdict') === null && this.verdict && !changed.has('drill')) this.told?.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const { drill, verdict } = this;
    if (!drill) return nothing;
    return html`<form novalidate @submit=${this.onSubmit}>
        <h3>${drill.title}</h3>
        <div class="question">${unsafeHTML(drill.question_html)}</div>
        ${drill.turn.map((knob) => this.knob(knob))}
        ${drill.fixed.length > 0 ? html`<p class="muted">Fixed: ${drill.fixed.map(({ label }) => label).join(', ')}.</p>` : nothing}
        ${this.choices(drill)}
        <p role="alert">${this.missing ? 'Say what you expect first.' : ''}</p>
        ${verdict
          ? html`<div class="line"><button type="button" @click=${() => this.again()}>Turn a knob and predict again</button></div>`
          : html`<div class="line"><button class="primary" ?disabled=${this.busy}>Commit, then see</button></div>`}
      </form>
      ${verdict ? this.measured(drill, verdict) : nothing}`;
  }

  private knob({ name, title, values }: Knob): TemplateResult {
    return html`<fieldset ?disabled=${this.verdict !== null}>
      <legend>${title}</legend>
      <div class="values">
        ${values.map(
          ({ value, label }) => html`<label>
            <input
              type="radio"
              name=${name}
              .value=${String(value)}
              .checked=${this.setting[name] === value}
              @change=${() => this.turn(name, String(value))}
            />
            ${label}
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private choices(drill: Drill): TemplateResult {
    return html`<fieldset ?disabled=${this.verdict !== null}>
      <legend>${askedInWords(drill)}</legend>
      <div class="values">
        ${drill.choices.map(({ id, text }) => {
          const right = this.verdict?.answers.includes(id) ?? false;
          return html`<label class=${right ? 'is-right' : ''}>
            <input type="radio" name="prediction" .value=${id} .checked=${this.prediction === id} @change=${() => this.choose(id)} />
            <span>${text}${right ? html` <span class="mark">measured</span>` : nothing}</span>
          </label>`;
        })}
      </div>
    </fieldset>`;
  }

  private measured(drill: Drill, verdict: DrillVerdict): TemplateResult {
    const bars = barsOf(verdict.cells, drill.quantity.unit);
    return html`<section aria-label="What was measured">
      <div class="verdict ${verdict.right ? 'right' : ''}" tabindex="-1" role="group" aria-label="Your prediction">
        <p><strong>${verdict.right ? 'You were right.' : `Not as you said. It is ${answersInWords(drill, verdict.answers)}.`}</strong></p>
        ${unsafeHTML(verdict.explanation_html)}
      </div>
      <table>
        <caption>
          ${drill.what}.
        </caption>
        <thead class="unseen">
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Bar</th>
            <th scope="col">${drill.quantity.title}</th>
          </tr>
        </thead>
        <tbody>
          ${verdict.cells.map(
            ({ label, said, asked }, at) => html`<tr>
              <th scope="row" class=${asked ? 'asked' : ''}>${label}</th>
              <td class="bar" aria-hidden="true"><span style=${styleMap({ width: `${bars[at] ?? 0}%` })}></span></td>
              <td class="number">${said}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  private turn(name: string, text: string): void {
    if (this.drill) this.setting = turned(this.drill, this.setting, name, text);
  }

  private choose(id: string): void {
    this.prediction = id;
    this.missing = false;
  }

  private again(): void {
    this.prediction = '';
    this.dispatchEvent(new CustomEvent('again'));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('fieldset input')?.focus());
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    if (this.verdict) return;
    this.missing = this.prediction === '';
    const detail: DrillAnswer = { setting: this.setting, prediction: this.prediction };
    if (!this.missing) this.dispatchEvent(new CustomEvent('predict', { detail }));
  }
}
