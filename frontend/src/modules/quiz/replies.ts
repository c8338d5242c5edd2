/** A reply in the making: pure, so that every kind can be tested without a page. */
import type { Item, Option, Reply } from './types';

/** What has been put in so far; `null` where something is still missing. */
export interface Draft {
  choice: string | null;
  order: string[];
  pairs: Record<string, string>;
  number: string;
}

export function emptyDraft(item: Item): Draft {
  const order = item.kind === 'order' ? item.options.map(({ key }) => key) : [];
  return { choice: null, order, pairs: {}, number: '' };
}

/** The reply that a draft makes, or null while it is not complete. */
export function replyOf(item: Item, draft: Draft): Reply | null {
  switch (item.kind) {
    case 'choice':
    case 'fires':
      return draft.choice === null ? null : { choice: draft.choice };
    case 'order':
      return { order: draft.order };
    case 'match':
      return item.left.every(({ key }) => draft.pairs[key]) ? { pairs: draft.pairs } : null;
    case 'number': {
      const number = readNumber(draft.number);
      return number === null ? null : { number };
    }
  }
}

/** A number as people write it: a comma or a point before the decimals, signs and spaces. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0]/g, '').replace('−', '-').replace('%', '');
  const english = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(english) ? Number(english) : null;
}

/** The order with the step at `from` moved to `to`; as it was where there is no such place. */
export function moved(order: readonly string[], from: number, to: number): string[] {
  const step = order[from];
  if (step === undefined || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((_, at) => at !== from);
  return [...rest.slice(0, to), step, ...rest.slice(to)];
}

/** The options in the order of their keys. */
export function inOrder(options: readonly Option[], keys: readonly string[]): Option[] {
  return keys.flatMap((key) => options.filter((option) => option.key === key));
}

/** What a quiz found, in a sentence. */
export function verdictInWords(verdict: string | null, right: number, asked: number): string {
  const of = `${right} of ${asked} right.`;
  if (verdict === 'known') return `${of} The quiz is sure: you know this.`;
  if (verdict === 'not yet') return `${of} The quiz is sure: not yet. Read where each answer leads, and come back.`;
  return `${of} The items have run out and the quiz is not sure. Come back another day.`;
}
