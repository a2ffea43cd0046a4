export * from './span';
export * from './nearest';
export * from './glueprint-error';
