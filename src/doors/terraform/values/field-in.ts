import { fieldOf, isBody } from '../../../ibm-api/body.ts';

/** A field of a value that may be no object. */
export function fieldIn(value: unknown, key: string): unknown {
  return isBody(value) ? fieldOf(value, key) : undefined;
}
