import type { Beneficiary, Change } from 'apikey-policy';

/** A change in one of the forms, or why the form cannot say it. */
export type Rendered = { readonly text: string } | { readonly why: string };

export function isRunnable(part: Rendered): part is { readonly text: string } {
  return 'text' in part;
}

/** A line that neither a shell nor Terraform runs. */
export function comment(sentence: string): string {
  return `# ${sentence}`;
}

/** What there is to run for a time or for data: nothing. */
export function nothingToRun({ kind }: Extract<Change, { kind: 'supply-time' | 'supply-data' }>): Rendered {
  return {
    why:
      kind === 'supply-time'
        ? 'Nothing to run: the request has to say at what time it is made.'
        : 'Nothing to run: something about the account has to be known that could not be read.',
  };
}

/** IBM refuses changes to locked identities, so a policy about one would not come to be. */
export const LOCKED = 'The service ID is locked: IBM refuses changes to locked identities, so unlock it first.';

/** How the CLI and Terraform name whom a change is about: users by e-mail, others without the prefix of IAM IDs. */
export function shortNameOf({ kind, id, email }: Beneficiary): string | undefined {
  return kind === 'user' ? email : id.slice('iam-'.length);
}

/** A form needs what is not known here, or what it cannot spell. */
export function lacking(form: string, what: string): Rendered {
  return { why: `${form} needs ${what}, which is not known or cannot be given to it.` };
}
