import { setFlagsFromString } from 'node:v8';
import {
  type AuthorizationAnswer,
  type CheckParseAnswer,
  checkParseEntities,
  isAuthorized,
  type Policy,
  type PolicySet,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs';
import { type Account, compile, type Request } from 'apikey-policy';
import {
  type CedarEntity,
  type CedarExport,
  type CedarNamedPolicy,
  entitiesFor,
  toCedar,
  toCedarRequest,
} from 'apikey-policy/cedar';

// Node 20 crashes now and then where it has inlined a call into WebAssembly that returns an object, as all of these do.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

/** All that Cedar's own checks say against an export, warnings included (CED-4). */
export function complaintsAbout(exported: CedarExport): readonly unknown[] {
  const { schema, entities, policies } = exported;
  const read = checkParseEntities({ schema, entities });
  return [
    ...(read.type === 'failure' ? read.errors : []),
    ...complaintsAboutPolicies(exported, setOf(policies.text)),
    ...complaintsAboutPolicies(exported, setOf(policies.json)),
  ];
}

function complaintsAboutPolicies({ schema }: CedarExport, policies: PolicySet): readonly unknown[] {
  const answer = validate({ schema, policies, validationSettings: { mode: 'strict' } });
  return answer.type === 'failure'
    ? [...answer.errors, ...answer.warnings]
    : [...answer.validationErrors, ...answer.validationWarnings, ...answer.otherWarnings];
}

/** Policies as a policy set of Cedar. */
function setOf(policies: readonly CedarNamedPolicy<Policy>[]): PolicySet {
  return { staticPolicies: Object.fromEntries(policies.map(({ id, policy }) => [id, policy])) };
}

/** The text of each policy, as Cedar reads it, in its JSON form. */
export function textAsJson({ policies: { text } }: CedarExport): readonly CedarNamedPolicy<unknown>[] {
  return text.map(({ policy }) => {
    const answer = policyToJson(policy);
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    return { id: answer.json.annotations?.id ?? '', policy: answer.json };
  });
}

/** Whether Cedar allows it; it throws where its engine has anything to say but yes or no. */
export function allowsIn({ schema, policies, entities }: CedarExport, request: Request): boolean {
  const asked = { ...toCedarRequest(request), schema, validateRequest: true };
  return isAllow(isAuthorized({ ...asked, policies: setOf(policies.json), entities }));
}

function isAllow(answer: AuthorizationAnswer): boolean {
  if (answer.type === 'failure' || answer.warnings.length > 0 || answer.response.diagnostics.errors.length > 0) {
    throw new Error(JSON.stringify(answer));
  }
  return answer.response.decision === 'allow';
}

/** The same for many requests: Cedar reads the export once. */
export function readByCedar({ schema, policies }: CedarExport): (request: Request, entities: CedarEntity[]) => boolean {
  const read = (answer: CheckParseAnswer): void => {
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  };
  const written = JSON.stringify(schema);
  if (written !== lastSchema) read(preparseSchema('schema', schema));
  lastSchema = written;
  read(preparsePolicySet('account', setOf(policies.json)));
  const known = { preparsedSchemaName: 'schema', preparsedPolicySetId: 'account', validateRequest: true };
  return (request, entities) => isAllow(statefulIsAuthorized({ ...toCedarRequest(request), ...known, entities }));
}

/** Every export has the same one, and reading it takes longest. */
let lastSchema = '';

/** Many accounts are exported alike, and validating takes longer than asking. */
const valid = new Set<string>();

/**
 * How many of the requests about an account are allowed, once Cedar has allowed those and no others: by the export and
 * by the compact one (CED-5), each with all entities and with those that `entitiesFor` returns.
 *
 * @throws what Cedar says against the account's exports, or the request on which it differs
 */
export function agreedInCedar(account: Account, requests: readonly Request[]): number {
  const pdp = compile(account);
  const expected = requests.filter((request) => pdp.allows(request));
  for (const exported of [toCedar(account), toCedar(account, { compact: true })]) {
    refuseInvalid(account, exported);
    const allowsInCedar = readByCedar(exported);
    for (const entitiesOf of [() => exported.entities, (request: Request) => entitiesFor(account, request)]) {
      const allowed = requests.filter((request) => allowsInCedar(request, entitiesOf(request)));
      const different = requests.find((request) => allowed.includes(request) !== expected.includes(request));
      if (different !== undefined) throw new Error(JSON.stringify({ account, different, exported }));
    }
  }
  return expected.length;
}

function refuseInvalid(account: Account, exported: CedarExport): void {
  const written = JSON.stringify([exported.policies, exported.entities]);
  const complaints = valid.has(written) ? [] : complaintsAbout(exported);
  if (complaints.length > 0) throw new Error(JSON.stringify({ account, complaints }));
  valid.add(written);
}

/** Whether Cedar allows it in an account. */
export function allowsInCedar(account: Account, request: Request): boolean {
  return allowsIn(toCedar(account), request);
}
