// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadWhenNear } from './load-when-near';

/** The browser's observer, moved by hand: happy-dom lays nothing out, so nothing comes near. */
class HandObserver {
  static readonly all: HandObserver[] = [];
  readonly observed: Element[] = [];
  constructor(private readonly tell: (entries: { isIntersecting: boolean }[]) => void) {
    HandObserver.all.push(this);
  }
  observe(element: Element): void {
    this.observed.push(element);
  }
  disconnect(): void {
    this.observed.length = 0;
  }
  near(isIntersecting: boolean): void {
    this.tell([{ isIntersecting }]);
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  HandObserver.all.length = 0;
  document.body.replaceChildren();
});

function page(html: string, search = ''): () => number {
  vi.stubGlobal('IntersectionObserver', HandObserver);
  document.body.innerHTML = html;
  let loads = 0;
  loadWhenNear({ 'image-lab': () => Promise.resolve((loads += 1)) }, search);
  return () => loads;
}

describe('a module’s code', () => {
  it('is not loaded on a page without the module', () => {
    page('<p>Words only</p>');
    expect(HandObserver.all).toEqual([]);
  });

  it('is loaded once, when one of its elements comes near', () => {
    const loads = page('<image-lab></image-lab><image-lab></image-lab>');
    const [observer] = HandObserver.all;
    expect(observer?.observed.length).toBe(2);
    observer?.near(false);
    expect(loads()).toBe(0);
    observer?.near(true);
    expect(loads()).toBe(1);
    expect(observer?.observed).toEqual([]);
  });

  it('is loaded at once where the address leads to a run, however far down it is shown', () => {
    expect(page('<image-lab></image-lab>', '?run=one')()).toBe(1);
  });

  it('that cannot be loaded leaves the words that stand in its place', async () => {
    vi.stubGlobal('IntersectionObserver', undefined);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    document.body.innerHTML = '<image-lab>Words</image-lab>';
    loadWhenNear({ 'image-lab': () => Promise.reject(new Error('offline')) });
    await vi.waitFor(() => expect(document.querySelector('image-lab')?.hasAttribute('data-failed')).toBe(true));
    expect(document.querySelector('image-lab')?.textContent).toBe('Words');
  });
});
