"""The transform classes of Glue Studio's scripts: each is a call on the frame."""


class _Transform:
    method = ""

    @classmethod
    def apply(cls, frame=None, **arguments):
        return getattr(frame, cls.method)(**arguments)


class ApplyMapping(_Transform):
    method = "apply_mapping"


class SelectFields(_Transform):
    method = "select_fields"


class DropFields(_Transform):
    method = "drop_fields"


class ResolveChoice(_Transform):
    method = "resolveChoice"


class SplitFields(_Transform):
    method = "split_fields"


class Spigot:
    @classmethod
    def apply(cls, frame=None, path=None, options=None, transformation_ctx="", **_):
        """Writes a sample and passes all rows on."""
        options = options or {}
        sample = frame.toDF().sample(fraction=float(options.get("prob", 1.0)), seed=42).limit(int(options.get("topk", 100)))
        frame.glue_ctx.write(sample, "s3", {"path": path}, "json", {})
        return frame


class Map(_Transform):
    method = "map"


class Filter(_Transform):
    method = "filter"


class RenameField:
    @staticmethod
    def apply(frame, old_name, new_name, transformation_ctx="", **_):
        return frame.rename_field(old_name, new_name, transformation_ctx)


class Join:
    @staticmethod
    def apply(frame1, frame2, keys1, keys2, transformation_ctx="", **_):
        return frame1.join(keys1, keys2, frame2, transformation_ctx)


class SelectFromCollection:
    @staticmethod
    def apply(dfc, key, transformation_ctx="", **_):
        return dfc.select(key, transformation_ctx)


class DropNullFields:
    @staticmethod
    def apply(frame, transformation_ctx="", **_):
        """Drops the columns that hold no value at all."""
        from pyspark.sql import functions as F

        df = frame.toDF()
        counts = df.select(*[F.count(F.col("`" + c + "`")).alias(c) for c in df.columns]).first()
        return frame.drop_fields(["`" + c + "`" for c in df.columns if counts[c] == 0], transformation_ctx)
