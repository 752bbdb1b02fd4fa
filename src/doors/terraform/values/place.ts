import type { Path } from '../../../text/quote.ts';
import type { PlannedChange } from '../plan/planned-change.ts';
import { type Code, codeAt, LOST } from './code.ts';
import { fieldIn } from './field-in.ts';
import { markAt } from './marks.ts';

/** A place in the attributes of a resource: its value, whether that is unknown, and the code that it comes from. */
export interface Place {
  readonly value: unknown;
  readonly mark: unknown;
  readonly code: Code;
  readonly path: Path;
}

/** The attributes that a resource had, all of them known. */
export function placeBefore({ before, path }: PlannedChange): Place {
  return { value: before, mark: undefined, code: LOST, path: [...path, 'change', 'before'] };
}

/** The attributes that a resource is planned to have. */
export function placeAfter({ after, unknown, path }: PlannedChange, code: Code): Place {
  return { value: after, mark: unknown, code, path: [...path, 'change', 'after'] };
}

/** An attribute or block within a place. */
export function at({ value, mark, code, path }: Place, key: string): Place {
  return {
    value: fieldIn(value, key),
    mark: markAt(mark, key),
    code: codeAt(code, key),
    path: [...path, key],
  };
}
