import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('mistakes.txt', import.meta.url));
const FILE = fileURLToPath(new URL('mistakes.source.ts', import.meta.url));

/** Every mistake with its title; what stands before the first is shared by all. */
const [SETUP = '', ...MISTAKES] = readFileSync(SOURCE, 'utf8').split(/^\/\/ (?=\d+\. )/m);

/** What TypeScript says first of each mistake: all are checked in one program. */
function firstLines(): string[] {
  const bodies = MISTAKES.map((mistake) => `{\n// ${mistake}}\n`);
  const text = [SETUP, ...bodies].join('');
  const root = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
  const { config } = ts.readConfigFile(root, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fileURLToPath(new URL('..', import.meta.url)));
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === FILE ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest);
  const found = ts.createProgram([FILE], { ...options, types: [], noUnusedLocals: false }, host);
  const file = found.getSourceFile(FILE);
  const problems = [...found.getSyntacticDiagnostics(file), ...found.getSemanticDiagnostics(file)];
  let start = SETUP.length;
  return bodies.map((body) => {
    const end = start + body.length;
    const own = problems.filter((problem) => (problem.start ?? -1) >= start && (problem.start ?? -1) < end);
    start = end;
    return own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]).join('\n');
  });
}

it('what TypeScript says first of typical mistakes', async () => {
  const lines = firstLines();
  const sections = MISTAKES.map((mistake, index) => {
    const [title = '', ...code] = mistake.trimEnd().split('\n');
    return [`## ${title}`, '', '```ts', ...code, '```', '', `> ${lines[index]}`].join('\n');
  });
  const page = [
    '# What TypeScript says of typical mistakes',
    '',
    'A test writes this page: `npm test -- -u`.',
    '',
    sections.join('\n\n'),
    '',
  ];
  for (const line of lines) expect(line).not.toBe('');
  await expect(page.join('\n')).toMatchFileSnapshot('mistakes.md');
});
