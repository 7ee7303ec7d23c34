/**
 * The shape of `defuser.json`: its check, its types and the shipped JSON Schema come from here. Every key may be left
 * out. Takes unknown JSON, gives typed data; reads nothing.
 */
import { z } from '../rulebook/schema.js';
import { DefuserError } from '../errors.js';
import { declaredPolicies } from '../gate/channels.js';
import { profiles, severities, triggers } from '../model.js';
import { levels } from '../score/levels.js';
import { keeperEntry } from '../rulebook/keepers.js';
import {
  alibiEntry,
  anchorEntry,
  clockCatalogue,
  payloadCatalogue,
  switchEntry,
  vocabularyEntry,
  weightEntry,
} from '../rulebook/shapes.js';
import { releaseDate, supportWindow } from './times.js';

const bars = [...severities.filter((severity) => severity !== 'hidden'), 'none'] as const;
/** Declarations name channels between commas and blanks. */
const channelName = /^[^\s,]+$/;
const patterns = z.array(z.string().min(1));

/** A text that one of the checks of dates takes; what they say is taken over without the name of the text. */
const checkedBy = (check: (text: string, name: string) => string) =>
  z.string().check((context) => {
    try {
      check(context.value, 'it:');
    } catch (error) {
      if (!(error instanceof DefuserError)) throw error;
      context.issues.push({ code: 'custom', input: context.value, message: error.remedy });
    }
  });

/** Additions to the catalogues, in the form of the files of `rules/`. */
export const additions = z.strictObject({
  clocks: z.array(clockCatalogue).optional().describe('As rules/clocks/*.json: further ways to read the clock.'),
  payloads: z.array(payloadCatalogue).optional().describe('As rules/payloads/*.json: further calls that do harm.'),
  anchors: z.array(anchorEntry).optional().describe('Where dates come from that are not in the text.'),
  vocabulary: z.array(vocabularyEntry).optional().describe('What names and texts say.'),
  alibis: z.array(alibiEntry).optional().describe('Reasons to be silent.'),
  switches: z.array(switchEntry).optional().describe('Names that tell a release build.'),
  keepers: z.array(keeperEntry).optional().describe('Calls of frameworks that keep a value for the program.'),
  weights: z.array(weightEntry).optional().describe('Points of terms of the score; they replace those of the term.'),
});

/** A channel of the user's, or what is to be otherwise in a built-in one. */
const channelShape = z.strictObject({
  failOn: z.enum(bars).optional().describe('The bar, where no other is set for the run.'),
  declared: z
    .enum(declaredPolicies)
    .optional()
    .describe('Declared bombs: stop fails every one, dated lets those with a date through, pass lets all through.'),
  accepts: z
    .array(z.string().regex(channelName))
    .optional()
    .describe('Whose declarations are meant besides those for the channel itself.'),
});

/** The whole configuration. */
export const configShape = z.strictObject({
  $schema: z.string().optional().describe('Where this schema lies, for editors.'),
  include: patterns
    .optional()
    .describe('Files, directories and patterns that are scanned when none is named, from the folder of this file.'),
  exclude: patterns
    .optional()
    .describe('Files, directories and patterns that are left out unless named outright, from the folder of this file.'),
  rules: z
    .partialRecord(z.enum(triggers), z.enum(levels))
    .optional()
    .describe('Rule → the severity of its findings, or off: then they are hidden, and never fail.'),
  rulePacks: z
    .array(z.string().min(1))
    .optional()
    .describe('Folders with further rules and catalogues of the form of rules/, from the folder of this file.'),
  catalogues: additions.optional().describe('Additions to the catalogues, in the form of the files of rules/.'),
  defines: z
    .record(z.string().regex(/^[\w$]+(?:\.[\w$]+)*$/), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .describe('What the build puts in the place of a name; a text is read as JSON where it is JSON.'),
  profile: z.enum(profiles).optional().describe('The build whose flags are folded; production when not given.'),
  releaseDate: checkedBy(releaseDate).optional().describe('ISO 8601 date of the release; nothing else is "now".'),
  supportWindow: checkedBy(supportWindow).optional().describe('How long the release is supported, as P18M.'),
  channel: z.string().regex(/\S/).optional().describe('What is being released; release when not given.'),
  channels: z
    .record(z.string().regex(channelName), channelShape)
    .optional()
    .describe('Channel → its policy; what it leaves out is as in the built-in one of its name, else as in release.'),
  failOn: z.enum(bars).optional().describe('Findings this bad or worse fail; what the channel says when not given.'),
  minSeverity: z.enum(severities).optional().describe('Findings less bad than this are not reported.'),
  strict: z.boolean().optional().describe('Fail with exit code 2 when any code could not be analysed to the end.'),
});

/** A configuration: `defuser.json`, `package.json#defuser`, or the same as an object in a program. */
export type Config = z.input<typeof configShape>;
export type Additions = z.infer<typeof additions>;
