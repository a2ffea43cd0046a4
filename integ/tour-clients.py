"""boto3 and the AWS CLI at a local Glue endpoint (`glueprint serve`):  python integ/tour-clients.py boto3|awscli URL PLAN.json

The plan says which jobs to create and how their runs must end. Prints a line a step; ends with 1 at the first thing that is not as in AWS.
"""
import contextlib
import io
import json
import os
import re
import sys
import time
import urllib.request

client_name, endpoint, plan_file = sys.argv[1:4]
ROLE = 'arn:aws:iam::123456789012:role/Glue'
os.environ.update(AWS_ACCESS_KEY_ID='local', AWS_SECRET_ACCESS_KEY='local', AWS_DEFAULT_REGION='us-east-1', AWS_EC2_METADATA_DISABLED='true', AWS_PAGER='')


class Failed(Exception):
    """An error of the service: its code and message."""

    def __init__(self, code, message):
        super().__init__(f'{code}: {message}')
        self.code = code


def boto3_call():
    import boto3
    import botocore.exceptions
    from botocore import xform_name
    glue = boto3.client('glue', endpoint_url=endpoint)

    def call(operation, **request):
        try:
            return getattr(glue, xform_name(operation))(**request)
        except botocore.exceptions.ClientError as e:
            raise Failed(e.response['Error']['Code'], e.response['Error']['Message']) from e
    return call


def aws_cli_call():
    """The command line itself, in this process: starting it costs a second each time."""
    from awscli.clidriver import create_clidriver
    from botocore import xform_name
    driver = create_clidriver()

    def call(operation, **request):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = driver.main(['glue', xform_name(operation, '-'), '--endpoint-url', endpoint, '--output', 'json', '--cli-input-json', json.dumps(request)])
        if code == 0:
            return json.loads(out.getvalue() or '{}')
        found = re.search(r'An error occurred \((\w+)\) when calling the \w+ operation: (.*)', err.getvalue())
        raise Failed(*found.groups()) if found else RuntimeError(f'aws glue {operation}: exit {code}: {err.getvalue()}')
    return call


call = {'boto3': boto3_call, 'awscli': aws_cli_call}[client_name]()


def poll(ask, wanted, seconds=120):
    end = time.time() + seconds
    while True:
        answer = ask()
        if wanted(answer):
            return answer
        assert time.time() < end, f'not within {seconds} s; the last answer was {answer}'
        time.sleep(0.05)


def run_of(job, run_id):
    return call('GetJobRun', JobName=job, RunId=run_id)['JobRun']


def visual_job(job):
    name = job['create']['Name']
    call('CreateJob', **job['create'])
    run_id = call('StartJobRun', JobName=name, Arguments=job['arguments'])['JobRunId']
    run = poll(lambda: run_of(name, run_id), lambda r: 'CompletedOn' in r)
    assert run['JobRunState'] == job['ends'], f"{name} ended as {run['JobRunState']}: {run.get('ErrorMessage')}"
    assert job.get('because', '') in run.get('ErrorMessage', ''), run
    log = urllib.request.urlopen(f'{endpoint}/_glueprint/logs/{run_id}').read().decode()
    assert job['ends'] != 'SUCCEEDED' or 'publish' in log, f'{name} has no log of what it published: {log[:300]}'
    print(f"{name}: {run['JobRunState']}, {len(log.splitlines())} lines of log", flush=True)


def bookmark(job):
    name = job['create']['Name'] + '-bookmarked'
    call('CreateJob', **{**job['create'], 'Name': name, 'DefaultArguments': {**job['create'].get('DefaultArguments', {}), '--job-bookmark-option': 'job-bookmark-enable'}})
    run_id = call('StartJobRun', JobName=name)['JobRunId']
    poll(lambda: run_of(name, run_id), lambda r: r['JobRunState'] == 'SUCCEEDED')
    before = call('GetJobBookmark', JobName=name)['JobBookmarkEntry']
    assert before['JobBookmark'] and before['RunId'] == run_id, before
    after = call('ResetJobBookmark', JobName=name)['JobBookmarkEntry']
    assert 'JobBookmark' not in after and after['Version'] > before['Version'], after
    try:
        call('ResetJobBookmark', JobName='nothing')
    except Failed as e:
        assert e.code == 'EntityNotFoundException', e
    else:
        raise AssertionError('the bookmark of a job that is not there was reset')
    print('bookmark: moved, reset', flush=True)


def workflow(first, second):
    name = f'{client_name}-nightly'
    call('CreateWorkflow', Name=name)
    call('CreateTrigger', Name=f'{name}-each-minute', WorkflowName=name, Type='SCHEDULED', Schedule='cron(* * * * ? *)', Actions=[{'JobName': first}], StartOnCreation=True)
    condition = {'LogicalOperator': 'EQUALS', 'JobName': first, 'State': 'SUCCEEDED'}
    call('CreateTrigger', Name=f'{name}-then', WorkflowName=name, Type='CONDITIONAL', Predicate={'Conditions': [condition]}, Actions=[{'JobName': second}], StartOnCreation=True)
    urllib.request.urlopen(urllib.request.Request(f'{endpoint}/_glueprint/clock', data=b'{"advanceSeconds": 60}', method='POST'))
    oldest = lambda: (call('GetWorkflowRuns', Name=name)['Runs'] or [{}])[-1]
    run = poll(oldest, lambda r: r.get('Status') == 'COMPLETED')
    assert run['Statistics']['SucceededActions'] == 2, run
    print('workflow: two jobs by schedule', flush=True)


def session():
    session_id = f'{client_name}-session'
    done = lambda s: s['State'] not in ('WAITING', 'RUNNING', 'CANCELLING')
    statement = lambda id: call('GetStatement', SessionId=session_id, Id=id)['Statement']
    run = lambda code: call('RunStatement', SessionId=session_id, Code=code)['Id']
    call('CreateSession', Id=session_id, Role=ROLE, Command={'Name': 'glueetl', 'PythonVersion': '3'}, GlueVersion='5.0')
    state = lambda: call('GetSession', Id=session_id)['Session']['Status']
    poll(state, lambda s: s == 'READY')
    rows = poll(lambda: statement(run('SELECT 6 * 7 AS answer')), done)['Output']
    assert rows['Status'] == 'ok' and '|42    |' in rows['Data']['TextPlain'], rows
    wrong_id = run('SELECT answr FROM VALUES (42) AS t(answer)')
    wrong = poll(lambda: statement(wrong_id), done)['Output']
    assert wrong['Status'] == 'error' and wrong['ErrorName'] == 'AnalysisException' and 'UNRESOLVED_COLUMN' in wrong['ErrorValue'], wrong
    long_id = run('SELECT sum(a.id * b.id) AS s FROM range(1000000) AS a CROSS JOIN range(10000000) AS b')
    call('CancelStatement', SessionId=session_id, Id=long_id)
    assert poll(lambda: statement(long_id), done)['State'] == 'CANCELLED'
    call('StopSession', Id=session_id)
    poll(state, lambda s: s == 'STOPPED')
    try:
        run('SELECT 1')
    except Failed as e:
        assert e.code == 'IllegalSessionStateException', e
    else:
        raise AssertionError('a stopped session took a statement')
    call('DeleteSession', Id=session_id)
    print('session: rows, an error, a cancelled statement', flush=True)


with open(plan_file) as f:
    jobs = json.load(f)['jobs']
for job in jobs:
    visual_job(job)
session()
able = [job for job in jobs if job['ends'] == 'SUCCEEDED']
if able:
    bookmark(able[0])
    workflow(able[0]['create']['Name'], able[1 % len(able)]['create']['Name'])
