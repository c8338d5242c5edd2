/** A module's loader: importing it defines its custom element. */
export type Loaders = Record<string, () => Promise<unknown>>;

/** How far below the view an element may be when its code is fetched. */
const MARGIN = '600px 0px';

/**
 * Import the code of each element in `loaders` the first time one of that name nears the view.
 * With no IntersectionObserver, import at once.
 */
export function loadWhenNear(loaders: Loaders, root: ParentNode = document): void {
  for (const [tag, load] of Object.entries(loaders)) {
    const elements = [...root.querySelectorAll(tag)];
    if (elements.length > 0) whenNear(elements, () => void start(tag, load, elements));
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
