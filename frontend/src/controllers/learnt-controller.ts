import type { ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Film, LayerFacts, LayerLearnt, UnitLearnt } from '../api/learnt';
import type { LayerName, NetworkName, Problem } from '../api/types';

/** Fetches what the networks learnt, each path once, and tells the host when it is there. */
export class LearntController {
  /** Why the last fetch failed; `retry` asks again. */
  problem: Problem | null = null;

  private readonly found = new Map<string, unknown>();
  private readonly asked = new Set<string>();
  private tries = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {}

  /** Grows with what has come, and when it is asked for again; a child that shows it watches this. */
  get count(): number {
    return this.found.size + this.tries;
  }

  /** Sizes of all layers of a network, lowest first; `null` until they have come. */
  layers(network: NetworkName): LayerFacts[] | null {
    return this.get(`/networks/${network}/layers/`) as LayerFacts[] | null;
  }

  /** A layer with all its units in short, and its sheets of pictures. */
  layer(network: NetworkName, layer: LayerName): LayerLearnt | null {
    return this.get(`/networks/${network}/layers/${layer}/`) as LayerLearnt | null;
  }

  unit(network: NetworkName, layer: LayerName, index: number): UnitLearnt | null {
    return this.get(`/networks/${network}/layers/${layer}/units/${index}/`) as UnitLearnt | null;
  }

  /** The film of a network's training. */
  film(network: NetworkName): Film | null {
    return this.get(`/networks/${network}/film/`) as Film | null;
  }

  retry(): void {
    this.problem = null;
    this.tries++;
    for (const path of this.asked) if (!this.found.has(path)) this.asked.delete(path);
    this.host.requestUpdate();
  }

  private get(path: string): unknown {
    if (!this.asked.has(path)) {
      this.asked.add(path);
      void this.fetch(path);
    }
    return this.found.get(path) ?? null;
  }

  private async fetch(path: string): Promise<void> {
    try {
      this.found.set(path, await this.api().get(path));
    } catch (error) {
      this.problem = { ...asProblem(error), title: 'Something about the networks could not be fetched' };
    }
    this.host.requestUpdate();
  }
}
