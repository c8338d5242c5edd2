/** Decks as they were last loaded, in this browser, for when the site cannot be reached. */
import type { components } from '../api/schema';

type Due = components['schemas']['DueOut'];
type StudyCard = components['schemas']['StudyCardOut'];

const PREFIX = 'flash-deck:deck:';

/** A deck by its name, which is the query of the study view's address. */
export interface KeptDeck {
  name: string;
  due: Due;
}

export class KeptDecks {
  constructor(private readonly store: Storage) {}

  /** Keep a deck; those of whoever else studied in this browser go. */
  keep(name: string, due: Due): void {
    this.forget(due.owner);
    this.write(name, due);
  }

  /** What the site says of some cards by now; decks that were nobody's are `owner`'s from now on. */
  update(cards: readonly StudyCard[], owner: string): void {
    const now = new Map(cards.map((card) => [card.key, card]));
    for (const { name, due } of this.all()) {
      if (due.owner !== '' && due.owner !== owner) continue;
      this.write(name, { ...due, owner, cards: due.cards.map((card) => now.get(card.key) ?? card) });
    }
  }

  read(name: string): Due | null {
    try {
      const text = this.store.getItem(PREFIX + name);
      return text === null ? null : (JSON.parse(text) as Due);
    } catch {
      return null;
    }
  }

  all(): KeptDeck[] {
    return this.names().flatMap((name) => {
      const due = this.read(name);
      return due ? [{ name, due }] : [];
    });
  }

  /** Drop every deck but `owner`'s and those that are nobody's: the course's cards, not yet begun. */
  forget(owner = ''): void {
    for (const { name, due } of this.all()) {
      if (due.owner !== '' && due.owner !== owner) this.store.removeItem(PREFIX + name);
    }
  }

  private write(name: string, due: Due): void {
    try {
      this.store.setItem(PREFIX + name, JSON.stringify(due));
    } catch {
      // A full store costs the deck offline, and nothing else.
    }
  }

  private names(): string[] {
    const keys = Array.from({ length: this.store.length }, (_, at) => this.store.key(at) ?? '');
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  }
}
