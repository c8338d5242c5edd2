import type { Probe } from '../../../api/probes';
import { NETWORKS, type Run } from '../../../api/types';
import { percent } from '../../../lib/numbers';
import { NETWORK_TITLES } from '../../../lib/words';

/** A run as a change left it: its maps and answers, and the changed input as its picture. */
export function changedRun(run: Run, { input, networks }: Probe): Run {
  if (!input) return { ...run, networks };
  const { size, png_url: url } = input;
  return { ...run, networks, input, picture: { url, width: size, height: size, crop: [0, 0, size, size] } };
}

/** What a listener should hear of a measured change. */
export function newsOf(run: Run, probe: Probe): string {
  return NETWORKS.flatMap((name) => {
    const [was] = run.networks[name]?.output ?? [];
    const output = probe.networks[name]?.output ?? [];
    const [now] = output;
    if (!was || !now) return [];
    const still = output.find(({ label }) => label === was.label)?.probability ?? 0;
    return now.label === was.label
      ? `${NETWORK_TITLES[name]}: still “${was.label}”, ${percent(was.probability)} before, ${percent(still)} now.`
      : `${NETWORK_TITLES[name]}: “${now.label}” (${percent(now.probability)}) instead of “${was.label}” (now ${percent(still)}).`;
  }).join(' ');
}
