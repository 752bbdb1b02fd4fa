/** A reference to a resource of the same module. */
export interface ResourceReference {
  readonly type: string;
  readonly name: string;
  /** The key of the instance, where the reference names one. */
  readonly index: string | number | undefined;
  /** None where the code names it behind `[count.index]` or `[each.key]`: the plan does not keep it (TF-4). */
  readonly attribute: string | undefined;
}

/** What an expression refers to: resources, and possibly the key of the instance that it stands in. */
export interface References {
  readonly resources: readonly ResourceReference[];
  readonly iterator: 'count.index' | 'each.key' | undefined;
}

const LONGEST = 2000;
const REFERENCE = /^([^.[\]"\s]+)\.([^.[\]"\s]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?(?:\.([^.[\]"\s]+))?$/;
const PART = /\.?[^.[\]"]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;
const NO_RESOURCES = ['var', 'local', 'module', 'data', 'count', 'each', 'path', 'terraform', 'self'];

/** Reads references; none where one of them is to anything but a resource (TF-4). */
export function readReferences(references: readonly string[]): References | undefined {
  if (references.some(({ length }) => length > LONGEST)) return undefined;
  const prefixes = new Set(references.flatMap(prefixesOf));
  const longest = [...new Set(references)].filter((reference) => !prefixes.has(reference));
  const iterators = longest.filter(isIterator);
  const resources = longest.filter((reference) => !isIterator(reference)).map(readResource);
  if (iterators.length > 1 || !resources.every((resource) => resource !== undefined)) return undefined;
  return { resources, iterator: iterators[0] };
}

function isIterator(reference: string): reference is 'count.index' | 'each.key' {
  return reference === 'count.index' || reference === 'each.key';
}

/** `g["a"].id` has the prefixes `g`, `g["a"]`. Only so many, because no resource is referred to by more. */
function prefixesOf(reference: string): string[] {
  const parts = [...(reference.match(PART) ?? [])].slice(0, 8);
  const prefixes: string[] = [];
  let prefix = '';
  for (const part of parts) {
    prefix += part;
    if (prefix !== reference) prefixes.push(prefix);
  }
  return prefixes;
}

function readResource(reference: string): ResourceReference | undefined {
  const [, type, name, key, attribute] = REFERENCE.exec(reference) ?? [];
  if (type === undefined || name === undefined || NO_RESOURCES.includes(type)) return undefined;
  return { type, name, index: key === undefined ? undefined : readKey(key), attribute };
}

/** The key of an instance; a string stands in quotes, as HCL writes it. */
function readKey(key: string): string | number {
  if (!key.startsWith('"')) return Number(key);
  return key.slice(1, -1).replace(/\\(["\\])/g, '$1');
}
