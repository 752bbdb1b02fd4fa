import { matchesPattern } from './wildcard.ts';

// rules.md, section 6, G4: the operators on an attribute of the request, which may be absent.

/** `unreadable`: an unknown operator, or a value that the operator cannot take. */
export type Match = boolean | 'unreadable';

/** Numbers and booleans as their string; nothing else is one. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** A list of such, or nothing where the list or one element is something else. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.map(textOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

export function matches(operator: unknown, value: unknown, attribute: string | undefined): Match {
  const text = textOf(value);
  const texts = textsOf(value);
  switch (operator) {
    case 'stringEquals':
      return text === undefined ? 'unreadable' : attribute !== undefined && attribute === text;
    case 'stringMatch':
      return text === undefined ? 'unreadable' : attribute !== undefined && matchesPattern(text, attribute);
    case 'stringExists':
      if (text !== 'true' && text !== 'false') return 'unreadable';
      return text === 'true' ? attribute !== undefined : attribute === undefined;
    case 'stringEqualsAnyOf':
      return texts === undefined ? 'unreadable' : attribute !== undefined && texts.some((one) => one === attribute);
    case 'stringMatchAnyOf':
      if (texts === undefined) return 'unreadable';
      return attribute !== undefined && texts.some((one) => matchesPattern(one, attribute));
    default:
      return 'unreadable';
  }
}
