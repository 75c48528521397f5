#pragma once

#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace e2e {

/// A message that a mail program was given.
struct Letter {
    std::vector<std::string> arguments;
    std::string text;

    const std::string& subject() const { return arguments.at(0); }
};

/// A process that nobody waits for any more may stay as a zombie.
inline bool is_gone(const std::string& pid) {
    const std::string stat = read_file("/proc/" + std::to_string(std::stoi(pid)) + "/stat");
    return stat.empty() || stat.find(") Z ") != std::string::npos;
}

/// A scene whose HR and administrator each have a mail program, a script that keeps what it is given.
class NotifyScene : public PushScene {
public:
    NotifyScene() {
        live_by_the_sites_clock();
        employ(2);
        punch("0001", at(1, "08:00:00"));
        for (const char* reader : {"hr", "admin"}) {
            std::filesystem::create_directory(dir / reader);
            mail_with(reader, keeping(reader));
        }
    }

    /// What stands in the place of the reader's mail program from now on: a script for sh.
    void mail_with(const std::string& reader, const std::string& script) {
        const auto program = dir / ("mail-" + reader);
        write_file(program, "#!/bin/sh\n" + script, std::filesystem::perms{0700});
        config.set_raw("notify", reader,
                       "[" + quoted(program.string()) + R"(, "{subject}", "for {device}"])");
    }
    /// The script that keeps each message in a file of its own.
    std::string keeping(const std::string& reader) const {
        const std::string box = (dir / reader).string();
        return "exec >" + box + "/$(ls " + box + " | wc -l)\nprintf '%s\\n' \"$#\" \"$@\"\ncat\n";
    }
    /// What arrived since it was asked last, oldest first.
    std::vector<Letter> letters(const std::string& reader) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(dir / reader))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        std::vector<Letter> all;
        for (const auto& file : files) {
            all.push_back(letter_in(read_file(file)));
            std::filesystem::remove(file);
        }
        return all;
    }
    /// The same by their subjects, without the name of the program.
    Lines subjects(const std::string& reader) {
        Lines all;
        for (const Letter& letter : letters(reader)) all.push_back(letter.subject().substr(8));
        return all;
    }
    /// All three clocks are so much later from now on.
    void later(std::chrono::seconds by) {
        Meddling later;
        later.wall = later.boot = by;
        meddle(*this, later);
        device.knobs({{"date_skew", by.count()}});
        site.knobs({{"clock_skew_seconds", by.count()}, {"date_skew_seconds", by.count()}});
    }

private:
    static Letter letter_in(std::string text) {
        const auto line = [&text] {
            const auto end = text.find('\n');
            std::string first = text.substr(0, end);
            text.erase(0, end + 1);
            return first;
        };
        Letter letter;
        for (int left = std::stoi(line()); left > 0; --left) letter.arguments.push_back(line());
        letter.text = text;
        return letter;
    }
};

} // namespace e2e
