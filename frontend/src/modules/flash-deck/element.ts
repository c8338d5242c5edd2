import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Api } from '../../api/client';
import { asProblem } from '../../api/problem';
import type { Problem } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { LinkedItemController } from '../../controllers/linked-item';
import { sharedStyles } from '../../elements/shared-styles';
import { KeptDecks } from '../../lib/kept-decks';
import type { DeckCard } from './card';
import { count, gradeInWords, opened, syncInWords, waitingInWords } from './draw';
import type { DeckForm } from './form';
import type { DeckKeys } from './keys';
import { newId, PendingReviews } from './pending';
import { begin, current, drawn, graded, left, ripe, setAside, stillDue, undone, updated, type Session } from './session';
import { deckStyles } from './styles';
import { isOffline, Syncer, type Heard } from './syncer';
import { GRADE_WORDS, GRADES, type Due, type Grade, type Review, type StudyCard } from './types';
import { openWithoutSite, otherDecks } from './without-site';

const AGAIN_AFTER = 30_000; // ms until reviews that found no site are sent once more

/**
 * Flash cards, one at a time. Attributes: `api`; `concept` (its slug; all decks without it);
 * `cram` to practise beside the schedule; `full` where it is the whole page, so that its keys
 * work everywhere and the page's address says which deck. Inside stands what is shown without JavaScript: the cards as a list.
 */
export class FlashDeck extends LitElement {
  static override styles = [sharedStyles, deckStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @property({ type: Boolean }) cram = false;
  @property({ type: Boolean }) full = false;
  @state() private session: Session | null = null;
  @state() private due: Due | null = null;
  @state() private turned = false;
  @state() private listed = false;
  @state() private problem: Problem | null = null;
  @state() private offline = false;
  @query('deck-card') private table!: DeckCard | null;
  @query('deck-keys') private keys!: DeckKeys;
  @query('deck-form') private form!: DeckForm;

  private readonly client = (): Api => new Api(this.api);
  private readonly news = new Announcer(this);
  private readonly linked = new LinkedItemController(this, 'card', (id) => this.goTo(id));
  private readonly decks = new KeptDecks(localStorage);
  private readonly pending = new PendingReviews(localStorage);
  private readonly syncer = new Syncer(this.client, this.pending, (heard) => this.onHeard(heard));
  private readonly stale = new Set<string>();
  private shownAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.onReachable);
    document.addEventListener('visibilitychange', this.onReachable);
    (this.full ? document : this).addEventListener('keydown', this.onKey as EventListener);
    if (this.full) this.readAddress();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.onReachable);
    document.removeEventListener('visibilitychange', this.onReachable);
    document.removeEventListener('keydown', this.onKey as EventListener);
    this.removeEventListener('keydown', this.onKey as EventListener);
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const { session } = this;
    const card = session && current(session);
    return html`<section aria-label=${this.cram ? 'Flash cards, practised beside the schedule' : 'Flash cards'}>
      <div class="bar">
        <p>${session ? this.progress(session) : 'Loading the cards…'}</p>
        <div>
          <button type="button" ?disabled=${!session?.past.length} aria-keyshortcuts="U" @click=${() => void this.undo()}>Undo</button>
          <button type="button" aria-keyshortcuts="?" @click=${() => this.keys.show()}>Keys <kbd>?</kbd></button>
        </div>
      </div>
      <div class="table">
        ${card
          ? html`<deck-card
              .card=${card}
              ?turned=${this.turned}
              ?cram=${this.cram}
              .fresh=${!this.stale.has(card.key)}
              @flip=${this.flip}
              @grade=${(event: CustomEvent<Grade>) => this.grade(event.detail)}
            ></deck-card>`
          : session
            ? this.over(session)
            : nothing}
      </div>
      ${card ? this.tools(card) : nothing}
      <p class="sync">${syncInWords(this.syncer.waiting, this.offline)}</p>
      ${this.full && this.offline ? otherDecks(this.decks.all(), this.asked) : nothing}
      <problem-note .problem=${this.problem}></problem-note>
      <p class="unseen" role="status">${this.news.text}</p>
      <deck-keys></deck-keys>
      <deck-form .api=${this.client} concept=${this.concept} @card-saved=${(event: CustomEvent<StudyCard>) => this.onSaved(event.detail)}></deck-form>
      <slot ?hidden=${!this.listed}></slot>
    </section>`;
  }

  private progress(session: Session): string {
    const rest = left(session);
    const kind = this.cram ? 'Practice beside the schedule. ' : '';
    return `${kind}${session.done} done, ${rest} to go`;
  }

  private tools(card: StudyCard): TemplateResult {
    return html`<div class="tools" role="group" aria-label="This card">
      <button type="button" aria-keyshortcuts="F" aria-pressed=${card.flagged} @click=${() => void this.setAside('flagged')}>${card.flagged ? 'Flagged' : 'Flag'}</button>
      <button type="button" aria-keyshortcuts="B" @click=${() => void this.setAside('buried')}>Bury until tomorrow</button>
      <button type="button" aria-keyshortcuts="S" @click=${() => void this.setAside('suspended')}>Suspend</button>
      <button type="button" aria-keyshortcuts="E" @click=${() => void this.form.show(card)}>In my words</button>
      <button type="button" @click=${() => void this.form.show(null)}>Add a card</button>
      ${this.listButton()}
    </div>`;
  }

  private listButton(): TemplateResult | typeof nothing {
    if (this.childElementCount === 0) return nothing;
    return html`<button type="button" aria-expanded=${this.listed} @click=${() => (this.listed = !this.listed)}>${this.listed ? 'Hide the list' : 'All cards as a list'}</button>`;
  }

  private over(session: Session): TemplateResult {
    const done = session.done > 0;
    return html`<div class="over" tabindex="-1">
      <h3>${done ? 'That is all for now' : 'Nothing to study here now'}</h3>
      <p>${done ? `You recalled ${count(session.done, 'card')}. ` : ''}${this.cram ? 'The schedule is as it was.' : `In this deck: ${waitingInWords(this.due?.counts ?? { learning: 0, due: 0, new: 0 })}. Cards come back when you are about to forget them.`}</p>
      <div class="tools">
        ${this.concept && !this.cram ? html`<a class="button" href="/study/?concept=${this.concept}&amp;cram=true">Practise it all, beside the schedule</a>` : nothing}
        ${this.full ? nothing : html`<a class="button" href="/study/">All my decks</a>`}
        <a class="button" href="/study/progress/">How I am doing</a>
        <button type="button" @click=${() => void this.form.show(null)}>Add a card</button>
        ${this.listButton()}
      </div>
    </div>`;
  }

  /** Which deck, as the site is asked for it and as the study view's address has it. */
  private get asked(): string {
    return new URLSearchParams({ ...(this.concept && { concept: this.concept }), ...(this.cram && { cram: 'true' }) }).toString();
  }

  /** The page that opens without the site is the same for every deck. */
  private readAddress(): void {
    const asked = new URLSearchParams(location.search);
    this.concept ||= asked.get('concept') ?? '';
    this.cram ||= this.concept !== '' && asked.get('cram') === 'true';
  }

  private async load(): Promise<void> {
    const { asked } = this;
    const before = this.decks.read(asked);
    this.syncer.owner = before?.owner ?? '';
    try {
      await this.syncer.flush().catch(() => undefined); // first: what is due depends on it
      const due = await this.client().get<Due>(`/study/due/?${asked}`);
      this.syncer.owner = due.owner;
      this.pending.handOver(due.formerly, due.owner);
      this.decks.keep(asked, due);
      this.open(due);
      this.offline = false;
      if (this.full) openWithoutSite();
      void this.sync();
    } catch (error) {
      this.offline = isOffline(error);
      if (before && this.offline) this.open({ ...before, cards: stillDue(before, Date.now()) });
      else this.problem = asProblem(error);
      if (!before) this.listed = true;
    }
  }

  /** Put a deck on the table, without what was graded here and is still to be sent. */
  private open(due: Due): void {
    const sent = new Set(this.pending.of(due.owner).map(({ card }) => card));
    this.due = due;
    this.session = begin(due.cards.filter(({ key }) => !sent.has(key)), this.cram);
    this.shownAt = Date.now();
    this.linked.follow();
  }

  /** A card that a link leads to: on the table, or in the list where it is not asked now. */
  private goTo(id: string): Element | null {
    const found = this.session && drawn(this.session, id);
    if (found) [this.session, this.turned] = [found, false];
    else this.listed = true;
    return found ? this : opened(this.querySelector(`#card-${id}`));
  }

  private readonly flip = (): void => {
    this.turned = true;
    void this.settle();
  };

  private grade(grade: Grade): void {
    const card = this.session && current(this.session);
    if (!this.session || !card || !this.turned) return;
    const now = Date.now();
    const review: Review = {
      id: newId(),
      card: card.key,
      grade,
      at: new Date(now).toISOString(),
      milliseconds: Math.min(now - this.shownAt, 3_600_000),
      cram: this.cram,
    };
    if (!this.pending.add({ owner: this.syncer.owner, review })) this.problem = FULL;
    this.stale.add(card.key);
    this.session = graded(this.session, review, now);
    this.turned = false;
    this.shownAt = now;
    this.news.say(`${GRADE_WORDS[grade]}. ${gradeInWords(card, grade, this.cram)}`);
    void this.settle();
    void this.sync();
  }

  private async undo(): Promise<void> {
    const last = this.session && undone(this.session);
    if (!last) return;
    const { id } = last.review;
    await this.syncer.idle(); // it may be on its way just now
    try {
      if (!this.pending.remove(id)) this.onHeard({ owner: this.syncer.owner, refused: [], cards: [await this.client().post<StudyCard>(`/study/reviews/${id}/undo/`, {})] });
      this.session = last.session;
      this.stale.delete(last.review.card);
      this.turned = false;
      this.news.say('The last grade is taken back.');
      await this.settle();
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  private async setAside(what: 'flagged' | 'buried' | 'suspended'): Promise<void> {
    const card = this.session && current(this.session);
    if (!card) return;
    const value = what === 'flagged' ? !card.flagged : true;
    try {
      const saved = await this.client().patch<StudyCard>(`/study/cards/${encodeURIComponent(card.key)}/`, { [what]: value });
      if (!this.session) return;
      this.session = what === 'flagged' ? updated(this.session, saved) : setAside(this.session, card.key);
      this.news.say(what === 'flagged' ? (value ? 'Flagged.' : 'The flag is off.') : what === 'buried' ? 'Buried until tomorrow.' : 'Suspended. Your cards’ page brings it back.');
      if (what === 'flagged') return;
      this.turned = false;
      await this.settle();
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  private onSaved(card: StudyCard): void {
    if (!this.session) return;
    const known = [...this.session.queue, ...this.session.later.map((one) => one.card)].some(({ key }) => key === card.key);
    this.session = known ? updated(this.session, card) : { ...this.session, queue: [...this.session.queue, card] };
    this.news.say('Saved.');
  }

  private readonly onReachable = (): void => void this.sync();

  /** Send what waits; where the site cannot be reached, try again later. */
  private async sync(): Promise<void> {
    clearTimeout(this.timer);
    if (document.visibilityState === 'hidden' || this.syncer.waiting === 0) return;
    try {
      await this.syncer.flush();
      this.offline = false;
    } catch (error) {
      this.offline = isOffline(error);
      if (!this.offline) this.problem = asProblem(error);
      else if (this.isConnected) this.timer = setTimeout(() => void this.sync(), AGAIN_AFTER);
    }
    this.requestUpdate();
  }

  private onHeard({ owner, cards, refused }: Heard): void {
    this.decks.update(cards, owner);
    for (const card of cards) {
      this.stale.delete(card.key);
      if (this.session) this.session = updated(this.session, card);
    }
    const [why] = refused;
    if (why) this.problem = { type: 'about:blank', title: `${count(refused.length, 'review')} could not be kept`, status: 0, detail: why };
  }

  /** After a change, reading goes on where something new stands. */
  private async settle(): Promise<void> {
    if (this.session) this.session = ripe(this.session, Date.now());
    await this.updateComplete;
    await this.table?.updateComplete;
    if (this.table) this.table.read();
    else this.renderRoot.querySelector<HTMLElement>('.over')?.focus();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
    const does = this.keyed(event.key.toLowerCase());
    if (!does) return;
    event.preventDefault();
    does();
  };

  private keyed(key: string): (() => void) | undefined {
    const card = this.session && current(this.session);
    if (key === '?') return () => this.keys.show();
    if (key === 'u') return () => void this.undo();
    if (!card) return undefined;
    if (key === ' ' || key === 'enter') return this.turned ? () => this.grade('good') : this.flip;
    const grade = GRADES[Number(key) - 1];
    if (grade) return this.turned ? () => this.grade(grade) : this.flip;
    const rest: Record<string, () => void> = {
      f: () => void this.setAside('flagged'),
      b: () => void this.setAside('buried'),
      s: () => void this.setAside('suspended'),
      e: () => void this.form.show(card),
    };
    return rest[key];
  }
}

const FULL: Problem = {
  type: 'about:blank',
  title: 'This browser keeps nothing',
  status: 0,
  detail: 'Its store is full or forbidden, so this review is lost if the site cannot be reached now. Allow storage for this site, or free some.',
};

/** Whether a key belongs to something else: writing, a control that takes it, an open dialog. */
function isBusy(event: KeyboardEvent): boolean {
  return event.composedPath().some(
    (at) =>
      at instanceof Element &&
      (at.matches('textarea, input, select, dialog, [contenteditable]') || ((event.key === ' ' || event.key === 'Enter') && at.matches('button, a, summary'))),
  );
}
