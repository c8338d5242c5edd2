import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeAt } from './draw';

type Host = ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };

/**
 * Carries a row of a list with the pointer: a mouse takes it anywhere, a finger at its grip, so
 * that the page still scrolls. Calls `move` whenever the row comes to another place.
 */
export class Dragging implements ReactiveController {
  /** Where the carried row is now; null where none is carried. */
  at: number | null = null;
  private held: number | null = null;
  private from = { x: 0, y: 0 };

  constructor(
    private readonly host: Host,
    private readonly move: (from: number, to: number) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  start(event: PointerEvent, at: number): void {
    const grip = (event.target as HTMLElement).closest('.grip') !== null;
    if (event.button !== 0 || (event.pointerType !== 'mouse' && !grip)) return;
    this.held = at;
    this.from = { x: event.clientX, y: event.clientY };
    window.addEventListener('pointermove', this.follow);
    window.addEventListener('pointerup', this.stop);
    window.addEventListener('pointercancel', this.stop);
  }

  private readonly follow = (event: PointerEvent): void => {
    if (this.held === null) return;
    if (this.at === null && Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) < SLACK) return;
    event.preventDefault(); // no text is selected on the way
    const rows = [...this.host.renderRoot.querySelectorAll('[role=option]')].map((row) => row.getBoundingClientRect());
    const to = placeAt(event.clientY, rows, this.held);
    const from = this.held;
    this.at = this.held = to;
    if (from !== to) this.move(from, to);
    this.host.requestUpdate();
  };

  private readonly stop = (): void => {
    this.at = this.held = null;
    window.removeEventListener('pointermove', this.follow);
    window.removeEventListener('pointerup', this.stop);
    window.removeEventListener('pointercancel', this.stop);
    this.host.requestUpdate();
  };
}

const SLACK = 4; // px that a click may wander
