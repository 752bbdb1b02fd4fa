import type { Action } from 'apikey-policy';
import type { Vector as PublishedVector } from 'apikey-policy/testing';
import type { RuleId } from './rule-ids.ts';

export type { Expected } from 'apikey-policy/testing';
export { expectedOf, inOrder } from '../../src/doors/testing/vectors/vector.ts';

/** A vector as it is written: its account still may be none. */
export interface Vector extends Omit<PublishedVector, 'rules' | 'account'> {
  readonly rules: readonly RuleId[];
  /** An account that parses, as plain JSON. */
  readonly account: object;
}

export interface VectorFile {
  readonly $schema: './schema.json';
  readonly vectors: readonly Vector[];
}

/** The letters of section 1. */
export type Letter = 'T' | 'U' | 'S' | 'C';

export const LETTERS: Readonly<Record<Action, Letter>> = {
  'iam-identity.account.update': 'T',
  'iam-identity.user-apikey.create': 'U',
  'iam-identity.apikey.create': 'S',
  'iam-identity.serviceid.create': 'C',
};
