import { checkFilters, filterCondition, FilterCondition, FILTERS, filtersFromStudio, LOGICAL_OPERATOR, studioFilters } from './filter-conditions';
import { BOOLEAN } from '../../types';
import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

export const FILTER: NodeType = {
  kind: 'Filter',
  family: 'transform',
  title: 'Filter',
  doc: 'Keeps the rows for which a condition is true; rows for which it is false or null go.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-filter.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'condition', doc: 'Spark SQL condition: `amount > 100 AND day = :day`.', type: { type: 'expression', result: BOOLEAN } },
    FILTERS,
    LOGICAL_OPERATOR,
  ],
  check: (node) => {
    if ((node.fields.condition === undefined) === (node.fields.filters === undefined)) node.fail('condition', 'expected either a condition or filters');
    checkFilters(node, filtersOf(node.fields.filters), 'filters');
  },
  sql: (node) => {
    const { condition, filters, logicalOperator } = node.fields;
    const where = condition === undefined ? filterCondition(node, filtersOf(filters), logicalOperator as string, 'filters') : (condition as string).trim();
    return `SELECT *\nFROM ${sqlName(node.inputs[0].as)}\nWHERE ${where}`;
  },
  glue: [{
    member: 'Filter',
    understood: ['LogicalOperator', 'Filters'],
    fromGlue: (body, notes) => {
      const filters = filtersFromStudio(body.Filters, notes);
      if (filters.length === 0) notes.pass('has no condition: the filter is not finished');
      return { fields: { filters, logicalOperator: body.LogicalOperator === 'OR' ? 'OR' : undefined } };
    },
    // Python compares otherwise than SQL: an expression stays a query.
    toGlue: ({ filters, logicalOperator }) => (
      filters === undefined ? undefined : { body: { LogicalOperator: logicalOperator, Filters: studioFilters(filtersOf(filters)) } }
    ),
  }],
};

function filtersOf(value: unknown): readonly FilterCondition[] {
  return (value ?? []) as readonly FilterCondition[];
}
