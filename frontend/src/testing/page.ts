/** A page for an element under test: its address, its platform, and looking inside it. */
import axe from 'axe-core';
import { EventSource } from 'eventsource';
import { vi } from 'vitest';
import type { LabServer } from './lab-server';

interface HappyDom {
  setURL: (url: string) => void;
  waitUntilComplete: () => Promise<void>;
}
const happyDom = (): HappyDom => (window as unknown as { happyDOM: HappyDom }).happyDOM;

/** Empty the page and let its last requests come home before their server goes. */
export async function closePage(): Promise<void> {
  document.body.replaceChildren();
  await happyDom().waitUntilComplete();
  vi.unstubAllGlobals();
}

/** Open the page as if the lab server had served it. happy-dom has no EventSource of its own. */
export function openPage(server: Pick<LabServer, 'base'>, address = '/page'): void {
  happyDom().setURL(server.base + address);
  vi.stubGlobal('EventSource', EventSource);
}

/** A view in which everything is seen as soon as it is watched: happy-dom lays nothing out. */
export class SeenAtOnce implements Pick<IntersectionObserver, 'observe' | 'disconnect'> {
  constructor(private readonly tell: (entries: { isIntersecting: boolean; target: Element }[]) => void) {}

  observe(target: Element): void {
    queueMicrotask(() => this.tell([{ isIntersecting: true, target }]));
  }

  disconnect(): void {
    // What is seen was told at once.
  }
}

/** Find through shadow roots: each selector looks inside the one before. */
export function inside(root: HTMLElement, ...path: string[]): HTMLElement {
  return path.reduce((at, selector) => {
    const found = all(at, selector)[0];
    if (!found) throw new Error(`Nothing is at ${path.join(' > ')}`);
    return found;
  }, root);
}

/** Everything of a selector in an element's shadow (or in itself, where it has none). */
export function all(root: HTMLElement, selector: string): HTMLElement[] {
  return [...(root.shadowRoot ?? root).querySelectorAll<HTMLElement>(selector)];
}

/** One of some elements, by its number; there must be one. */
export function nth(items: readonly HTMLElement[], at: number): HTMLElement {
  const found = items[at];
  if (!found) throw new Error(`There are ${items.length} elements, none of number ${at}.`);
  return found;
}

/** What axe-core finds wrong; colours are left to the tests in a real browser, which has them. */
export async function faults(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Press a key on an element. */
export function press(element: Element, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
