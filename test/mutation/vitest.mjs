// As much of vitest as the tests of the floors ask for, with vitest's own `expect`: what its worker of each run does
// beside that takes a hundred times as long as the tests.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

function expect(value, message) {
  setState({ assertionCalls: getState(expect).assertionCalls + 1 }, expect);
  return chai.expect(value, message);
}
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
setState({ assertionCalls: 0, environment: 'node', testPath: '', currentTestName: '' }, expect);

/** Types were checked before. */
const expectTypeOf = () => new Proxy(() => expectTypeOf(), { get: () => expectTypeOf() });

/** `cases` as vitest hands them on: spread, where all of them are lists. */
const spread = (cases) => (cases.every(Array.isArray) ? cases : cases.map((one) => [one]));

/** The imports of a test file, and the tests that it registers when it is loaded. */
export function collecting() {
  const tests = [];
  const [before, after, beforeEach, afterEach] = [[], [], [], []];
  let outer = '';
  const describe = (name, options, body = options) => {
    const outside = outer;
    outer = `${outside}${name} > `;
    body();
    outer = outside;
  };
  const it = (name, options, body = options) => {
    tests.push({ name: `${outer}${name} #${tests.length}`, body });
  };
  describe.each =
    (cases) =>
    (name, options, body = options) => {
      for (const values of spread(cases)) describe(name, () => body(...values));
    };
  it.each =
    (cases) =>
    (name, options, body = options) => {
      for (const values of spread(cases)) it(name, () => body(...values));
    };
  const api = {
    describe,
    it,
    expect,
    expectTypeOf,
    beforeAll: (hook) => before.push(hook),
    afterAll: (hook) => after.push(hook),
    beforeEach: (hook) => beforeEach.push(hook),
    afterEach: (hook) => afterEach.push(hook),
  };
  return { api, tests, before, after, beforeEach, afterEach };
}
