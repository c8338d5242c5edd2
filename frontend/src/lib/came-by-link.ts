/** Whether this page was opened anew; after a reload the browser restores the reader's place. */
export function cameByLink(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit?.type === 'navigate';
}
