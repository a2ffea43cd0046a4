import awsglue.context


class Job:
    """Begin and end of a run. Bookmarks are the runtime's: it hands the script only the files to read."""

    def __init__(self, glue_context):
        self.glue_context = glue_context
        self.name = None

    def init(self, job_name, args=None):
        self.name = job_name

    def isInitialized(self):
        return self.name is not None

    def commit(self):
        if self.name is None:
            raise RuntimeError("job.commit() before job.init()")
        awsglue.context.PLAN["committed"] = True
