import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript example of the documentation. */
export interface Fence {
  /** The file and the line it begins at. */
  readonly title: string;
  readonly code: string;
}

/** All `ts` fences of the README, of docs/ and of the sources' doc comments. */
export function fences(): Fence[] {
  const pages = ['README.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))];
  const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));
  return [
    ...pages.flatMap((file) => fencesOf(file, /^()```ts\n([\s\S]*?)^```$/gm)),
    ...sources.flatMap((file) => fencesOf(file, /^( *)\* ```ts\n([\s\S]*?)^ *\* ```$/gm)),
  ];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

function fencesOf(file: string, pattern: RegExp): Fence[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(pattern)].map(({ index, 2: body = '' }) => ({
    title: `${file}:${text.slice(0, index).split('\n').length}`,
    code: file.endsWith('.ts') ? body.replaceAll(/^ *\* ?/gm, '') : body,
  }));
}

/** An example with each `expression; // => value` made into an assertion. */
export function withAssertions(code: string): string {
  return code.replaceAll(/^(.+); \/\/ => (.+)$/gm, 'assertEqual($1, $2);');
}

/** What is wrong with the types of the examples, all in one program. */
export function typeErrors(all: readonly Fence[]): string[] {
  const sources = new Map(
    all.map(({ title, code }, index) => [join(ROOT, 'test', 'docs', `fence-${index}.ts`), { title, code }]),
  );
  const config = ts.readConfigFile(join(ROOT, 'test', 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(ROOT, 'test'));
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    const fence = sources.get(name);
    return fence
      ? ts.createSourceFile(name, `${fence.code}\nexport {};\n`, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  };
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  const program = ts.createProgram([...sources.keys()], { ...options, noUnusedLocals: false }, host);
  return [...sources].flatMap(([name, { title }]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => `${title}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  );
}

/** An example as a script for `new Function`, its imports turned into `require`. */
export function asScript(code: string): string {
  const { outputText } = ts.transpileModule(withAssertions(code), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false },
  });
  return outputText;
}
