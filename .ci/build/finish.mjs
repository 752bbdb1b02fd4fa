// The last step of `npm run build`: makes of what tsup left in dist what the package ships.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { byLine } from './line-map.mjs';
import { withLinks } from './rules.mjs';

const DIST = new URL('../../dist/', import.meta.url);

// A stack trace of one form is as good as that of the other.
rmSync(new URL('index.cjs.map', DIST));
change('index.cjs', (text) => text.replace(/\n\/\/# sourceMappingURL=.*/, ''));

for (const file of readdirSync(DIST)) {
  if (file.endsWith('.map')) change(file, (text) => JSON.stringify(byLine(JSON.parse(text))));
  if (file.endsWith('.d.cts')) change(file, withLinkedRules);
  // One copy of the types, which a program gets whichever way it imports the package.
  if (file.endsWith('.d.ts')) change(file, () => `export * from './${file.replace(/\.d\.ts$/, '.cjs')}';\n`);
}

function change(file, edit) {
  const place = new URL(file, DIST);
  writeFileSync(place, edit(readFileSync(place, 'utf8')));
}

/** Declarations whose docstrings cite each rule by a link to the page that ships beside them. */
function withLinkedRules(declarations) {
  return declarations.replaceAll(/\/\*\*[\s\S]*?\*\//g, (docstring) =>
    withLinks(docstring, (rule, place) => `[${rule}](../docs/reference/${place})`),
  );
}
