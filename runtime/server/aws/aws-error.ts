/** An error in the words of an AWS service: what the client sees. */
export class AwsError extends Error {
  constructor(
    /** Name of the exception, e.g. `EntityNotFoundException`. */
    public readonly code: string,
    message: string,
    public readonly status: number = 400,
    /** Further members of the modelled exception. */
    public readonly members: Readonly<Record<string, string | number | boolean>> = {},
  ) {
    super(message);
    this.name = code;
  }
}
