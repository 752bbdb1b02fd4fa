import { ALLOW_REASONS, DENY_REASONS, UNKNOWN_REASONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { policiesAbout, scanAccount } from '../../src/engine/scan-account.ts';
import { FALSE, reasonsOf, TRUE, type Truth } from '../../src/matching/ternary.ts';
import { parseAccount } from '../../src/parsing/account.ts';
import { evaluate } from '../../src/rules/evaluation.ts';
import { evidenceOf } from '../../src/rules/evidence.ts';
import { PRECONDITIONS } from '../../src/rules/precondition.ts';
import { contextOf } from '../../src/rules/request-context.ts';
import { evaluatePolicy } from '../../src/rules/verdict.ts';
import { VECTOR_FILES, vectorsOfFile } from '../conformance/files.ts';
import type { Vector } from '../conformance/vector.ts';
import { fences } from './fences.ts';
import { readFlowchart } from './flowchart.ts';

const PAGE = 'docs/reference/decision-order.md';
const [chart] = fences()
  .filter(({ title, language }) => title.startsWith(PAGE) && language === 'mermaid')
  .map(({ code }) => readFlowchart(code));
if (chart === undefined) throw new Error(`${PAGE} has no chart`);
const { nodes, arrows } = chart;

/** What follows a label in the nodes, such as the reasons of `deny: …`, in the order of the chart. */
const said = (label: string): string[] =>
  [...nodes.values()].flatMap((text) => (text.startsWith(`${label}: `) ? [text.slice(label.length + 2)] : []));

const PRECONDITION_NODES = ['listed', 'user', 'own', 'active', 'service'];

describe('the chart of the order', () => {
  it('has the preconditions of the code, in its order', () => {
    expect(PRECONDITIONS.map(({ reason }) => reason)).toEqual(
      PRECONDITION_NODES.map((node) => {
        const no = arrows.find(({ from, label }) => from === node && label === 'no');
        return nodes.get(no?.to ?? '')?.replace('deny: ', '');
      }),
    );
  });

  it('has all reasons, in their order', () => {
    expect(said('deny')).toEqual(DENY_REASONS);
    expect(said('allow')).toEqual(ALLOW_REASONS);
    const dotted = arrows.filter(({ isDotted }) => isDotted).flatMap(({ label }) => label.split(', '));
    expect(dotted).toEqual(UNKNOWN_REASONS);
  });

  it('leads from every node to an end', () => {
    for (const { to } of arrows) expect(nodes.has(to)).toBe(true);
    const questions = [...nodes].flatMap(([node, text]) => (text.includes('?') ? [node] : []));
    for (const question of questions) {
      const labels = arrows.filter(({ from, isDotted }) => from === question && !isDotted).map(({ label }) => label);
      expect(labels.sort()).toEqual(['no', 'yes']);
    }
  });

  it.each(VECTOR_FILES)('answers what the library answers to all of %s', (file) => {
    for (const vector of vectorsOfFile(file)) {
      const { effect, reason, unknowns } = vector.expected;
      expect(walk(vector), vector.id).toEqual(
        effect === 'indeterminate' ? `indeterminate: ${unknowns.join(', ')}` : `${effect}: ${reason}`,
      );
    }
  });
});

/** Goes through the chart by what the code says at each node. */
function walk({ account, request }: Vector): string {
  const parsed = parseAccount(account);
  if (!parsed.ok) throw new Error('a vector has an account that parses');
  const view = scanAccount(parsed.value);
  const principal = view.principal(request.principal);
  const context = contextOf(parsed.value.id, request.action, request.resource, request.time);
  const policies = policiesAbout(view, request.principal);
  const verdicts = policies.map((policy) => evaluatePolicy(policy, context));
  const { free, granted } = evaluate(view, request, principal, evidenceOf(verdicts, context.second));
  const truths = new Map<string, Truth>(
    PRECONDITIONS.map(({ holds }, index) => [PRECONDITION_NODES[index] ?? '', holds(view, request, principal)]),
  );
  truths.set('free', free).set('granted', granted);
  const doubts = new Map<string, readonly string[]>();
  const preconditionWasUnknown = (): boolean => PRECONDITION_NODES.some((node) => doubts.has(node));
  const follow = (node: string, label: string): string => {
    const arrow = arrows.find(({ from, label: its, isDotted }) => from === node && !isDotted && its === label);
    return arrow?.to ?? '';
  };

  let node = 'listed';
  while (nodes.get(node)?.includes('?')) {
    const truth = truths.get(node);
    if (node === 'doubt1' || node === 'doubt2') node = follow(node, preconditionWasUnknown() ? 'yes' : 'no');
    else if (node === 'unread') node = follow(node, doubts.has('free') ? 'yes' : 'no');
    else if (truth === TRUE || truth === FALSE) {
      // A certain grant makes up for a setting that could not be read.
      if (node === 'granted' && truth === TRUE) doubts.delete('free');
      node = follow(node, truth === TRUE ? 'yes' : 'no');
    } else {
      const reasons = reasonsOf(truth ?? FALSE);
      const dotted = arrows.find(({ from, isDotted }) => from === node && isDotted);
      expect(dotted?.label.split(', ')).toEqual(expect.arrayContaining(reasons));
      doubts.set(node, reasons);
      node = dotted?.to ?? '';
    }
  }
  const end = nodes.get(node) ?? '';
  if (!end.startsWith('indeterminate')) return end;
  return `indeterminate: ${[...doubts.values()].flat().join(', ')}`;
}
