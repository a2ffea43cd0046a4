import type { JdbcSystem } from './jdbc-options';

/**
 * Python that Glue's own JDBC writer has no option for: rows go to a staging table through Spark's writer, and from there in one transaction
 * of the driver's, with the statements before and after.
 */
export function jdbcWriteFunction(): string[] {
  return [
    'def write_jdbc(frame, connection_name, table, quote, mode="append", upsert=None, keys=(), before=(), after=(), options={}):',
    '    """Stages the rows beside the table, then moves them in one transaction."""',
    '    conf = glueContext.extract_jdbc_conf(connection_name)',
    '    options = {"url": conf["fullUrl"], "user": conf["user"], "password": conf["password"], **options}',
    '    staging = table[: table.rfind(".") + 1] + "glueprint_" + uuid.uuid4().hex[:16]',
    '',
    '    def writer(data, to):',
    '        return data.write.format("jdbc").options(**options).option("dbtable", to)',
    '',
    '    names = {}',
    '    if mode != "recreate":',
    '        # Makes the table where there is none, and takes its names: Oracle has capitals where nothing is quoted.',
    '        writer(frame.limit(0), table).mode("append").save()',
    '        there = spark.read.format("jdbc").options(**options).option("dbtable", table).load().columns',
    '        names = {c.lower(): c for c in there}',
    '        frame = frame.toDF(*[names.get(c.lower(), c) for c in frame.columns])',
    '    writer(frame, staging).mode("overwrite").save()',
    '    if mode == "recreate":',
    '        # Only now that all rows are there: the table goes.',
    '        writer(frame.limit(0), table).mode("overwrite").save()',
    '    columns = [quote(c) for c in frame.columns]',
    '    keys = [quote(names.get(k.lower(), k)) for k in keys]',
    '    listed = ", ".join(columns)',
    '    if mode == "upsert":',
    '        move = upsert(table, staging, columns, keys)',
    '    else:',
    '        move = f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {staging}"',
    '    empty = [f"DELETE FROM {table}"] if mode == "overwrite" else []',
    '    connection = spark.sparkContext._jvm.java.sql.DriverManager.getConnection(options["url"], options["user"], options["password"])',
    '    try:',
    '        connection.setAutoCommit(False)',
    '        statement = connection.createStatement()',
    '        for sql in [*before, *empty, move, *after]:',
    '            statement.execute(sql)',
    '        connection.commit()',
    '    except Exception:',
    '        connection.rollback()',
    '        raise',
    '    finally:',
    '        connection.createStatement().execute(f"DROP TABLE {staging}")',
    '        connection.commit()',
    '        connection.close()',
  ];
}

export const quoteName = (system: JdbcSystem) => `quote_${system}`;
export const upsertName = (system: JdbcSystem) => `upsert_${system}`;

export function quoteFunction(system: JdbcSystem): string[] {
  const body = {
    postgresql: '\'"\' + name.replace(\'"\', \'""\') + \'"\'',
    oracle: '\'"\' + name.replace(\'"\', \'""\') + \'"\'',
    mysql: '"`" + name.replace("`", "``") + "`"',
    sqlserver: '"[" + name.replace("]", "]]") + "]"',
  }[system];
  return [`def ${quoteName(system)}(name):`, '    """A name in the database\'s SQL."""', `    return ${body}`];
}

export function upsertFunction(system: JdbcSystem): string[] {
  return [
    `def ${upsertName(system)}(table, staging, columns, keys):`,
    '    """Updates the rows whose keys are there, inserts the others."""',
    '    listed = ", ".join(columns)',
    '    others = [c for c in columns if c not in keys]',
    ...UPSERTS[system],
  ];
}

const MERGE = (as: string, end: string, alias: string, target: string) => [
  '    matched = " AND ".join(f"t.{k} = s.{k}" for k in keys)',
  '    updated = ", ".join(f"t.{c} = s.{c}" for c in others)',
  '    update = f" WHEN MATCHED THEN UPDATE SET {updated}" if others else ""',
  '    values = ", ".join(f"s.{c}" for c in columns)',
  `    return f"MERGE INTO {table}${target} ${as}t USING {staging} ${as}s ON (${alias}){update} WHEN NOT MATCHED THEN INSERT ({listed}) VALUES ({values})${end}"`,
];

const UPSERTS: { readonly [system in JdbcSystem]: readonly string[] } = {
  postgresql: [
    '    updated = ", ".join(f"{c} = EXCLUDED.{c}" for c in others)',
    '    action = f"UPDATE SET {updated}" if others else "NOTHING"',
    '    return f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {staging} ON CONFLICT ({\', \'.join(keys)}) DO {action}"',
  ],
  mysql: [
    '    updated = ", ".join(f"{c} = VALUES({c})" for c in others) or f"{keys[0]} = {table}.{keys[0]}"',
    '    return f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {staging} ON DUPLICATE KEY UPDATE {updated}"',
  ],
  sqlserver: MERGE('AS ', ';', '{matched}', ' WITH (HOLDLOCK)'),
  oracle: MERGE('', '', '{matched}', ''),
};
