/** A passage of the course that fits what has been typed so far. */
interface Suggestion {
  title: string;
  concept: string;
  url: string;
}

const ADDRESS = '/api/v1/concepts/suggestions/';
const LIST = 'site-suggestions';
/** How long typing must rest before the site is asked, in ms. */
const REST = 90;

/**
 * Suggest passages under a search field while a person types: an editable combobox with a list
 * (ARIA APG). Without it the form sends to the results page, as it does for words with no choice.
 */
export function suggest(input: HTMLInputElement, go: (url: string) => void = (url) => location.assign(url)): void {
  new Suggestions(input, go);
}

class Suggestions {
  private readonly list = document.createElement('ul');
  private readonly told = document.createElement('span');
  private shown: Suggestion[] = [];
  private active = -1;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private asking = new AbortController();

  constructor(
    private readonly input: HTMLInputElement,
    private readonly go: (url: string) => void,
  ) {
    this.list.id = LIST;
    this.list.className = 'suggestions';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Passages of the course');
    this.told.className = 'unseen';
    this.told.setAttribute('role', 'status');
    input.after(this.list, this.told);
    const state = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': LIST };
    for (const [name, value] of Object.entries(state)) input.setAttribute(name, value);
    input.addEventListener('input', () => this.typed());
    input.addEventListener('keydown', (event) => this.pressed(event));
    input.addEventListener('blur', () => this.close());
    this.list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener('click', (event) => this.clicked(event));
  }

  private typed(): void {
    clearTimeout(this.resting);
    this.asking.abort();
    const words = this.input.value.trim();
    if (words) this.resting = setTimeout(() => void this.ask(words), REST);
    else this.show([]);
  }

  private async ask(words: string): Promise<void> {
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${ADDRESS}?q=${encodeURIComponent(words)}`, { signal: this.asking.signal });
      this.show(answer.ok ? ((await answer.json()) as Suggestion[]) : []);
    } catch {
      if (!this.asking.signal.aborted) this.show([]); // the form still works
    }
  }

  private show(found: Suggestion[]): void {
    this.shown = found;
    this.list.replaceChildren(...found.map((one, at) => option(one, at)));
    this.activate(-1);
    this.open(found.length > 0);
    const many = found.length === 1 ? '1 passage' : `${found.length} passages`;
    this.told.textContent = found.length > 0 ? `${many} below` : '';
  }

  private open(is: boolean): void {
    this.list.hidden = !is;
    this.input.setAttribute('aria-expanded', String(is));
  }

  private close(): void {
    clearTimeout(this.resting);
    this.asking.abort();
    this.activate(-1);
    this.open(false);
  }

  private pressed(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.shown[this.active];
    if (step && this.shown.length > 0) {
      const open = !this.list.hidden;
      this.open(true);
      const count = this.shown.length + 1; // one more: no choice, back in the field
      this.activate(((this.active + 1 + (open || step < 0 ? step : 1) + count) % count) - 1);
    } else if (event.key === 'Enter' && chosen && !this.list.hidden) this.go(chosen.url);
    else if (event.key === 'Escape' && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }

  private clicked(event: Event): void {
    const at = (event.target as Element).closest<HTMLElement>('[role=option]')?.dataset.at;
    const chosen = at === undefined ? undefined : this.shown[Number(at)];
    if (chosen) this.go(chosen.url);
  }

  private activate(at: number): void {
    this.active = at;
    [...this.list.children].forEach((one, index) => one.setAttribute('aria-selected', String(index === at)));
    if (at < 0) this.input.removeAttribute('aria-activedescendant');
    else this.input.setAttribute('aria-activedescendant', optionId(at));
  }
}

const optionId = (at: number): string => `${LIST}-${at}`;

function option({ title, concept }: Suggestion, at: number): HTMLElement {
  const item = document.createElement('li');
  item.id = optionId(at);
  item.dataset.at = String(at);
  item.setAttribute('role', 'option');
  const around = document.createElement('span');
  around.className = 'quiet';
  around.textContent = ` ${concept}`;
  item.append(title, around);
  return item;
}
