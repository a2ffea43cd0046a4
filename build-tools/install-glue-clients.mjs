// Makes .venv-glue-clients with the clients of AWS Glue that the tours in integ/ drive: AWS CLI, boto3, the official kernel with a Jupyter client; dbt-glue in
// an environment of its own, as its pins differ; and what answers their Python: Sail, with what cells plot with and dbt-glue's statements import.
import { install } from './python-environment.mjs';

install('.venv-glue-clients', ['awscli==1.46.3', 'boto3', 'aws-glue-sessions==1.0.9', 'ipykernel==6.31.0', 'jupyter_client'], ['bin/aws', 'bin/jupyter-kernelspec']);
install('.venv-dbt-glue', ['dbt-core==1.10.*', 'dbt-glue==1.10.19'], ['bin/dbt']);
install('.venv-sail', ['pysail==0.7.2', 'pyspark-client==4.0.1', 'matplotlib', 'boto3'], ['bin/sail', 'bin/fonttools']);
