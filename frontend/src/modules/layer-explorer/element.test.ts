// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetPageRun } from '../../controllers/page-run';
import { LabServer } from '../../testing/lab-server';
import { learntAnswers } from '../../testing/learnt';
import { all, closePage, faults, focused, inside, nth, openPage, press, SeenAtOnce } from '../../testing/page';
import './define';

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  for (const [path, answer] of learntAnswers()) server.more.set(path, answer);
});
afterEach(async () => {
  await closePage();
  forgetPageRun();
  await server.stop();
});

function open(query = ''): HTMLElement {
  openPage(server, `/page${query}`);
  vi.stubGlobal('IntersectionObserver', SeenAtOnce);
  document.body.innerHTML = `<main><h2>Explorer</h2><layer-explorer api="/api/v1" sample="ada">Without JavaScript</layer-explorer></main>`;
  return inside(document.body, 'layer-explorer');
}

const tab = (explorer: HTMLElement, name: string): HTMLElement => inside(explorer, `#tab-${name}`);
const units = (explorer: HTMLElement, network = 'faces'): HTMLElement[] =>
  all(inside(explorer, 'explorer-network', `.${network} explorer-sheet`), 'button');
const shown = (explorer: HTMLElement, count = 48): Promise<HTMLElement[]> =>
  vi.waitFor(() => {
    expect(units(explorer).length).toBe(count);
    return units(explorer);
  }, { timeout: 5000 });
const inputs = (explorer: HTMLElement): HTMLElement[] => all(inside(explorer, 'explorer-unit', 'explorer-graph'), '[role=toolbar] button');

describe('accessibility', () => {
  it('axe finds nothing at any zoom', async () => {
    const explorer = open();
    await shown(explorer);
    expect(await faults(explorer)).toEqual([]);
    tab(explorer, 'unit').click();
    await vi.waitFor(() => inside(explorer, 'explorer-unit'));
    expect(await faults(explorer)).toEqual([]);
    tab(explorer, 'multiplication').click();
    await vi.waitFor(() => inside(explorer, 'explorer-multiplication'));
    expect(await faults(explorer)).toEqual([]);
  });

  it('every unit is named by its number and what it was measured to detect', async () => {
    const explorer = open();
    const [first] = await shown(explorer);
    expect(first?.getAttribute('aria-label')).toMatch(/^unit 0, (no part above 0\.10|.+ detector, IoU 0\.\d\d)/);
  });

  it('units are one stop of the tab key, and arrows lead along them', async () => {
    const explorer = open();
    const found = await shown(explorer);
    expect(found.filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
    found[0]?.focus();
    press(nth(found, 0), 'ArrowRight');
    await vi.waitFor(() => expect(focused()).toBe(found[1]));
  });

  it('tabs are one stop, and arrows change the zoom', async () => {
    const explorer = open();
    await shown(explorer);
    tab(explorer, 'network').focus();
    press(tab(explorer, 'network'), 'ArrowRight');
    await vi.waitFor(() => expect(tab(explorer, 'unit').getAttribute('aria-selected')).toBe('true'));
    expect(focused()).toBe(tab(explorer, 'unit'));
  });
});

describe('the address', () => {
  it('holds network, layer, unit and zoom, and opens them again', async () => {
    const explorer = open('?run=one&explore=faces.objects.0');
    await vi.waitFor(() => expect(inside(explorer, 'explorer-unit', 'h3').textContent).toContain('Objects, unit 0'));
    const next = inside(explorer, 'explorer-unit', 'nav button:nth-child(2)') as HTMLButtonElement;
    await vi.waitFor(() => expect(next.disabled).toBe(false));
    next.click();
    await vi.waitFor(() => expect(location.search).toBe('?run=one&explore=faces.objects.1'));
  });

  it('changes with a unit that is chosen, and with the layer', async () => {
    const explorer = open();
    (await shown(explorer))[7]?.click();
    await vi.waitFor(() => expect(location.search).toBe('?explore=faces.parts.7'));
    inside(explorer, 'input[value=edges]').click();
    await vi.waitFor(() => expect(location.search).toBe('?explore=faces.edges.0'));
  });

  it('follows another module that puts a unit into it', async () => {
    const explorer = open();
    await shown(explorer);
    history.replaceState(null, '', '?explore=faces.edges.2');
    document.dispatchEvent(new Event('explore-unit'));
    await vi.waitFor(() => expect(inside(explorer, 'explorer-unit', 'h3').textContent).toContain('Edges, unit 2'));
  });
});

describe('travelling', () => {
  it('left and right lead to the neighbours from anywhere in the unit’s view', async () => {
    const explorer = open('?explore=faces.parts.0');
    await vi.waitFor(() => expect((inside(explorer, 'explorer-unit', 'nav button') as HTMLButtonElement).disabled).toBe(false));
    press(inside(explorer, '[role=tabpanel]'), 'ArrowLeft');
    await vi.waitFor(() => expect(location.search).toBe('?explore=faces.parts.47'));
    press(inside(explorer, '[role=tabpanel]'), 'ArrowRight');
    await vi.waitFor(() => expect(location.search).toBe('?explore=faces.parts.0'));
  });
});

describe('maps of my picture', () => {
  it('stand for the units when asked, on a colour scale that is chosen, and both are in the address', async () => {
    const explorer = open('?run=one');
    await shown(explorer);
    const selects = (): HTMLSelectElement[] => all(inside(explorer, 'explorer-network'), 'select') as HTMLSelectElement[];
    await vi.waitFor(() => expect([...(selects()[0]?.options ?? [])].map(({ value }) => value)).toContain('maps'));
    const choose = (at: number, value: string): void => {
      const select = nth(selects(), at) as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change'));
    };
    choose(0, 'maps');
    await vi.waitFor(() => expect(all(inside(explorer, 'explorer-network', '.faces explorer-sheet'), 'unit-map').length).toBe(48));
    choose(1, 'layer');
    await vi.waitFor(() => expect(location.search).toBe('?run=one&show=maps&scale=layer'));
    const legend = inside(explorer, 'explorer-network', '.faces colour-legend');
    await vi.waitFor(() => expect(legend.shadowRoot?.textContent.replace(/\s+/g, ' ')).toContain('5.00 activation'));
    expect(await faults(explorer)).toEqual([]);
  });
});

describe('finding units', () => {
  it('says so where none matches the part', async () => {
    const explorer = open('?part=wheel');
    const sheet = await vi.waitFor(() => {
      const found = inside(explorer, 'explorer-network', '.faces explorer-sheet', '.readout');
      expect(found.textContent).not.toBe('');
      return found;
    });
    expect(sheet.textContent).toBe('No unit of this layer matches “wheel” well enough.');
  });
});

describe('the graph of inputs', () => {
  it('walks down from an object to its parts and their edges, and back up', async () => {
    const explorer = open('?explore=faces.objects.0');
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(6));
    const [first] = inputs(explorer);
    await vi.waitFor(() => expect(first?.getAttribute('aria-label')).toMatch(/^unit \d+ adds [\d.]+, mostly .+; .+/));
    first?.click();
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(12));
    expect(location.search).toMatch(/^\?explore=faces\.objects\.0&walk=\d+$/);
    expect(inputs(explorer)[0]?.getAttribute('aria-expanded')).toBe('true');
    expect(inputs(explorer)[6]?.hasAttribute('aria-expanded')).toBe(false); // edges have no units below
    inputs(explorer)[0]?.click();
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(6));
  });

  it('says how inputs and threshold add up to the unit’s answer', async () => {
    const explorer = open('?explore=faces.objects.0');
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(6));
    const said = inside(explorer, 'explorer-unit', 'explorer-graph', '.about').textContent;
    expect(said).toMatch(/^\s*Averaged over its 9 strongest patches: these inputs \+[\d.]+, all others [+−][\d.]+, its own threshold [+−][\d.]+; together [\d.]+\./);
  });

  it('leads up to the units that a part becomes part of', async () => {
    const explorer = open('?explore=faces.objects.0');
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(6));
    const part = Number(/^unit (\d+)/.exec(inputs(explorer)[0]?.getAttribute('aria-label') ?? '')?.[1]);
    inside(explorer, 'explorer-unit', 'explorer-graph').dispatchEvent(new CustomEvent('place', { detail: { layer: 'parts', unit: part }, bubbles: true, composed: true }));
    const above = await vi.waitFor(() => {
      const [row] = all(inside(explorer, 'explorer-unit', 'explorer-graph'), '[role=toolbar]');
      expect(row?.getAttribute('aria-label')).toBe(`Objects that unit ${part} adds to most`);
      const found = all(nth(row ? [row] : [], 0), 'button');
      expect(found.length).toBeGreaterThan(0);
      return found;
    }, { timeout: 5000 });
    expect(above[0]?.getAttribute('aria-label')).toMatch(/^unit \d+, to which it adds [\d.]+, mostly/);
    above[0]?.click();
    await vi.waitFor(() => expect(location.search).toMatch(/^\?explore=faces\.objects\.\d+$/));
  });

  it('opens as far as the address has walked', async () => {
    const explorer = open('?explore=faces.objects.0');
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(6));
    inputs(explorer)[1]?.click();
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(12));
    const address = location.search;
    await closePage();
    const again = open(address);
    await vi.waitFor(() => expect(inputs(again).length).toBe(12));
  });

  it('is walked with the arrow keys: along a row, and down to the next', async () => {
    const explorer = open('?explore=faces.objects.0');
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(6));
    inputs(explorer)[0]?.focus();
    press(nth(inputs(explorer), 0), 'ArrowRight');
    await vi.waitFor(() => expect(focused()).toBe(inputs(explorer)[1]));
    inputs(explorer)[1]?.click();
    await vi.waitFor(() => expect(inputs(explorer).length).toBe(12));
    press(nth(inputs(explorer), 1), 'ArrowDown');
    await vi.waitFor(() => expect(focused()).toBe(inputs(explorer)[6]));
  });
});

describe('the training film', () => {
  const frames = [
    { stage: 'edges', step: 0, steps: 4, loss: 0.2, accuracy: 0.05, row: 0 },
    { stage: 'edges', step: 3, steps: 4, loss: 0.1, accuracy: 0.15, row: 1 },
    { stage: 'output', step: 9, steps: 10, loss: 0.5, accuracy: 0.875, row: 2 },
  ];
  const film = { sheets: { edges: { file: 'edges.png', tile: 9, columns: 4 } }, files: { 'edges.png': '/edges.png' }, frames };
  const view = (explorer: HTMLElement): HTMLElement => inside(explorer, 'explorer-film');
  const filmed = async (query: string): Promise<HTMLElement> => {
    server.more.set('/networks/faces/film/', film).set('/networks/cars/film/', film);
    const explorer = open(query);
    await vi.waitFor(() => expect(all(view(explorer), '.tiles.edges div').length).toBe(8));
    return explorer;
  };

  it('begins with the trained networks, and axe finds nothing', async () => {
    const explorer = await filmed('?zoom=film');
    expect(inside(view(explorer), '.moment').textContent).toBe('Frame 3 of 3: the output has learnt, after 10 steps');
    expect(inside(view(explorer), '.cars .accuracy b').textContent).toBe('87.5 %');
    expect(await faults(explorer)).toEqual([]);
  });

  it('moves kernels, accuracy and words together with the slider, and keeps the frame in the address', async () => {
    const explorer = await filmed('?zoom=film&frame=2');
    const slider = inside(view(explorer), 'input') as HTMLInputElement;
    slider.value = '1';
    slider.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(inside(view(explorer), '.faces .accuracy b').textContent).toBe('15.0 %'));
    expect(slider.getAttribute('aria-valuetext')).toBe('the edges have learnt, after 4 steps; face network accuracy 15.0 %, car network accuracy 15.0 %');
    expect(inside(view(explorer), '.faces .edges div').style.backgroundPosition).toBe('0% 50%');
    slider.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(location.search).toBe('?zoom=film&frame=1'));
  });

  it('goes on by a frame at a press where less motion is wished for, and never by itself', async () => {
    const asked = window.matchMedia.bind(window);
    vi.stubGlobal('matchMedia', (media: string) => (media.includes('reduced-motion') ? { matches: true } : asked(media)));
    const explorer = await filmed('?zoom=film&frame=0');
    const button = inside(view(explorer), '.play');
    expect(button.textContent.trim()).toBe('Next frame');
    button.click();
    await vi.waitFor(() => expect(inside(view(explorer), '.moment').textContent).toContain('Frame 2 of 3'));
  });
});

describe('one multiplication', () => {
  it('of a picture that somebody shares is not asked for, and the view says what to do', async () => {
    server.shared = 'k3pt-out-of-sight-0123456789';
    const explorer = open(`?shared=${server.shared}&explore=faces.edges.3&zoom=multiplication`);
    await vi.waitFor(() => expect(inside(explorer, 'explorer-multiplication', '.numbers').textContent).toContain('send one of your own through the lab'));
    expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('asks the site for the numbers at the unit’s peak, and shows how they add up', async () => {
    const [row, kernel] = [[1, 2], [0.5, -1]];
    const answer = { network: 'faces', layer: 'edges', index: 3, at: [1, 2], box: [0, 0, 2, 1], window: [[row]], kernel: [[kernel]], inputs: ['contrast'], bias: 2, sum: 0.5, activation: 0.5, pixels: [[10, null]] };
    server.more.set('/runs/one/probes/', { id: 'p', status: 'done', multiplication: answer });
    const explorer = open('?run=one&explore=faces.edges.3&zoom=multiplication');
    await vi.waitFor(() => expect(all(inside(explorer, 'explorer-multiplication'), 'explorer-grid').length).toBe(4), { timeout: 4000 });
    const sums = inside(explorer, 'explorer-multiplication', '.sum').textContent.replace(/\s+/g, ' ').trim();
    expect(sums).toBe('all products together −1.5 bias +2 sum +0.5 after ReLU 0.5');
    expect(server.requests).toContain('POST /api/v1/runs/one/probes/');
  });

  it('spells out one product: the largest, then the one that is pointed at or reached by arrow keys', async () => {
    const [row, kernel] = [[1, 2], [0.5, -1]];
    const answer = { network: 'faces', layer: 'edges', index: 3, at: [1, 2], box: [0, 0, 2, 1], window: [[row, row]], kernel: [[kernel, kernel]], inputs: ['contrast'], bias: 2, sum: 0.5, activation: 0.5, pixels: null };
    server.more.set('/runs/one/probes/', { id: 'p', status: 'done', multiplication: answer });
    const explorer = open('?run=one&explore=faces.edges.3&zoom=multiplication');
    const formula = await vi.waitFor(() => inside(explorer, 'explorer-multiplication', '.formula'), { timeout: 4000 });
    const said = (): string => formula.getAttribute('aria-valuetext') ?? '';
    expect(said()).toBe('row 1, column 2: +2 × −1 = −2');
    press(formula, 'ArrowLeft');
    await vi.waitFor(() => expect(said()).toBe('row 1, column 1: +1 × +0.5 = +0.5'));
    const kernels = all(inside(explorer, 'explorer-multiplication'), 'explorer-grid')[1];
    const cells = all(nth(kernels ? [kernels] : [], 0), 'td');
    nth(cells, 3).dispatchEvent(new MouseEvent('pointerover', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(said()).toBe('row 2, column 2: +2 × −1 = −2'));
    await vi.waitFor(() => expect(nth(cells, 3).className).toBe('marked'));
  });
});
