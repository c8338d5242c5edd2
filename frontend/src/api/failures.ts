/** Failures: what the site shows of them, sets off, and judges. */
import type { components } from './schema';
import type { NetworkName } from './types';

type Schemas = components['schemas'];

export type FailureRequest = Schemas['FailureInRequest'];
export type Live = FailureRequest['failure'];

export interface Choice {
  id: string;
  html: string;
}

/** One failure as it is shown before an answer; `live` ones are set off on the page's picture. */
export interface Failure {
  id: string;
  title: string;
  section: string;
  live: Live | null;
  symptom_html: string;
  look_html: string;
  causes: Choice[];
  remedies: Choice[];
}

/** A label's share; null where the network gave no number. */
export interface Share {
  label: string;
  probability: number | null;
}

export type Exhibit = Omit<Schemas['ExhibitOut'], 'outputs' | 'figures'> & {
  outputs: Partial<Record<NetworkName, Share[]>>;
  figures: Record<string, number>;
};

export type Verdict = Schemas['FailureVerdict'];
