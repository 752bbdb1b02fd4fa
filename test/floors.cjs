// The floors of the house, from the ground up: an import may only point to a lower floor, or stay on its own.
const floors = ['text', 'nouns', 'json', 'parsing', 'matching', 'rules', 'engine', 'questions'];

const onlyDown = floors.map((floor, height) => ({
  name: `${floor}-looks-only-down`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: { path: '^src/', pathNot: floors.slice(0, height + 1).map((lower) => `^src/${lower}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...onlyDown,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'doors-stand-apart',
      comment:
        "A door uses the core's public face, IBM's bodies and the two toolkits; it knows no other door and no rule.",
      severity: 'error',
      from: { path: '^src/doors/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: ['^src/index\\.ts$', '^src/text/', '^src/json/', '^src/ibm-api/', '^src/doors/$1/'],
      },
    },
    {
      name: 'ibm-api-opens-no-door',
      comment: "What IBM's bodies are is common ground of doors: it has no entry point, and knows no rule.",
      severity: 'error',
      from: { path: '^src/ibm-api/' },
      to: { path: '^src/', pathNot: ['^src/index\\.ts$', '^src/text/', '^src/nouns/', '^src/json/', '^src/ibm-api/'] },
    },
    {
      name: 'face-opens-no-door',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: ['^src/doors/', '^src/ibm-api/'] },
    },
    {
      name: 'nobody-looks-up-to-the-command',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'command-decides-nothing',
      comment:
        "The command takes Node's own modules, the entry points and the text toolkit, which decides nothing either.",
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        dependencyTypesNot: ['core'],
        pathNot: ['^src/cli/', '^src/text/', '^src/index\\.ts$', '^src/doors/[^/]+/index\\.ts$', '^apikey-policy/'],
      },
    },
    {
      name: 'nothing-from-outside',
      comment: 'The published package has no dependency, and runs where there is no Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/doors/testing/', '^src/cli/'] },
      to: { pathNot: '^src/' },
    },
    {
      name: 'nothing-but-fast-check',
      comment: 'The testing kit draws with fast-check, which who uses the kit installs, and asks the vectors.',
      severity: 'error',
      from: { path: '^src/doors/testing/' },
      to: { pathNot: ['^src/', '^apikey-policy/vectors/', '^node_modules/fast-check/'] },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/' }, to: {} },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts'] },
  },
};
