import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const reports = new URL('../package/api/', import.meta.url);

/** Every optional property in the report of an entry point whose type has no `undefined`, as its report spells it. */
function withoutUndefined(report: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.questionToken && node.type && !takesUndefined(node.type)) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('report.ts', report, ts.ScriptTarget.Latest, true));
  return found;
}

/** `never` marks a property that must be left out, such as the other subject of a policy. */
function takesUndefined(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.some(takesUndefined);
  const { UndefinedKeyword, UnknownKeyword, NeverKeyword } = ts.SyntaxKind;
  return [UndefinedKeyword, UnknownKeyword, NeverKeyword].includes(type.kind);
}

describe('an optional property takes `undefined`, for callers under `exactOptionalPropertyTypes`', () => {
  it.each(readdirSync(reports))('%s', (file) => {
    const [, report = ''] = readFileSync(new URL(file, reports), 'utf8').split('```');
    expect(withoutUndefined(report.replace(/^ts/, ''))).toEqual([]);
  });

  it('finds a property that does not', () => {
    const inner = 'readonly b: { readonly c?: string; readonly d?: 1 | undefined; readonly e?: unknown }';
    expect(withoutUndefined(`interface A { readonly a?: never; ${inner} }`)).toEqual(['readonly c?: string;']);
  });
});
