import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A section counts as being read while it crosses this line of the window. */
const LINE = '-40% 0px -60% 0px';

/**
 * Knows which of some sections of the page is being read. `topics` names each section's topic by
 * the id of its heading; headings with `data-stage` join by themselves.
 */
export class ReadingController implements ReactiveController {
  /** Topic of the section being read; `null` in a section that belongs to none. */
  topic: string | null = null;
  private watcher: IntersectionObserver | null = null;
  private readonly topics = new Map<Element, string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly named: () => ReadonlyMap<string, string>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const [id, topic] of this.named()) this.add(document.getElementById(id), topic);
    for (const heading of document.querySelectorAll<HTMLElement>('[data-stage]')) this.add(heading, heading.dataset.stage ?? '');
    if (typeof IntersectionObserver === 'undefined' || this.topics.size === 0) return;
    this.watcher = new IntersectionObserver((entries) => this.hear(entries), { rootMargin: LINE });
    for (const section of this.topics.keys()) this.watcher.observe(section);
  }

  hostDisconnected(): void {
    this.watcher?.disconnect();
    this.topics.clear();
  }

  private add(heading: Element | null, topic: string): void {
    if (heading && topic) this.topics.set(heading.closest('section') ?? heading, topic);
  }

  private hear(entries: IntersectionObserverEntry[]): void {
    const before = this.topic;
    for (const { isIntersecting, target } of entries) {
      const topic = this.topics.get(target) ?? null;
      if (isIntersecting) this.topic = topic;
      else if (this.topic === topic) this.topic = null;
    }
    if (this.topic !== before) this.host.requestUpdate();
  }
}
