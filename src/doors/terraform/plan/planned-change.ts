import { type Body, fieldOf } from '../../../ibm-api/body.ts';
import type { Path } from '../../../text/quote.ts';
import type { Actions } from './actions.ts';

/** One managed resource instance of a plan, and what happens to it. */
export interface PlannedChange extends Actions {
  readonly address: string;
  /** The address of the module instance; empty for the root module. */
  readonly module: string;
  readonly type: string;
  readonly name: string | undefined;
  /** The key of an instance of `count` (a number) or `for_each` (a string). */
  readonly index: string | number | undefined;
  /** Whether it is an old object that a replacement has left over, which no reference means (TF-4). */
  readonly isDeposed: boolean;
  /** The id of the object that is changed or removed; empty where none is, or where its type is not followed. */
  readonly idBefore: string;
  readonly before: Body;
  readonly after: Body;
  /** What of `after` is known only after the apply, nested like it. */
  readonly unknown: unknown;
  /** Where it stands in the plan. */
  readonly path: Path;
}

/** A string among the attributes of a resource; none where it is not set. */
export function stringAt(attributes: Body, key: string): string | undefined {
  const value = fieldOf(attributes, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
