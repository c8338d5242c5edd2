/** A drill and its verdict, for tests. */
import type { Drill, DrillVerdict } from '../../api/practice';

export const DRILL: Drill = {
  id: 'depth',
  title: 'What depth buys',
  section: 'first',
  question_html: '<p>More <em>layers</em>?</p>',
  what: 'Small networks, 400 unseen pictures',
  quantity: { title: 'named rightly', unit: 'share' },
  turn: [
    {
      name: 'layers',
      title: 'Layers',
      values: [1, 2, 3].map((value) => ({ value, label: value === 1 ? '1 layer' : `${value} layers` })),
    },
  ],
  fixed: [{ title: 'Trained on', label: 'faces' }],
  start: { layers: 3 },
  against: '1 layer',
  most: null,
  choices: [
    { id: 'lower', text: 'It is lower' },
    { id: 'same', text: 'About the same' },
    { id: 'higher', text: 'It is higher' },
  ],
};

export const VERDICT: DrillVerdict = {
  right: true,
  explanation_html: '<p>Measured: 80.0 % and 40.0 %.</p>',
  answers: ['higher'],
  cells: [
    { label: '3 layers', value: 0.8, deviation: 0.01, said: '80.0 %', asked: true },
    { label: '1 layer', value: 0.4, deviation: 0.02, said: '40.0 %', asked: false },
  ],
  model_html: '<p>Layers build on layers.</p>',
  points: [
    { id: 'parts', html: 'names parts' },
    { id: 'window', html: 'names the window' },
  ],
};
