import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';
import { DYNAMIC_TRANSFORM } from '../core/nodes/transforms/dynamic-transform';
import { definedArguments, parseDefinition } from '../core/nodes/transforms/transform-definition';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';
import { TransformProps } from './transform-props';

/**
 * Type of an argument.
 */
export enum TransformParameterType {
  /** A text. */
  STRING = 'str',
  /** A whole number. */
  INT = 'int',
  /** A number. */
  FLOAT = 'float',
  /** Anything else, as text. */
  COMPLEX = 'complex',
  /** True or false. */
  BOOLEAN = 'bool',
  /** A list. */
  LIST = 'list',
  /** None. */
  NULL = 'null',
}

/**
 * An argument of the method.
 */
export interface TransformParameter {
  /**
   * Name of the argument.
   */
  readonly name: string;

  /**
   * Type of the value.
   *
   * @default TransformParameterType.STRING
   */
  readonly type?: TransformParameterType;

  /**
   * The value as text; of a list several.
   *
   * @default - none
   */
  readonly values?: string[];

  /**
   * `LIST`: type of its elements.
   *
   * @default - text
   */
  readonly listType?: TransformParameterType;

  /**
   * May be left out.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Properties of a `DynamicTransform`.
 */
export interface DynamicTransformProps extends TransformProps {
  /**
   * Name of the transform.
   */
  readonly transformName: string;

  /**
   * Method of DynamicFrame that the file adds.
   */
  readonly functionName: string;

  /**
   * S3 location of the Python file, or of a zip file with the module.
   */
  readonly path: string;

  /**
   * Name of the Python module, where it stands in a zip file.
   *
   * @default - the name of the Python file
   */
  readonly module?: string;

  /**
   * The Python file on this machine, relative to the folder that `glueprint` runs in: what a local run on the Spark
   * engine imports. AWS Glue does not see it.
   *
   * @default - none
   */
  readonly localFile?: string;

  /**
   * The JSON text that describes it to Glue Studio: arguments that it does not allow are errors.
   *
   * @default - arguments are not checked
   */
  readonly definition?: string;

  /**
   * Version of the transform; Glue does not use it.
   *
   * @default - none
   */
  readonly version?: string;

  /**
   * Arguments of the method.
   *
   * @default - none
   */
  readonly parameters?: TransformParameter[];

  /**
   * Columns that come out.
   *
   * @default - not known
   */
  readonly schema?: Schema;
}

/**
 * Properties of `DynamicTransform.fromDefinition`.
 */
export interface DefinedTransformProps extends TransformProps {
  /**
   * The JSON file that describes the transform to Glue Studio.
   */
  readonly definition: string;

  /**
   * The Python file.
   *
   * @default - the one beside the definition, of the same name
   */
  readonly script?: string;

  /**
   * Values by parameter name, of the types that the definition has: texts, numbers, booleans, lists.
   *
   * @default - none
   */
  readonly arguments?: { [name: string]: any };

  /**
   * S3 location of the Python file, where it is there already.
   *
   * @default - the Python file is an asset of the app
   */
  readonly path?: string;

  /**
   * Columns that come out.
   *
   * @default - not known
   */
  readonly schema?: Schema;
}

/**
 * A transform of your own: a Python file that adds a method to DynamicFrame, described to Glue Studio by a JSON
 * file beside it.
 *
 * The script imports the file and calls the method. It runs on AWS Glue, and on the Spark engine where `localFile` or
 * Python's own path has the file.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/custom-visual-transform.html
 */
export class DynamicTransform extends DatasetNode {
  /**
   * A transform of two files of the app, as Glue Studio has them: the JSON definition, by which the arguments are
   * checked, and the Python file, which becomes an asset.
   */
  public static fromDefinition(scope: Construct, id: string, props: DefinedTransformProps): DynamicTransform {
    const node = `${scope.node.path}/${id}`;
    const fail = (file: string) => (message: string, hint?: string): never => {
      throw new GlueprintError({ code: 'InvalidDefinition', message, hint, node, file });
    };
    const text = read(props.definition, fail(props.definition));
    const definition = parseDefinition(text, fail(props.definition));
    const script = props.script ?? props.definition.replace(/\.json$/, '.py');
    const module = basename(script, '.py');
    const python = read(script, fail(script));
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(module)) fail(script)(`'${module}' is not the name of a module in Python`, 'letters, digits and _');
    if (!new RegExp(`\\bDynamicFrame\\.${definition.functionName}\\s*=`).test(python)) {
      fail(script)(`adds no method '${definition.functionName}' to DynamicFrame`, `it ends with DynamicFrame.${definition.functionName} = <function>`);
    }
    return new DynamicTransform(scope, id, {
      input: props.input,
      transformName: definition.name,
      functionName: definition.functionName,
      ...(props.path === undefined ? { path: zipped(scope, id, module, python), module } : { path: props.path }),
      localFile: relative(process.cwd(), script).split(sep).join('/'),
      definition: text,
      parameters: definedArguments(definition, props.arguments ?? {}) as unknown as TransformParameter[],
      schema: props.schema,
    });
  }

  constructor(scope: Construct, id: string, props: DynamicTransformProps) {
    super(scope, id);
    const { input, schema, ...fields } = props;
    this._define(DYNAMIC_TRANSFORM, [{ dataset: input }], { ...fields, schema: schema?.ddl });
  }
}

function read(file: string, fail: (message: string) => never): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    return fail(`cannot be read: ${(cause as Error).message}`);
  }
}

/** An asset's name is a hash, which Python cannot import: a folder is packed as a zip file, in which the module keeps its name. */
function zipped(scope: Construct, id: string, module: string, python: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-transform-'));
  writeFileSync(join(folder, `${module}.py`), python);
  const asset = new Asset(scope, `${id}Python`, { path: folder });
  return `s3://${asset.s3BucketName}/${asset.s3ObjectKey}`;
}
