// The ratios that the benchmarks compute, why they matter, and their limits.

/** Aims are for real accounts and far larger ones; at 100 policies, the 1,000 users outweigh the policies. */
export const AIMED_SIZES = [4000, 100_000];

export const COLD_RATIOS = [
  {
    means: 'A script reads an account, asks its questions and exits.',
    what: 'compile and ask every request once / hand-written index, built and asked the same',
    over: 'answers.here',
    under: 'answers.byHand',
    most: 5,
  },
  {
    means: 'No user waits much longer than the others for the first answer.',
    what: 'first `allows` of a user: 99th percentile / middle',
    over: 'firstCall.p99',
    under: 'firstCall.p50',
    most: 10,
  },
  {
    means: 'A service keeps a compiled account in memory.',
    what: 'heap kept after a request of each user / heap of the account itself',
    over: 'heap.here',
    under: 'heap.account',
    most: 0.5,
  },
  {
    means: 'A report lists who may create a user API key.',
    what: '`whoMay` / hand-written inverted index, built and read',
    over: 'whoMay.here',
    under: 'whoMay.byHand',
    most: 6,
  },
  {
    means: 'An administrator previews the restriction before turning it on.',
    what: '`compareAccess` of two raw accounts / `whoMay` of one',
    over: 'preview.here',
    under: 'whoMay.here',
    most: 3,
  },
  {
    means: 'A nightly job audits an account.',
    what: '`audit` / `whoMay`',
    over: 'audit.here',
    under: 'whoMay.here',
    most: 3,
  },
  {
    means: 'The same script, written with the fastest general library.',
    what: '`@casl/ability`, built and asked the same / compile and ask every request once',
    over: 'answers.casl',
    under: 'answers.here',
    least: 5,
  },
  {
    means: 'A function starts, answers one request and stops.',
    what: 'one `decide` without compiling / hand-written scan of the policies',
    over: 'decide.here',
    under: 'decide.byHand',
  },
];

export const WARM_RATIOS = [
  {
    means: 'A gateway only needs yes or no.',
    what: '`allows` / hand-written index',
    over: 'warm.allows',
    under: 'warm.byHand',
    most: 1.5,
  },
  {
    means: 'A gateway also says why.',
    what: '`decide` / hand-written index',
    over: 'warm.decide',
    under: 'warm.byHand',
    most: 10,
  },
  {
    means: 'A gateway keeps one view for each session.',
    what: '`forPrincipal().allows` / hand-written index',
    over: 'warm.view',
    under: 'warm.byHand',
  },
  {
    means: 'A page lists who may, again and again.',
    what: '`whoMay` of a compiled account / hand-written inverted index',
    over: 'warm.whoMay',
    under: 'warm.whoMayByHand',
  },
  {
    means: 'A page previews one change after another.',
    what: '`compareAccess` of two compiled accounts / `whoMay` of one',
    over: 'warm.preview',
    under: 'warm.whoMay',
  },
  {
    means: 'The fastest general library that answers yes or no.',
    what: '`@casl/ability`, one ability for each user / `allows`',
    over: 'warm.casl',
    under: 'warm.allows',
    least: 4,
  },
  {
    means: 'Another library that answers yes or no.',
    what: '`accesscontrol`, one role for each user / `allows`',
    over: 'warm.accesscontrol',
    under: 'warm.allows',
  },
  {
    means: 'A general policy engine that says why.',
    what: '`cedar-wasm`, one policy set for each user / `decide`',
    over: 'warm.cedar',
    under: 'warm.decide',
    least: 150,
  },
];
