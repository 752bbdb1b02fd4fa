import { ACTIONS, type AccessChange, type AccessComparison, type Action, type ChangeClass } from 'apikey-policy';

/** The classes, from a certain loss to a certain gain. */
export const CLASSES: readonly ChangeClass[] = ['revoked', 'maybe-revoked', 'maybe-gained', 'gained'];

export const CLASS_PHRASES: Readonly<Record<ChangeClass, string>> = {
  revoked: 'revoked',
  'maybe-revoked': 'maybe revoked',
  'maybe-gained': 'maybe gained',
  gained: 'gained',
};

/** The answers of one principal to one question that change alike. */
export interface ChangedAnswers {
  readonly principal: string;
  /** The first of them. */
  readonly change: AccessChange;
  /** The service IDs that they are about, if they are. */
  readonly resources: readonly string[];
}

/** The answers to one question that change alike. */
export interface ChangedQuestion {
  readonly class: ChangeClass;
  readonly action: Action;
  readonly answers: readonly ChangedAnswers[];
}

/** The rows of a comparison by class and question, and in them one entry for each principal. */
export function changedQuestions({ rows }: AccessComparison): readonly ChangedQuestion[] {
  const groups = new Map<string, Map<string, ChangedAnswers & { readonly resources: string[] }>>();
  for (const change of rows) {
    const key = `${change.class} ${change.action}`;
    const group = groups.get(key) ?? new Map();
    groups.set(key, group);
    const answers = group.get(change.principal) ?? { principal: change.principal, change, resources: [] };
    group.set(change.principal, answers);
    if (change.resource !== undefined) answers.resources.push(change.resource);
  }
  return CLASSES.flatMap((name) =>
    ACTIONS.flatMap((action) => {
      const answers = groups.get(`${name} ${action}`);
      return answers === undefined ? [] : [{ class: name, action, answers: [...answers.values()] }];
    }),
  );
}
