"""getResolvedOptions, as Glue has it: every named option must be given; unknown ones are ignored."""
import argparse


class GlueArgumentError(Exception):
    pass


# Glue passes these to every run; they are resolved whether asked for or not.
RESERVED = {
    "job_bookmark_option": "job-bookmark-disable",
    "job_bookmark_from": None,
    "job_bookmark_to": None,
    "JOB_ID": None,
    "JOB_RUN_ID": None,
    "SECURITY_CONFIGURATION": None,
    "encryption_type": None,
    "enable_data_lineage": None,
    "RedshiftTempDir": None,
    "TempDir": None,
}


class _Parser(argparse.ArgumentParser):
    def error(self, message):
        raise GlueArgumentError(message)


def getResolvedOptions(args, options):
    parser = _Parser(prog=args[0], add_help=False, allow_abbrev=False)
    for name, default in RESERVED.items():
        if name not in options:
            parser.add_argument("--" + name.replace("_", "-"), "--" + name, dest=name, default=default)
    for name in options:
        parser.add_argument("--" + name, dest=name.replace("-", "_"), required=True)
    resolved, _ = parser.parse_known_args(args[1:])
    return vars(resolved)
