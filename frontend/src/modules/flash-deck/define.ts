/** Registers <flash-deck> and what it is made of. */
import { ProblemNote } from '../../elements/problem-note';
import { DeckCard } from './card';
import { FlashDeck } from './element';
import { DeckForm } from './form';
import { DeckKeys } from './keys';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'deck-card': DeckCard,
  'deck-form': DeckForm,
  'deck-keys': DeckKeys,
  'flash-deck': FlashDeck,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
