import { GlueprintError } from '../../../src/core/diagnostics';

/** A system that stands for one of the cloud's on this machine. One file each; the fixture starts them. */
export interface Emulator {
  /** By which a test asks for it: `ministack`, `postgresql`. */
  readonly name: string;
  /** As JSON: one that is kept between runs is taken where these are equal. */
  readonly options?: object;
  /** Why it cannot start here as things are; `undefined`: it can. Starts nothing. */
  missing(): string | undefined;
  /** Puts it in place without rights of root; absent where a system package has to. */
  install?(): void;
  /** All that a start needs, on ports that are free now; `folder` is empty and its own. */
  launch(folder: string, context: LaunchContext): Promise<Launch>;
}

/** What was started before it. */
export interface LaunchContext { readonly endpoint?: string }

export interface Launch {
  readonly command: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Where it answers. */
  readonly url: string;
  /** What leads clients there: `AWS_ENDPOINT_URL`. */
  readonly reach?: Readonly<Record<string, string>>;
  /** Default: SIGTERM, then SIGKILL. */
  readonly stopSignal?: NodeJS.Signals;
  /** Milliseconds until a start counts as failed. Default: a minute. */
  readonly patience?: number;
  /** Whether it answers already; throws or false: not yet. */
  ready(): Promise<boolean>;
}

/** The emulators' own error: which one, why, and what its log said last. */
export function emulatorError(
  name: string, message: string, options: { readonly hint?: string; readonly log?: string; readonly cause?: unknown } = {},
): GlueprintError {
  const said = options.log === undefined || options.log.trim() === '' ? '' : `\n--- log of ${name}\n${options.log.trimEnd()}`;
  return new GlueprintError({ code: 'Emulator', file: name, message: `${message}${said}`, hint: options.hint, cause: options.cause });
}
