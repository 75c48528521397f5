#include "output/exit_codes.hpp"
#include "passes/device_pass.hpp"
#include "reconcile/reconcile_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace zksync {
namespace {

AskedRange asked_range(const Options& options) {
    return {SiteTime{options.since.value()},
            options.until ? std::optional{SiteTime{*options.until}} : std::nullopt};
}

std::int64_t deliver(Program& program, DevicePass& work) {
    Push push(work.pass(), work.frappe_client(), work.site_paths(), program.key_fingerprint());
    PushOptions wanted;
    wanted.refused = PushOptions::Refused::now;
    push.run(wanted);
    return push.report().sent;
}

void find_names(FrappeClient& site, ReconcileSum& sum) {
    std::set<std::string> employees;
    for (const Difference& difference : sum.differences) employees.insert(difference.employee);
    employees.erase("");
    const std::vector<std::string> names(employees.begin(), employees.end());
    for (const Employee& employee : site.employees_named(names))
        sum.names[employee.name] = employee.employee_name;
}

void reconcile(Program& program, const DeviceConfig& device, ReconcileSum& sum) {
    DevicePass work(program, device);
    Reconcile both(work.pass(), asked_range(program.options()), [&program](const std::string& other) {
        return Journal::open_existing(program.state_to_read().journal(other));
    });
    both.read_device(work.source());
    sum.range = both.range();
    if (program.options().fix) sum.delivered = deliver(program, work);
    both.compare(work.frappe_client(), [&](const ReconciledDay& day) { sum.add(day); });
    find_names(work.frappe_client(), sum);
}

/// What happens to several devices alike is said once, at the end.
void say_errors(const Output& output, const std::vector<ReconcileSum>& sums) {
    std::vector<std::pair<const Error*, std::vector<std::string>>> errors;
    for (const ReconcileSum& sum : sums) {
        if (!sum.error) continue;
        const auto same = std::ranges::find_if(errors, [&](const auto& said) {
            return std::string_view(said.first->what()) == sum.error->what();
        });
        if (same == errors.end()) {
            errors.push_back({&*sum.error, {sum.device}});
        } else {
            same->second.push_back(sum.device);
        }
    }
    for (const auto& [error, devices] : errors)
        output.error(fmt::format("{}", fmt::join(devices, ", ")), *error);
}

int code_of(const ReconcileSum& sum) {
    if (sum.error) return exit_code_of(sum.error->kind());
    return sum.wants_action() ? exit_codes::found_something : exit_codes::done;
}

/// What was found before an error stands; the sums would not.
void print(const Program& program, const ReconcileSum& sum) {
    const Output& output = program.output();
    const std::string& field = program.config().site.employee_field;
    if (output.is_json()) return;
    if (program.options().csv) {
        for (const std::string& row : reconcile_csv(sum, field)) output.answer(row);
        return;
    }
    for (const std::string& line : reconcile_people_lines(sum, field)) output.answer_in_words(line);
    if (sum.error) return;
    for (const std::string& line : reconcile_sum_lines(sum)) output.answer_in_words(line);
}

ReconcileSum reconcile_one(Program& program, const DeviceConfig& device) {
    ReconcileSum sum;
    sum.device = device.name;
    try {
        reconcile(program, device, sum);
    } catch (const Error& error) {
        sum.error = error;
    } catch (const Interrupted&) {
        throw;
    } catch (const std::exception& exception) {
        sum.error = bug(exception);
    }
    print(program, sum);
    return sum;
}

} // namespace

int run_reconcile(Program& program) {
    const auto devices = program.devices();
    if (program.options().csv) program.output().answer(reconcile_csv_heading());
    std::vector<ReconcileSum> sums;
    std::vector<int> codes;
    for (const DeviceConfig* device : devices) {
        if (!device->enabled) {
            program.output().warning(device->name, "is paused (enabled = false): it is not reconciled");
            continue;
        }
        sums.push_back(reconcile_one(program, *device));
        codes.push_back(code_of(sums.back()));
    }
    program.close_news();
    say_errors(program.output(), sums);
    const int worst = codes.empty() ? exit_codes::done : std::ranges::max(codes);
    const int code = worst <= exit_codes::found_something ? worst : exit_code_of_all(codes);
    if (program.output().is_json()) program.output().answer(reconcile_json(sums, code));
    return code;
}

} // namespace zksync
