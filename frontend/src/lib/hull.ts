/** The smallest convex outline around some points. */
export type XY = readonly [x: number, y: number];

/** Corners of the convex hull, in order around it (Andrew 1979, the monotone chain). */
export function hull(points: readonly XY[]): XY[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (from: readonly XY[]): XY[] => {
    const chain: XY[] = [];
    for (const point of from) {
      while (bendsInwards(chain, point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Whether the chain's last corner would lie inside the hull once `point` is reached. */
function bendsInwards(chain: readonly XY[], point: XY): boolean {
  const [before, last] = [chain.at(-2), chain.at(-1)];
  return before !== undefined && last !== undefined && turn(before, last, point) <= 0;
}

function turn(a: XY, b: XY, c: XY): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
