import type { Account } from '../nouns/account.ts';
import { quote } from '../text/quote.ts';

/** A decision point, as far as its account is concerned. */
interface OfAccount {
  readonly account: Account;
}

/** What is often passed in the place of something else, by fields that it has. */
const LOOKS: readonly (readonly [what: string, ...fields: string[]])[] = [
  ['an account', 'principals', 'policies'],
  ['a decision point', 'account', 'decide'],
  ['a decision', 'effect', 'request'],
  ['a request', 'principal', 'action'],
  ['a promise', 'then'],
];

const EITHER = 'an account or a decision point';

/** The result of `compile`, or of a wrapper around it. */
export function isPoint<Point extends OfAccount>(from: Account | Point): from is Point {
  return typeof fieldOf(from, 'decide') === 'function';
}

/** The account itself, or the account of a decision point. @throws TypeError if it is neither */
export function accountOf(from: Account | OfAccount, name = 'from'): Account {
  return isPoint(from) ? checkedAccount(from.account, `${name}.account`) : checkedAccount(from, name, EITHER);
}

/** @throws TypeError if it is not an account */
export function checkedAccount(account: Account, name = 'account', expected = 'an account'): Account {
  const isThere = (list: string): boolean => Array.isArray(fieldOf(account, list));
  if (typeof fieldOf(account, 'id') !== 'string') refuseArgument(name, expected, account, 'id');
  const missing = ['principals', 'accessGroups', 'policies'].find((list) => !isThere(list));
  if (missing !== undefined) refuseArgument(name, expected, account, missing);
  return account;
}

/** @throws TypeError if it is not a remedy */
export function checkRemedy(remedy: unknown): void {
  if (!Array.isArray(fieldOf(remedy, 'changes'))) refuseArgument('remedy', 'a remedy', remedy, 'changes');
}

/** @throws TypeError if it is not a decision */
export function checkDecision(decision: unknown): void {
  const missing = ['effect', 'request'].find((field) => fieldOf(decision, field) === undefined);
  if (missing !== undefined) refuseArgument('decision', 'a decision', decision, missing);
}

/** @throws TypeError if it is not an object */
export function checkObject(name: string, expected: string, value: unknown): void {
  if (!isObject(value)) refuseArgument(name, expected, value);
}

/** @throws TypeError if it is not a function */
export function checkFunction(name: string, value: unknown): void {
  if (typeof value !== 'function') refuseArgument(name, 'a function', value);
}

/** A misspelt option would have no effect. @throws TypeError if it is not an object, or has another option */
export function checkOptions(options: object, known: readonly string[]): void {
  checkObject('options', 'an object', options);
  const unknown = keysOf(options).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new TypeError(`\`options\` has an unknown key ${quote(unknown)}: use ${known.map(quote).join(', ')}`);
}

/** Says which argument is wrong, what it must be, and what it is instead. */
export function refuseArgument(name: string, expected: string, value: unknown, missing?: string): never {
  throw new TypeError(`\`${name}\` must be ${expected}, but ${whatIs(value, expected, missing)}`);
}

function whatIs(value: unknown, expected: string, missing: string | undefined): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  if (value === '') return 'is empty';
  if (typeof value !== 'object') return `is a ${typeof value}`;
  const look = LOOKS.find(([, ...fields]) => fields.every((field) => fieldOf(value, field) !== undefined));
  if (look !== undefined && !expected.includes(look[0])) return `is ${look[0]}`;
  return missing === undefined ? 'is an object' : `has no \`${missing}\``;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A proxy can throw anything. */
function keysOf(options: object): readonly string[] {
  try {
    return Object.keys(options);
  } catch {
    throw new TypeError('`options` must be an object, but cannot be read');
  }
}

/** A getter or a proxy can throw anything: then there is no field. */
function fieldOf(value: unknown, field: string): unknown {
  try {
    return isObject(value) ? Reflect.get(value, field) : undefined;
  } catch {
    return undefined;
  }
}
