import { FALSE, or, TRUE } from '../matching/ternary.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { decisionOf } from '../rules/decision.ts';
import { evaluate, isEligible } from '../rules/evaluation.ts';
import { type Question, questionOf } from '../rules/question.ts';
import { checkQuestion, requestOf } from '../rules/request.ts';
import { isFree } from '../rules/setting.ts';
import { closeVerdict, isOpenVerdict, type Verdict } from '../rules/verdict.ts';
import {
  atServiceId,
  atTime,
  EMPTY,
  type FoldedEvidence,
  foldVerdicts,
  isSettled,
  type Stage,
} from './folded-evidence.ts';
import type { AccountIndex } from './index-account.ts';
import { type KnownEvidence, type KnownPrincipal, policiesOf } from './known-principal.ts';

/** Decides a request of one principal. @throws TypeError if an argument is not of its type */
export function decideFor(
  index: AccountIndex,
  known: KnownPrincipal,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Decision {
  checkQuestion(action, resource, time);
  const request = requestOf(known.id, action, resource, time);
  const question = questionOf(index.account.id, action, resource, time);
  const stage = stageAt(evidenceOn(index, known, action), question);
  const evaluation = evaluate(index, request, known.principal, stage);
  return decisionOf(index, evaluation, () => verdictsAt(index, known, question));
}

/** The same as `decideFor(…).allowed`, without the explanation. @throws TypeError if an argument is not of its type */
export function allowsFor(
  index: AccountIndex,
  known: KnownPrincipal,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): boolean {
  checkQuestion(action, resource, time);
  const evidence = evidenceOn(index, known, action);
  if (evidence.allowed === false) return false;
  if (action === CREATE_SERVICE_ID_API_KEY && index.serviceId(resource ?? '') === undefined) return false; // I3
  if (action === CREATE_USER_API_KEY && resource !== undefined && resource !== known.id) return false; // P5
  if (evidence.allowed === true) return true;
  return stageAt(evidence, questionOf(index.account.id, action, resource, time)).granted === TRUE;
}

/** Where no policy could grant it: most evidence of a large account, so there is one for all. */
const NOTHING: KnownEvidence = { folded: EMPTY, allowed: false, latest: undefined };

function evidenceOn(index: AccountIndex, known: KnownPrincipal, action: Action): KnownEvidence {
  const kept = known[action];
  if (kept !== undefined) return kept;
  const folded = foldVerdicts(policiesOf(known, index.openGroups), action);
  const allowed = allowedBy(index, known, action, folded);
  const isNothing = allowed === false && folded.granted === FALSE && isSettled(folded);
  const made = isNothing ? NOTHING : { folded, allowed, latest: undefined };
  known[action] = made;
  return made;
}

function allowedBy(
  index: AccountIndex,
  { id }: KnownPrincipal,
  action: Action,
  folded: FoldedEvidence,
): KnownEvidence['allowed'] {
  if (!isEligible(index, id, action)) return false;
  if (or(isFree(index.account, action), folded.granted) === TRUE) return true;
  return isSettled(folded) ? false : 'depends-on-request';
}

function stageAt(evidence: KnownEvidence, question: Question): Stage {
  return atServiceId(evidence.folded, stageAtTime(evidence, question), question);
}

/** What the policies say at a time: the same as last, until a time condition changes. */
function stageAtTime(evidence: KnownEvidence, question: Question): Stage {
  const { folded, latest } = evidence;
  const { second } = question;
  if (second === undefined || folded.timed.length === 0) return atTime(folded, question);
  if (latest !== undefined && latest.since <= second && second < latest.stage.nextChange) return latest.stage;
  const stage = atTime(folded, question);
  Object.freeze(stage.grants); // Decisions share it.
  evidence.latest = { since: second, stage };
  return stage;
}

/** The verdicts on a principal, in the order of the account. */
function verdictsAt({ openGroups }: AccountIndex, known: KnownPrincipal, question: Question): readonly Verdict[] {
  return policiesOf(known, openGroups).map(({ verdicts }) => {
    const verdict = verdicts[question.action];
    return isOpenVerdict(verdict) ? closeVerdict(verdict, question) : verdict;
  });
}
