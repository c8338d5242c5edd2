import { describe, expect, it } from 'vitest';
import { answerInWords, surest } from './words';

const said = (...output: [string, number][]): string =>
  answerInWords('faces', output.map(([label, probability]) => ({ label, probability })));

describe('an answer in words', () => {
  it('names who it is, and that it could only choose among its answers', () => {
    expect(said(['Ada', 0.9], ['no face', 0.1])).toBe('It answers “Ada” (90.0 %). It can only choose among the answers below.');
  });
  it('says that there is no face', () => expect(said(['no face', 0.97], ['Ada', 0.03])).toBe('It finds no face here (97.0 %).'));
  it('says that it knows no such face', () => {
    expect(said(['someone else', 0.8], ['no face', 0.2])).toBe('It finds a face, but none of the people it was taught (80.0 %).');
  });
  it('does not pretend to know which face it is', () => {
    expect(said(['Ada', 0.4], ['Ben', 0.35], ['no face', 0.25])).toBe(
      'It finds a face (75.0 %) but cannot say which: its best guess, “Ada”, gets only 40.0 %.',
    );
  });
  it('does not pretend to have an answer', () => {
    expect(said(['no face', 0.45], ['Ada', 0.3], ['Ben', 0.25])).toContain('It finds a face (55.0 %)');
    expect(said(['no face', 0.49], ['Ada', 0.01])).toContain('It finds a face');
  });
  it('guesses among faces where it finds one, even if "no face" leads', () => {
    expect(said(['no face', 0.45], ['Ada', 0.3], ['Ben', 0.25])).toContain('its best guess, “Ada”, gets only 30.0 %');
  });
});

describe('the network that is surest of a picture', () => {
  const output = (none: string, share: number) => ({ output: [{ label: none, probability: 1 - share }, { label: 'known', probability: share }] });

  it('is the one that finds what it was taught, not the one that is sure of finding none', () => {
    expect(surest({ faces: output('no face', 0.01), cars: output('no car', 0.6) })).toBe('cars');
    expect(surest({ faces: output('no face', 0.9), cars: output('no car', 0.6) })).toBe('faces');
  });
  it('is one that the run has', () => expect(surest({ cars: output('no car', 0) })).toBe('cars'));
});
