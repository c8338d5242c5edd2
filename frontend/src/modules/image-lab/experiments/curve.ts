import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Api } from '../../../api/client';
import type { Changes, Curve } from '../../../api/probes';
import { NETWORKS, type NetworkName, type Run } from '../../../api/types';
import { Announcer } from '../../../controllers/announcer';
import { ProbeController } from '../../../controllers/probe-controller';
import { waitNote } from '../../../elements/remedy';
import { sharedStyles } from '../../../elements/shared-styles';
import { percent } from '../../../lib/numbers';
import { NETWORK_TITLES, SLOW } from '../../../lib/words';
import { COUNTS, curveRequest, hasRoomForStep, lineInWords, linesOf, minus, shown, VARIED, whyNotRange, type Line, type Range, type VariedName } from './curve-choices';
import type { LabCurveFigure } from './curve-figure';
import { curveStyles } from './curve-styles';
import { choice, formStyles } from './form';
import { savePng, saveSvg } from './save-drawing';

const FIRST: VariedName = 'rotate';

const EMPTY = 'The curve comes here: how the probability of a label moves as the change grows.';

/** A label's probability against the strength of one change, in both networks: drawn and as a table. */
export class LabCurve extends LitElement {
  static override styles = [sharedStyles, formStyles, curveStyles];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The lab brings the API.');
  };
  @property({ attribute: false }) run: Run | null = null;
  /** What else is changed about the picture, before the curve's own step. */
  @property({ attribute: false }) changes: Changes | null = null;
  /** Of what is random. */
  @property({ type: Number }) seed = 1;
  @state() private varied: VariedName = FIRST;
  @state() private range: Range = rangeOf(FIRST);
  @state() private labels: Partial<Record<NetworkName, string>> = {};
  @state() private why = '';
  /** What was asked last: its words stay with its curve. */
  private drawn: VariedName = FIRST;
  @query('lab-curve-figure') private figure!: LabCurveFigure;
  private readonly news = new Announcer(this);
  private readonly asked = new ProbeController(this, () => this.api(), () => this.tell());

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('changes');
    const other = changed.has('changes') && JSON.stringify(before ?? null) !== JSON.stringify(this.changes);
    if (other || changed.has('run')) this.asked.clear();
  }

  override render(): TemplateResult {
    const lines = this.lines();
    const varied = VARIED[this.curve ? this.drawn : this.varied];
    return html`<form @submit=${this.ask} novalidate>${this.choices()}</form>
      <div class="state">
        <p class="why" role="alert">${this.why}</p>
        ${this.state()}
      </div>
      <problem-note .problem=${this.asked.problem}>
        ${this.asked.canRetry
          ? html`<button type="button" @click=${() => this.asked.retry()}>Try again</button>`
          : html`<p>Choose the picture again, above: that starts a new run.</p>`}
      </problem-note>
      <p class="unseen" role="status">${this.news.text}</p>
      <div class="body">
        <div>
          <lab-curve-figure
            .lines=${lines}
            .strengths=${this.strengths()}
            axis=${varied.axis}
            same=${varied.same}
            words=${this.curve ? this.inWords(lines) : EMPTY}
          ></lab-curve-figure>
          <p class="words">${this.curve ? this.inWords(lines) : EMPTY}</p>
        </div>
        ${this.table(lines)}
      </div>
      ${this.downloads()}`;
  }

  private choices(): TemplateResult {
    const titles = Object.fromEntries(Object.entries(VARIED).map(([name, { title }]) => [name, title]));
    const counts = Object.fromEntries(COUNTS.map((count) => [String(count), `${count} points`]));
    const full = !hasRoomForStep(this.changes);
    return html`<div class="line">
        ${choice('Change', this.varied, titles, (value) => this.vary(value as VariedName))} ${this.end('From', 'start')} ${this.end('To', 'stop')}
        ${choice('Measured at', String(this.range.count), counts, (value) => (this.range = { ...this.range, count: Number(value) }))}
        <button ?disabled=${this.asked.busy || full}>Draw the curve</button>
      </div>
      <div class="line">${NETWORKS.filter((name) => this.run?.networks[name]).map((name) => this.label(name))}</div>`;
  }

  private end(title: string, part: 'start' | 'stop'): TemplateResult {
    const { least, most, step } = VARIED[this.varied];
    return html`<label>${title}
      <input
        type="number"
        name=${part}
        min=${least}
        max=${most}
        step=${step}
        .value=${String(this.range[part])}
        @change=${(event: Event) => (this.range = { ...this.range, [part]: (event.target as HTMLInputElement).valueAsNumber })}
      />
    </label>`;
  }

  private label(network: NetworkName): TemplateResult {
    const output = this.run?.networks[network]?.output ?? [];
    const options = Object.fromEntries(output.map(({ label, probability }) => [label, `${label} (${percent(probability)} before)`]));
    return html`<div class=${network}>${choice(`Label of the ${NETWORK_TITLES[network].toLowerCase()}`, this.labels[network] ?? output[0]?.label ?? '', options, (value) => (this.labels = { ...this.labels, [network]: value }))}</div>`;
  }

  private state(): TemplateResult | typeof nothing {
    const { busy, slow, wait, progress } = this.asked;
    if (!busy) return nothing;
    const { count } = this.range;
    return html`<progress max="1" .value=${progress} aria-label="Share of the points measured"></progress>
      <span class="number">${Math.round(progress * count)} of ${count} points</span>
      <button type="button" @click=${() => this.asked.cancel()}>Stop</button>
      ${slow ? html`<span class="muted">${SLOW}</span>` : nothing} ${waitNote(wait)}`;
  }

  private table(lines: readonly Line[]): TemplateResult {
    const { axis } = VARIED[this.drawn];
    return html`<div class="scroll" ?data-empty=${lines.length === 0} role="region" aria-label="The curve as a table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${axis}</th>
            ${lines.map(({ network, label }) => html`<th scope="col" class=${network}><span class="unseen">${NETWORK_TITLES[network]}, probability of </span>${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${(lines[0]?.points ?? []).map(
            ({ strength }, at) => html`<tr>
              <th scope="row" class="number">${minus(String(strength))}</th>
              ${lines.map(({ points }) => html`<td class="number">${percent(points[at]?.probability ?? 0)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private downloads(): TemplateResult {
    const { probe } = this.asked;
    const base = probe && this.run ? `/runs/${this.run.id}/probes/${probe.id}/` : '';
    return html`<lab-downloads
      what="the curve"
      .api=${this.api}
      base=${base}
      picture=${this.run ? `/runs/${this.run.id}/picture.jpg` : ''}
      drawn
      @save-png=${() => this.save(savePng)}
      @save-svg=${() => this.save(saveSvg)}
    ></lab-downloads>`;
  }

  private save(how: (drawing: SVGSVGElement, name: string) => unknown): void {
    const { drawing } = this.figure;
    if (drawing) void how(drawing, `curve-${this.drawn}`);
  }

  private get curve(): Curve | null {
    return this.asked.coming?.curve ?? this.asked.probe?.curve ?? null;
  }

  private lines(): Line[] {
    const { curve } = this;
    return curve ? linesOf(curve, this.labels, VARIED[this.drawn].times) : [];
  }

  private strengths(): number[] {
    const { curve, range } = this;
    if (curve) return curve.strengths.map((strength) => shown(strength, VARIED[this.drawn].times));
    return whyNotRange(VARIED[this.varied], range) ? [] : [range.start, range.stop]; // the axes that a curve will have
  }

  private inWords(lines: readonly Line[]): string {
    return lines.map((line) => `${NETWORK_TITLES[line.network]}: ${lineInWords(line, VARIED[this.drawn].words)}`).join(' ');
  }

  private vary(name: VariedName): void {
    this.varied = name;
    this.range = { ...rangeOf(name), count: this.range.count };
    this.why = '';
  }

  private tell(): void {
    this.news.say(`The curve is drawn. ${this.inWords(this.lines())}`);
  }

  private ask(event: Event): void {
    event.preventDefault();
    this.why = whyNotRange(VARIED[this.varied], this.range);
    if (!this.run || this.why) return;
    this.asked.clear();
    this.drawn = this.varied;
    this.asked.ask(this.run.id, curveRequest(VARIED[this.varied], this.range, this.seed, this.changes));
  }
}

function rangeOf(name: VariedName): Range {
  const { least, most } = VARIED[name];
  return { start: least, stop: most, count: 13 };
}
