// Which part may import which (docs/architecture.md). Types count as imports: a type ties as firmly as a value.
const tests = '\\.test\\.tsx?$';
const builders = '^test/builders/';

/** A file of one server feature; group 1 is the feature's name. Parts that serve all features are none. */
const feature = '^src/server/((?!db/)[^/]+)/';

export default {
  forbidden: [
    {
      name: 'domain-imports-nothing',
      comment: 'The rules are pure: no input or output, no clock, no library, no other layer.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: tests },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'contract-imports-domain-only',
      comment:
        'Server and browser share the contract: it may use Zod and the domain, nothing that lives on one side.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: tests },
      to: { pathNot: ['^src/(contract|domain)/', '^node_modules/zod/'] },
    },
    {
      name: 'web-never-imports-server',
      comment: 'Do not reference server code from the browser: it would be shipped to everyone.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { path: '^src/server/' },
    },
    {
      name: 'web-without-node',
      comment: 'What runs in a browser cannot use Node.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workbench-takes-words-not-rules',
      comment:
        'The workbench shows what the server allows (`can`); of the domain it takes types, constants and labels.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: {
        path: '^src/domain/',
        pathNot: [
          '/(types|constants|labels|vocabulary|transitions)\\.ts$',
          '^src/domain/(time|policy|refusal)\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-renders-pages-only',
      comment: 'Of the web the server imports the pages of portal and screen, pure functions of their data.',
      severity: 'error',
      from: { path: '^src/server/', pathNot: tests },
      to: { path: '^src/web/', pathNot: '^src/web/(portal|screen)/' },
    },
    {
      name: 'feature-keeps-its-store',
      comment: "Another feature's commands, queries or exports; never its store, its routes or its tables.",
      severity: 'error',
      from: { path: feature, pathNot: tests },
      to: { path: `${feature}.*(store|routes)[^/]*\\.ts$`, pathNot: '^src/server/$1/' },
    },
    {
      name: 'tests-stay-tests',
      comment: 'What runs does not depend on what tests it.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^test/', tests] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is not checked by any rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', builders] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
