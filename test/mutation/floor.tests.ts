/** All tests of a floor as one file, in their order: each mutant starts one worker, which loads the sources once. */
for (const path of (process.env.MUTATION_TESTS ?? '').split(',')) await import(`../../${path}`);
