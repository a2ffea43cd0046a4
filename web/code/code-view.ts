import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { sql, SQLDialect } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { tags as t } from '@lezer/highlight';
import type { Completions } from '../../runtime/server/studio/contract';

export type CodeLanguage = 'sql' | 'python' | 'json' | 'typescript' | 'text';
export interface Marker { readonly start: number; readonly end: number; readonly severity: 'error' | 'warning'; readonly message: string; readonly fix?: string }
/** Asks for what may be written at a place. */
export type Completer = (text: string, offset: number) => Promise<Completions | undefined>;

export interface CodeView {
  setValue(text: string): void;
  setMarkers(markers: readonly Marker[]): void;
  setCompleter(completer: Completer | undefined): void;
  setHighlight(lines: { readonly from: number; readonly to: number } | undefined): void;
  destroy(): void;
}

export interface CodeOptions {
  readonly value: string;
  readonly language: CodeLanguage;
  readonly label: string;
  readonly readOnly: boolean;
  readonly inline: boolean;
  readonly onChange: (text: string) => void;
  readonly onLine: (line: number) => void;
}

const SPARK = SQLDialect.define({
  keywords: 'select from where group by having order sort distribute cluster limit offset as with on using join inner left right full outer cross semi anti natural lateral view explode union all intersect except minus distinct case when then else end and or not in exists between like ilike rlike is null true false asc desc nulls first last over partition rows range unbounded preceding following current row window qualify pivot unpivot for values interval cast try_cast filter within tablesample cube rollup grouping sets any some escape extract',
  types: 'boolean tinyint smallint int integer bigint float double decimal string varchar char binary date timestamp timestamp_ntz array map struct void',
  backslashEscapes: true,
  identifierQuotes: '`',
  hashComments: false,
  doubleQuotedStrings: true,
});

/** SQL is in every form; the others come when a file of theirs is opened. */
const LANGUAGES: Record<CodeLanguage, () => Extension | Promise<Extension>> = {
  sql: () => sql({ dialect: SPARK, upperCaseKeywords: true }),
  python: async () => (await import('@codemirror/lang-python')).python(),
  json: async () => (await import('@codemirror/lang-json')).json(),
  typescript: async () => (await import('./typescript-mode')).TYPESCRIPT,
  text: () => [],
};

/** Signs of the list, by what is offered. */
const ICONS: Readonly<Record<string, string>> = { column: 'property', field: 'property', table: 'class', function: 'function', type: 'type', parameter: 'variable' };

/** Colours come from the page's own custom properties, so that dark and light need one theme. */
const COLOURS = HighlightStyle.define([
  { tag: [t.keyword, t.operatorKeyword, t.modifier], color: 'var(--code-keyword)' },
  { tag: [t.string, t.special(t.string)], color: 'var(--code-string)' },
  { tag: [t.number, t.bool, t.null], color: 'var(--code-number)' },
  { tag: [t.comment], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [t.typeName, t.className], color: 'var(--code-type)' },
  { tag: [t.function(t.variableName), t.propertyName], color: 'var(--code-name)' },
]);

const setLines = StateEffect.define<{ from: number; to: number } | undefined>();
const LINE = Decoration.line({ class: 'cm-picked' });
const pickedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setLines)) continue;
      if (effect.value === undefined) return Decoration.none;
      const { doc } = transaction.state;
      const lines = [];
      for (let n = Math.max(1, effect.value.from); n <= Math.min(doc.lines, effect.value.to); n++) lines.push(LINE.range(doc.line(n).from));
      return Decoration.set(lines);
    }
    return value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function createCodeView(parent: HTMLElement, options: CodeOptions): CodeView {
  let completer: Completer | undefined;
  let applying = false;
  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w`.:]+/);
    if (completer === undefined || (word === null && !context.explicit)) return null;
    const found = await completer(context.state.doc.toString(), context.pos);
    if (found === undefined || context.aborted) return null;
    return {
      from: found.from,
      to: found.to,
      filter: false, // sorted by what fits the place
      options: found.items.map((c) => ({ label: c.label, apply: c.insert, detail: c.detail, info: c.info, type: ICONS[c.kind] ?? 'keyword' })),
    };
  };
  const language = new Compartment();
  const found = LANGUAGES[options.language]();
  const ready = !(found instanceof Promise);
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        EditorView.cspNonce.of(nonce),
        options.inline ? [] : lineNumbers(),
        history(),
        bracketMatching(),
        options.readOnly ? [] : [closeBrackets(), autocompletion({ override: [complete] })],
        language.of(ready ? found : []),
        syntaxHighlighting(COLOURS),
        pickedLines,
        EditorView.lineWrapping,
        // Tab leaves a field of a form; in a whole-page editor it indents.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...searchKeymap]),
        options.inline ? [] : keymap.of([indentWithTab]),
        EditorState.readOnly.of(options.readOnly),
        EditorView.contentAttributes.of({ 'aria-label': options.label, ...options.readOnly ? { 'tabindex': '0', 'aria-readonly': 'true' } : {} }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !applying) options.onChange(update.state.doc.toString());
          if (update.selectionSet) options.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
        }),
      ],
    }),
  });
  if (found instanceof Promise) void found.then((extension) => view.dispatch({ effects: language.reconfigure(extension) }));
  return {
    setValue(text) {
      const { doc } = view.state;
      if (doc.toString() === text) return;
      applying = true;
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
      applying = false;
    },
    setMarkers(markers) {
      const end = view.state.doc.length;
      view.dispatch(setDiagnostics(view.state, markers.map((m) => ({
        from: Math.min(m.start, end),
        to: Math.min(Math.max(m.end, m.start + 1), end),
        severity: m.severity,
        message: m.message,
        actions: m.fix === undefined ? [] : [{ name: `Use ${m.fix}`, apply: (v: EditorView, from: number, to: number) => v.dispatch({ changes: { from, to, insert: m.fix } }) }],
      }))));
    },
    setCompleter(next) { completer = next; },
    setHighlight(lines) {
      view.dispatch({ effects: setLines.of(lines) });
      if (lines !== undefined && lines.from <= view.state.doc.lines) view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(Math.max(1, lines.from)).from, { y: 'start', yMargin: 24 }) });
    },
    destroy: () => view.destroy(),
  };
}
