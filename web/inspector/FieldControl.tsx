import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { createContext, useContext, useId, type ReactNode } from 'react';
import type { Issue } from '../../runtime/server/studio/contract';
import type { FieldValue } from '../../src/core/manifest/manifest';
import type { Field, FieldType } from '../../src/core/nodes/node-type';
import type { Column } from '../../src/core/types';
import type { Completer, Marker } from '../code/code-view';
import { CodeEditor } from '../code/CodeEditor';
import { DocText } from '../components/DocText';
import { Button } from '../components/parts';
import { blank, blankRecord } from '../graph/blank';
import { checkField, labelOf, recordOf, textOf } from '../graph/field-rules';

/** What all controls of one form share. */
export interface FormContext {
  readonly readOnly: boolean;
  readonly inputs: readonly (readonly Column[] | undefined)[];
  /** By what the text is. */
  readonly completers: { readonly query?: Completer; readonly expression?: Completer };
  readonly issues: readonly Issue[];
}
export const FieldFormContext = createContext<FormContext>({ readOnly: true, inputs: [], completers: {}, issues: [] });

interface ControlProps {
  readonly type: FieldType;
  readonly value: FieldValue | undefined;
  readonly path: string;
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly onChange: (value: FieldValue | undefined) => void;
}

interface FieldRowProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly path: string;
  readonly onChange: (value: FieldValue | undefined) => void;
}

/** A field with its label, its doc and what is wrong with it. */
export function FieldRow({ field, value, path, onChange }: FieldRowProps) {
  const id = useId();
  const { issues, readOnly } = useContext(FieldFormContext);
  const told = issues.filter((i) => i.field === path);
  const faults = readOnly ? [] : checkField(field, value, path).filter((f) => f.path === path && told.length === 0);
  const label = labelOf(field.name);
  const invalid = faults.length + told.filter((i) => i.severity === 'error').length > 0;
  const isGroup = field.type.type === 'list' || field.type.type === 'record' || field.type.type === 'map' || field.type.type === 'variant';
  const note = `${id}-note`;
  const control = (
    <Control
      type={field.type} value={value} path={path} id={id} label={label} onChange={onChange} describedBy={note} invalid={invalid}
      placeholder={field.default === undefined ? undefined : textOf(field.default)}
    />
  );
  const wrong = (faults.length > 0 || told.length > 0) && (
    <div className="field-faults">
      {faults.map((f) => <p key={f.message} className="field-error">{f.message}</p>)}
      {told.map((i) => <IssueLine key={i.message} issue={i} value={value} onChange={onChange} />)}
    </div>
  );
  if (field.type.type === 'boolean') {
    return <div className="field field-check"><label htmlFor={id}>{control}<span>{label}</span></label><p className="field-doc" id={note}><DocText text={field.doc} /></p>{wrong}</div>;
  }
  return (
    <div className="field" role={isGroup ? 'group' : undefined} aria-labelledby={isGroup ? `${id}-label` : undefined}>
      {isGroup
        ? <span className="field-label" id={`${id}-label`}>{label}{field.required === true && <Needed />}</span>
        : <label className="field-label" htmlFor={id}>{label}{field.required === true && <Needed />}</label>}
      {control}
      <p className="field-doc" id={note}><DocText text={field.doc} /></p>
      {wrong}
    </div>
  );
}

function Needed() {
  return <span className="field-needed">needed</span>;
}

interface IssueLineProps {
  readonly issue: Issue;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue) => void;
}

function IssueLine({ issue, value, onChange }: IssueLineProps) {
  const { readOnly } = useContext(FieldFormContext);
  const { fix, start, end } = issue;
  const fixable = fix !== undefined && typeof value === 'string' && !readOnly;
  return (
    <p className={issue.severity === 'error' ? 'field-error' : 'field-warning'}>
      {issue.message}{issue.hint !== undefined && <span className="field-hint"> {issue.hint}</span>}
      {fixable && <Button kind="quiet" className="field-fix" onClick={() => onChange(start === undefined || end === undefined ? fix : value.slice(0, start) + fix + value.slice(end))}>Use {fix}</Button>}
    </p>
  );
}

function Control(props: ControlProps): ReactNode {
  const { readOnly } = useContext(FieldFormContext);
  const { type, value, id, onChange, describedBy, invalid, placeholder } = props;
  const common = { id, 'aria-describedby': describedBy, 'aria-invalid': invalid === true ? true : undefined };
  // A reference that only a deploy resolves is shown, not edited.
  if (recordOf(value) !== undefined && !['record', 'map', 'json', 'variant'].includes(type.type)) return <output className="value" id={id}>{textOf(value)}</output>;
  switch (type.type) {
    case 'boolean':
      return <input {...common} type="checkbox" checked={value === true} disabled={readOnly} onChange={(e) => onChange(e.target.checked)} />;
    case 'integer':
    case 'number':
      return (
        <input
          {...common} type="number" className="input input-number" value={typeof value === 'number' ? value : ''} readOnly={readOnly} placeholder={placeholder} min={type.min} max={type.max}
          step={type.type === 'integer' ? 1 : 'any'} onChange={(e) => onChange(e.target.value === '' ? undefined : Number(e.target.value))}
        />
      );
    case 'enum':
      if (readOnly) return <input {...common} className="input" readOnly value={textOf(value ?? placeholder)} />;
      return (
        <select {...common} className="input" value={textOf(value)} onChange={(e) => onChange(e.target.value === '' ? undefined : e.target.value)}>
          {value === undefined && <option value="">{placeholder === undefined ? '—' : `${placeholder} (default)`}</option>}
          {!type.values.includes(textOf(value)) && value !== undefined && <option value={textOf(value)}>{textOf(value)}</option>}
          {type.values.map((v) => <option key={v} value={v}>{v}</option>)}
        </select>
      );
    case 'column':
      return <ColumnControl {...props} columns={type.input ?? 0} />;
    case 'expression':
    case 'query':
    case 'schema':
      return <SqlControl {...props} />;
    case 'json':
      return <JsonControl {...props} />;
    case 'list':
      return type.items.type === 'column' ? <ColumnsControl {...props} columns={type.items.input ?? 0} /> : <ListControl {...props} items={type.items} />;
    case 'record':
      return <RecordControl {...props} fields={type.fields} />;
    case 'variant':
      return <VariantControl {...props} cases={type.cases} />;
    case 'map':
      return <MapControl {...props} values={type.values} />;
    case 'string':
    case 'text': {
      // One line cannot show a text of several, and would lose their ends.
      const language = type.language === 'dqdl' ? 'text' : type.language ?? (textOf(value).includes('\n') ? 'text' : undefined);
      if (language !== undefined) return <CodeEditor value={textOf(value)} language={language} label={props.label} inline readOnly={readOnly} onChange={(text) => onChange(text === '' ? undefined : text)} />;
      return <TextControl {...props} />;
    }
    default:
      return <TextControl {...props} />;
  }
}

function TextControl({ id, value, onChange, describedBy, invalid, placeholder }: ControlProps) {
  const { readOnly } = useContext(FieldFormContext);
  return (
    <input
      id={id} aria-describedby={describedBy} aria-invalid={invalid === true ? true : undefined} type="text" className="input" spellCheck={false}
      value={textOf(value)} readOnly={readOnly} placeholder={placeholder} onChange={(e) => onChange(e.target.value === '' ? undefined : e.target.value)}
    />
  );
}

function namesOf(columns: readonly Column[] | undefined): string[] {
  return (columns ?? []).map((c) => c.name);
}

function ColumnControl({ id, value, onChange, describedBy, invalid, columns }: ControlProps & { readonly columns: number }) {
  const { inputs, readOnly } = useContext(FieldFormContext);
  const list = `${id}-columns`;
  return (
    <>
      <input id={id} className="input" list={list} spellCheck={false} autoComplete="off" aria-describedby={describedBy} aria-invalid={invalid === true ? true : undefined} readOnly={readOnly} value={textOf(value)} onChange={(e) => onChange(e.target.value === '' ? undefined : e.target.value)} />
      <datalist id={list}>{namesOf(inputs[columns]).map((n) => <option key={n} value={n} />)}</datalist>
    </>
  );
}

/** Several columns: ticked in the order they were ticked; names that no input has can still be taken out. */
function ColumnsControl({ value, onChange, label, columns, id }: ControlProps & { readonly columns: number }) {
  const { inputs, readOnly } = useContext(FieldFormContext);
  const chosen = Array.isArray(value) ? (value as readonly FieldValue[]).map(textOf) : [];
  const known = namesOf(inputs[columns]);
  const all = [...known, ...chosen.filter((c) => !known.some((k) => k.toLowerCase() === c.toLowerCase()))];
  const has = (name: string) => chosen.some((c) => c.toLowerCase() === name.toLowerCase());
  if (readOnly) return <output id={id} className="chips">{chosen.map((c) => <span key={c} className="chip">{c}</span>)}{chosen.length === 0 && <span className="muted">none</span>}</output>;
  return (
    <div className="columns-control">
      <ul className="ticks" aria-label={label}>
        {all.map((name) => (
          <li key={name}>
            <label className={known.includes(name) ? '' : 'is-unknown'}>
              <input type="checkbox" checked={has(name)} onChange={(e) => onChange(e.target.checked ? [...chosen, name] : chosen.filter((c) => c.toLowerCase() !== name.toLowerCase()))} />{name}
            </label>
          </li>
        ))}
      </ul>
      <NewName placeholder="other column or dotted.path" label={`Another column for ${label}`} onAdd={(name) => { if (!has(name)) onChange([...chosen, name]); }} />
    </div>
  );
}

function NewName({ placeholder, label, onAdd }: { readonly placeholder: string; readonly label: string; readonly onAdd: (name: string) => void }) {
  return (
    <form className="new-name" onSubmit={(e) => {
      e.preventDefault();
      const input = new FormData(e.currentTarget).get('name');
      if (typeof input === 'string' && input.trim() !== '') onAdd(input.trim());
      e.currentTarget.reset();
    }}>
      <input name="name" className="input" placeholder={placeholder} aria-label={label} spellCheck={false} />
      <Button type="submit" kind="quiet" aria-label={`Add: ${label}`} icon={<Plus size={15} aria-hidden />} />
    </form>
  );
}

function SqlControl({ value, onChange, label, path, type }: ControlProps) {
  const { readOnly, completers, issues } = useContext(FieldFormContext);
  const markers: Marker[] = issues
    .filter((i) => i.field === path && i.start !== undefined)
    .map((i) => ({ start: i.start ?? 0, end: i.end ?? 0, severity: i.severity, message: i.message, fix: i.fix }));
  return <CodeEditor value={textOf(value)} language="sql" label={label} inline readOnly={readOnly} markers={markers} completer={type.type === 'query' || type.type === 'expression' ? completers[type.type] : undefined} onChange={(text) => onChange(text === '' ? undefined : text)} />;
}

function JsonControl({ value, onChange, label }: ControlProps) {
  const { readOnly } = useContext(FieldFormContext);
  const text = value === undefined ? '' : JSON.stringify(value, null, 2);
  return (
    <CodeEditor value={text} language="json" label={label} inline readOnly={readOnly} onChange={(next) => {
      try {
        onChange(next.trim() === '' ? undefined : JSON.parse(next) as FieldValue);
      } catch {
        // Half-typed JSON stays in the editor until it parses.
      }
    }} />
  );
}

function ListControl({ value, onChange, label, path, id, items }: ControlProps & { readonly items: FieldType }) {
  const { readOnly } = useContext(FieldFormContext);
  const entries = Array.isArray(value) ? value as readonly FieldValue[] : [];
  const put = (at: number, next: FieldValue | undefined) => onChange(entries.map((v, i) => (i === at ? next ?? '' : v)));
  const move = (at: number, by: number) => {
    const next = [...entries];
    const [moved] = next.splice(at, 1);
    if (moved !== undefined) next.splice(at + by, 0, moved);
    onChange(next);
  };
  return (
    <div className="list-control">
      {entries.length === 0 && <span className="muted">none</span>}
      <ol>
        {entries.map((entry, i) => (
          <li key={i} className={items.type === 'record' ? 'list-entry is-record' : 'list-entry'}>
            <div className="list-body"><Control type={items} value={entry} path={`${path}[${i}]`} id={`${id}-${i}`} label={`${label} ${i + 1}`} onChange={(v) => put(i, v)} /><PlainLabel id={`${id}-${i}`} text={`${label} ${i + 1}`} type={items} /></div>
            {!readOnly && (
              <div className="list-actions">
                <Button kind="quiet" aria-label={`Move ${label} ${i + 1} up`} disabled={i === 0} onClick={() => move(i, -1)} icon={<ArrowUp size={14} aria-hidden />} />
                <Button kind="quiet" aria-label={`Move ${label} ${i + 1} down`} disabled={i === entries.length - 1} onClick={() => move(i, 1)} icon={<ArrowDown size={14} aria-hidden />} />
                <Button kind="quiet" aria-label={`Remove ${label} ${i + 1}`} onClick={() => onChange(entries.filter((_, at) => at !== i))} icon={<Trash2 size={14} aria-hidden />} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && <Button kind="quiet" icon={<Plus size={15} aria-hidden />} onClick={() => onChange([...entries, blank(items)])} aria-label={`Add to ${label}`}>Add</Button>}
    </div>
  );
}

/** Entries of a list have no label of their own on screen. */
function PlainLabel({ id, text, type }: { readonly id: string; readonly text: string; readonly type: FieldType }) {
  if (['record', 'list', 'map', 'variant', 'expression', 'query', 'schema', 'json'].includes(type.type)) return null;
  return <label className="sr-only" htmlFor={id}>{text}</label>;
}

function RecordControl({ value, onChange, path, fields }: ControlProps & { readonly fields: readonly Field[] }) {
  const record = recordOf(value) ?? {};
  return (
    <div className="record-control">
      {fields.map((field) => (
        <FieldRow key={field.name} field={field} value={record[field.name]} path={`${path}.${field.name}`} onChange={(next) => {
          const changed = { ...record };
          if (next === undefined) delete (changed as Record<string, FieldValue>)[field.name];
          else (changed as Record<string, FieldValue>)[field.name] = next;
          onChange(changed);
        }} />
      ))}
    </div>
  );
}

/** The choice first, then what it asks for. Values that the new choice has too are kept. */
function VariantControl(
  { value, onChange, path, id, label, cases }: ControlProps & { readonly cases: { readonly [type: string]: readonly Field[] } },
) {
  const { readOnly } = useContext(FieldFormContext);
  const record = recordOf(value) ?? {};
  const chosen = textOf(record.type);
  const fields = cases[chosen] ?? [];
  const choose = (type: string) => {
    const next = cases[type] ?? [];
    onChange({ type, ...blankRecord(next), ...Object.fromEntries(Object.entries(record).filter(([name]) => next.some((f) => f.name === name))) });
  };
  return (
    <>
      {readOnly ? <output className="value" id={id}>{chosen}</output> : (
        <select id={id} className="input" aria-label={label} value={chosen} onChange={(e) => choose(e.target.value)}>
          {!(chosen in cases) && <option value={chosen}>{chosen === '' ? '—' : chosen}</option>}
          {Object.keys(cases).map((c) => <option key={c} value={c}>{c}</option>)}
        </select>
      )}
      {fields.length > 0 && (
        <details className="variant" open={fields.some((f) => f.required === true)}>
          <summary>Options of {chosen}</summary>
          <RecordControl value={value} onChange={onChange} path={path} id={id} label={label} type={{ type: 'record', fields }} fields={fields} />
        </details>
      )}
    </>
  );
}

function MapControl({ value, onChange, label, path, id, values }: ControlProps & { readonly values: FieldType }) {
  const { readOnly } = useContext(FieldFormContext);
  const record = recordOf(value) ?? {};
  return (
    <div className="map-control">
      {Object.entries(record).map(([key, entry]) => (
        <div key={key} className="map-entry">
          <code>{key}</code>
          <Control type={values} value={entry} path={`${path}.${key}`} id={`${id}-${key}`} label={`${label} ${key}`} onChange={(next) => onChange({ ...record, [key]: next ?? '' })} />
          <PlainLabel id={`${id}-${key}`} text={`${label} ${key}`} type={values} />
          {!readOnly && <Button kind="quiet" aria-label={`Remove ${key}`} icon={<Trash2 size={14} aria-hidden />} onClick={() => onChange(Object.fromEntries(Object.entries(record).filter(([k]) => k !== key)))} />}
        </div>
      ))}
      {!readOnly && <NewName placeholder="name" label={`New entry of ${label}`} onAdd={(name) => { if (!(name in record)) onChange({ ...record, [name]: blank(values) }); }} />}
    </div>
  );
}
