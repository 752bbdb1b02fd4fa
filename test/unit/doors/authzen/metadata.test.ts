import { AUTHZEN_PATHS, authzenMetadata, authzenMetadataPath } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
import { faultsBy } from './schemas.ts';

describe('c-6: the metadata document', () => {
  it('c-6-2, c-6-3: has the base it was fetched for, and all endpoints', () => {
    const metadata = authzenMetadata('https://pdp.example.com');
    expect(metadata).toEqual({
      policy_decision_point: 'https://pdp.example.com',
      access_evaluation_endpoint: 'https://pdp.example.com/access/v1/evaluation',
      access_evaluations_endpoint: 'https://pdp.example.com/access/v1/evaluations',
      search_subject_endpoint: 'https://pdp.example.com/access/v1/search/subject',
      search_resource_endpoint: 'https://pdp.example.com/access/v1/search/resource',
      search_action_endpoint: 'https://pdp.example.com/access/v1/search/action',
    });
    expect(faultsBy('metadata', metadata)).toEqual([]);
  });

  it('c-6-4: has capabilities and signed metadata where there are any', () => {
    const capabilities = ['urn:example:capability'];
    const signedMetadata = 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJtZSJ9.';
    const metadata = authzenMetadata('https://pdp.example.com', { capabilities, signedMetadata });
    expect([metadata.capabilities, metadata.signed_metadata]).toEqual([capabilities, signedMetadata]);
    expect(faultsBy('metadata', metadata)).toEqual([]);
    const without = authzenMetadata('https://pdp.example.com', { capabilities: [] });
    expect(without).not.toHaveProperty('capabilities');
    expect(without).not.toHaveProperty('signed_metadata');
  });

  it('c-6-1: stands at the well-known path, before the path of a tenant', () => {
    const well = '/.well-known/authzen-configuration';
    expect(authzenMetadataPath('https://pdp.example.com')).toBe(well);
    expect(authzenMetadataPath('https://pdp.example.com/')).toBe(well);
    expect(authzenMetadataPath('https://pdp.example.com:8443/a/tenant1')).toBe(`${well}/a/tenant1`);
    expect(authzenMetadataPath('https://pdp.example.com/tenant1/')).toBe(`${well}/tenant1`);
    const { policy_decision_point, access_evaluation_endpoint } = authzenMetadata('https://pdp.example.com/tenant1/');
    expect(policy_decision_point).toBe('https://pdp.example.com/tenant1/');
    expect(access_evaluation_endpoint).toBe('https://pdp.example.com/tenant1/access/v1/evaluation');
  });

  it.each([
    'http://pdp.example.com',
    'https://',
    'https:///path',
    'https://pdp.example.com?tenant=1',
    'https://pdp.example.com/#x',
    'https://pdp example.com',
    'pdp.example.com',
    '',
    ' https://pdp.example.com',
    'https://pdp.example.com\n',
  ])('refuses the base %j', (base) => {
    const error = new TypeError('`base` must be an https URL without query and fragment');
    expect(() => authzenMetadata(base)).toThrow(error);
    expect(() => authzenMetadataPath(base)).toThrow(error);
  });

  it('names paths below /access/v1/', () => {
    expect(Object.values(AUTHZEN_PATHS).every((path) => path.startsWith('/access/v1/'))).toBe(true);
    expect(Object.isFrozen(AUTHZEN_PATHS)).toBe(true);
  });
});
