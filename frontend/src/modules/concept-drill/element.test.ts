// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, focused, inside, nth, openPage } from '../../testing/page';
import './define';
import { DRILL, VERDICT } from './testing';

const OTHER = { ...DRILL, id: 'other', title: 'Another', turn: [], start: {} };
let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  server.more.set('/activities/drills/', { drills: [DRILL, OTHER] });
  server.more.set('/study/attempts/', VERDICT);
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

async function open(hash = ''): Promise<HTMLElement> {
  openPage(server);
  location.hash = hash;
  document.body.innerHTML = '<main><h2>Drills</h2><concept-drill api="/api/v1" concept="edges"><p>In words.</p></concept-drill></main>';
  const element = inside(document.body, 'concept-drill');
  await vi.waitFor(() => inside(element, 'drill-question', 'form'));
  return element;
}

const question = (element: HTMLElement): HTMLElement => inside(element, 'drill-question');
const submit = (root: HTMLElement): void => void inside(root, 'form').dispatchEvent(new SubmitEvent('submit', { cancelable: true }));

/** Choose a radio by its value. */
function choose(element: HTMLElement, name: string, value: string): void {
  const input = nth(all(question(element), `input[name=${name}]`).filter((one) => (one as HTMLInputElement).value === value), 0) as HTMLInputElement;
  input.checked = true;
  input.dispatchEvent(new Event('change'));
}

async function predicted(element: HTMLElement, value = 'higher'): Promise<void> {
  choose(element, 'prediction', value);
  submit(question(element));
  await vi.waitFor(() => inside(question(element), '.verdict'));
}

async function explained(element: HTMLElement, words: string): Promise<HTMLElement> {
  const explanation = inside(element, 'drill-explanation');
  const text = inside(explanation, 'textarea') as HTMLTextAreaElement;
  text.value = words;
  text.dispatchEvent(new Event('input'));
  submit(explanation);
  await vi.waitFor(() => inside(explanation, '.both'));
  return explanation;
}

describe('accessibility', () => {
  it('axe finds nothing while it asks, when it has told, nor beside the model answer', async () => {
    const element = await open();
    expect(await faults(element)).toEqual([]);
    await predicted(element);
    expect(await faults(element)).toEqual([]);
    await explained(element, 'Because.');
    expect(await faults(element)).toEqual([]);
  });

  it('every group of choices has a name, and the drill that is shown is marked', async () => {
    const element = await open();
    expect(all(question(element), 'legend').map((one) => one.textContent.trim())).toEqual(['Layers', 'Compared with 1 layer, what will be measured?']);
    expect(all(element, 'nav button').map((one) => one.getAttribute('aria-current'))).toEqual(['true', 'false']);
  });

  it('the verdict takes the focus, and the live region says it once', async () => {
    const element = await open();
    await predicted(element);
    expect(focused()).toBe(inside(question(element), '.verdict'));
    expect(inside(element, '.unseen[role=status]').textContent).toBe('You were right: “It is higher”.');
  });
});

describe('a drill', () => {
  it('tells nothing before a prediction', async () => {
    const element = await open();
    submit(question(element));
    await vi.waitFor(() => expect(inside(question(element), '[role=alert]').textContent).toBe('Say what you expect first.'));
    expect(element.shadowRoot?.textContent).not.toContain('80.0');
    expect(server.said).toEqual([]);
  });

  it('sends the knobs as they stand, with the prediction', async () => {
    const element = await open();
    choose(element, 'layers', '2');
    await predicted(element, 'lower');
    expect(server.said).toEqual([{ concept: 'edges', kind: 'drill', item: 'depth', answer: { setting: { layers: 2 }, prediction: 'lower' } }]);
  });

  it('shows what was measured as the site says it, with a bar of that length', async () => {
    const element = await open();
    await predicted(element);
    const rows = all(question(element), 'tbody tr').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).toEqual(['3 layers 80.0 %', '1 layer 40.0 %']);
    expect(all(question(element), '.bar span').map((bar) => bar.style.width)).toEqual(['80%', '40%']);
  });

  it('can be turned and predicted again', async () => {
    const element = await open();
    await predicted(element);
    nth(all(question(element), 'button'), 0).click();
    await vi.waitFor(() => expect(all(question(element), '.verdict')).toEqual([]));
    choose(element, 'layers', '1');
    await predicted(element, 'same');
    expect(server.said.at(-1)).toMatchObject({ answer: { setting: { layers: 1 }, prediction: 'same' } });
  });
});

describe('an explanation', () => {
  it('is asked for before the model answer is shown', async () => {
    const element = await open();
    await predicted(element);
    const explanation = inside(element, 'drill-explanation');
    submit(explanation);
    await vi.waitFor(() => expect(inside(explanation, '[role=alert]').textContent).toContain('Write your own sentence first'));
    expect(explanation.shadowRoot?.textContent).not.toContain('Layers build on layers');
  });

  it('stands beside the model answer, is rated by the student, and kept', async () => {
    const element = await open();
    await predicted(element);
    const explanation = await explained(element, 'Parts are made of edges.');
    expect(all(explanation, '.words').map((one) => one.textContent.trim())).toEqual(['Parts are made of edges.', 'Layers build on layers.']);
    nth(all(explanation, '.points input'), 1).click();
    inside(explanation, '.both + form').dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await vi.waitFor(() => expect(explanation.shadowRoot?.textContent).toContain('Kept: 1 of 2 points.'));
    expect(server.said.at(-1)).toEqual({
      concept: 'edges',
      kind: 'drill',
      item: 'depth',
      answer: { setting: { layers: 3 }, prediction: 'higher', sentence: 'Parts are made of edges.', met: ['window'] },
    });
  });

  it('belongs to its drill: another starts empty, and the first is as it was left', async () => {
    const element = await open();
    await predicted(element);
    const explanation = await explained(element, 'Mine.');
    inside(explanation, '.both + form').dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await vi.waitFor(() => expect(explanation.shadowRoot?.textContent).toContain('Kept'));
    nth(all(element, 'nav button'), 1).click();
    await vi.waitFor(() => expect(inside(question(element), 'h3').textContent).toBe('Another'));
    expect(all(element, 'drill-explanation')).toEqual([]);
    nth(all(element, 'nav button'), 0).click();
    await vi.waitFor(() => expect(inside(element, 'drill-explanation', '.words').textContent).toBe('Mine.'));
  });
});

it('without its drills the words inside it stay', async () => {
  server.more.clear();
  openPage(server);
  document.body.innerHTML = '<concept-drill api="/api/v1" concept="edges"><p>In words.</p></concept-drill>';
  const element = inside(document.body, 'concept-drill');
  await vi.waitFor(() => inside(element, 'problem-note', '.note'));
  expect(inside(element, 'slot')).toBeTruthy();
});

describe('a link to one drill', () => {
  const title = (element: HTMLElement): string => inside(element, 'nav [aria-current=true]').textContent.trim();
  afterEach(() => (location.hash = ''));

  it('shows it, whether it is followed before the drills are there or after', async () => {
    const element = await open('#drill-other');
    expect(title(element)).toBe('Another');
    location.hash = `#drill-${DRILL.id}`;
    window.dispatchEvent(new Event('hashchange'));
    await vi.waitFor(() => expect(title(element)).toBe(DRILL.title));
  });

  it('shows it again when it is pressed again, and leaves other links alone', async () => {
    const element = await open();
    document.querySelector('h2')?.insertAdjacentHTML('beforeend', '<a href="#drill-other">Another</a>');
    location.hash = '#drill-other';
    window.dispatchEvent(new Event('hashchange'));
    await vi.waitFor(() => expect(title(element)).toBe('Another'));
    inside(element, 'nav li button').click();
    await vi.waitFor(() => expect(title(element)).toBe(DRILL.title));
    document.querySelector<HTMLElement>('h2 a')?.click();
    await vi.waitFor(() => expect(title(element)).toBe('Another'));
    location.hash = '#drill-unknown';
    window.dispatchEvent(new Event('hashchange'));
    await Promise.resolve();
    expect(title(element)).toBe('Another');
  });
});
