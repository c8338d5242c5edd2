/** What of a concept a student has shown to know, from the site's own schema. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Coverage = Schemas['CoverageOut'];
export type Point = Schemas['CoveragePointOut'];
export type Check = Schemas['CoverageCheckOut'];
