/** A term that the project does not use, what it says instead, and where the term is right. */
export interface RetiredWord {
  readonly term: RegExp;
  readonly instead: string;
  readonly exceptions?: readonly Exception[];
}

interface Exception {
  /** The beginning of the paths that may use the term. */
  readonly path: string;
  /** What a line must hold to use it; every line if absent. */
  readonly line?: RegExp;
  readonly why: string;
}

/** Files that are not read: what scripts write, and the normative text of the rules. */
export const UNREAD: readonly RegExp[] = [
  /\.(json|png|lock)$/,
  /^docs\/records\//,
  /^docs\/reference\/rules\.md$/,
  /^test\/docs\/retired-words/,
  /^test\/package\/api\//,
];

/** Terms that the project gave up for the field's own, or for plainer English. */
export const RETIRED_WORDS: readonly RetiredWord[] = [
  { term: /\bassess(ment)?s?\b/i, instead: 'evaluate, evaluation' },
  { term: /\bweigh(s|ed|ing|all)?\b/i, instead: 'evaluate' },
  { term: /\bGATES\b|\bGate\b/, instead: 'PRECONDITIONS' },
  { term: /\bRulings?\b/, instead: 'decision, verdict' },
  { term: /\b[sS]ettled\b|SETTLED/, instead: 'decided, certain' },
  { term: /\bSpans?\b|\bspans?[.:(]/, instead: 'validity' },
  { term: /\b(const|let|function) keep\b/, instead: 'a name for what it does' },
  { term: /\b(Prospects?|prospects?)\b/, instead: 'candidates' },
  { term: /\b(const|let|readonly) ways\b|\bways(\[|\.\w)/, instead: 'candidates' },
  { term: /\btype From\b|: From\b/, instead: 'Account | PolicyDecisionPoint' },
  { term: /\bdeeds?\b/i, instead: 'question' },
  { term: /\byoung\b/i, instead: 'after' },
  { term: /\beverybody\b/i, instead: 'everyone, all principals' },
  { term: /\bmeant\b/i, instead: 'suggestion, intended' },
  { term: /\btold\b/i, instead: 'seen, shown' },
  { term: /\bblam(e|es|ed|ing)\b/i, instead: 'report' },
  { term: /\bwho (asks|asked)\b|\basker\b/i, instead: 'the requester, the principal' },
  { term: /\bwhat (is|was) asked\b/i, instead: 'the request' },
  {
    term: /\bwhom\b/i,
    instead: 'a sentence with a subject',
    exceptions: [{ path: 'LICENSE', why: 'The text of the MIT license.' }],
  },
  {
    term: /\bacting\b/i,
    instead: 'active',
    exceptions: [
      {
        path: 'test/conformance/by-rule/principals.ts',
        line: /'P3-not-acting-and-free'/,
        why: 'Other implementations know the vector by this ID.',
      },
    ],
  },
  { term: /\b(a|an|any|no|each|every|one|this|that|other|is|whose) texts?\b/i, instead: 'string' },
  {
    term: /\bflags?\b/i,
    instead: 'boolean',
    exceptions: [
      {
        path: 'test/mutation/runner.mjs',
        line: /'regexp-sticky-and-unicode-flags'/,
        why: 'The name of an option of esbuild.',
      },
    ],
  },
  {
    term: /\bwords?\b|\bwordsOf|_WORDS?\b|\bWORDS?_/i,
    instead: 'sentence, name, value, term',
    exceptions: [
      { path: 'src/text/layout/wrapped.ts', why: 'Lines break between words.' },
      { path: 'test/unit/doors/report/text.test.ts', why: 'Lines break between words.' },
      { path: 'docs/contributing.md', line: /retired-words\.ts/, why: 'The name of this file.' },
    ],
  },
  { term: /\bin part\b/i, instead: 'incomplete' },
  { term: /\bfor certain\b/i, instead: 'certainly, alone' },
  { term: /\bone that is\b/i, instead: 'the noun' },
  { term: /\b(that|what|which) is no\b/i, instead: 'is not a …' },
  { term: /\bgo(es)? round\b/i, instead: 'bypass' },
];
