/** The deck as it was last loaded, for when the site cannot be reached. */
import type { Due } from './types';

const PREFIX = 'flash-deck:deck:';

export class KeptDeck {
  constructor(
    private readonly store: Storage,
    private readonly name: string,
  ) {}

  keep(due: Due): void {
    try {
      this.store.setItem(PREFIX + this.name, JSON.stringify(due));
    } catch {
      // A full store costs the deck offline, and nothing else.
    }
  }

  read(): Due | null {
    try {
      const text = this.store.getItem(PREFIX + this.name);
      return text === null ? null : (JSON.parse(text) as Due);
    } catch {
      return null;
    }
  }
}
