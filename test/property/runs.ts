/** How many cases each property is tried on; a release asks for more with `LAW_RUNS`. */
export const RUNS: number = Number(process.env.LAW_RUNS ?? 60);
