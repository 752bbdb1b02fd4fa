import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** An example of the documentation. */
export interface Fence {
  /** The file and the line it begins at. */
  readonly title: string;
  readonly language: string;
  /** What the example takes as given, and a page hides: the comment `<!-- setup … -->` before it. */
  readonly setup: string;
  readonly code: string;
}

/** The README and all pages of docs/. */
export function pages(): string[] {
  return ['README.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))];
}

/** All fences of the README, of docs/ and of the sources' doc comments, of whatever language. */
export function fences(): Fence[] {
  const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));
  return [
    ...pages().flatMap((file) => fencesOf(file, /^(?:<!-- setup\n([\s\S]*?)^-->\n)? *```(\w*)\n([\s\S]*?)^ *```$/gm)),
    ...sources.flatMap((file) => fencesOf(file, /^()(?: *)\* ```(\w*)\n([\s\S]*?)^ *\* ```$/gm)),
  ];
}

/** How many lines of those files open or close a fence, however it is written. */
export function fenceLines(): number {
  const files = [...pages(), ...filesBelow('src').filter((file) => file.endsWith('.ts'))];
  const lines = files.flatMap((file) => textOf(file).split('\n'));
  return lines.filter((line) => /^[\s*>-]*(```|~~~)/.test(line)).length;
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

function fencesOf(file: string, pattern: RegExp): Fence[] {
  const text = textOf(file);
  return [...text.matchAll(pattern)].map(({ index, 1: setup = '', 2: language = '', 3: body = '' }) => ({
    title: `${file}:${text.slice(0, index).split('\n').length}`,
    language,
    setup,
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
    all.map(({ title, setup, code }, index) => [
      join(ROOT, 'test', 'docs', `fence-${index}.ts`),
      { title, code: setup + code },
    ]),
  );
  const config = ts.readConfigFile(join(ROOT, 'test', 'tsconfig.json'), ts.sys.readFile);
  const { options: settings } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(ROOT, 'test'));
  const checked = { ...settings, noUnusedLocals: false };
  const host = ts.createCompilerHost(checked);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options, ...rest) => {
    const fence = sources.get(name);
    return fence
      ? ts.createSourceFile(name, `${fence.code}\nexport {};\n`, options)
      : getSourceFile(name, options, ...rest);
  };
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  const program = ts.createProgram([...sources.keys()], checked, host);
  return [...sources].flatMap(([name, { title }]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => `${title}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  );
}

/** An example as a script for an asynchronous function, its imports turned into `require`. */
export function asScript(code: string): string {
  const { outputText } = ts.transpileModule(withAssertions(code), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      verbatimModuleSyntax: false,
    },
  });
  return outputText;
}
