"""Holds an interactive session on local PySpark or Sail: python glueprint_session.py <plan.json>

Requests are JSON lines on stdin ({op: begin, environment, args, path} | {op: run, id, code, databases, tables} | {op: cancel} | {op: close}),
replies JSON lines on descriptor 3. A worker is ready before it is given to a session, so that some can wait for theirs (`warm`).
Statements run in the main thread; a thread of its own reads requests, so that a running statement can be interrupted.
"""
import ast
import base64
import contextlib
import io
import json
import os
import queue
import re
import signal
import sys
import threading
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from glueprint_catalog import Catalog  # noqa: E402
from glueprint_run import Events, Locations, describe, map_paths, session  # noqa: E402

GROUP = "glueprint-statement"
# A session that is not used at once is warmed up meanwhile.
IDLE_SECONDS = 0.5


class Worker:
    def __init__(self, plan):
        self._events = Events(plan.get("events", 3))
        self._plan = plan
        self._requests = queue.Queue()
        self._busy = threading.Event()
        self._cancelled = False
        self._context = self._spark = self._catalog = None
        self._idle = threading.Timer(0, lambda: None)
        self._scope = {"__name__": "__main__", "__builtins__": __builtins__}

    def start(self):
        """Up to the session; of a worker that only serves Spark Connect, up to the server."""
        if self._plan.get("serverOnly"):
            import glueprint_connect

            url = glueprint_connect.serve_sail()
            threading.Thread(target=self._listen, daemon=True).start()
            self._events.send("ready", version="", url=url)
            return
        spark = session(self._plan)
        locations = Locations(self._plan.get("paths", []))
        map_paths(locations, self)
        import awsglue.context

        awsglue.context.PLAN = self._plan
        self._catalog = Catalog(spark, locations)
        self._spark = spark
        self._context = None if self._plan.get("remote") else spark.sparkContext
        self._scope.update(spark=spark, sc=self._context, sqlContext=None, glueContext=awsglue.context.GlueContext(self._context))
        exec("from awsglue.context import GlueContext\nfrom awsglue.dynamicframe import DynamicFrame\nfrom awsglue.transforms import *", self._scope)
        # PySpark's own handler calls into the JVM while a call is under way, and hangs.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if self._plan.get("warm"):
            self._warm()
        threading.Thread(target=self._listen, daemon=True).start()
        self._events.send("ready", version=spark.version, url=self._plan.get("remote"))
        self._idle = threading.Timer(IDLE_SECONDS, self._warm)
        self._idle.daemon = True
        if not self._plan.get("warm"):
            self._idle.start()

    def _warm(self):
        """What the first statements of a session need is loaded before there are any."""
        rows = self._spark.range(8).selectExpr("id", "id % 3 AS k", "cast(id AS string) AS name")
        rows.groupBy("k").count().join(rows, "k").orderBy("id")._show_string(5, 20, False) if hasattr(rows, "_show_string") else rows.limit(1).collect()
        self._spark.createDataFrame([(1, "a")], ["x", "y"]).collect()

    def _begin(self, request):
        os.environ.update(request.get("environment", {}))
        sys.argv = ["glueprint", *request.get("args", [])]
        for path in request.get("path", []):
            sys.path.insert(0, path)
        self._events.send("begun")

    def send(self, *_args, **_data):
        """Writes of the session are not events."""

    def _listen(self):
        for line in sys.stdin:
            request = json.loads(line)
            if request["op"] == "begin":
                self._begin(request)
            elif request["op"] == "cancel":
                if self._busy.is_set():
                    self._cancelled = True
                    self._interrupt()
            else:
                self._requests.put(request)
        os.killpg(os.getpgrp(), signal.SIGKILL)  # the server is gone

    def _interrupt(self):
        try:
            if self._context is not None:
                self._context.cancelJobGroup(GROUP)
            else:
                self._spark.interruptAll()
        except Exception:  # noqa: BLE001 - the signal is what counts
            pass
        os.kill(os.getpid(), signal.SIGINT)

    def serve(self):
        while True:
            try:
                request = self._requests.get()
            except KeyboardInterrupt:
                continue
            if request["op"] == "close":
                return
            self._cancelled = False
            self._idle.cancel()
            self._busy.set()
            try:
                reply = self._run(request["code"], request.get("databases", {}), request.get("tables", {}))
            except KeyboardInterrupt:
                reply = {"status": "cancelled"}
            finally:
                self._busy.clear()
            if self._cancelled:
                reply = {"status": "cancelled"}
            self._events.send("result", id=request["id"], **reply)

    def _run(self, code, databases, tables):
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                if self._context is not None:
                    self._context.setJobGroup(GROUP, "statement", interruptOnCancel=True)
                self._plan["tables"] = {name: table for name, table in tables.items() if "view" not in table}
                self._catalog.refresh(code, databases, tables)
                mime, value = self._execute(code)
                changes = self._catalog.changes(code)
        except KeyboardInterrupt:
            return {"status": "cancelled"}
        except SystemExit as stop:
            return self._fault("SystemExit", str(stop.code), [], out, err)
        except BaseException as error:  # noqa: BLE001 - whatever the statement raises is its result
            frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == "<stdin>"]
            lines = ["Traceback (most recent call last):\n", *traceback.format_list(frames), f"{type(error).__name__}: {describe(error)}\n"]
            return self._fault(type(error).__name__, describe(error), lines, out, err)
        text = out.getvalue() + ("" if value is None else value)
        return {"status": "ok", "text": text, "stdout": out.getvalue(), "stderr": err.getvalue(), **({"mime": mime} if mime else {}), **({"catalog": changes} if changes else {})}

    def _fault(self, name, value, lines, out, err):
        return {"status": "error", "name": name, "value": value, "traceback": lines, "stdout": out.getvalue(), "stderr": err.getvalue()}

    def _execute(self, code):
        """Runs the statements; the last expression is shown."""
        sql = re.match(r"\s*%%sql\b[^\n]*\n([\s\S]*)$", code)
        if sql:
            self._spark.sql(sql.group(1).strip().rstrip(";")).show(truncate=False)
            return None, None
        plot = re.search(r"^[ \t]*%matplot[ \t]+(\w+)\s*$", code, re.MULTILINE)
        if plot:  # the last line of a cell: show the figure that the lines before it drew
            exec(compile(code[: plot.start()], "<stdin>", "exec"), self._scope)
            buffer = io.BytesIO()
            self._scope[plot.group(1)].savefig(buffer, format="png")
            return {"type": "image/png;base64", "data": base64.b64encode(buffer.getvalue()).decode()}, ""
        tree = ast.parse(code, "<stdin>", "exec")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<stdin>", "exec"), self._scope)
        if last is None:
            return None, None
        value = eval(compile(ast.Expression(last.value), "<stdin>", "eval"), self._scope)
        if value is None:
            return None, None
        self._scope["_"] = value
        html = getattr(value, "_repr_html_", lambda: None)()
        return ({"type": "text/html", "data": html} if html else None), repr(value)


def main(path):
    with open(path) as file:
        plan = json.load(file)
    worker = Worker(plan)
    try:
        worker.start()
    except BaseException as error:  # noqa: BLE001 - told to the server, which ends the session with it
        worker._events.send("failed", name=type(error).__name__, message=describe(error))
        raise
    worker.serve()


if __name__ == "__main__":
    main(sys.argv[1])
