import { checkFields } from '../../../src/core/manifest/check-fields';
import { GlueBody, GlueForm, NODE_TYPES } from '../../../src/core/nodes';

/** Parameters of a managed transform of Glue Studio and the fields of our node, both ways. */
type Parameters = Record<string, string | string[]>;
const FORMS: readonly (readonly [kind: string, functionName: string, parameters: Parameters, fields: Record<string, unknown>])[] = [
  ['ConcatenateColumns', 'gs_concat', { colName: 'fullname', colList: ['first', 'last'], spacer: ' ' }, { newColumn: 'fullname', columns: ['first', 'last'], spacer: ' ' }],
  ['SplitString', 'gs_split', { colName: 'x', pattern: '\\s+' }, { column: 'x', pattern: '\\s+' }],
  ['ArrayToColumns', 'gs_array_to_cols', { colName: 'a', colList: 'one,,three', indexes: '1,2,4' }, { column: 'a', newColumns: ['one', '', 'three'], indexes: [1, 2, 4] }],
  ['RegexExtract', 'gs_regex_extract', { colName: 'x', regex: '(a),(b)', newCols: 'a,b' }, { column: 'x', regex: '(a),(b)', newColumns: ['a', 'b'] }],
  ['ParseJson', 'gs_parse_json', { colName: 'j', samplingRatio: '0.5' }, { column: 'j', samplingRatio: 0.5 }],
  ['ParseJson', 'gs_parse_json', { colName: 'j', schema: 'a INT, b STRING', newColName: 'v' }, { column: 'j', schema: 'a INT, b STRING', newColumn: 'v' }],
  ['ExtractJsonPath', 'gs_extract_json', { colName: 'j', jsonPaths: '$.a,b.c', colList: 'x,y', dropCol: 'true' }, { column: 'j', paths: ['$.a', 'b.c'], newColumns: ['x', 'y'], dropColumn: true }],
  ['ToTimestamp', 'gs_to_timestamp', { colName: 'timestamp', colType: 'milliseconds', newColName: 'date-time' }, { column: 'timestamp', columnType: 'milliseconds', newColumn: 'date-time' }],
  ['FormatTimestamp', 'gs_format_timestamp', { colName: 'at', dateFormat: '%Y-%m' }, { column: 'at', dateFormat: '%Y-%m' }],
  ['CurrentTimestamp', 'gs_now', { colName: 'loaded', dateFormat: 'yyyy' }, { newColumn: 'loaded', dateFormat: 'yyyy' }],
  ['AddUuid', 'gs_uuid', { colName: 'key' }, { newColumn: 'key' }],
  ['AddIdentifier', 'gs_sequence_id', { colName: 'no', unique: 'true' }, { newColumn: 'no', unique: true }],
  ['Flatten', 'gs_flatten', { maxLevels: '1', separator: '_' }, { maxLevels: 1, separator: '_' }],
  ['DerivedColumn', 'gs_derived', { colName: 'total', expr: 'quantity * price' }, { columns: [{ name: 'total', expression: 'quantity * price' }] }],
  ['Explode', 'gs_explode', { colName: 'employee id', newCol: 'employee', outer: 'true' }, { column: 'employee id', newColumn: 'employee', keepColumn: true, outer: true }],
  ['Explode', 'gs_explode', { colName: 'data', newCol: 'data' }, { column: 'data', newColumn: 'data' }],
];

const body = (functionName: string, parameters: Parameters): GlueBody => ({
  FunctionName: functionName,
  Parameters: Object.entries(parameters).map(([Name, value]) => ({ Name, Value: Array.isArray(value) ? value : [value] })),
});
const refuse = (message: string): never => { throw new Error(message); };
const notes = { warn: (message: string) => expect(message).toBe(''), refuse, pass: refuse };
const WRITING = { inputs: [], text: String } as never;

function formOf(kind: string, functionName: string): { form: GlueForm; type: typeof NODE_TYPES[number] } {
  const type = NODE_TYPES.find((t) => t.kind === kind);
  const form = type?.glue?.find((f) => f.matches?.({ FunctionName: functionName }) === true);
  if (type === undefined || form === undefined) throw new Error(`${kind} has no form for ${functionName}`);
  return { form, type };
}

test.each(FORMS)('%s: %s', (kind, functionName, parameters, fields) => {
  const { form, type } = formOf(kind, functionName);
  const imported = Object.fromEntries(Object.entries(form.fromGlue(body(functionName, parameters), notes).fields).filter(([, v]) => v !== undefined));
  expect(imported).toEqual(fields);
  const exported = form.toGlue?.(checkFields(type.fields, fields, { node: 'N' }), WRITING);
  expect(exported?.lost ?? []).toEqual([]);
  expect(exported?.body).toMatchObject({ FunctionName: functionName, TransformName: functionName, Path: expect.stringMatching(new RegExp(`^s3://aws-glue-studio-transforms-.*/${functionName}\\.py$`)) });
  const written = Object.fromEntries((exported?.body.Parameters as { Name: string; Value: string[]; Type: string }[]).map((p) => [p.Name, p.Type === 'list' ? p.Value : p.Value[0]]));
  expect(written).toEqual({ ...written, ...parameters });
  // What is written beside them are defaults, which come back as they were.
  const again = checkFields(type.fields, Object.fromEntries(Object.entries(form.fromGlue(exported?.body ?? {}, notes).fields).filter(([, v]) => v !== undefined)), { node: 'N' });
  expect(again).toEqual(checkFields(type.fields, fields, { node: 'N' }));
});

test('no two node types claim one function', () => {
  const claims = FORMS.map(([, f]) => NODE_TYPES.filter((t) => t.glue?.some((form) => form.member === 'DynamicTransform' && form.matches?.({ FunctionName: f }) === true)).map((t) => t.kind));
  for (const kinds of claims) expect(kinds).toHaveLength(1);
});

test.each([
  ['DerivedColumn', 'gs_derived', { columns: [{ name: 'a', expression: '1' }, { name: 'b', expression: '2' }] }],
  ['Explode', 'gs_explode', { column: 'm' }],
  ['AddIdentifier', 'gs_sequence_id', { method: 'rowNumber', orderBy: [{ column: 'a' }] }],
  ['ExtractJsonPath', 'gs_extract_json', { column: 'j', paths: ["$['a,b']"], newColumns: ['x'] }],
] as const)('%s is written as SQL where %s cannot say it', (kind, functionName, fields) => {
  const { form, type } = formOf(kind, functionName);
  expect(form.toGlue?.(checkFields(type.fields, fields, { node: 'N' }), WRITING)).toBeUndefined();
});

describe('PIIDetection and Recipe', () => {
  const of = (kind: string) => {
    const type = NODE_TYPES.find((t) => t.kind === kind);
    const [form] = type?.glue ?? [];
    if (type === undefined || form === undefined) throw new Error(kind);
    return { type, form };
  };

  test.each([
    ['RowAudit', { EntityTypesToDetect: ['EMAIL'], OutputColumnName: 'found' }],
    ['RowMasking', { EntityTypesToDetect: ['EMAIL', 'USA_SSN'], MaskValue: 'XXX' }],
    ['RowPartialMasking', { EntityTypesToDetect: ['CREDIT_CARD'], RedactChar: '#', NumLeftCharsToExclude: 1, NumRightCharsToExclude: 4, MatchPattern: '[0-9]' }],
    ['RowHashing', { EntityTypesToDetect: ['EMAIL'] }],
    ['RowMasking', {
      EntityTypesToDetect: ['EMAIL', 'USA_SSN', 'CREDIT_CARD'],
      DetectionParameters: JSON.stringify({
        USA_SSN: [{ action: 'SHA256_HASH', sourceColumns: ['ssn'] }],
        CREDIT_CARD: [{ action: 'PARTIAL_REDACT', actionOptions: { numLeftCharsToExclude: '0', numRightCharsToExclude: '4', redactChar: '#', matchPattern: '[0-9]' } }],
      }),
    }],
    ['ColumnAudit', { EntityTypesToDetect: ['PERSON_NAME'], SampleFraction: 0.5, ThresholdFraction: 0.2, DetectionSensitivity: 'HIGH' }],
    ['ColumnMasking', { EntityTypesToDetect: ['EMAIL'], MaskValue: '*', SampleFraction: 1, ThresholdFraction: 0.1 }],
    ['ColumnHashing', { EntityTypesToDetect: ['EMAIL'], SampleFraction: 1, ThresholdFraction: 0.1 }],
  ])('PIIDetection: %s', (PiiType, rest) => {
    const { type, form } = of('DetectPii');
    const given = Object.fromEntries(Object.entries(form.fromGlue({ PiiType, ...rest }, notes).fields).filter(([, v]) => v !== undefined));
    expect(form.toGlue?.(checkFields(type.fields, given, { node: 'N' }), WRITING)?.body).toMatchObject({ PiiType, ...rest });
  });

  test.each([
    ['{', 'is not JSON'],
    ['{"EMAIL": [{"action": "SHRED"}]}', "outcome 'SHRED' of EMAIL is unknown"],
    ['{"EMAIL": [{"action": "DETECT"}, {"action": "REDACT"}]}', 'several outcomes for EMAIL'],
    ['{"EMAIL": [{"action": "REDACT", "sourceColumnsToExclude": ["a"]}]}', "'sourceColumnsToExclude' of EMAIL is not understood"],
    ['{"USA_SSN": [{"action": "DETECT"}]}', 'names USA_SSN, which EntityTypesToDetect does not'],
  ])('PIIDetection with DetectionParameters %s is refused', (DetectionParameters, message) => {
    expect(() => of('DetectPii').form.fromGlue({ PiiType: 'RowAudit', EntityTypesToDetect: ['EMAIL'], DetectionParameters }, notes)).toThrow(message);
  });

  test('PIIDetection of all types is refused', () => {
    expect(() => of('DetectPii').form.fromGlue({ PiiType: 'RowAudit', EntityTypesToDetect: [] }, notes)).toThrow('detects all of Glue\'s entity types');
  });

  test('Recipe', () => {
    const { type, form } = of('Recipe');
    const RecipeSteps = [
      { Action: { Operation: 'UPPER_CASE', Parameters: { sourceColumn: 'a' } } },
      { Action: { Operation: 'REMOVE_VALUES', Parameters: { sourceColumn: 'a' } }, ConditionExpressions: [{ Condition: 'IS', Value: 'x', TargetColumn: 'a' }] },
    ];
    const { steps } = form.fromGlue({ RecipeSteps }, notes).fields;
    expect(form.toGlue?.(checkFields(type.fields, { steps }, { node: 'N' }), WRITING)?.body).toEqual({ RecipeSteps });
    expect(form.toGlue?.(checkFields(type.fields, { recipe: JSON.stringify({ Name: 'r', Steps: RecipeSteps }) }, { node: 'N' }), WRITING)?.body).toEqual({ RecipeSteps });
    expect(() => form.fromGlue({ RecipeReference: { RecipeArn: 'arn:x', RecipeVersion: '1.0' } }, notes)).toThrow("the recipe 'arn:x' is kept in DataBrew");
  });
});
