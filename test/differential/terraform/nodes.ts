/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** An argument of a resource: what the code says, and its value as far as the plan knows it. */
export type Node =
  | { readonly kind: 'scalar'; readonly value: unknown; readonly code: Json; readonly isKnown: boolean }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly isWhole: boolean }
  | { readonly kind: 'blocks'; readonly blocks: readonly Arguments[]; readonly isSet: boolean };

export type Arguments = Readonly<Record<string, Node>>;

export const known = (value: unknown): Node => ({
  kind: 'scalar',
  value,
  code: { constant_value: value },
  isKnown: true,
});

/** A value that the code takes from elsewhere; the plan knows it unless it is an attribute of a created resource. */
export const reference = (references: readonly string[], value: string, isKnown: boolean): Node => ({
  kind: 'scalar',
  value,
  code: { references },
  isKnown,
});

/** A list of values; a set of which one is unknown can be unknown as a whole. */
export const list = (items: readonly Node[], isWhole = false): Node => ({ kind: 'list', items, isWhole });
export const blocks = (...all: readonly Arguments[]): Node => ({ kind: 'blocks', blocks: all, isSet: false });
export const set = (...all: readonly Arguments[]): Node => ({ kind: 'blocks', blocks: all, isSet: true });

/** What Terraform writes about an argument: its planned value, what of it is unknown, and the code. */
interface Written {
  readonly after: unknown;
  readonly unknown: unknown;
  readonly code: unknown;
}

function written(node: Node): Written {
  switch (node.kind) {
    case 'scalar':
      return { after: node.isKnown ? node.value : undefined, unknown: !node.isKnown, code: node.code };
    case 'list':
      return writtenList(node.items.map(written), node.isWhole);
    case 'blocks': {
      const all = node.blocks.map(writtenArguments);
      // The code keeps the order in which it was written, and a set has another one.
      const planned = node.isSet ? [...all].reverse() : all;
      return {
        after: planned.map(({ after }) => after),
        unknown: planned.map(({ unknown }) => unknown),
        code: all.map(({ code }) => code),
      };
    }
  }
}

function writtenList(items: readonly Written[], isWhole: boolean): Written {
  const references = items.flatMap(({ code }) => (code as { references?: string[] }).references ?? []);
  const constants = { constant_value: items.map(({ after }) => after) };
  const code = references.length > 0 ? { references } : constants;
  if (isWhole && items.some(({ unknown }) => unknown === true)) return { after: undefined, unknown: true, code };
  return { after: items.map(({ after }) => after ?? null), unknown: items.map(({ unknown }) => unknown), code };
}

export function writtenArguments(all: Arguments): {
  readonly after: Json;
  readonly unknown: Json;
  readonly code: Json;
} {
  const entries = Object.entries(all).map(([name, node]) => [name, written(node)] as const);
  const part = (key: keyof Written, isMeant: (value: unknown) => boolean): Json =>
    Object.fromEntries(entries.map(([name, node]) => [name, node[key]] as const).filter(([, value]) => isMeant(value)));
  return {
    after: part('after', (value) => value !== undefined),
    unknown: part('unknown', (value) => value !== false),
    code: part('code', () => true),
  };
}

/** The values of arguments whose every part is known: what a state holds. */
export function valuesOf(all: Arguments): Json {
  return Object.fromEntries(Object.entries(all).map(([name, node]) => [name, valueOfNode(node)]));
}

function valueOfNode(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(valueOfNode);
    case 'blocks':
      return node.blocks.map(valuesOf);
  }
}
