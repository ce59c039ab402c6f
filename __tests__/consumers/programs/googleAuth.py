"""One process with google-auth that lives across several expiries: googleAuth.py COUNT PAUSE_SECONDS."""

import sys
import time

import google.auth
import google.auth.transport.requests

scopes = ["https://www.googleapis.com/auth/cloud-platform"]
request = google.auth.transport.requests.Request()
credentials, project = google.auth.default(scopes=scopes)
print("project", project, flush=True)
for _ in range(int(sys.argv[1])):
    headers = {}
    credentials.before_request(request, "GET", "https://storage.googleapis.com/", headers)
    print("used", headers["authorization"].split(" ")[1], flush=True)
    time.sleep(float(sys.argv[2]))
