import { readPlace } from './deep-link';

/** A module's loader: importing it defines its custom element. */
export type Loaders = Record<string, () => Promise<unknown>>;

/** How far below the view an element may be when its code is fetched. */
const MARGIN = '600px 0px';

/**
 * Import the code of each element in `loaders` the first time one of that name nears the view;
 * at once where the page's address leads into a module, or without IntersectionObserver. Held
 * elements (begin-on-request.ts) wait for a visitor.
 */
export function loadWhenNear(loaders: Loaders, search = location.search): void {
  const linked = readPlace(search).run !== undefined;
  for (const [tag, load] of Object.entries(loaders)) {
    const elements = [...document.querySelectorAll(`${tag}:not([data-held])`)];
    if (elements.length === 0) continue;
    const begin = (): void => void start(tag, load, elements);
    if (linked) begin();
    else whenNear(elements, begin);
  }
}

function whenNear(elements: Element[], then: () => void): void {
  if (typeof IntersectionObserver === 'undefined') {
    then();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: MARGIN },
  );
  for (const element of elements) observer.observe(element);
}

async function start(tag: string, load: () => Promise<unknown>, elements: Element[]): Promise<void> {
  try {
    await load();
  } catch (error) {
    // The element's fallback content is still on the page; say why it stays.
    console.error(`The code of <${tag}> could not be loaded`, error);
    for (const element of elements) element.setAttribute('data-failed', '');
  }
}
