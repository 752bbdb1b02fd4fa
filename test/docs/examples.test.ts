import { describe, expect, it, vi } from 'vitest';
import { fenceLines, fences, typeErrors, withAssertions } from './fences.ts';
import { modules, run } from './run.ts';

const all = fences();
const examples = all.filter(({ language }) => language === 'ts');

/** Languages of fences that are not examples of the library. */
const OTHER_LANGUAGES = ['hcl', 'json', 'mermaid', 'python', 'sh', 'text', 'yaml'];

describe('every example of the documentation', () => {
  it('is found', () => {
    expect(examples.length).toBeGreaterThan(0);
    // Each fence has two lines, so that none is written in a way that is not found.
    expect(all.length * 2).toBe(fenceLines());
  });

  it('says its language, and is run where it is TypeScript', () => {
    const others = all.filter(({ language }) => language !== 'ts' && !OTHER_LANGUAGES.includes(language));
    expect(others.map(({ title, language }) => `${title} ${language}`)).toEqual([]);
  });

  it('type-checks', () => {
    expect(typeErrors(examples)).toEqual([]);
  });

  it.each(examples.map(({ title, setup, code }) => [title, setup, code] as const))(
    'runs as written: %s',
    async (_, setup, code) => {
      expect(withAssertions(code), 'an example without an asserted value shows nothing').toMatch(
        /assertEqual\(|assert\./,
      );
      vi.spyOn(console, 'log').mockImplementation(() => {});
      await run(setup + code);
      vi.restoreAllMocks();
    },
  );
});

const functions = [...modules].flatMap(([door, exported]) =>
  Object.entries(exported).flatMap(([name, value]) => (typeof value === 'function' ? [[name, door] as const] : [])),
);

describe('every exported function', () => {
  it.each(functions)('has an example that imports it: %s from %s', (name, door) => {
    const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '${door}'`);
    expect(examples.some(({ code }) => imported.test(code))).toBe(true);
  });
});
