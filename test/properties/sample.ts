/** Which sample a property takes, and how long it may run: the same each time, unless somebody asks for more. */

/** `PROPERTY_SEED` chooses another sample, `PROPERTY_RUNS` a longer one; `usual` is what it is without. */
export const sample = (usual: number): { seed: number; numRuns: number } => ({
  seed: Number(process.env.PROPERTY_SEED ?? 1_798_761_600),
  numRuns: Math.ceil((Number(process.env.PROPERTY_RUNS ?? 100) / 100) * usual),
});

/** Milliseconds that so many runs may take on a busy machine. */
export const timeFor = ({ numRuns }: { readonly numRuns: number }): number => 60_000 + numRuns * 600;
