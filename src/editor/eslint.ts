/**
 * The ESLint plugin, `defuser/eslint`: a rule for each of Defuser's, all told by one session of the same engine. It is
 * given the text and gives places in it, so the parser that ESLint uses does not matter. The compiler is loaded while
 * the plugin is imported, since rules cannot wait.
 */
import { DefuserError } from '../errors.js';
import type { Finding, Severity, Trigger } from '../model.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Rule } from '../rulebook/shapes.js';
import { version } from '../version.js';
import { Hosts, isAtLeast } from './eslint-host.js';
import type { Settings, Told } from './eslint-host.js';
import { loadEngine } from './incremental.js';
import { suggestionsFor } from './suggestions.js';
import type { Suggestion } from './suggestions.js';
import { lineOf } from './told.js';

export type { Settings } from './eslint-host.js';

interface Position {
  readonly line: number;
  readonly column: number;
}
interface Fixer {
  insertTextBeforeRange(range: [number, number], text: string): unknown;
}
interface Report {
  readonly loc: { readonly start: Position; readonly end: Position };
  readonly messageId: string;
  readonly data: Record<string, string>;
  readonly suggest: { messageId: string; data: Record<string, string>; fix(fixer: Fixer): never }[];
}

/** What the rules use of ESLint's context; any linter that offers it will do. */
export interface RuleContext {
  /** Absolute. */
  readonly cwd: string;
  /** Absolute, or `<input>`. */
  readonly filename: string;
  /** The file on the disk, where the text is a block that a processor took out of it. */
  readonly physicalFilename?: string;
  /** `settings` of the configuration, of which `defuser` is read. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What stands behind the level of the rule. */
  readonly options: readonly unknown[];
  /** Of which the text is read, without a byte order mark, and the node at an offset where there is a tree. */
  readonly sourceCode: object;
  /** Takes a message. */
  report(report: Report): void;
}

/** A rule as ESLint takes it. */
export interface PluginRule {
  /** What ESLint and its editors show of it. */
  readonly meta: {
    readonly type: 'problem';
    readonly docs: { readonly description: string; readonly recommended: boolean; readonly url: string };
    readonly hasSuggestions: true;
    readonly messages: Record<string, string>;
    readonly schema: Record<string, unknown>[];
    readonly defaultOptions: { atLeast?: Severity }[];
  };
  /** Reports when the file begins; no other node is looked at. */
  create(context: RuleContext): { Program(): void };
}

/** The part of `sourceCode` that is there where a program is linted. */
interface Code {
  readonly text: string;
  getNodeByRangeIndex?(index: number): unknown;
}
const codeOf = ({ sourceCode }: RuleContext): Code => sourceCode as Code;

type Level = 'error' | 'warn' | 'off';

/** A flat configuration. */
export interface PluginConfig {
  /** As configuration inspectors show it. */
  readonly name: string;
  /** The plugin under the name by which its rules are called. */
  readonly plugins: Record<string, Plugin>;
  /** Rule → level, with its options. */
  readonly rules: Record<string, Level | [Level, { atLeast: Severity }]>;
}

/** The plugin as ESLint takes it. */
export interface Plugin {
  /** Its name and version; ESLint keeps caches by them. */
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  /** A rule for each trigger. */
  readonly rules: Record<Trigger, PluginRule>;
  /** `recommended`: what the gate would stop; `strict`: all that a scan shows; `off`: nothing. */
  readonly configs: { readonly recommended: PluginConfig; readonly strict: PluginConfig; readonly off: PluginConfig };
}

const bars = ['critical', 'high', 'medium', 'low', 'hidden'] as const;
const hosts = new Hosts(await loadEngine());

function findingsIn(context: RuleContext): Told {
  const { cwd, filename, physicalFilename = filename } = context;
  // What a processor cuts out of a file is no file to the gate; that the whole may be one, the scan says.
  if (physicalFilename !== filename) return { findings: [], bar: 'high' };
  const settings = (context.settings.defuser ?? {}) as Settings;
  // A text without a file is called `<input>`.
  const file = filename.startsWith('<') ? 'input.js' : filename;
  return hosts.findings({ cwd, file, text: codeOf(context).text }, settings);
}

const noCommentWithin = /^(?:TemplateLiteral|TemplateElement|JSX\w+|Literal)$/;

/** Whether a line of comment can stand before an offset: not in a template, nor among JSX. */
function takesComment(context: RuleContext, offset: number): boolean {
  type Node = { readonly type?: string; readonly parent?: Node; readonly range?: readonly [number, number] } | null;
  for (let node = codeOf(context).getNodeByRangeIndex?.(offset) as Node; node; node = node.parent ?? null) {
    const begins = node.range?.[0] === offset;
    if (!begins && noCommentWithin.test(node.type ?? '')) return false;
  }
  return true;
}

function report(context: RuleContext, finding: Finding): void {
  const { place } = finding;
  const offer = ({ id, at, text }: Suggestion): Report['suggest'][number] => ({
    messageId: id,
    data: { rule: finding.ruleId },
    fix: (fixer) => fixer.insertTextBeforeRange([at, at], text) as never,
  });
  const suggestions = suggestionsFor(finding, codeOf(context).text).filter(({ at }) => takesComment(context, at));
  context.report({
    loc: {
      start: { line: place.line, column: place.column - 1 },
      end: { line: place.endLine, column: place.endColumn - 1 },
    },
    messageId: 'found',
    data: { line: lineOf(finding) },
    suggest: suggestions.map(offer),
  });
}

function ruleFrom({ id, title, precision, message }: Rule): PluginRule {
  return {
    meta: {
      type: 'problem',
      docs: {
        description: `${title}. ${message.why}`,
        recommended: precision !== 'low',
        url: `https://defuser.example.com/rules/${id}`,
      },
      hasSuggestions: true,
      messages: {
        found: '{{line}}',
        declare: 'Declare it for the beta channel: // defuser-declare {{rule}} …',
        ignore: 'Let it stand for a while: // defuser-ignore-next-line {{rule}} …',
      },
      schema: [
        {
          type: 'object',
          additionalProperties: false,
          properties: {
            atLeast: { enum: [...bars], description: 'The least severity that is reported; the bar of the gate.' },
          },
        },
      ],
      defaultOptions: [{}],
    },
    create: (context) => ({
      Program() {
        const { findings, bar } = findingsIn(context);
        const [{ atLeast = bar } = {}] = context.options as { atLeast?: Severity }[];
        for (const finding of findings) {
          if (finding.ruleId === id && isAtLeast(finding, atLeast)) report(context, finding);
        }
      },
    }),
  };
}

const { rules } = loadRulebook();

function configOf(name: string, levelOf: (rule: Rule) => PluginConfig['rules'][string]): PluginConfig {
  return {
    name: `defuser/${name}`,
    get plugins() {
      return { defuser: plugin };
    },
    rules: Object.fromEntries(rules.map((rule) => [`defuser/${rule.id}`, levelOf(rule)])),
  };
}

/** The plugin: `import defuser from 'defuser/eslint'`. */
const plugin: Plugin = {
  meta: { name: 'defuser', version, namespace: 'defuser' },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, ruleFrom(rule)])) as Record<Trigger, PluginRule>,
  configs: {
    /** What the gate would stop; rules that are often wrong only warn. */
    recommended: configOf('recommended', ({ precision }) => (precision === 'low' ? 'warn' : 'error')),
    /** Everything that a scan shows. */
    strict: configOf('strict', () => ['error', { atLeast: 'low' }]),
    off: configOf('off', () => 'off'),
  },
};

/**
 * Stands for all findings of a folder. Put it into `settings.defuser.digest`: as `eslint --cache` keeps results by their
 * configuration, it then forgets them when a change in one file has moved a finding in another.
 * @throws DefuserError when the folder cannot be read
 * @example
 * export default defineConfig([defuser.configs.recommended, { settings: { defuser: { digest: projectDigest() } } }]);
 */
export function projectDigest(settings: Settings = {}): string {
  const { root } = settings;
  if (root === '') throw new DefuserError('the root is empty', 'Leave it out, or name a folder');
  return hosts.digest(root ?? '.', settings);
}

export default plugin;
