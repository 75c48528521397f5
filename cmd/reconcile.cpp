#include "device_pass.hpp"
#include "exit_codes.hpp"
#include "reconcile_report.hpp"

#include <algorithm>

namespace zksync {
namespace {

void print(const Output& output, const std::vector<std::string>& lines) {
    if (output.is_json()) return;
    for (const std::string& line : lines) output.answer(line);
}

SiteRange asked_range(const Program& program, const DevicePass& work) {
    const Options& options = program.options();
    if (!options.since) {
        throw Error(ErrorKind::usage, "reconcile: from when on? --since is missing",
                    "for example: zksync reconcile --since 2026-11-01");
    }
    const SiteTime now = work.pass().mapper.site_now(program.clock().now());
    return {SiteTime{*options.since}, options.until ? SiteTime{*options.until} : now};
}

std::int64_t deliver(Program& program, DevicePass& work) {
    Push push(work.pass(), work.frappe_client(), work.site_paths(), program.key_fingerprint());
    PushOptions wanted;
    wanted.refused = PushOptions::Refused::now;
    push.run(wanted);
    return push.report().sent;
}

void reconcile(Program& program, const DeviceConfig& device, ReconcileSum& sum) {
    DevicePass work(program, device);
    sum.range = asked_range(program, work);
    Reconcile both(work.pass(), sum.range);
    both.read_device(work.device_client());
    if (program.options().fix) sum.delivered = deliver(program, work);
    both.compare(work.frappe_client(), [&](const ReconciledDay& day) {
        sum.add(day);
        if (program.output().is_json()) {
            sum.differences.insert(sum.differences.end(), day.differences.begin(), day.differences.end());
        } else {
            print(program.output(), reconciled_day_lines(day));
        }
    });
    print(program.output(), reconcile_sum_lines(sum));
}

int reconcile_one(Program& program, const DeviceConfig& device, ReconcileSum& sum) {
    const auto outcome = guarded(program.output(), device.name, [&] { reconcile(program, device, sum); });
    sum.error = outcome.error;
    // Cron does not ask for this: who did wants to know.
    const bool unsaid =
        outcome.error && outcome.error->kind() == ErrorKind::locked && !program.output().is_verbose();
    if (unsaid) program.output().error(device.name, *outcome.error);
    if (outcome.exit_code != exit_codes::done) return outcome.exit_code;
    return sum.wants_action() ? exit_codes::found_something : exit_codes::done;
}

} // namespace

int run_reconcile(Program& program) {
    std::vector<ReconcileSum> sums;
    std::vector<int> codes;
    for (const DeviceConfig* device : program.devices()) {
        if (!device->enabled) {
            program.output().warning(device->name, "is paused (enabled = false): it is not reconciled");
            continue;
        }
        ReconcileSum sum;
        sum.device = device->name;
        codes.push_back(reconcile_one(program, *device, sum));
        sums.push_back(std::move(sum));
    }
    const int worst = codes.empty() ? exit_codes::done : std::ranges::max(codes);
    const int code = worst <= exit_codes::found_something ? worst : exit_code_of_all(codes);
    if (program.output().is_json()) program.output().answer(reconcile_json(sums, code));
    return code;
}

} // namespace zksync
