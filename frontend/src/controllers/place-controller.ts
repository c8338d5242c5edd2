import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readPlace, samePlace, withPlace, type Place } from '../lib/deep-link';

const OURS = 'concept-lab-place';

/** Keeps the view's place in the page's URL, so that reload, link and back button work. */
export class PlaceController implements ReactiveController {
  place: Place = {};

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onTravel: (place: Place) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.place = readPlace(location.search);
    window.addEventListener('popstate', this.travelled);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.travelled);
  }

  /** A new page of history, which the back button leaves again. */
  push(place: Place): void {
    if (samePlace(place, this.place)) return;
    this.change(place);
    history.pushState({ [OURS]: true }, '', withPlace(location.href, place));
  }

  /** The same page of history under another address. */
  replace(place: Place): void {
    if (samePlace(place, this.place)) return;
    this.change(place);
    history.replaceState(history.state, '', withPlace(location.href, place));
  }

  private change(place: Place): void {
    this.place = place;
    this.host.requestUpdate();
  }

  private readonly travelled = (): void => {
    const place = readPlace(location.search);
    if (samePlace(place, this.place)) return;
    this.change(place);
    this.onTravel(place);
  };
}
