import { type AuthzenEvaluation, type AuthzenPolicy, createAuthzenPdp } from 'apikey-policy/authzen';
import { checked } from './schemas.ts';

export const ALICE = { type: 'user', id: 'alice' };
export const BOB = { type: 'user', id: 'bob' };
export const RECORD_1 = { type: 'record', id: 'record-1' };
export const RECORD_2 = { type: 'record', id: 'record-2' };
export const READ = { name: 'read' };
export const WRITE = { name: 'write' };
export const ADMIN = { ...BOB, properties: { role: 'admin' } };
export const ARCHIVED = { ...RECORD_2, properties: { status: 'archived' } };

/** The eight decisions of the certification scenario (c-1-4), and no others. */
function isAllowed({ subject, action, resource }: AuthzenEvaluation): boolean {
  if (subject.type !== 'user' || resource.type !== 'record') return false;
  const isArchived = resource.properties?.status === 'archived';
  switch (action.name) {
    case 'read':
      return [ALICE.id, BOB.id].includes(subject.id) && [RECORD_1.id, RECORD_2.id].includes(resource.id);
    case 'write':
      return subject.properties?.role === 'admin' ? isArchived : subject.id === ALICE.id && !isArchived;
    case 'delete':
      return subject.id === ALICE.id && action.properties?.soft === true;
    default:
      return false;
  }
}

const typed = <Entity extends { type: string }>(type: string, entities: readonly Entity[]): Entity[] =>
  entities.filter((entity) => entity.type === type);

/** The fixture of the certification scenario: its entities, with the properties that it keeps of them (c-1-1, c-1-2). */
export const SCENARIO: AuthzenPolicy = {
  evaluate: (request) => ({ decision: isAllowed(request) }),
  searchSubjects: ({ subject, ...rest }) => ({
    results: typed(subject.type, [ALICE, ADMIN])
      .filter((found) => isAllowed({ ...rest, subject: found }))
      .map(({ type, id }) => ({ type, id })),
  }),
  searchResources: ({ resource, ...rest }) => ({
    results: typed(resource.type, [RECORD_1, ARCHIVED])
      .filter((found) => isAllowed({ ...rest, resource: found }))
      .map(({ type, id }) => ({ type, id })),
  }),
  searchActions: (rest) => ({
    results: [READ, WRITE, { name: 'delete' }].filter((action) => isAllowed({ ...rest, action })),
  }),
};

export const pdp = checked(createAuthzenPdp(SCENARIO));
