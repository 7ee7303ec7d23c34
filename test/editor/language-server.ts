/**
 * ESLint's language server, the one of VS Code's extension, and as much of an editor as it needs to answer: documents that are
 * opened and typed into, the settings that the extension sends, and edits that the server asks for.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = fileURLToPath(
  new URL('../../node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server', import.meta.url),
);

interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Diagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly severity: number;
  readonly range: { readonly start: Position; readonly end: Position };
}
export interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}
interface TextEdit {
  readonly range: Diagnostic['range'];
  readonly newText: string;
}
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** As the extension sends them where nothing is set. */
const settingsIn = (folder: string) => ({
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: false,
  useFlatConfig: undefined,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workspaceFolder: { name: 'project', uri: pathToFileURL(folder).href },
  workingDirectory: undefined,
});

/** One server on one folder. */
export class LanguageServer {
  readonly #folder: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #texts = new Map<string, { text: string; version: number }>();
  #count = 0;
  #rest = Buffer.alloc(0);

  constructor(folder: string) {
    this.#folder = folder;
    this.#process = spawn(process.execPath, [program, '--stdio'], { cwd: folder });
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#read(chunk);
    });
  }

  async start(): Promise<void> {
    const uri = pathToFileURL(this.#folder).href;
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ name: 'project', uri }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
        textDocument: { diagnostic: {}, codeAction: {} },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  open(file: string, text: string): void {
    const uri = this.#uriOf(file);
    this.#texts.set(uri, { text, version: 1 });
    const textDocument = { uri, languageId: 'javascript', version: 1, text };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  textOf(file: string): string {
    return this.#texts.get(this.#uriOf(file))?.text ?? '';
  }

  type(file: string, text: string): void {
    this.#changed(this.#uriOf(file), text);
  }

  /** The messages of a file as its text is now: the editor asks after every letter. */
  async messages(file: string): Promise<readonly Diagnostic[]> {
    const textDocument = { uri: this.#uriOf(file) };
    const { items } = (await this.#ask('textDocument/diagnostic', { textDocument })) as { items: Diagnostic[] };
    return items;
  }

  async actions(file: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const textDocument = { uri: this.#uriOf(file) };
    const context = { diagnostics: [diagnostic] };
    return (await this.#ask('textDocument/codeAction', {
      textDocument,
      range: diagnostic.range,
      context,
    })) as CodeAction[];
  }

  async run({ command }: CodeAction): Promise<void> {
    await this.#ask('workspace/executeCommand', command);
  }

  async stop(): Promise<void> {
    await this.#ask('shutdown', undefined);
    this.#process.kill();
  }

  #uriOf = (file: string): string => pathToFileURL(`${this.#folder}/${file}`).href;

  #changed(uri: string, text: string): void {
    const version = (this.#texts.get(uri)?.version ?? 0) + 1;
    this.#texts.set(uri, { text, version });
    const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
    this.#send({ method: 'textDocument/didChange', params });
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#count;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n/.exec(this.#rest.toString('latin1'));
      const end = head === null ? 0 : head[0].length + Number(head[1]);
      if (head === null || this.#rest.length < end) return;
      const message = JSON.parse(this.#rest.subarray(head[0].length, end).toString()) as Message;
      this.#rest = this.#rest.subarray(end);
      this.#take(message);
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) this.#waiting.get(id ?? 0)?.(message);
    else if (id !== undefined) this.#send({ id, result: this.#answer(method, params) ?? null });
  }

  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') {
      return (params as { items: readonly unknown[] }).items.map(() => settingsIn(this.#folder));
    }
    if (method === 'eslint/confirmESLintExecution') return 4;
    if (method !== 'workspace/applyEdit') return undefined;
    const { edit } = params as { edit: { documentChanges: { textDocument: { uri: string }; edits: TextEdit[] }[] } };
    for (const { textDocument, edits } of edit.documentChanges) {
      const before = this.#texts.get(textDocument.uri)?.text ?? '';
      this.#changed(textDocument.uri, edits.reduce(edited, before));
    }
    return { applied: true };
  }
}

function edited(text: string, { range, newText }: TextEdit): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
}
