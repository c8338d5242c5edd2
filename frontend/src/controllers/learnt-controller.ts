import type { ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Problem } from '../api/types';

/** Fetches what the networks learnt, each path once, and tells the host when it is there. */
export class LearntController {
  /** Why the last fetch failed; `retry` asks again. */
  problem: Problem | null = null;

  private readonly found = new Map<string, unknown>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {}

  /** What lies at a path below the API's base; `null` until it has come. */
  get<T>(path: string): T | null {
    if (!this.asked.has(path)) {
      this.asked.add(path);
      void this.fetch(path);
    }
    return (this.found.get(path) as T | undefined) ?? null;
  }

  retry(): void {
    this.problem = null;
    for (const path of this.asked) if (!this.found.has(path)) this.asked.delete(path);
    this.host.requestUpdate();
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
