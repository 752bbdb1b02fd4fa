import { existsSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BY_RULE } from './by-rule/index.ts';
import { collect } from './corpus/collect.ts';
import { type FileName, FOLDER, fileOf, manifestOf, textOfFile, vectorsOfFile } from './files.ts';

function write(name: FileName, text: string): void {
  writeFileSync(new URL(name, FOLDER), text);
}

/** Only this writes vectors: those by rule as their tables say, and of the corpus what is new. */
it('writes the vectors and their manifest', () => {
  write('by-rule.json', fileOf(BY_RULE));

  const recorded = existsSync(new URL('corpus.json', FOLDER)) ? vectorsOfFile('corpus.json') : [];
  const { vectors, dropped } = collect(recorded);
  write('corpus.json', fileOf(vectors));
  console.log(`corpus: ${vectors.length} vectors, ${vectors.length - recorded.length + dropped.length} of them new`);
  for (const id of dropped) console.log(`dropped, as it is answered otherwise now: ${id}`);

  const texts = { 'by-rule.json': textOfFile('by-rule.json'), 'corpus.json': textOfFile('corpus.json') };
  write('manifest.json', `${JSON.stringify(manifestOf(texts), undefined, 2)}\n`);
  expect(vectors.length).toBeGreaterThanOrEqual(300);
});
