import { describe, expect, it } from 'vitest';
import { exploreQuery, readExplore } from '../../lib/explore-place';
import { curvePath, inkOn, largestAt, layNodes, linkWidth, products, signedColour, sum } from './draw';
import { lightness, parse, type Colour } from '../../lib/palettes';
import { apart, VIEWERS } from '../../testing/eyes';
import { frameInWords, lossCurves, stageInWords, stageStarts } from './film-words';
import { findUnits, partsFound } from './find';
import { inputInWords, layerAt, openSteps, sumInWords, walkTo } from './walk';

const unit = (index: number, best_part: string | null, iou: number, dead = false) => ({ index, best_part, iou, dead, precision: 0, optimised: 0 });
const UNITS = [unit(0, 'nose', 0.05), unit(1, 'left_eye', 0.3), unit(2, null, 0, true), unit(3, 'left_eye', 0.2), unit(4, 'mouth', 0.4)];

describe('finding units', () => {
  it('keeps those that detect the part, best match first when asked', () => {
    expect(findUnits(UNITS, 'left_eye', 'selectivity', null).map(({ index }) => index)).toEqual([1, 3]);
  });
  it('finds no detector in a match that is too faint', () => {
    expect(findUnits(UNITS, 'nose', 'index', null)).toEqual([]);
  });
  it('puts dead units last, and keeps numbers in order where nothing else decides', () => {
    expect(findUnits(UNITS, null, 'selectivity', null).map(({ index }) => index)).toEqual([4, 1, 3, 0, 2]);
    expect(findUnits(UNITS, null, 'index', null).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  });
  it('counts the units of each part in all layers given', () => {
    expect(partsFound(UNITS, null, UNITS.slice(4))).toEqual([['left_eye', 2], ['mouth', 2]]);
  });
});

describe('a walk', () => {
  const start = { layer: 'objects' as const, units: [5] };
  it('goes down to the edges and no further', () => {
    const walk = walkTo(walkTo(start, 0, 7), 1, 3);
    expect(walk.units).toEqual([5, 7, 3]);
    expect(layerAt(walk, 2)).toBe('edges');
    expect(layerAt(walk, 3)).toBeNull();
    expect(openSteps(walk)).toEqual([0, 1]);
  });
  it('turns aside from what was walked before', () => {
    expect(walkTo(walkTo(walkTo(start, 0, 7), 1, 3), 0, 8).units).toEqual([5, 8]);
  });
  it('goes back up from the same input chosen again', () => {
    expect(walkTo(walkTo(start, 0, 7), 0, 7).units).toEqual([5]);
  });
  it('tells what an input does and where', () => {
    expect(inputInWords({ unit: 4, contribution: -0.25, offset: [2, -1] })).toBe('unit 4 takes 0.25 away, mostly 2 right, 1 above');
    expect(inputInWords({ unit: 4, contribution: 1.5, offset: [0, 0] })).toBe('unit 4 adds 1.5, mostly in the middle');
  });
  it('adds inputs, all others and the threshold up to the unit’s mean answer', () => {
    const exemplar = (value: number) => ({ value, box: [], label: '', tile: 0 });
    const input = (contribution: number) => ({ unit: 0, contribution, offset: [0, 0] as [number, number] });
    const unit = { exemplars: [exemplar(4), exemplar(2)], top_inputs: [input(2), input(-0.5)], bias: -0.75 };
    expect(sumInWords(unit)).toBe('Averaged over its 2 strongest patches: these inputs +1.5, all others +2.25, its own threshold −0.75; together 3.');
    expect(sumInWords({ ...unit, exemplars: [] })).toBe('');
  });
});

describe('the place in the address', () => {
  it('is read back as it was written', () => {
    const place = { network: 'cars', layer: 'edges', unit: 3, zoom: 'multiplication', at: [4, 5], part: null, sort: 'strength', frame: 2, show: 'maps', scale: 'layer', walk: [7, 3] } as const;
    const query = Object.entries(exploreQuery(place)).filter((pair): pair is [string, string] => pair[1] !== undefined);
    expect(readExplore(new URLSearchParams(query).toString())).toEqual(place);
  });
  it('says nothing about the first view', () => {
    expect(Object.values(exploreQuery(readExplore(''))).every((value) => value === undefined)).toBe(true);
  });
  it('leaves out what makes no sense', () => {
    expect(readExplore('?explore=dogs.tails.x&zoom=near&at=1&sort=odd')).toEqual(readExplore(''));
  });
});

describe('drawing', () => {
  it('keeps a row of inputs within its width, and in its middle', () => {
    const nodes = layNodes(6, 328, 60, 8);
    expect(nodes[5] && nodes[5].x + nodes[5].side).toBeLessThanOrEqual(328);
    expect(nodes[0]?.x).toBeGreaterThanOrEqual(0);
  });
  it('draws links as wide as what they add, never too thin', () => {
    expect([linkWidth(-2, 2), linkWidth(1, 2), linkWidth(0, 2)]).toEqual([6, 3, 1]);
  });
  it('multiplies number by number and adds up', () => {
    const product = products([[1, 2], [3, 4]], [[1, 0], [0, -1]]);
    expect(product).toEqual([[1, 0], [0, -4]]);
    expect(sum(product)).toBe(-3);
  });
  it('finds the largest number of a grid, whatever its sign', () => {
    expect(largestAt([[1, 0], [0, -4]])).toEqual([1, 1]);
  });
  it('tells signs apart by colour, and keeps the digits readable', () => {
    expect(signedColour(1, 1)).not.toBe(signedColour(-1, 1));
    expect([inkOn(0, 1), inkOn(1, 1), inkOn(-1, 1)]).toEqual(['#000', '#fff', '#fff']);
    for (let value = -1; value <= 1; value += 1 / 64) {
      const luminance = ((lightness(parse(signedColour(value, 1))) + 16) / 116) ** 3;
      const contrast = inkOn(value, 1) === '#fff' ? 1.05 / (luminance + 0.05) : (luminance + 0.05) / 0.05;
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }
  });
  it('draws a curve from corner to corner', () => {
    expect(curvePath([[0, 0], [1, 1]], { width: 100, height: 50, x: [0, 1], y: [0, 1] })).toBe('M0.0 50.0L100.0 0.0');
  });
});

describe('the film in words', () => {
  const frame = (stage: string, step: number, loss: number | null) => ({ stage, step, steps: 10, loss, accuracy: 0.5, row: 0 });
  it('says what learns and how far it is', () => {
    expect(stageInWords(frame('edges', 0, null))).toBe('random weights, nothing learnt yet');
    expect(stageInWords(frame('parts', 3, 1))).toBe('the parts learn, step 4 of 10');
    expect(stageInWords(frame('output', 9, 1))).toBe('the output has learnt, after 10 steps');
  });
  it('tells both accuracies of a moment', () => {
    const film = { sheets: {}, files: {}, frames: [frame('edges', 0, null)] };
    expect(frameInWords([film, film], 0)).toBe('random weights, nothing learnt yet; face network accuracy 50.0 %, car network accuracy 50.0 %');
  });
  it('knows the frame in which each stage begins', () => {
    expect(stageStarts([frame('edges', 0, null), frame('edges', 1, 8), frame('parts', 0, 0.5), frame('output', 0, 1)])).toEqual([0, 2, 3]);
  });
  it('gives each stage’s loss a scale of its own', () => {
    expect(lossCurves([frame('edges', 0, null), frame('edges', 1, 8), frame('edges', 2, 4), frame('parts', 0, 0.5)])).toEqual([
      [[1, 1], [2, 0.5]],
      [[3, 1]],
    ]);
  });
});

describe.each(Object.entries(VIEWERS))('a reader %s', (_, viewer) => {
  it('sees both ends of the signed palette apart from each other and from nothing', () => {
    const [positive, negative, none] = [1, -1, 0].map((value) => parse(signedColour(value, 1))) as [Colour, Colour, Colour];
    for (const [one, other] of [[positive, negative], [positive, none], [negative, none]] as const) {
      expect(apart(one, other, viewer)).toBeGreaterThan(20);
    }
  });
});
