import { ASKED } from './questions.mjs';

/**
 * Puts every vector to a copy of the library, and everything else that its entry points answer: nothing here but
 * ECMAScript, so that it runs wherever the library may run.
 *
 * @param library the entry points, by name
 * @param data `vectors`, and `payloads`, bodies of IBM Cloud's APIs by name
 * @returns plain data: how many vectors there were, the ids of those that are answered otherwise, and for each entry
 *   point how much it answered, with a fingerprint that tells any two different answers apart
 */
export function conform(library, data) {
  const { compile, decide } = library['apikey-policy'];
  const wrong = data.vectors.filter((vector) => !isAnswered(vector, decide, compile)).map(({ id }) => id);
  const answers = Object.keys(library)
    .filter((entry) => entry.startsWith('apikey-policy'))
    .map((entry) => [entry, answersOf(entry, library, data)]);
  return { vectors: data.vectors.length, wrong, answers: Object.fromEntries(answers) };
}

function isAnswered({ account, request, expected }, decide, compile) {
  const pdp = compile(account);
  const isAllow = expected.effect === 'allow';
  const decisions = [decide(account, request), pdp.decide(request)];
  return (
    pdp.allows(request) === isAllow &&
    decisions.every((decision) => decision.allowed === isAllow && saidBy(decision, expected))
  );
}

/** Whether a decision is what a vector expects; a list that a vector does not name is empty. */
function saidBy(decision, expected) {
  const { effect, reason, unknowns, grants, caveats, nearMisses, requires, validUntil } = decision;
  const said = { effect, reason, unknowns, requires, validUntil };
  const sets = { grants, caveats, nearMisses };
  return (
    Object.keys(said).every((field) => textOf(said[field]) === textOf(expected[field])) &&
    Object.keys(sets).every((field) => asSet(sets[field]) === asSet(expected[field] ?? []))
  );
}

function asSet(entries) {
  return textOf(entries.map(textOf).sort());
}

/** The same text for the same data, whatever the order of its fields. */
function textOf(value) {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function answersOf(entry, library, data) {
  const ask = ASKED[entry];
  if (ask === undefined) throw new Error(`nobody asks ${entry} anything`);
  let count = 0;
  const hash = fingerprint();
  const tell = (answer) => {
    count += 1;
    hash.add(JSON.stringify(answer) ?? 'undefined');
  };
  // Tables and lists as they stand, and of functions that they are there.
  for (const name of Object.keys(library[entry]).sort()) tell([name, library[entry][name]]);
  ask(library, data, tell);
  return { count, fingerprint: hash.text() };
}

/** Two 32-bit hashes (FNV-1a, from two offsets) over UTF-16 code units. */
function fingerprint() {
  const hashes = [0x811c9dc5, 0x1b873593];
  return {
    add(text) {
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        hashes[0] = Math.imul(hashes[0] ^ unit, 0x01000193);
        hashes[1] = Math.imul(hashes[1] ^ unit, 0x85ebca6b) ^ (hashes[1] >>> 15);
      }
    },
    text: () => hashes.map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}
