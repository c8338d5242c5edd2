/** Marks an element in whose place something else is printed, and what is printed there. */
const REPLACED = 'data-on-paper';
const COPY = 'on-paper';

/**
 * Paper cannot be pressed. While the page is printed, what each module says without scripts (its
 * own content, which it hides once it runs) stands in its place. Until it runs it is printed as it is.
 */
export function putOnPaper(tags: readonly string[]): void {
  window.addEventListener('beforeprint', () => {
    for (const element of document.querySelectorAll(tags.join())) replace(element);
  });
  window.addEventListener('afterprint', () => {
    for (const copy of document.querySelectorAll(`.${COPY}`)) copy.remove();
    for (const element of document.querySelectorAll(`[${REPLACED}]`)) element.removeAttribute(REPLACED);
  });
}

function replace(element: Element): void {
  if (!element.shadowRoot || element.hasAttribute(REPLACED) || element.childElementCount === 0) return;
  const copy = document.createElement('div');
  copy.className = COPY;
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id');
  for (const image of copy.querySelectorAll('img')) image.loading = 'eager';
  element.setAttribute(REPLACED, '');
  element.after(copy);
}
