import fc from 'fast-check';

// The same cases for every mutant.
fc.configureGlobal({ seed: 20261125 });
