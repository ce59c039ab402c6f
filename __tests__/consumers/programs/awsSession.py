"""One process with boto3 that lives across several expiries: awsSession.py COUNT PAUSE_SECONDS."""

import sys
import time

import boto3

session = boto3.Session()
client = session.client("sts")
for _ in range(int(sys.argv[1])):
    client.get_caller_identity()
    print("used", session.get_credentials().get_frozen_credentials().access_key, flush=True)
    time.sleep(float(sys.argv[2]))
