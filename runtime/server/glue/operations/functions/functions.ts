import type * as sdk from '@aws-sdk/client-glue';
import { checkCatalog, databaseOf, fold } from '../../catalog/names';
import { functionPattern } from '../../catalog/table-pattern';
import { alreadyExists, notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { paginate, paginateArray } from '../../paging';
import type { Wire } from '../../wire';

function describe(
  call: Call, database: string, input: Wire<sdk.UserDefinedFunctionInput>, name: string, created: number,
): Wire<sdk.UserDefinedFunction> {
  return { ...input, FunctionName: name, DatabaseName: fold(database), CreateTime: created, CatalogId: call.account };
}

function functionOf(call: Call, database: string, name: string): Wire<sdk.UserDefinedFunction> {
  databaseOf(call, database);
  const found = call.state.functions.get(fold(name), fold(database));
  if (found === undefined) throw notFound(`Function ${name} not found.`);
  return found.doc;
}

export const CREATE_FUNCTION = operation<sdk.CreateUserDefinedFunctionRequest, sdk.CreateUserDefinedFunctionResponse>('CreateUserDefinedFunction', (input, call) => {
  checkCatalog(call, input.CatalogId);
  databaseOf(call, input.DatabaseName);
  const name = fold(input.FunctionInput.FunctionName ?? '');
  const doc = describe(call, input.DatabaseName, input.FunctionInput, name, call.now);
  if (!call.state.functions.insert(name, doc, {}, fold(input.DatabaseName))) throw alreadyExists(`Function ${name} already exists.`);
  return {};
});

export const GET_FUNCTION = operation<sdk.GetUserDefinedFunctionRequest, sdk.GetUserDefinedFunctionResponse>('GetUserDefinedFunction', (input, call) => {
  checkCatalog(call, input.CatalogId);
  return { UserDefinedFunction: functionOf(call, input.DatabaseName, input.FunctionName) };
});

/** Without a database: those of all. */
export const GET_FUNCTIONS = operation<sdk.GetUserDefinedFunctionsRequest, sdk.GetUserDefinedFunctionsResponse>('GetUserDefinedFunctions', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const pattern = functionPattern(input.Pattern);
  const list = `GetUserDefinedFunctions/${input.Pattern}/${input.FunctionType ?? ''}`;
  const wanted = (doc: Wire<sdk.UserDefinedFunction>) => pattern.test(doc.FunctionName ?? '') && (input.FunctionType === undefined || doc.FunctionType === input.FunctionType);
  if (input.DatabaseName === undefined) {
    const all = call.state.functions.parents().flatMap((parent) => call.state.functions.list({ parent })).map((f) => f.doc).filter(wanted);
    const { items, NextToken } = paginateArray(list, all, input);
    return { UserDefinedFunctions: items, NextToken };
  }
  databaseOf(call, input.DatabaseName);
  const page = paginate(call.state.functions, { ...input, list, parent: fold(input.DatabaseName), filter: (f) => wanted(f.doc) });
  return { UserDefinedFunctions: page.items.map((f) => f.doc), NextToken: page.NextToken };
});

export const UPDATE_FUNCTION = operation<sdk.UpdateUserDefinedFunctionRequest, sdk.UpdateUserDefinedFunctionResponse>('UpdateUserDefinedFunction', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const before = functionOf(call, input.DatabaseName, input.FunctionName);
  const name = fold(input.FunctionName);
  const after = describe(call, input.DatabaseName, input.FunctionInput, name, before.CreateTime ?? call.now);
  call.state.functions.put(name, after, {}, fold(input.DatabaseName));
  return {};
});

export const DELETE_FUNCTION = operation<sdk.DeleteUserDefinedFunctionRequest, sdk.DeleteUserDefinedFunctionResponse>('DeleteUserDefinedFunction', (input, call) => {
  checkCatalog(call, input.CatalogId);
  functionOf(call, input.DatabaseName, input.FunctionName);
  call.state.functions.delete(fold(input.FunctionName), fold(input.DatabaseName));
  return {};
});
