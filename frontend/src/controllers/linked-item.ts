import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Follows links to one of an element's items (`#drill-what-depth-buys`). The server gave each item
 * that anchor; where its element shows one item at a time, `show` brings it up and returns where it
 * is now, or null where there is none of that id. Call `follow` once the items are there.
 */
export class LinkedItemController implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly kind: string,
    private readonly show: (item: string) => Element | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.follow);
    document.addEventListener('click', this.onClick);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.follow);
    document.removeEventListener('click', this.onClick);
  }

  readonly follow = (): void => {
    const start = `#${this.kind}-`;
    const { hash } = location;
    const shown = hash.startsWith(start) ? this.show(hash.slice(start.length)) : null;
    if (shown) void this.host.updateComplete.then(() => shown.scrollIntoView({ block: 'start' }));
  };

  /** A second press of the same link changes no address. */
  private readonly onClick = (event: Event): void => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (link?.getAttribute('href') === location.hash) this.follow();
  };
}
