"""The official kernel of AWS Glue, driven by a headless Jupyter client, at a local Glue endpoint:  python integ/tour-kernel.py KERNEL

The kernel is the one that `glueprint jupyter install` has made (JUPYTER_DATA_DIR says where). Prints a line a cell; ends with 1 at the first wrong answer.
"""
import sys
import time
from queue import Empty

from jupyter_client.manager import KernelManager

manager = KernelManager(kernel_name=sys.argv[1])
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
            text += content['data'].get('text/plain', '')
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


try:
    client.wait_for_ready(timeout=120)
    cell('%glue_version 5.0')
    cell('%%sql\nSELECT 6 * 7 AS answer', '42')
    cell('spark.sql("SELECT id FROM range(3) ORDER BY id").show()', '|  2|')
    cell('spark.sql("SELECT answr FROM VALUES (42) AS t(answer)").show()', 'AnalysisException', 'UNRESOLVED_COLUMN')
    cell('spark.sql("SELECT 1 AS one").show()', '|  1|', most=30)

    # An interrupt sends no reply, only that the kernel is idle again; the session lives on.
    long = client.execute('spark.sql("SELECT sum(a.id * b.id) AS s FROM range(1000000) a CROSS JOIN range(10000000) b").show()')
    time.sleep(2)
    manager.interrupt_kernel()
    outputs(long)
    cell('spark.sql("SELECT 7 AS seven").show()', 'seven')

    status = cell('%status', 'READY', 'Role')
    cell('%list_sessions', 'READY')
    cell('%stop_session', 'Stopped session')
    print('kernel: all cells as in AWS', flush=True)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
