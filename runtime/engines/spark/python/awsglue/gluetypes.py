from pyspark.sql.types import *  # noqa: F401,F403 - Glue's type classes carry the same names
