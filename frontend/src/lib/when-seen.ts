/** Call `then` once, when an element first comes into view; returns how to call it off. */
export function whenSeen(element: Element, then: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    then();
    return () => undefined;
  }
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watcher.disconnect();
    then();
  });
  watcher.observe(element);
  return () => watcher.disconnect();
}
