"""DynamicFrame over a DataFrame: the operations that Glue Studio's scripts use."""
import json

from pyspark.sql import functions as F

GLUE_TYPES = {"long": "bigint", "short": "smallint", "byte": "tinyint", "choice": "string", "decimal": "decimal(10,2)"}


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


def bare(path):
    return path[1:-1] if path.startswith("`") and path.endswith("`") else path


def parts(path):
    """Parts of a dotted path; a backquoted part may hold dots."""
    out, current, inside = [], "", False
    for char in path:
        if char == "`":
            inside = not inside
        elif char == "." and not inside:
            out.append(current)
            current = ""
        else:
            current += char
    return [*out, current]


class DynamicFrame:
    def __init__(self, df, glue_ctx, name=""):
        self._df = df
        self.glue_ctx = glue_ctx
        self.name = name

    @classmethod
    def fromDF(cls, dataframe, glue_ctx, name=""):
        return cls(dataframe, glue_ctx, name)

    def toDF(self, options=None):
        return self._df

    def _with(self, df, ctx=""):
        return DynamicFrame(df, self.glue_ctx, ctx or self.name)

    def _column(self, path, case_sensitive=True):
        """The column at a path, or None where the frame has no such path: Glue ignores those."""
        names = parts(path)
        fields, found = self._df.schema.fields, []
        for name in names:
            match = [f for f in fields if f.name == name or (not case_sensitive and f.name.lower() == name.lower())]
            if not match:
                return None
            found.append(match[0].name)
            fields = getattr(match[0].dataType, "fields", [])
        return F.col(".".join(quoted(n) for n in found))

    def schema(self):
        return self._df.schema

    def printSchema(self):
        self._df.printSchema()

    def show(self, num_rows=20):
        self._df.show(num_rows, False)

    def count(self):
        return self._df.count()

    __len__ = count

    def errorsCount(self):
        return 0

    stageErrorsCount = errorsCount

    def repartition(self, num_partitions, transformation_ctx="", **_):
        return self._with(self._df.repartition(num_partitions), transformation_ctx)

    def coalesce(self, num_partitions, shuffle=False, transformation_ctx="", **_):
        return self._with(self._df.coalesce(num_partitions), transformation_ctx)

    def getNumPartitions(self):
        return self._df.rdd.getNumPartitions()

    def apply_mapping(self, mappings, case_sensitive=False, transformation_ctx="", **_):
        """Only what is mapped stays, in this order; names match without regard to case; dotted targets nest."""
        flat, nested = [], {}
        for mapping in mappings:
            source, source_type, target, target_type = (
                mapping if len(mapping) == 4 else (mapping[0], None, mapping[-2] if len(mapping) == 3 else mapping[0], mapping[-1])
            )
            column = self._column(source, case_sensitive)
            kind = GLUE_TYPES.get(target_type.lower(), target_type)
            value = F.lit(None).cast(kind) if column is None else column.cast(kind)
            path = parts(target)
            if len(path) == 1:
                flat.append((path[0], value))
            else:
                if path[0] not in nested:
                    nested[path[0]] = []
                    flat.append((path[0], None))
                nested[path[0]].append((path[1:], value))
        columns = [(build(nested[name]) if value is None else value).alias(name) for name, value in flat]
        return self._with(self._df.select(*columns), transformation_ctx)

    def select_fields(self, paths, transformation_ctx="", **_):
        kept = [(parts(p), self._column(p)) for p in paths]
        trees, order = {}, []
        for path, column in kept:
            if column is None:
                continue
            if path[0] not in order:
                order.append(path[0])
            trees.setdefault(path[0], []).append((path[1:], column))
        order.sort(key=self._df.columns.index)
        columns = [(trees[n][0][1] if any(not p for p, _ in trees[n]) else build(trees[n])).alias(n) for n in order]
        return self._with(self._df.select(*columns), transformation_ctx)

    def drop_fields(self, paths, transformation_ctx="", **_):
        df = self._df
        for path in paths:
            if bare(path) in df.columns:
                df = df.drop(bare(path))
            elif self._column(path) is not None:
                top, *rest = parts(path)
                df = df.withColumn(top, F.col(quoted(top)).dropFields(".".join(quoted(r) for r in rest)))
        return self._with(df, transformation_ctx)

    def rename_field(self, oldName, newName, transformation_ctx="", **_):
        names = parts(oldName)
        if len(names) == 1:
            return self._with(self._df.withColumnRenamed(bare(oldName), bare(newName)), transformation_ctx)
        column = self._column(oldName)
        if column is None:
            return self
        moved = self._df.withColumn(bare(newName), column)
        return self._with(moved, transformation_ctx).drop_fields([oldName], transformation_ctx)

    def filter(self, f, transformation_ctx="", **_):
        """A row whose predicate raises KeyError, ValueError or TypeError is dropped, as in Glue."""

        def keep(row):
            try:
                return bool(f(row))
            except (KeyError, ValueError, TypeError):
                return False

        spark = self.glue_ctx.spark_session
        return self._with(spark.createDataFrame(self._df.rdd.filter(keep), self._df.schema), transformation_ctx)

    def map(self, f, transformation_ctx="", **_):
        spark = self.glue_ctx.spark_session
        lines = self._df.rdd.map(lambda row: json.dumps(f(row.asDict(True)), default=str))
        return self._with(spark.read.json(lines), transformation_ctx)

    def join(self, paths1, paths2, frame2, transformation_ctx="", **_):
        """Inner equi-join; a name of both sides stays plain on the right and gets a leading dot on the left."""
        left, right = self._df, frame2._df
        both = {c for c in left.columns if c in right.columns}
        left = left.toDF(*["." + c if c in both else c for c in left.columns])
        condition = None
        for a, b in zip(paths1, paths2):
            equal = left[quoted("." + bare(a) if bare(a) in both else bare(a))] == right[quoted(bare(b))]
            condition = equal if condition is None else condition & equal
        return self._with(left.join(right, condition, "inner"), transformation_ctx)

    def mergeDynamicFrame(self, stage_dynamic_frame, primary_keys, transformation_ctx="", **_):
        """Upsert: all rows of the stage, and those of this frame whose keys the stage has not."""
        stage = stage_dynamic_frame._df
        kept = self._df.join(stage.select(*primary_keys).distinct(), primary_keys, "left_anti")
        return self._with(stage.unionByName(kept, allowMissingColumns=True), transformation_ctx)

    def resolveChoice(self, specs=None, choice="", transformation_ctx="", **_):
        df = self._df
        for path, action in specs or []:
            if action.startswith("cast:") and path in df.columns:
                df = df.withColumn(path, F.col(quoted(path)).cast(GLUE_TYPES.get(action[5:], action[5:])))
            elif not action.startswith(("make_struct", "make_cols", "project:", "cast:")):
                raise NotImplementedError(f"resolveChoice action '{action}'")
        return self._with(df, transformation_ctx)

    def split_fields(self, paths, name1, name2, transformation_ctx="", **_):
        return DynamicFrameCollection({name1: self.select_fields(paths), name2: self.drop_fields(paths)}, self.glue_ctx)

    def __getattr__(self, name):
        raise NotImplementedError(f"DynamicFrame.{name} is not available outside AWS Glue")


def build(paths):
    """A struct of [(path, column)]."""
    tree = {}
    for path, column in paths:
        tree.setdefault(path[0], []).append((path[1:], column))
    return F.struct(*[(items[0][1] if not items[0][0] else build(items)).alias(name) for name, items in tree.items()])


class DynamicFrameCollection:
    def __init__(self, dynamic_frames, glue_ctx):
        self._frames = dict(dynamic_frames)
        self._context = glue_ctx

    def keys(self):
        return self._frames.keys()

    def values(self):
        return self._frames.values()

    def items(self):
        return self._frames.items()

    def __getitem__(self, key):
        return self._frames[key]

    def __len__(self):
        return len(self._frames)

    def select(self, key, transformation_ctx=""):
        """A name that is not there gives an empty frame, as in Glue."""
        if key in self._frames:
            return self._frames[key]
        empty = self._context.spark_session.range(0).drop("id")
        return DynamicFrame(empty, self._context, key)

    def map(self, callable, transformation_ctx=""):
        return DynamicFrameCollection({k: callable(v, transformation_ctx) for k, v in self._frames.items()}, self._context)
