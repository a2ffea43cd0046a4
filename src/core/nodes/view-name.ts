const NO_ALIAS = new Set('anti cross except full inner intersect join lateral left minus natural on right semi setminus union using'.split(' '));

/** Names that a dataset cannot have because the script or Spark SQL needs them: Python keywords, the script's own variables, words that are no table alias. */
const TAKEN = new Set((
  'and as assert async await break case class continue def del elif else except false finally for from global if import in is lambda match none nonlocal not or '
  + 'pass raise return true try type while with yield '
  + 'args bool date datetime dict f float glue_context gluecontext int job len list parameters print range spark str sys '
  + 'anti cross full inner intersect join lateral left minus natural on right semi set setminus union using '
  + 'select where group having order limit table values exists null between like then when end all any distinct'
).split(' '));

/**
 * The name of a dataset in SQL and script, from its construct path below the job: `Group/BigOrders` is `group_big_orders`.
 * Names that are taken get a number; the order of construction decides, so it is the same at each synth.
 */
export function viewName(path: string, taken: ReadonlySet<string>): string {
  const words = path
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  const safe = words === '' ? 'node' : /^[0-9]/.test(words) || TAKEN.has(words) ? `node_${words}` : words;
  let name = safe;
  for (let n = 2; taken.has(name); n++) name = `${safe}_${n}`;
  return name;
}

/** Whether a name can stand for an input in SQL without quotes. */
export function isAlias(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !NO_ALIAS.has(name.toLowerCase());
}
