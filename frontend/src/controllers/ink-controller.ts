import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Ink } from '../lib/palettes';

/** The page's colours where the host stands; asks for a new drawing when light turns to dark. */
export class InkController implements ReactiveController {
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.dark.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.dark.removeEventListener('change', this.changed);
  }

  /** The colours at `place`, which may sit inside a network's part of the host. */
  read(place: Element = this.host): Ink {
    const style = getComputedStyle(place);
    const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
    return {
      ground: token('--surface', '#ffffff'),
      accent: token('--accent', '#777777'),
      ink: token('--ink', '#111111'),
    };
  }

  private readonly changed = (): void => this.host.requestUpdate();
}
