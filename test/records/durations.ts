import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { Reporter, TestModule } from 'vitest/node';
import { madeAt } from './made-at.mjs';

/** The layers of `docs/contributing.md`, by their folders. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  unit: ['unit'],
  vectors: ['conformance'],
  'reference and exhaustive': ['reference', 'exhaustive', 'differential'],
  'laws and properties': ['laws', 'property'],
  'hostile input': ['robustness'],
  examples: ['docs', 'examples'],
  command: ['cli'],
  types: ['types'],
  'tools of the tests': ['support'],
};

interface Timed {
  readonly file: string;
  readonly seconds: number;
  readonly tests: number;
}

/** Writes how long the tests take: each layer, and the ten slowest files. */
export default class Durations implements Reporter {
  private begin = 0;
  /** The load of the machine before. */
  private load = 0;

  onTestRunStart(): void {
    this.begin = performance.now();
    [this.load = 0] = loadavg();
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const wall = (performance.now() - this.begin) / 1000;
    const files = modules.map(timed).sort((a, b) => b.seconds - a.seconds);
    const page = `# How long the tests take

\`npm test -- --reporter=default --reporter=./test/records/durations.ts\` writes this page. Made at ${madeAt()},
with Node ${process.versions.node} on ${availableParallelism()} cores: ${wall.toFixed(0)} s for ${sumOf(files, 'tests')} tests in ${files.length} files.
The load of the machine before was ${this.load.toFixed(1)}; the times are those of a quiet one where it is below 1.

The seconds are those of one core. To load a file comes on top, and the library is loaded once for many files.

| layer | files | tests | seconds |
|---|---|---|---|
${Object.entries(LAYERS).map(layerRow(files)).join('\n')}

## The ten slowest files

| file | seconds |
|---|---|
${files
  .slice(0, 10)
  .map(({ file, seconds }) => `| \`${file}\` | ${seconds.toFixed(1)} |`)
  .join('\n')}
`;
    writeFileSync(new URL('../../docs/records/durations.md', import.meta.url), page);
  }
}

function timed(module: TestModule): Timed {
  const seconds = module.diagnostic().duration / 1000;
  return { file: module.relativeModuleId, seconds, tests: [...module.children.allTests()].length };
}

function layerRow(files: readonly Timed[]): (layer: readonly [string, readonly string[]]) => string {
  return ([name, folders]) => {
    const own = files.filter(({ file }) => folders.includes(file.split('/')[1] ?? ''));
    return `| ${name} | ${own.length} | ${sumOf(own, 'tests')} | ${sumOf(own, 'seconds').toFixed(0)} |`;
  };
}

function sumOf(files: readonly Timed[], what: 'seconds' | 'tests'): number {
  return files.reduce((sum, file) => sum + file[what], 0);
}
