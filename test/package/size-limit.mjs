import { readdirSync } from 'node:fs';

// Gzipped, in kB of 1000 bytes: a little above what was measured, so that growth is a decision.
const limits = {
  everything: 29.9,
  decide: 7.45,
  'ibm-cloud': 18.4,
  authzen: 5.8,
  cedar: 5.9,
  gateway: 5.45,
  report: 9.3,
  snapshot: 7.15,
  terraform: 14.1,
  testing: 17.3,
};

const dist = new URL('../../dist/', import.meta.url);
const doors = readdirSync(dist)
  // The command is run by Node, and goes into no bundle.
  .filter((file) => file.endsWith('.js') && file !== 'index.js' && file !== 'cli.js')
  .map((file) => file.replace(/\.js$/, ''));

const unlimited = doors.filter((door) => !Object.hasOwn(limits, door));
if (unlimited.length > 0) throw new Error(`no limit in test/package/size-limit.mjs for ${unlimited.join(', ')}`);

const check = (name, file, limit) => ({ name, path: `../../dist/${file}.js`, limit: `${limit} kB`, gzip: true });

export default [
  check('apikey-policy, everything', 'index', limits.everything),
  { ...check('apikey-policy, `decide` alone', 'index', limits.decide), import: '{ decide }' },
  // What a door adds to the core, which it shares with its program.
  ...doors.map((door) => ({ ...check(`apikey-policy/${door}`, door, limits[door]), ignore: ['apikey-policy'] })),
];
