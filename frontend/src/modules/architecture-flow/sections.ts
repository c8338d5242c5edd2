import { STAGES, type Stage } from './draw';

/** Pairs of a heading's id and its stage, in the order of the attribute. */
export function readSections(text: string): { id: string; stage: Stage }[] {
  return text
    .split(/\s+/)
    .map((word) => word.split(':'))
    .flatMap(([name, ids = '']) => {
      const stage = STAGES.find((one) => one === name);
      return stage ? ids.split(',').filter(Boolean).map((id) => ({ id, stage })) : [];
    });
}
