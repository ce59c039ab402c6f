"""Lists the ConfigMaps of a namespace with the kubeconfig that the job has: kubernetesClient.py NAMESPACE."""

import sys

from kubernetes import client, config

config.load_kube_config()
try:
    found = client.CoreV1Api().list_namespaced_config_map(sys.argv[1]).items
    print("found", *[each.metadata.name for each in found])
except client.ApiException as error:
    print("rejected", error.status)
