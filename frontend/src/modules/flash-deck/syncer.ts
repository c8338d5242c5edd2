import { ProblemError } from '../../api/problem';
import type { Api } from '../../api/client';
import type { PendingReviews } from './pending';
import type { Reviewed, StudyCard } from './types';

const BATCH = 100;
const LOCK = 'flash-deck';

export interface Heard {
  owner: string;
  cards: StudyCard[];
  /** Reviews that the site will never take, in its words. */
  refused: string[];
}

/**
 * Sends pending reviews until the site has confirmed each. One tab at a time: a guest's first
 * review makes them known, and two at once would make two guests.
 */
export class Syncer {
  owner = '';
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: () => Api,
    private readonly pending: PendingReviews,
    private readonly hear: (heard: Heard) => void,
  ) {}

  get waiting(): number {
    return this.pending.of(this.owner).length;
  }

  /** Send what waits. Rejects where the site cannot be reached or refuses all of it. */
  flush(): Promise<void> {
    const next = this.running.then(() => alone(() => this.send()));
    this.running = next.catch(() => undefined);
    return next;
  }

  /** Settles when nothing is on its way any more. */
  idle(): Promise<void> {
    return this.running;
  }

  private async send(): Promise<void> {
    for (let waiting = this.pending.of(this.owner); waiting.length > 0; waiting = this.pending.of(this.owner)) {
      const reviews = waiting.slice(0, BATCH);
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const body = { reviews, owner: this.owner, ...(timeZone && { time_zone: timeZone }) };
      const told = await this.api().post<Reviewed>('/study/reviews/', body);
      this.owner = told.owner;
      for (const { id } of told.reviews) this.pending.remove(id);
      const refused = told.reviews.filter(({ status }) => status === 'refused').map(({ detail }) => detail);
      this.hear({ owner: told.owner, cards: told.cards, refused });
      if (told.reviews.length === 0) return;
    }
  }
}

/** Whether the site was not reached at all, so that trying again later makes sense. */
export function isOffline(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.problem.status >= 500;
}

async function alone(work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks) await locks.request(LOCK, work);
  else await work();
}
