/**
 * Reviews that the site has not confirmed yet, in this browser's own store: they survive a closed
 * tab. Each has an entry of its own, so that two tabs never overwrite each other's.
 */
import type { Review } from './types';

const PREFIX = 'flash-deck:review:';

export interface Pending {
  /** Whose review it is, as the site names them to their own browser; "" for nobody yet. */
  owner: string;
  review: Review;
}

export class PendingReviews {
  constructor(private readonly store: Storage) {}

  /** Keep a review; `false` where the store is full or forbidden. */
  add(pending: Pending): boolean {
    try {
      this.store.setItem(PREFIX + pending.review.id, JSON.stringify(pending));
      return true;
    } catch {
      return false;
    }
  }

  /** Whether it was still there. */
  remove(id: string): boolean {
    const had = this.store.getItem(PREFIX + id) !== null;
    this.store.removeItem(PREFIX + id);
    return had;
  }

  /** Those of a learner and those of nobody yet, oldest first. */
  of(owner: string): Review[] {
    return this.all()
      .filter((pending) => pending.owner === '' || pending.owner === owner)
      .map(({ review }) => review)
      .sort((one, other) => one.at.localeCompare(other.at));
  }

  /** What a guest left here belongs to whoever they turned out to be. */
  handOver(guest: string, owner: string): void {
    for (const pending of this.all()) {
      if (guest !== '' && pending.owner === guest) this.add({ ...pending, owner });
    }
  }

  private all(): Pending[] {
    const keys = Array.from({ length: this.store.length }, (_, at) => this.store.key(at) ?? '');
    return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => read(this.store.getItem(key)));
  }
}

function read(text: string | null): Pending[] {
  try {
    return [JSON.parse(text ?? '') as Pending];
  } catch {
    return []; // cut short by a full disk, or another program's
  }
}

/** A new UUID (version 4); `crypto.randomUUID` is missing where a site is not served over TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
