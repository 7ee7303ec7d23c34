/**
 * `defuser completions`: a script for a shell, made from the very definitions that the command line is parsed with, so
 * that it cannot know of an option that is not there. The script runs nothing of Defuser when it completes.
 */
import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** Words that may stand there, or `files`; null where nothing follows, or anything. */
type Values = readonly string[] | 'files' | null;

interface CompletedOption {
  readonly flag: string;
  readonly text: string;
  readonly takesValue: boolean;
  readonly values: Values;
}

interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly options: readonly CompletedOption[];
  readonly values: Values;
}

/** The script for a shell; ends with a newline. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = [program, ...program.commands].map((command) => completed(command, program));
  return { bash, zsh, fish }[shell](commands);
}

const namesFiles = /[<[](?:file|paths|place)\b/;

function completed(command: Command, program: Command): CompletedCommand {
  const [argument] = command.registeredArguments;
  const isFile = argument !== undefined && namesFiles.test(`<${argument.name()}`);
  return {
    name: command === program ? '' : command.name(),
    text: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map(({ long, flags, description, argChoices, required, optional }) => ({
        flag: long ?? flags,
        text: description,
        takesValue: required || optional,
        values: argChoices ?? (namesFiles.test(flags) ? 'files' : null),
      })),
    values:
      command === program
        ? program.commands.map((one) => one.name())
        : (argument?.argChoices ?? (isFile ? 'files' : null)),
  };
}

const flagsOf = ({ options }: CompletedCommand): string => options.map(({ flag }) => flag).join(' ');

/** Every option that takes a value, under its command. */
const withValues = (commands: readonly CompletedCommand[]) =>
  commands.flatMap(({ name, options }) =>
    options.filter(({ takesValue }) => takesValue).map(({ flag, values }) => ({ name, flag, values })),
  );

// Bash completes files by itself where a function offers nothing.
function bash(commands: readonly CompletedCommand[]): string {
  const offer = (words: string): string => `COMPREPLY=($(compgen -W '${words}' -- "$current"))`;
  const valueCases = withValues(commands).map(
    ({ name, flag, values }) =>
      `    '${name} ${flag}') ${Array.isArray(values) ? `${offer(values.join(' '))}; ` : ''}return ;;`,
  );
  const commandCases = commands.map((command) => {
    const { name, values } = command;
    const words = Array.isArray(values) ? offer(values.join(' ')) : ':';
    return `    '${name}') if [[ $current == -* ]]; then ${offer(flagsOf(command))}; else ${words}; fi ;;`;
  });
  return `# bash completion of defuser; made by \`defuser completions bash\`
_defuser() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=''
  COMPREPLY=()
  if ((COMP_CWORD > 1)); then command=\${COMP_WORDS[1]}; fi
  case "$command \${COMP_WORDS[COMP_CWORD - 1]}" in
${valueCases.join('\n')}
  esac
  case $command in
${commandCases.join('\n')}
  esac
}
complete -o default -F _defuser defuser
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const offer = (values: Values): string =>
    Array.isArray(values) ? `compadd -- ${values.join(' ')}` : values === 'files' ? '_files' : ':';
  const valueCases = withValues(commands).map(
    ({ name, flag, values }) => `    '${name} ${flag}') ${offer(values)}; return ;;`,
  );
  const commandCases = commands.map((command) => {
    const { name, values } = command;
    return `    '${name}') if [[ $current == -* ]]; then compadd -- ${flagsOf(command)}; else ${offer(values)}; fi ;;`;
  });
  return `#compdef defuser
# zsh completion of defuser; made by \`defuser completions zsh\`
_defuser() {
  local current=$words[CURRENT] previous=$words[CURRENT-1] command=''
  if ((CURRENT > 2)); then command=$words[2]; fi
  case "$command $previous" in
${valueCases.join('\n')}
  esac
  case $command in
${commandCases.join('\n')}
  esac
}
if [[ $funcstack[1] == _defuser ]]; then _defuser "$@"; else compdef _defuser defuser; fi
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, text, options, values }) => {
    const when = name === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${name}`;
    const head = `complete -c defuser -n ${quoted(when)}`;
    const listed = Array.isArray(values) && name !== '' ? [`${head} -f -a ${quoted(values.join(' '))}`] : [];
    const none = values === null ? [`${head} -f`] : [];
    return [
      ...(name === '' ? [] : [`complete -c defuser -f -n '__fish_use_subcommand' -a ${name} -d ${quoted(text)}`]),
      ...listed,
      ...none,
      ...options.map(
        (option) => `${head} -l ${option.flag.replace(/^--/, '')}${valueOf(option)} -d ${quoted(option.text)}`,
      ),
    ];
  });
  return ['# fish completion of defuser; made by `defuser completions fish`', ...lines, ''].join('\n');

  function valueOf({ takesValue, values: words }: CompletedOption): string {
    if (!takesValue) return '';
    return Array.isArray(words) ? ` -x -a ${quoted(words.join(' '))}` : words === 'files' ? ' -r -F' : ' -x';
  }
}
