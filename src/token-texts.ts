import { createHash } from 'node:crypto';
import { CfnElement, CfnParameter, CfnResource, IResolvable, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { displayText, joinText, ManifestResource, Text, textParts } from './core/manifest';

/**
 * Strings with CDK tokens as manifest texts, and back. What a token stands for becomes a reference by logical id;
 * the resources referred to are remembered, as are the tokens, which the job passes to its script as arguments.
 */
export class TokenTexts {
  private readonly found = new Map<string, ManifestResource>();
  private readonly tokens = new Map<string, string>();
  private readonly elements = new Map<string, CfnElement>();

  constructor(private readonly stack: Stack) {}

  /** Resources that the texts refer to, by logical id. */
  public get resources(): { [logicalId: string]: ManifestResource } {
    return Object.fromEntries(this.found);
  }

  public text(value: string): Text {
    if (!Token.isUnresolved(value)) return value;
    const fragments = Tokenization.reverseString(value).mapTokens({ mapToken: (token) => ({ text: this.token(token) }) });
    return fragments.join({ join: (left, right) => ({ text: joinText([part(left), part(right)]) }) }).text as Text;
  }

  /** The string, with tokens, that a text was made of. */
  public raw(text: Text): string {
    return textParts(text)
      .map((p) => ('literal' in p ? p.literal : 'parameter' in p ? `\${${p.parameter}}` : this.tokens.get(displayText(p)) ?? ''))
      .join('');
  }

  /** The value of a reference as a template has it. */
  public argument(reference: Text): string {
    return this.tokens.get(displayText(reference)) ?? '';
  }

  /** The template element that a text's references name, for what must be known of it besides its name. */
  public elementsOf(text: Text): CfnElement[] {
    return textParts(text).flatMap((p) => ('ref' in p ? this.elements.get(p.ref) ?? [] : []));
  }

  private token(token: IResolvable): Text {
    const element = Reference.isReference(token) && CfnElement.isCfnElement(token.target) ? token.target : undefined;
    if (element !== undefined && Reference.isReference(token)) {
      const ref = this.idOf(element);
      this.found.set(ref, this.resource(element));
      this.elements.set(ref, element);
      return this.remember(token.displayName === 'Ref' ? { ref } : { ref, attribute: token.displayName }, token);
    }
    return this.intrinsic(this.stack.resolve(token), token);
  }

  private intrinsic(value: unknown, token: IResolvable): Text {
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    const { Ref: ref } = value as { readonly Ref?: string };
    if (ref !== undefined && ref.startsWith('AWS::')) return this.remember({ ref }, token);
    const { 'Fn::ImportValue': exported } = value as { readonly 'Fn::ImportValue'?: unknown };
    const json = JSON.stringify(value);
    const id = typeof exported === 'string' ? `ImportValue/${exported}` : `Intrinsic/${createHash('sha256').update(json).digest('hex').slice(0, 8)}`;
    const type = exported === undefined ? 'AWS::CloudFormation::Intrinsic' : 'AWS::CloudFormation::Export';
    this.found.set(id, { type, path: this.stack.node.path, ...(typeof exported === 'string' ? { name: exported } : {}) });
    return this.remember({ ref: id }, token);
  }

  private remember(text: Exclude<Text, string>, token: IResolvable): Text {
    this.tokens.set(displayText(text), Token.asString(token));
    return text;
  }

  /** Logical ids are unique in a stack only. */
  private idOf(element: CfnElement): string {
    const id = this.stack.resolve(element.logicalId) as string;
    return element.stack === this.stack ? id : `${element.stack.node.path}/${id}`;
  }

  private resource(element: CfnElement): ManifestResource {
    const type = CfnResource.isCfnResource(element) ? element.cfnResourceType : element instanceof CfnParameter ? 'Parameter' : 'Element';
    const name = physicalName(element, type, this.stack);
    const other = element.stack === this.stack ? undefined : element.stack.stackName;
    return {
      type,
      path: element.node.path,
      ...(name === undefined ? {} : { name }),
      ...(other === undefined || Token.isUnresolved(other) ? {} : { stack: other }),
    };
  }
}

function part(value: unknown): Text {
  return typeof value === 'string' ? value : (value as { readonly text: Text } | undefined)?.text ?? '';
}

/** By CloudFormation's habit, the name property of `AWS::S3::Bucket` is `BucketName`. */
function physicalName(element: CfnElement, type: string, stack: Stack): string | undefined {
  if (element instanceof CfnParameter) return typeof element.default === 'string' ? element.default : undefined;
  const kind = type.split('::').pop() ?? '';
  const property = kind.charAt(0).toLowerCase() + kind.slice(1);
  const given = element as unknown as { readonly [property: string]: unknown };
  // Databases and tables of Glue have theirs one level deeper.
  const value = given[`${property}Name`] ?? (stack.resolve(given[`${property}Input`]) as { readonly name?: unknown } | undefined)?.name;
  const resolved: unknown = value === undefined ? undefined : stack.resolve(value);
  return typeof resolved === 'string' ? resolved : undefined;
}
