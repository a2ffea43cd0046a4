import { AwsError } from '../aws/aws-error';

export function notFound(message: string): AwsError {
  return new AwsError('EntityNotFoundException', message);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('AlreadyExistsException', message);
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInputException', message);
}

export function notSupported(message: string): AwsError {
  return new AwsError('OperationNotSupportedException', message);
}

/** The page that lists what is answered and how far. */
export const COVERAGE_PAGE = 'docs/glue-api.md';
