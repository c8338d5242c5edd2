import type { ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { AtlasPlace, Problem, Run, RunInput } from '../api/types';
import { decodeAtlas, type Atlas } from '../lib/atlas';
import type { Bytes } from '../lib/pixels';

/** Fetches a run's atlases and input once each and tells the host when they are there. */
export class BytesController {
  /** Why the last fetch failed; `retry` asks again. */
  problem: Problem | null = null;

  private readonly found = new Map<string, Atlas | Bytes>();
  private readonly asked = new Set<string>();
  private tries = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {}

  /** Grows with what has come, and when it is asked for again; a child that draws it watches this. */
  get count(): number {
    return this.found.size + this.tries;
  }

  atlas(place: AtlasPlace): Atlas | null {
    return this.get(place.url, (bytes) => decodeAtlas(place, bytes)) as Atlas | null;
  }

  input({ url, size }: RunInput): Bytes | null {
    return this.get(url, (bytes) => ({ width: size, height: size, bytes }));
  }

  /** The input of a run, where it is known. */
  inputOf(run: Run | null): Bytes | null {
    return run?.input ? this.input(run.input) : null;
  }

  retry(): void {
    this.problem = null;
    this.tries++;
    for (const url of this.asked) if (!this.found.has(url)) this.asked.delete(url);
    this.host.requestUpdate();
  }

  /** Forget everything: the run is gone. */
  clear(): void {
    this.found.clear();
    this.asked.clear();
    this.problem = null;
  }

  private get(url: string, read: (bytes: Uint8Array) => Atlas | Bytes): Atlas | Bytes | null {
    if (!this.asked.has(url)) {
      this.asked.add(url);
      void this.fetch(url, read);
    }
    return this.found.get(url) ?? null;
  }

  private async fetch(url: string, read: (bytes: Uint8Array) => Atlas | Bytes): Promise<void> {
    try {
      const bytes = await this.api().bytes(url);
      if (this.asked.has(url)) this.found.set(url, read(bytes));
    } catch (error) {
      this.problem = { ...asProblem(error), title: 'Some of the maps could not be fetched' };
    }
    this.host.requestUpdate();
  }
}
