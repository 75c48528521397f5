#include "config/frequency.hpp"
#include "given.hpp"
#include "schedule/schedule.hpp"

using namespace zksync;

// `frequency` of a device: what is taken can be said to cron, systemd and Kubernetes.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto frequency = frequency_from(text);
    if (!frequency) {
        const std::string problem = frequency_problem(text);
        fuzz::expect(!problem.empty());
        fuzz::expect_fit_to_say(problem);
        return 0;
    }
    if (frequency->kind != Frequency::Kind::cron) return 0;
    fuzz::expect_fit_to_say(frequency->cron);
    fuzz::expect(frequency_from(frequency->cron) == frequency);
    const CronTimes times = cron_times(frequency->cron);
    fuzz::expect(!times.minutes.empty() && !times.hours.empty() && !times.days.empty() &&
                 !times.months.empty() && !times.weekdays.empty());
    static_cast<void>(ever_comes(times));
    fuzz::expect(!on_calendar(times).empty());
    static_cast<void>(kubernetes_schedule(times));
    return 0;
}
