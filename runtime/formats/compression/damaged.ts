import { GlueprintError } from '../../../src/core/diagnostics';

/** A compressed file that is not what its name says, or not whole. */
export function damaged(codec: string, why: string): GlueprintError {
  return new GlueprintError({
    code: 'DamagedFile',
    message: `not ${codec}, or cut off: ${why}`,
    hint: "get the file again; or set the source's compression where the name does not tell the truth",
  });
}
