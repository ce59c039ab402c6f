"""Prints the login that boto3 gets from ECR as JSON."""

import base64
import json

import boto3

(data,) = boto3.client("ecr").get_authorization_token()["authorizationData"]
username, password = base64.b64decode(data["authorizationToken"]).decode().split(":", 1)
registry = data["proxyEndpoint"].removeprefix("https://")
ends = data["expiresAt"].timestamp()
print(json.dumps({"registry": registry, "username": username, "password": password, "ends": ends}))
