// zksync-bench [--runs N] [--json FILE] [NAME…]: measures what is named (all: everything but `looking`, which
// takes minutes) and says each figure beside its aim. docs/performance.md says how each is made.
#include "races.hpp"

#include "harness/temp_dir.hpp"

#include <array>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Race {
    std::string_view name;
    void (*run)(bench::Figures&, int);
    bool by_default;
};

constexpr std::array races{Race{"reading", bench::reading, true},
                           Race{"without-news", bench::without_news, true},
                           Race{"lone-terminal", bench::lone_terminal, true},
                           Race{"delivery", bench::delivery, true},
                           Race{"comparing", bench::comparing, true},
                           Race{"many-devices", bench::many_devices, true},
                           Race{"looking", bench::looking, false}};

struct Wish {
    int runs = 5;
    std::string json;
    std::vector<std::string_view> names;

    bool includes(const Race& race) const {
        if (names.empty()) return race.by_default;
        for (const auto name : names)
            if (name == race.name) return true;
        return false;
    }
};

Wish wish_from(int argc, char** argv) {
    Wish wish;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--runs" && i + 1 < argc) {
            wish.runs = std::stoi(argv[++i]);
        } else if (argument == "--json" && i + 1 < argc) {
            wish.json = argv[++i];
        } else {
            wish.names.push_back(argument);
        }
    }
    return wish;
}

} // namespace

int main(int argc, char** argv) {
    try {
        const Wish wish = wish_from(argc, argv);
        bench::Figures figures;
        const auto document = figures.document();
        std::cout << document.at("machine").dump() << "\n"
                  << document.at("program").get<std::string>() << std::endl;
        for (const Race& race : races)
            if (wish.includes(race)) race.run(figures, wish.runs);
        if (!wish.json.empty()) e2e::write_file(wish.json, figures.document().dump(2) + "\n");
    } catch (const std::exception& error) {
        std::cerr << "zksync-bench: " << error.what() << std::endl;
        return 1;
    }
    return 0;
}
