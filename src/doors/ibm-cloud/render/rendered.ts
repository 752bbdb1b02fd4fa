import type { Beneficiary, Change } from 'apikey-policy';

/** A change in one of the forms, or the reason why the form cannot express it. */
export type Rendered = { readonly text: string } | { readonly why: string };

export function isRunnable(rendered: Rendered): rendered is { readonly text: string } {
  return 'text' in rendered;
}

/** A comment line for a shell and for Terraform. */
export function comment(sentence: string): string {
  return `# ${sentence}`;
}

/** The comment for a change that needs only a time or data. */
export function nothingToRun({ kind }: Extract<Change, { kind: 'supply-time' | 'supply-data' }>): Rendered {
  return {
    why:
      kind === 'supply-time'
        ? 'Nothing to run: add the time to the request.'
        : 'Nothing to run: add the missing data to the account.',
  };
}

export const LOCKED = 'The service ID is locked: IBM refuses changes to locked identities, so unlock it first.';

/** How the CLI and Terraform name a principal: a user by e-mail address, others by IAM ID without its prefix. */
export function shortNameOf({ kind, id, email }: Beneficiary): string | undefined {
  return kind === 'user' ? email : id.slice('iam-'.length);
}

/** The comment for a form that needs something unknown, or something that it cannot express. */
export function lacking(form: string, what: string): Rendered {
  return { why: `${form} needs ${what}, which is unknown or not valid there.` };
}
