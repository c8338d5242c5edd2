import type { Loaders } from './load-when-near';

/** Marks an element whose code is not fetched before a visitor asks for it. */
export const HELD = 'data-held';

/**
 * Show each list of samples (`data-live`, naming a held element) and, once one is chosen, let the
 * element begin with it. Until then nothing is fetched, sent or stored; without scripts the list
 * is not shown and the element shows its still.
 */
export function beginOnRequest(loaders: Loaders): void {
  for (const choice of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const element = document.getElementById(choice.dataset.live ?? '');
    const load = element && loaders[element.localName];
    if (!element || !load) continue;
    choice.hidden = false;
    choice.dataset.ready = ''; // shown also by browsers that know no `@media (scripting)`
    choice.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[data-sample]');
      if (button) void begin(element, load, choice, button.dataset.sample ?? '');
    });
  }
}

async function begin(element: HTMLElement, load: () => Promise<unknown>, choice: HTMLElement, sample: string): Promise<void> {
  const buttons = choice.querySelectorAll('button');
  buttons.forEach((button) => (button.disabled = true));
  element.setAttribute('sample', sample);
  element.setAttribute('aria-busy', 'true');
  try {
    await load();
    element.removeAttribute(HELD);
    choice.hidden = true; // the element offers samples itself now
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  } catch (error) {
    console.error(`The code of <${element.localName}> could not be loaded`, error);
    buttons.forEach((button) => (button.disabled = false));
  } finally {
    element.removeAttribute('aria-busy');
  }
}
