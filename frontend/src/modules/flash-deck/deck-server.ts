/** For tests: a small site that keeps reviews once each. */
import { StudyServer } from '../../testing/study-server';
import type { Due, Review, StudyCard } from './types';

export class DeckServer extends StudyServer {
  owner = 'ada';
  /** The guest that the owner was. */
  formerly = '';
  cards: StudyCard[] = [];
  /** Every review ever sent, in the order of arrival; `kept` holds each once. */
  readonly reviews: Review[] = [];
  readonly kept = new Map<string, Review>();
  readonly changes: object[] = [];

  protected override answer(_method: string, url: string, body: { reviews?: Review[] } | null): object {
    if (url.endsWith('/reviews/')) return this.take(body?.reviews ?? []);
    if (url.includes('/study/due/')) return this.due();
    if (url.endsWith('/undo/')) {
      const id = url.split('/').at(-3) ?? '';
      const card = this.cards.find(({ key }) => key === this.kept.get(id)?.card);
      this.kept.delete(id);
      return card ?? {};
    }
    this.changes.push(body ?? {});
    const card = this.cards.find(({ key }) => url.endsWith(`/cards/${encodeURIComponent(key)}/`));
    return { ...(card ?? aCard('own')), ...body };
  }

  private take(reviews: Review[]): object {
    this.reviews.push(...reviews);
    const told = reviews.map(({ id }) => ({ id, status: this.kept.has(id) ? 'known' : 'counted', detail: '' }));
    for (const review of reviews) this.kept.set(review.id, review);
    return { owner: this.owner, reviews: told, cards: [], counts: this.due().counts };
  }

  private due(): Due {
    const ends = '2026-03-11T04:00:00Z';
    return {
      owner: this.owner,
      formerly: this.formerly,
      now: '2026-03-10T12:00:00Z',
      cram: false,
      counts: { learning: 0, due: 0, new: this.cards.length },
      today: { begun: 0, reviewed: 0, ends },
      cards: this.cards,
    };
  }
}

/** A new card, with the intervals that FSRS-6 gives it. */
export function aCard(key: string, more: Partial<StudyCard> = {}): StudyCard {
  return {
    key,
    concept: { slug: 'light', title: 'Light', url: '/concepts/vision/light/' },
    front: `Question ${key}?`,
    back: `<p>Answer ${key}.</p>`,
    front_text: '',
    alt: null,
    back_alt: null,
    back_text: '',
    own: false,
    edited: false,
    taught_url: '/concepts/vision/light/#first',
    state: 'new',
    due: '2026-03-10T12:00:00Z',
    stability: null,
    difficulty: null,
    recall: null,
    reps: 0,
    lapses: 0,
    suspended: false,
    buried: false,
    flagged: false,
    intervals: {
      again: { seconds: 60, words: '1 min' },
      hard: { seconds: 330, words: '6 min' },
      good: { seconds: 600, words: '10 min' },
      easy: { seconds: 691200, words: '8 days' },
    },
    ...more,
  };
}
