/** Experiments on a run, from the site's own schema. Lengths are input pixels, 0 to 96. */
import type { Exhibit, FailureRequest } from './failures';
import type { Multiplication } from './learnt';
import type { components } from './schema';
import type { NetworkName, NetworkRun, Probability, Problem } from './types';
import type { Follow } from './walkthrough';

type Schemas = components['schemas'];

export type Step = Schemas['TransformInRequest'];
export type StepName = Schemas['TransformEnum'];
export type Stroke = Schemas['StrokeInRequest'];
export type Fill = Schemas['FillEnum'];
export type SilencedUnit = Schemas['UnitInRequest'];
export type Method = Schemas['MethodEnum'];
export type Prediction = Schemas['PredictionInRequest'];
export type Attribution = Omit<Schemas['AttributionOut'], 'target'> & { target: Schemas['TargetInRequest'] };
export type Curve = Omit<Schemas['CurveOut'], 'networks'> & {
  networks: Partial<Record<NetworkName, Schemas['CurveSideOut']>>;
};

/** What is changed before the networks read the picture again. */
export type Changes = Pick<Schemas['ChangeInRequest'], 'transform' | 'occlude' | 'silence'>;
export type ChangeRequest = Changes & { kind: 'change'; prediction?: Prediction };
export type AttributeRequest = Schemas['AttributeInRequest'];
export type CurveRequest = Schemas['CurveInRequest'];
export type MultiplyRequest = Schemas['MultiplyInRequest'];
export type FollowRequest = Schemas['FollowInRequest'];
export type ProbeRequest = ChangeRequest | AttributeRequest | CurveRequest | MultiplyRequest | FailureRequest | FollowRequest;

export type Measured = { label: string } | { before: number; after: number; direction: 'up' | 'down' | 'same' };
/** A prediction after the site has graded it. */
export type Graded = Omit<Schemas['PredictionOut'], 'measured'> & { measured: Measured | null };

export type Probe = Pick<Schemas['ProbeOut'], 'id' | 'kind' | 'status' | 'progress' | 'parameters' | 'input' | 'events_url'> & {
  error: Problem | null;
  before: Partial<Record<NetworkName, Probability[]>>;
  networks: Partial<Record<NetworkName, NetworkRun>>;
  attribution: Attribution | null;
  curve: Curve | null;
  multiplication: Multiplication | null;
  exhibits: Exhibit[];
  follow: Follow | null;
  prediction: Graded | null;
};
