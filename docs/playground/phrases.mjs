// The short phrases of the page. Sentences come from `explain` and the reports.
import { effectiveSetting } from 'apikey-policy';

/** What a column is about, and the question about one principal. */
export const QUESTIONS = {
  'iam-identity.account.update': {
    head: 'Change the setting',
    ask: (who) => `Can ${who} change the API key creation setting?`,
  },
  'iam-identity.user-apikey.create': {
    head: 'User API key',
    ask: (who) => `Can ${who} create a user API key?`,
  },
  'iam-identity.apikey.create': {
    head: 'Service ID API key',
    ask: (who, serviceId) => `Can ${who} create an API key for ${serviceId ?? 'service IDs'}?`,
  },
  'iam-identity.serviceid.create': { head: 'Service ID', ask: (who) => `Can ${who} create a service ID?` },
};

export const ANSWERS = { allow: 'Yes', deny: 'No', indeterminate: 'Unknown' };
export const MARKS = { allow: '✓', some: '◐', deny: '✗', indeterminate: '?' };

/** A reason in a short phrase. */
export const REASONS = {
  allow: { 'not-restricted': 'not restricted', granted: 'has a role' },
  deny: {
    'unknown-principal': 'not in the account',
    'not-a-user': 'not a user',
    'not-own-key': 'not their own key',
    'inactive-principal': 'not active',
    'unknown-service-id': 'no such service ID',
    'no-grant': 'no role',
  },
  indeterminate: {
    'unknown-principal': 'perhaps not listed',
    'unknown-state': 'state unknown',
    'unknown-service-id': 'perhaps not listed',
    'unknown-setting': 'setting unknown',
    'unknown-role': 'role unknown',
    'unknown-operator': 'operator unknown',
    'undocumented-target': 'not documented',
    'tags-unknown': 'tags unknown',
    'time-needed': 'needs a time',
    'unknown-condition': 'condition unknown',
    'partial-data': 'data missing',
  },
};

/** `1 policy`, `2 policies`. */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** What an answer of the matrix looks like: its style, its mark, its answer and its reason. */
export function lookOf(cell) {
  const { effect, reason, extent, counts } = cell;
  if (reason === undefined) return { style: 'none', mark: '–', answer: 'None', reason: 'no service IDs' };
  const style = extent === 'some' ? 'some' : effect;
  return { style, mark: MARKS[style], answer: answerOf(cell), reason: reasonOf(effect, reason, extent, counts) };
}

function answerOf({ effect, extent, counts }) {
  if (extent === undefined) return ANSWERS[effect];
  if (extent === 'some') return `${counts.allow} of ${counts.allow + counts.deny + counts.indeterminate}`;
  if (extent === 'all') return `All ${counts.allow}`;
  return effect === 'indeterminate' ? ANSWERS[effect] : 'None';
}

function reasonOf(effect, reason, extent, counts) {
  if (extent !== 'some') return REASONS[effect][reason];
  return counts.indeterminate > 0 ? `${counts.indeterminate} unknown` : REASONS.allow.granted;
}

const IN_FORCE = {
  apiKeyCreation: {
    restricted: 'API key creation is restricted: only users with a role that includes it can create user API keys.',
    'not-restricted': 'API key creation is not restricted: every active user can create user API keys.',
    unknown: 'It is unknown whether API key creation is restricted.',
  },
  serviceIdCreation: {
    restricted:
      'Service ID creation is restricted: only principals with a role that includes it can create service IDs.',
    'not-restricted': 'Service ID creation is not restricted: every active principal can create service IDs.',
    unknown: 'It is unknown whether service ID creation is restricted.',
  },
};

/** Which value of a setting is in force, as a sentence. */
export function settingSentence(account, setting) {
  const inForce = effectiveSetting(account, setting);
  const byTemplate = inForce === 'restricted' && account[setting] !== 'RESTRICTED';
  return IN_FORCE[setting][inForce] + (byTemplate ? ' An enterprise template restricts it.' : '');
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `Monday 2026-03-16 15:00:00 UTC`. */
export function instantPhrase(time) {
  const date = new Date(time);
  return `${DAYS[date.getUTCDay()]} ${date.toISOString().replace('T', ' ').slice(0, 19)} UTC`;
}
