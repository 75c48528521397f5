#!/usr/bin/python3
"""Reads YAML from standard input, holds each document against cronjobs.schema.json, and looks at what no schema can say:
that a container mounts volumes that there are, and that the passes of a site seek each other. Prints what is wrong, then
the name, the site and the schedule of each CronJob, and fails when something is wrong."""
import json
import pathlib
import sys

import jsonschema
import yaml

schema = json.loads((pathlib.Path(__file__).parent / "cronjobs.schema.json").read_text())
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
wrong = []
names = set()
for job in yaml.safe_load_all(sys.stdin):
    faults = [f"{'/'.join(map(str, fault.path))}: {fault.message}" for fault in validator.iter_errors(job)]
    wrong += faults
    if faults:
        continue
    name = job["metadata"]["name"]
    if name in names:
        wrong.append(f"{name}: twice")
    names.add(name)
    template = job["spec"]["jobTemplate"]["spec"]["template"]
    pod = template["spec"]
    mounted = {mount["name"] for container in pod["containers"] for mount in container["volumeMounts"]}
    if mounted != {volume["name"] for volume in pod["volumes"]}:
        wrong.append(f"{name}: mounts {mounted}")
    affinity = pod["affinity"]["podAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"][0]
    if affinity["labelSelector"]["matchLabels"] != template["metadata"]["labels"]:
        wrong.append(f"{name}: its pods do not seek each other")
    print(name, template["metadata"]["labels"]["app.kubernetes.io/instance"], job["spec"]["schedule"])
print("\n".join(wrong), end="", file=sys.stderr)
sys.exit(bool(wrong))
