"""The official kernel of AWS Glue, driven by a headless Jupyter client, at a local Glue endpoint:  python integ/tour-kernel.py KERNEL ENDPOINT sql|python

The kernel is the one that `glueprint jupyter install` has made (JUPYTER_DATA_DIR says where); the endpoint answers SQL only, or Python too.
Prints a line a cell; ends with 1 at the first wrong answer.
"""
import json
import sys
import time
import urllib.request
from queue import Empty

import boto3
from jupyter_client.manager import KernelManager

kernel, endpoint, language = sys.argv[1:4]
manager = KernelManager(kernel_name=kernel)
manager.start_kernel()
client = manager.client()
client.start_channels()


def outputs(message_id, seconds=120):
    """Text of all that a cell shows, until the kernel is idle again."""
    text, end = '', time.time() + seconds
    while True:
        try:
            message = client.get_iopub_msg(timeout=max(0.1, end - time.time()))
        except Empty:
            raise AssertionError(f'no end within {seconds} s; so far: {text}') from None
        if message['parent_header'].get('msg_id') != message_id:
            continue
        kind, content = message['msg_type'], message['content']
        if kind == 'stream':
            text += content['text']
        elif kind in ('display_data', 'execute_result'):
            text += content['data'].get('text/plain', '') + ''.join(f'<{mime}>' for mime in content['data'] if mime.startswith('image/'))
        elif kind == 'error':
            text += '\n'.join([f"{content['ename']}: {content['evalue']}", *content['traceback']])
        elif kind == 'status' and content['execution_state'] == 'idle':
            return text


def cell(code, *wanted, most=None):
    started = time.time()
    text = outputs(client.execute(code))
    took = time.time() - started
    for part in wanted:
        assert part in text, f'{code!r} should show {part!r} but showed:\n{text}'
    assert most is None or took < most, f'{code!r} took {took:.2f} s, not {most} s'
    print(f'{code.splitlines()[-1][:60]}: {took:.2f} s', flush=True)
    return text


def timed(code):
    started = time.time()
    cell(code)
    return time.time() - started


def ask(route, body):
    urllib.request.urlopen(urllib.request.Request(f'{endpoint}/_glueprint/{route}', json.dumps(body).encode(), method='POST')).read()


glue = boto3.client('glue', endpoint_url=endpoint, region_name='us-east-1', aws_access_key_id='tour', aws_secret_access_key='tour')


def wait_for_statement(seconds=120):
    """An interrupt before the session has begun a statement would interrupt the kernel only."""
    end = time.time() + seconds
    while not any(s['State'] == 'RUNNING' for i in glue.list_sessions()['Ids'] for s in glue.list_statements(SessionId=i)['Statements']):
        assert time.time() < end, 'the statement does not run'
        time.sleep(0.2)
    time.sleep(2)


try:
    client.wait_for_ready(timeout=120)
    cell('%glue_version 5.0')
    cell('%%sql\nSELECT 6 * 7 AS answer', '42')
    cell('spark.sql("SELECT id FROM range(3) ORDER BY id").show()', '|  2|')
    cell('spark.sql("SELECT answr FROM VALUES (42) AS t(answer)").show()', 'AnalysisException', 'answr')
    cell('spark.sql("SELECT 1 AS one").show()', '|  1|', most=30)

    # An interrupt sends no reply, only that the kernel is idle again; the session lives on.
    long = client.execute('spark.sql("SELECT sum(a.id * b.id) AS s FROM range(1000000) a CROSS JOIN range(10000000) b").show()')
    wait_for_statement()
    manager.interrupt_kernel()
    outputs(long)
    cell('spark.sql("SELECT 7 AS seven").show()', 'seven')

    if language == 'python':
        cell('rows = spark.createDataFrame([(1, "a"), (2, "b")], ["id", "letter"])\nrows.filter("id > 1").show()', '|  2|     b|')
        cell('from pyspark.sql.functions import udf\nrows.select(udf(lambda x: x * 10, "long")("id").alias("ten")).show()', '| 20|')
        cell('print("ten"); 6 * 7', 'ten', '42')
        cell('1 / 0', 'ZeroDivisionError', 'division by zero')
        cell('import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\n%matplot plt', '<image/png>')
        # GetStatement is held open: the end of a cell is seen when it comes, not at the next look. One of some has to show it, as machines are busy.
        assert any(timed('import time\ntime.sleep(0.3)') < 0.5 for _ in range(20)), 'no cell of 0.3 s showed within 0.5 s'

    cell('%status', 'READY', 'Role')
    cell('%list_sessions', 'READY')
    # A session whose time is over: the kernel says so, and the cell makes a new one when it is run again.
    ask('clock', {'advanceSeconds': 3 * 24 * 3600})
    cell('spark.sql("SELECT 8 AS eight").show()', 're-run the same cell')
    cell('spark.sql("SELECT 8 AS eight").show()', 'eight')
    cell('%stop_session', 'Stopped session')
    print('kernel: all cells as in AWS', flush=True)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
