#include "notify/tell_readers.hpp"

#include "journal/site_file.hpp"
#include "notify/look.hpp"
#include "pass/said.hpp"
#include "process/command.hpp"
#include "util/lock_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync::notify {
namespace {

constexpr std::chrono::seconds patience_with_a_program{30};
/// Longer than another process can be at it.
constexpr std::chrono::seconds patience_with_others{65};

/// A trouble with a program is said like any other that lasts.
void note_result(SiteFile& site, Reader reader, const std::string& failure, Moment now, const Log& log) {
    constexpr std::string_view topic = "notify";
    const std::string key{word_of(reader)};
    if (failure.empty()) return note_over(site.said(), topic, key);
    const std::string text = fmt::format(
        "cannot tell {}: {}; the next run tries again, the pass itself is not touched by that", key, failure);
    if (is_to_be_said(site.said(), topic, {key, text}, now)) return log.warning(text);
    log.info(text);
}

void tell_reader(const Post& post, SiteFile& site, Reader reader, const Plan& plan, const Log& log) {
    const Moment now = post.clock.now();
    site.told().update(plan.less, plan.forgotten);
    if (plan.due == Plan::Due::no) return;
    // What cannot be remembered would be sent at every pass.
    site.set_value("told_at", std::to_string(now.time_since_epoch().count()));
    const Letter letter = letter_of(reader, plan, {post.host, post.config.site.url, now});
    const std::string failure = hand_over(program_of(post.config.notify, reader), letter);
    if (failure.empty()) {
        site.told().update(plan.told);
        log.info(fmt::format("told {}: {}", word_of(reader), letter.subject));
    }
    note_result(site, reader, failure, now, log);
}

} // namespace

const std::vector<std::string>& program_of(const NotifyConfig& config, Reader reader) {
    return reader == Reader::hr ? config.hr : config.admin;
}

std::string hand_over(const std::vector<std::string>& program, const Letter& letter) {
    const CommandResult result =
        run_command({filled_in(program, letter), letter.text, Command::Wanted::complaints,
                     locale_for_letters(process_environment)},
                    patience_with_a_program);
    if (result.failure.empty()) return "";
    std::string words = result.output;
    words.erase(words.find_last_not_of(" \t\r\n") + 1);
    std::ranges::replace(words, '\n', ' ');
    return fmt::format("{} {}{}", printable(program.front()), result.failure,
                       words.empty() ? "" : "; it says: " + printable(words));
}

void tell_readers(const Post& post, const Log& log) {
    const auto lock = LockFile::acquire(post.journals.files().notify_lock(), patience_with_others);
    if (!lock) return log.info("another run is telling the readers of [notify]; the next one goes on");
    SiteFile site(post.journals.files().site(post.config.site.url).file);
    const auto told = site.told().all();
    const Sight sight = look({post.config, post.journals, post.config.all_devices()}, site, told, post.clock);
    for (const Reader reader : all_readers) {
        if (program_of(post.config.notify, reader).empty()) continue;
        tell_reader(post, site, reader, plan_for(reader, sight, told, post.clock.now()), log);
    }
}

} // namespace zksync::notify
