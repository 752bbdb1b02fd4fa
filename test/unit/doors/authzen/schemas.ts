import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AuthzenPdp, AuthzenResponse } from 'apikey-policy/authzen';
import { expect } from 'vitest';

const FOLDER = new URL('schemas/', import.meta.url);
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
for (const file of readdirSync(FOLDER)) ajv.addSchema(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

const SCHEMAS = {
  evaluation: 'evaluation-response',
  evaluations: 'evaluations-response',
  subjectSearch: 'search-subject-response',
  resourceSearch: 'search-resource-response',
  actionSearch: 'search-action-response',
} as const;
SCHEMAS satisfies Record<keyof AuthzenPdp, string>;

/** What is wrong with a value by one of the schemas. */
export function faultsBy(schema: string, value: unknown): readonly string[] {
  ajv.validate(`${schema}.json`, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** A decision point that sends bodies as text, as a server does, and whose every response is as the schemas say. */
export function checked(pdp: AuthzenPdp): AuthzenPdp {
  const endpoint = <Name extends keyof AuthzenPdp>(name: Name) =>
    ((body: unknown) => {
      const response: AuthzenResponse<unknown> = pdp[name](body);
      const sent: unknown = JSON.parse(JSON.stringify(response.body));
      expect(sent, 'a body is plain JSON').toEqual(response.body);
      expect(faultsBy(response.status === 200 ? SCHEMAS[name] : 'error-response', sent)).toEqual([]);
      return response;
    }) as AuthzenPdp[Name];
  return {
    evaluation: endpoint('evaluation'),
    evaluations: endpoint('evaluations'),
    subjectSearch: endpoint('subjectSearch'),
    resourceSearch: endpoint('resourceSearch'),
    actionSearch: endpoint('actionSearch'),
  };
}
