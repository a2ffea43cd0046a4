import type { Fields } from '../../manifest/field';
import type { FieldValue } from '../../manifest/manifest';
import { catalogUpdateFromGlue, catalogUpdateToGlue } from '../catalog/catalog-forms';
import { glueColumnPaths, gluePathList } from '../glue-columns';
import { GlueBody, GlueForm, glueList, GlueNotes, glueText, GlueWriting, isGlueObject, lostFields } from '../glue-form';
import { WRITE_FORMATS } from '../s3-formats';

const UNDERSTOOD = ['Path', 'Format', 'Compression', 'PartitionKeys', 'NumberTargetPartitions', 'SchemaChangePolicy', 'AutoDataQuality'];

/** Studio has a target for Parquet, whose writer is Glue's own, and one for all formats. */
export const S3_TARGET_GLUE: readonly GlueForm[] = [
  form('S3GlueParquetTarget', () => 'parquet', (type) => type === 'parquet'),
  form('S3DirectTarget', (body) => (body.Format === 'glueparquet' ? 'parquet' : String(body.Format)), (type) => type !== 'parquet'),
];

function form(member: string, formatOf: (body: GlueBody) => string, writes: (type: string) => boolean): GlueForm {
  return {
    member,
    understood: UNDERSTOOD,
    fromGlue: (body, notes) => {
      warnOfExtras(body, notes);
      const type = formatOf(body);
      if (!(type in WRITE_FORMATS)) notes.refuse(`format '${type}' is not supported; ${Object.keys(WRITE_FORMATS).join(', ')} are`);
      const files = Number(body.NumberTargetPartitions ?? 0);
      return {
        fields: {
          path: String(body.Path ?? ''),
          format: { type, ...compression(type, body, notes) },
          partitionKeys: glueList(body.PartitionKeys).length === 0 ? undefined : glueColumnPaths(body.PartitionKeys),
          numberOfFiles: files > 0 ? files : undefined,
          catalogUpdate: catalogUpdateFromGlue(body.SchemaChangePolicy),
        },
      };
    },
    toGlue: (fields, to) => {
      const format = fields.format as unknown as Fields;
      const type = String(format.type);
      if (!writes(type)) return undefined;
      // Glue's names for what is set by default.
      const standard = Object.fromEntries(WRITE_FORMATS[type].filter((f) => f.name !== 'compression').map((f) => [f.name, f.default]));
      return { body: bodyOf(member, type, fields, to), lost: [...lostFields(fields, { mode: 'append' }), ...lostFields(format, standard)] };
    },
  };
}

/** The codec that Glue names; `none` and `uncompressed` are the same to it. */
function compression(type: string, body: GlueBody, notes: GlueNotes): { readonly [name: string]: FieldValue } {
  const field = WRITE_FORMATS[type].find((f) => f.name === 'compression');
  const name = glueText(body.Compression);
  if (field?.type.type !== 'enum' || name === undefined) return {};
  const plain = name === 'none' || name === 'uncompressed';
  const value = field.type.values.find((v) => v === name || (plain && (v === 'none' || v === 'uncompressed')));
  if (value === undefined) notes.refuse(`compression '${name}' of ${type} is not supported; ${field.type.values.join(', ')} are`);
  return value === field.default ? {} : { compression: value };
}

function bodyOf(member: string, type: string, fields: Fields, to: GlueWriting): GlueBody {
  const format = fields.format as unknown as Fields;
  return {
    Path: to.text(fields.path),
    ...(member === 'S3DirectTarget' ? { Format: type } : {}),
    Compression: format.compression ?? (['parquet', 'avro', 'orc'].includes(type) ? 'snappy' : 'none'),
    PartitionKeys: gluePathList(fields.partitionKeys),
    NumberTargetPartitions: String(fields.numberOfFiles ?? 0),
    SchemaChangePolicy: catalogUpdateToGlue(fields.catalogUpdate, to),
  };
}

function warnOfExtras(body: GlueBody, notes: GlueNotes): void {
  if (isGlueObject(body.AutoDataQuality) && body.AutoDataQuality.IsEnabled === true) notes.warn('not used: the automatic data quality check (AutoDataQuality), which never fails a run; add an EvaluateDataQuality node');
}
