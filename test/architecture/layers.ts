/**
 * The lines of the house as tables: which room may import which, and which rooms may touch the outside world.
 * Each line carries its reason, which is what a broken test prints. Data only; `check.ts` applies it.
 */

/** A room is a folder of `src/`, or a file directly in it. */
export interface Room {
  readonly name: string;
  readonly layer: 'door' | 'run' | 'stage' | 'service' | 'ground';
  readonly why: string;
}

/** From top to bottom. Within a layer, only the stages do not import each other, nor what is on the ground. */
export const layerOrder = ['door', 'run', 'stage', 'service', 'ground'] as const;
export const sociable: readonly string[] = ['door', 'run', 'service'];

export const rooms: readonly Room[] = [
  { name: 'index.ts', layer: 'door', why: 'the library: public names and nothing else' },
  { name: 'editor', layer: 'door', why: 'texts in memory in, findings out, again and again' },
  { name: 'config', layer: 'door', why: 'what a user lays down in a file, checked, with the place of each value' },
  { name: 'cli', layer: 'door', why: 'arguments in, text and exit code out' },
  {
    name: 'analyze.ts',
    layer: 'run',
    why: 'the whole run on one screen; with its second half it alone knows all stages',
  },
  { name: 'why.ts', layer: 'run', why: 'the same run with a watch on one line' },
  { name: 'follow.ts', layer: 'run', why: 'the costly half of the run, loaded with the compiler only when needed' },
  { name: 'remember.ts', layer: 'run', why: 'what a session keeps from one run to the next; it changes no answer' },
  { name: 'discover', layer: 'stage', why: 'paths to texts' },
  { name: 'screen', layer: 'stage', why: 'texts to texts worth parsing' },
  { name: 'parse', layer: 'stage', why: 'texts to trees' },
  { name: 'guards', layer: 'stage', why: 'trees to guards' },
  { name: 'payloads', layer: 'stage', why: 'guards to what changes at their flips' },
  { name: 'score', layer: 'stage', why: 'guards and payloads to findings' },
  { name: 'gate', layer: 'stage', why: 'findings to pass or fail' },
  { name: 'report', layer: 'stage', why: 'findings to text; it sees plain data alone' },
  { name: 'syntax', layer: 'service', why: 'positions and scopes come from here alone' },
  {
    name: 'decode',
    layer: 'service',
    why: 'what is hidden behind decoders and lowered by compilers; it follows code and never runs any',
  },
  { name: 'links', layer: 'service', why: 'who calls whom, across files' },
  { name: 'evaluate', layer: 'service', why: 'the value of an expression at an instant' },
  { name: 'sourcemaps', layer: 'service', why: 'where generated code comes from' },
  { name: 'rulebook', layer: 'service', why: 'rules and catalogues, checked' },
  { name: 'model.ts', layer: 'ground', why: 'the glossary imports nothing' },
  { name: 'errors.ts', layer: 'ground', why: 'every failure that a user can mend' },
  { name: 'detached.ts', layer: 'ground', why: 'what is handed out holds on to no text' },
  { name: 'identity.ts', layer: 'ground', why: 'what makes a finding the same one again; the score and the gate ask' },
  { name: 'similar.ts', layer: 'ground', why: 'what somebody most likely meant; every room may ask' },
  { name: 'version.ts', layer: 'ground', why: 'a constant, so that no manifest has to be read at run time' },
];

/** Something that may be used in a few places alone. `allowed` holds path beginnings below `src/`. */
export interface Fence {
  readonly name: string;
  readonly allowed: readonly string[];
  readonly why: string;
}

/** Modules from outside, as values; a type costs nothing and is free. Any that is not named here is forbidden. */
export const moduleFences: readonly Fence[] = [
  {
    name: 'node:fs',
    allowed: ['discover/', 'rulebook/load.ts', 'config/lookup.ts', 'cli/', 'editor/workspace.ts'],
    why: 'what the core reads is handed to it, so that an editor can hand it text in memory',
  },
  {
    name: 'node:fs/promises',
    allowed: ['discover/', 'rulebook/load.ts', 'cli/'],
    why: 'what the core reads is handed to it, so that an editor can hand it text in memory',
  },
  { name: 'node:path', allowed: [''], why: 'arithmetic on names' },
  { name: 'node:path/posix', allowed: [''], why: 'arithmetic on names' },
  { name: 'node:url', allowed: [''], why: 'arithmetic on names' },
  {
    name: 'node:buffer',
    allowed: ['evaluate/natives/'],
    why: 'base64 and byte encodings, as the scanned code asks for them',
  },
  { name: 'node:crypto', allowed: [''], why: 'digests for fingerprints' },
  { name: 'node:zlib', allowed: ['discover/'], why: 'archives are opened where files are found' },
  { name: 'node:module', allowed: ['syntax/typescript.ts'], why: 'loads the compiler; nothing else is loaded by name' },
  { name: 'node:process', allowed: ['cli/'], why: 'environment and exit code belong to the door' },
  { name: 'node:child_process', allowed: ['cli/git.ts'], why: 'nothing is run but git, and only when asked for' },
  { name: 'node:util', allowed: ['cli/', 'report/'], why: 'styled text for terminals' },
  {
    name: 'typescript',
    allowed: ['syntax/typescript.ts'],
    why: 'one door to the compiler, so that it can be replaced',
  },
  { name: 'globby', allowed: ['discover/'], why: 'paths are found in one stage' },
  { name: 'picomatch', allowed: ['discover/'], why: 'paths are sorted out in one stage' },
  { name: 'zod', allowed: ['rulebook/', 'config/'], why: 'data from outside is checked where it comes in' },
  { name: 'commander', allowed: ['cli/'], why: 'arguments are read at the door' },
];

/** Expressions of the language that need a place to stand. */
export const expressionFences: readonly Fence[] = [
  {
    name: 'clock read',
    allowed: ['editor/pace.ts'],
    why: 'the verdict may not move with the day on which it is given',
  },
  {
    name: 'local time',
    allowed: ['evaluate/zone-rules.ts'],
    why: "the host's zone and locale may not reach the result; the rules of zones that a text names come with the runtime",
  },
  { name: 'exit', allowed: ['cli/'], why: 'a library that ends the process takes its host with it' },
  { name: 'code from text', allowed: [], why: 'nothing of the scanned program is ever run' },
  {
    name: 'memory by node',
    allowed: ['syntax/pieces.ts', 'links/place-keys.ts'],
    why: 'a session makes trees of the nodes of others: a NodeMap forgets what was known of them elsewhere',
  },
];

/** A file or function that is longer than the house allows, with the reason why it is better whole. */
export interface Exception {
  readonly path: string;
  /** Absent for a whole file. */
  readonly name?: string;
  readonly lines: number;
  readonly why: string;
}
export const fileLimit = 300;
export const functionLimit = 50;
export const exceptions: readonly Exception[] = [
  {
    path: 'model.ts',
    lines: 460,
    why: 'the glossary as types is one table, each field with its comment, and imports nothing',
  },
];
