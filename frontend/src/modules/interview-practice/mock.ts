/** A mock interview on this machine: where it stands, what was written, kept until it is over. */
import type { Mock } from './types';

/** Answers first, then the worked ones: nothing is revealed while something is still asked. */
export type Phase = 'asking' | 'judging' | 'over';

interface Draft {
  notes: string;
  seconds: number;
  done: boolean;
}

const NONE: Draft = { notes: '', seconds: 0, done: false };

/** The drafts of one interview; they outlive a closed tab and go when the interview ends. */
export class MockDrafts {
  private drafts: Partial<Record<string, Draft>>;

  constructor(
    private readonly id: string,
    private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage,
  ) {
    this.drafts = read(store.getItem(this.name));
  }

  of(key: string): Draft {
    return this.drafts[key] ?? NONE;
  }

  write(key: string, change: Partial<Draft>): void {
    this.drafts = { ...this.drafts, [key]: { ...this.of(key), ...change } };
    this.store.setItem(this.name, JSON.stringify(this.drafts));
  }

  forget(): void {
    this.drafts = {};
    this.store.removeItem(this.name);
  }

  private get name(): string {
    return `mock-interview-${this.id}`;
  }
}

/** Where an interview stands, by what was answered here and what the site has. */
export function phaseOf(mock: Mock, drafts: MockDrafts): Phase {
  if (mock.ended) return 'over';
  return mock.questions.every(({ key, last }) => last ?? drafts.of(key).done) ? 'judging' : 'asking';
}

/** The question to go on with: the first that is still to be answered, or to be judged. */
export function nextOf(mock: Mock, drafts: MockDrafts): number {
  const asking = phaseOf(mock, drafts) === 'asking';
  const open = mock.questions.findIndex(({ key, last }) => (asking ? !last && !drafts.of(key).done : !last));
  return Math.max(0, open);
}

function read(text: string | null): Partial<Record<string, Draft>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
