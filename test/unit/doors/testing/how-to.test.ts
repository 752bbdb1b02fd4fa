import { readFileSync } from 'node:fs';
import { ROLES } from 'apikey-policy';
import { accountAndRequest, assertSameAnswers } from 'apikey-policy/testing';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PAGE = readFileSync(new URL('../../../../docs/how-to/test-your-own-logic.md', import.meta.url), 'utf8');

describe('docs/how-to/test-your-own-logic.md', () => {
  const [code = ''] = PAGE.split('```ts\n').slice(1);
  const [, shown] = /```text\n([\s\S]*?)\n```/.exec(PAGE) ?? [];

  it('shows what its first example throws', () => {
    const tests: (() => void)[] = [];
    const modules: Readonly<Record<string, object>> = {
      'node:assert/strict': { throws: (test: () => void) => tests.push(test) },
      'apikey-policy': { ROLES },
      'apikey-policy/testing': { accountAndRequest, assertSameAnswers },
    };
    const { outputText } = ts.transpileModule(code.slice(0, code.indexOf('```')), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true, target: ts.ScriptTarget.ES2022 },
    });
    new Function('require', 'exports', outputText)((name: string) => modules[name], {});
    const [test] = tests;
    expect(test).toThrow(new Error(shown));
  });
});
