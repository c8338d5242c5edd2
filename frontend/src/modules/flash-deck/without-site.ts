import { html, nothing, type TemplateResult } from 'lit';
import type { KeptDeck } from '../../lib/kept-decks';

const WORKER = '/study/worker.js';

/**
 * From now on let the study view open where the site cannot be reached (study-worker/worker.ts).
 * Where a browser refuses (no TLS, storage forbidden), it studies with the site alone, as before.
 */
export function openWithoutSite(): void {
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  void workers?.register(WORKER, { scope: '/study/', updateViaCache: 'none' }).catch(() => undefined);
}

/** Ways to the other decks in this browser, for a page that has no list of the site's. */
export function otherDecks(decks: readonly KeptDeck[], shown: string): TemplateResult | typeof nothing {
  const others = decks.filter(({ name, due }) => name !== shown && due.cards.length > 0);
  if (others.length === 0) return nothing;
  return html`<nav class="others" aria-label="Decks in this browser">
    <p class="muted">Also in this browser:</p>
    <ul>
      ${others.map((deck) => html`<li><a href="/study/${deck.name && `?${deck.name}`}">${titleOf(deck)}</a></li>`)}
    </ul>
  </nav>`;
}

function titleOf({ name, due }: KeptDeck): string {
  if (name === '') return 'Today’s cards';
  const title = due.cards[0]?.concept?.title ?? 'A deck';
  return due.cram ? `${title}, beside the schedule` : title;
}
