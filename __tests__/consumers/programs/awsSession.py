"""One process with boto3 that lives across several expiries: awsSession.py COUNT PAUSE_SECONDS [BUCKET]."""

import sys
import time

import boto3

session = boto3.Session()
client = session.client("sts")
bucket = sys.argv[3] if len(sys.argv) > 3 else None
store = session.client("s3") if bucket else None
for _ in range(int(sys.argv[1])):
    client.get_caller_identity()
    if store:
        store.put_object(Bucket=bucket, Key="boto3", Body=b"written")
        assert store.get_object(Bucket=bucket, Key="boto3")["Body"].read() == b"written"
    print("used", session.get_credentials().get_frozen_credentials().access_key, flush=True)
    time.sleep(float(sys.argv[2]))
