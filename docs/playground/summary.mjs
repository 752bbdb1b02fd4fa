// What the page is about: the account, the settings in force, the time, and what the bodies lack.
import { byId, element, list, prose, setText } from './dom.mjs';
import { counted, instantPhrase, settingSentence } from './phrases.mjs';

const MOST_SHOWN = 100;
const LISTS = {
  policies: 'policies',
  accessGroups: 'access groups',
  principals: 'principals',
  roles: 'roles',
  owner: 'the owner',
};

export function showSummary({ source, account, isTried, time }) {
  const { principals, accessGroups, policies, partial = [] } = account;
  setText(byId('account-kind'), source.kind === 'sample' ? 'Sample account' : 'Account');
  setText(byId('account-id'), account.id);
  setText(
    byId('counts'),
    `${counted(principals.length, 'principal')}, ${counted(accessGroups.length, 'access group')}, ${counted(policies.length, 'policy', 'policies')}.`,
  );
  const sentences = ['apiKeyCreation', 'serviceIdCreation'].map((setting) => settingSentence(account, setting));
  setText(byId('setting'), `${isTried ? 'What if: ' : ''}${sentences[0]}`);
  setText(byId('service-id-setting'), sentences[1]);
  setText(
    byId('moment'),
    time === undefined
      ? 'No time is given: answers that depend on it are unknown.'
      : `The answers are for ${instantPhrase(time)}.`,
  );
  const groups = accessGroups.filter((group) => group.partial === true);
  const missing = partial.map((name) => LISTS[name]);
  if (groups.length > 0) missing.push(`members of ${counted(groups.length, 'access group')}`);
  byId('partial').hidden = missing.length === 0;
  setText(byId('partial'), `The account is incomplete, so some answers are unknown. Missing: ${missing.join(', ')}.`);
}

/** What is shown of the bodies, whether or not they make an account: their names, notes and problems. */
export function showSource({ kind, bodies, account, diagnostics, problems }) {
  const isPending = account === undefined;
  byId('answers').hidden = isPending;
  byId('facts').hidden = isPending;
  byId('to-findings').hidden = isPending;
  byId('empty').hidden = !isPending || problems.length > 0;
  byId('notes').hidden = diagnostics.length === 0;
  setText(byId('notes-heading'), `${counted(diagnostics.length, 'note')} on the data`);
  byId('notes-list').replaceChildren(list(diagnostics.map(prose), MOST_SHOWN));
  byId('clear').disabled = kind === 'none';
  byId('read-bodies').replaceChildren(
    ...(bodies.length === 0 ? [] : ['Added: ', bodies.map(({ name }) => name).join(', ')]),
  );
  byId('problems').replaceChildren(
    ...problems.slice(0, MOST_SHOWN).map((sentence) => element('p', {}, ...prose(sentence))),
  );
}
