#include "crontab/crontab_formats.hpp"
#include "schedule/schedule.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace zksync {
namespace {

/// A name that Kubernetes takes for a CronJob: up to 52 letters, digits and -, and none but those at its end.
std::string job_name(const std::string& device) {
    constexpr std::size_t longest = 52;
    std::string name = "zksync-" + device;
    std::ranges::replace(name, '_', '-');
    if (name.size() <= longest && !name.ends_with('-')) return name;
    // What is cut off, or added, must not make two devices one.
    std::size_t sum = 0;
    for (const char c : device) sum = sum * 31 + static_cast<unsigned char>(c);
    return fmt::format("{}-{:08x}", name.substr(0, longest - 9), sum & 0xffff'ffffU);
}

/// What a device's secret is called: its variable, its key in the Secret, and whether there may be none, as
/// with a terminal whose key is 0 (zksync.toml(5), *Secrets*).
struct SecretOfDevice {
    std::string variable, key, note;
};

SecretOfDevice secret_of(const DeviceConfig& device) {
    if (device.lone)
        return {secret_variable(device.name, "_COMM_KEY"), device.name + "-comm-key",
                "\n                      optional: true  # where its menu has no Comm Key"};
    return {secret_variable(device.name, "_PASSWORD"), device.name + "-password", ""};
}

/// A site in a label, which has up to 63 letters, digits, '-', '_' and '.', none but the first two at its
/// ends.
std::string site_label(std::string url) {
    url.erase(0, url.find("//") + 2);
    for (char& c : url)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '.') c = '-';
    url.resize(std::min<std::size_t>(url.size(), 63));
    url.erase(0, url.find_first_not_of(".-"));
    url.erase(url.find_last_not_of(".-") + 1);
    return url;
}

constexpr std::string_view preface = R"(# A CronJob for each device. Beside them in the namespace:
#   kubectl create configmap zksync --from-file=zksync.toml      the configuration, without any secret or its file
#   kubectl create secret generic zksync --from-file=api-secret --from-file=NAME-password …
#                                                   NAME-comm-key of a terminal alone that has one
#   a PersistentVolumeClaim zksync-state (ReadWriteOnce will do), one for all devices of the site: journals are memory
# The image is built by script/package --image; push it to where your nodes find it, and name that. The programs of
# [notify] have to be in it: packaging/Containerfile says how. The files of [monitor] go below /var/lib/zksync.
# Times are those of the cluster's zone; spec.timeZone names another.
#
# Journals and locks hold on one node at a time. So all devices of a site share a volume, and podAffinity keeps passes
# that run at one time on one node, whatever the volume allows; that node is lost: the next pass takes another, once
# Kubernetes has given up the passes there. Another site has a namespace of its own, with a volume of its own, and so
# may run on another node. Two volumes for the devices of one site would let two passes write to it at one time.
)";

constexpr std::string_view job = R"(---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {name}
  labels:
    app.kubernetes.io/name: zksync
    app.kubernetes.io/instance: "{site}"
spec:
  schedule: "{schedule}"{note}
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 300
  successfulJobsHistoryLimit: 1
  failedJobsHistoryLimit: 3
  jobTemplate:
    spec:
      backoffLimit: 0
      activeDeadlineSeconds: 7200
      template:
        metadata:
          labels:
            app.kubernetes.io/name: zksync
            app.kubernetes.io/instance: "{site}"
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector:
                    matchLabels:
                      app.kubernetes.io/name: zksync
                      app.kubernetes.io/instance: "{site}"
          securityContext:
            runAsNonRoot: true
            runAsUser: 65534
            runAsGroup: 65534
            fsGroup: 65534
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: zksync
              image: "zksync:{version}"  # script/package --image
              # A directory in the volume, because the volume itself belongs to root.
              command: ["zksync", "--config", "/etc/zksync/zksync.toml", "--state-dir", "/var/lib/zksync/state", "run", "--device", "{device}"]
              env:
                - name: ZKSYNC_API_SECRET
                  valueFrom:
                    secretKeyRef:
                      name: zksync
                      key: api-secret
                - name: {variable}
                  valueFrom:
                    secretKeyRef:
                      name: zksync
                      key: {key}{optional}
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop: ["ALL"]
              volumeMounts:
                - name: config
                  mountPath: /etc/zksync
                  readOnly: true
                - name: state
                  mountPath: /var/lib/zksync
                - name: tmp
                  mountPath: /tmp
          volumes:
            - name: config
              configMap:
                name: zksync
            - name: state
              persistentVolumeClaim:
                claimName: zksync-state
            - name: tmp
              emptyDir: {{}}
)";

std::string job_of(const DeviceConfig& device, const std::string& fields, const std::string& site) {
    if (!device.enabled) return fmt::format("# {} is paused: enabled = false\n", device.name);
    const auto schedule = kubernetes_schedule(cron_times(fields));
    if (!schedule) {
        return fmt::format(
            "# {}: left out. \"{}\" wants days that fit two fields at once, which Kubernetes cannot say:\n"
            "# write the frequency with one of day of the month and day of the week as *\n",
            device.name, fields);
    }
    std::string note;
    if (device.frequency.kind == Frequency::Kind::all) note = fmt::format("  # {}", every_minute_note);
    if (!ever_comes(cron_times(fields))) note = "  # no such day: this never comes";
    const SecretOfDevice secret = secret_of(device);
    return fmt::format(job, fmt::arg("name", job_name(device.name)), fmt::arg("schedule", *schedule),
                       fmt::arg("note", note), fmt::arg("version", version), fmt::arg("device", device.name),
                       fmt::arg("variable", secret.variable), fmt::arg("key", secret.key),
                       fmt::arg("optional", secret.note), fmt::arg("site", site));
}

} // namespace

std::string kubernetes_text(const ScheduleSource& source) {
    std::string text(preface);
    const std::string site = site_label(source.site);
    for (std::size_t i = 0; i < source.devices.size(); ++i)
        text += job_of(source.devices[i], source.fields[i], site);
    text.pop_back();
    return text;
}

} // namespace zksync
