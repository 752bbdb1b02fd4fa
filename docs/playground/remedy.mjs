// One way to a yes: what to do, what else that changes, and the commands for it.
import { explainRemedy } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { comparisonLines } from './comparison.mjs';
import { copyButton } from './copy.mjs';
import { element, foldable, list } from './dom.mjs';
import { counted } from './phrases.mjs';

const MOST_SHOWN = 20;

export function remedyView(remedy, account) {
  const { questions, carries } = remedy.sideEffects;
  const names = new Map(account.policies.map(({ id, name }) => [id, name ? `${name} (${id})` : id]));
  const policies = carries.map((id) => names.get(id) ?? id);
  return foldable(
    explainRemedy(remedy, { account }),
    ...codeView(renderRemedy(remedy, 'cli')),
    foldable('Terraform', ...codeView(renderRemedy(remedy, 'terraform'))),
    foldable('API', ...codeView(renderRemedy(remedy, 'api'))),
    ...(questions.length > 0
      ? [foldable(`Changes ${counted(questions.length, 'other answer')}`, ...comparisonLines(questions, account))]
      : []),
    ...(policies.length > 0
      ? [foldable(`Brings ${counted(policies.length, 'other policy', 'other policies')}`, list(policies, MOST_SHOWN))]
      : []),
  );
}

function codeView(code) {
  return [
    element('pre', { tabindex: '0' }, code),
    element(
      'p',
      { class: 'buttons' },
      copyButton('Copy', () => code),
    ),
  ];
}
