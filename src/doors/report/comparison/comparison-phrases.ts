import type { AccessComparison, Account, Lockout, LockoutCode, PolicyDecisionPoint } from 'apikey-policy';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import { counted } from '../phrases/counted.ts';
import { type Label, labelsIn, spelled } from '../phrases/labels.ts';
import { reasonPhrase } from '../phrases/reasons.ts';
import { type ChangedAnswers, CLASS_PHRASES, CLASSES } from './changed-answers.ts';

/** The account of a comparison. */
export interface ComparisonOptions {
  /** The account before or after the change: its names stand beside the ids, and its owner is named. */
  readonly account: Account | PolicyDecisionPoint;
}

/** `11 answers change: 11 revoked`. */
export function changeCounts({ rows, counts }: AccessComparison): string {
  if (rows.length === 0) return 'No answer changes';
  const parts = CLASSES.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${CLASS_PHRASES[name]}`);
  return `${counted(rows.length, 'answer')} ${rows.length === 1 ? 'changes' : 'change'}: ${parts.join(', ')}`;
}

type Who = 'nobody' | 'owner' | 'actor';

const SETTING = ACTION_PHRASES['iam-identity.account.update'].phrase;
const USER_KEY = ACTION_PHRASES['iam-identity.user-apikey.create'].phrase;
const SERVICE_ID_KEY = 'create an API key for any service ID';
const SERVICE_ID = ACTION_PHRASES['iam-identity.serviceid.create'].phrase;

/** Who is locked out, and of what. */
const LOCKED_OUT: Readonly<Record<LockoutCode, readonly [Who, string]>> = {
  'nobody-may-change-the-setting': ['nobody', SETTING],
  'nobody-may-create-user-keys': ['nobody', USER_KEY],
  'nobody-may-create-service-id-keys': ['nobody', SERVICE_ID_KEY],
  'nobody-may-create-service-ids': ['nobody', SERVICE_ID],
  'owner-may-not-change-the-setting': ['owner', SETTING],
  'owner-may-not-create-user-keys': ['owner', USER_KEY],
  'owner-may-not-create-service-id-keys': ['owner', SERVICE_ID_KEY],
  'owner-may-not-create-service-ids': ['owner', SERVICE_ID],
  'actor-may-not-change-the-setting': ['actor', SETTING],
  'actor-may-not-create-user-keys': ['actor', USER_KEY],
  'actor-may-not-create-service-id-keys': ['actor', SERVICE_ID_KEY],
  'actor-may-not-create-service-ids': ['actor', SERVICE_ID],
};

/** Makes the sentence of a lockout, with its code (CMP-3). */
export function lockoutSentences({ account: from }: ComparisonOptions): (lockout: Lockout) => string {
  const { ownerId } = 'decide' in from ? from.account : from;
  const owner = ownerId === undefined ? 'The account owner' : `The account owner, ${spelled(labelsIn(from)(ownerId))},`;
  const subjects: Readonly<Record<Who, readonly [string, string]>> = {
    nobody: ['Nobody can', 'It is not certain that anybody can'],
    owner: [`${owner} can't`, `${owner} may not be able to`],
    actor: ["The principal that makes the change can't", 'The principal that makes the change may not be able to'],
  };
  return ({ code, certain }) => {
    const [who, phrase] = LOCKED_OUT[code];
    const [certainly, perhaps] = subjects[who];
    return `${certain ? certainly : perhaps} ${phrase} ${certain || who !== 'nobody' ? 'any more' : 'after the change'} (${code}).`;
  };
}

const NAMED_AT_MOST = 3;

/** Whose answers change, and for which service IDs. */
export function changedPhrase({ principal, resources }: ChangedAnswers, labels: (id: string) => Label): string {
  const who = spelled(labels(principal));
  if (resources.length === 0) return who;
  const named = resources.slice(0, NAMED_AT_MOST).map((id) => spelled(labels(id)));
  const more = resources.length - named.length;
  return `${who}, for ${named.join(', ')}${more > 0 ? ` and ${counted(more, 'other service ID')}` : ''}`;
}

/** Why the answers are what they become. */
export function afterPhrase({ change: { after } }: ChangedAnswers): string {
  return reasonPhrase(after);
}
