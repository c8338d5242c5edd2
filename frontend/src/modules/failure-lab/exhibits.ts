/** Exhibits as HTML: a table of answers, and cards with picture, numbers and words. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Exhibit, Share } from '../../api/failures';
import { styleMap } from '../../elements/style-map';
import { NETWORK_TITLES } from '../../lib/words';
import { figureOf, first, networksOf, neutral, share, STATES, width } from './draw';

/** What came back, case by case, with nothing that names the cause. */
export function symptomTable(seen: readonly Exhibit[]): TemplateResult {
  const networks = [...new Set(seen.flatMap(networksOf))];
  return html`<div class="scroll" tabindex="0" role="group" aria-label="What came back">
    <table class="answers">
      <caption>What came back: the first two labels of each answer</caption>
      <thead>
        <tr>
          <td></td>
          ${seen.map((_, at) => html`<th scope="col">${neutral(seen, at)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${networks.map(
          (name) => html`<tr class=${name}>
            <th scope="row">${NETWORK_TITLES[name]}</th>
            ${seen.map(({ outputs, message }) => html`<td>${outputs[name] ? shares(outputs[name]) : html`<p class="stopped">${message}</p>`}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Pictures and numbers of the cases seen, for a closer look. */
export function looked(seen: readonly Exhibit[]): TemplateResult {
  return html`<div class="cards">
    ${seen.map((one, at) => html`<figure>
      ${picture(one, `What went in: ${neutral(seen, at).toLowerCase()}`)}
      <figcaption><strong>${neutral(seen, at)}</strong></figcaption>
      ${figures(one)}
    </figure>`)}
  </div>`;
}

/** Everything, with what it is. */
export function gallery(exhibits: readonly Exhibit[]): TemplateResult {
  return html`<div class="cards">
    ${exhibits.map(
      (one) => html`<figure class=${one.state}>
        ${picture(one, `${STATES[one.state]}: ${one.title}`)}
        <figcaption><span class="state">${STATES[one.state]}</span> <strong>${one.title}</strong></figcaption>
        ${networksOf(one).map((name) => html`<div class=${name}><h5>${NETWORK_TITLES[name]}</h5>${shares(one.outputs[name] ?? [])}</div>`)}
        ${figures(one)} ${one.message ? html`<p class="said">${one.message}</p>` : nothing}
      </figure>`,
    )}
  </div>`;
}

function picture(one: Exhibit, alt: string): TemplateResult {
  return html`<img src=${one.png_url} alt=${alt} width="192" height="192" decoding="async" />`;
}

function shares(all: readonly Share[]): TemplateResult {
  return html`<ul class="shares">
    ${first(all).map(
      ({ label, probability }) => html`<li>
        <span>${label}</span> <span class="number">${share(probability)}</span>
        <span class="track" aria-hidden="true"><span class="bar" style=${styleMap({ width: `${width(probability)}%` })}></span></span>
      </li>`,
    )}
  </ul>`;
}

function figures({ figures }: Exhibit): TemplateResult | typeof nothing {
  const all = Object.entries(figures);
  if (all.length === 0) return nothing;
  return html`<dl>${all.map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${figureOf(name, value)}</dd></div>`)}</dl>`;
}
