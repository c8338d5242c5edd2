import type { Layer, NetworkName, Run, Unit } from '../../api/types';
import type { Place } from '../../lib/deep-link';

/** A unit of a run with all that a dialog shows of it. */
export interface OpenUnit {
  network: NetworkName;
  layer: Layer;
  layers: readonly Layer[];
  unit: Unit;
}

/** The unit that a place names; `null` where the run has none there. */
export function openUnit(run: Run | null, { network, layer: name, unit: index }: Place): OpenUnit | null {
  const layers = (network && run?.networks[network]?.layers) ?? [];
  const layer = layers.find((one) => one.name === name);
  const unit = layer?.units.find((one) => one.index === index);
  return network && layer && unit ? { network, layer, layers, unit } : null;
}
