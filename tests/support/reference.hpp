#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace arpent::testing {

/// Where the reference data lie; empty where ARPENT_DATA is not set, and a test that needs them skips.
inline std::string reference_folder()
{
    const char* folder = std::getenv("ARPENT_DATA");
    return folder == nullptr ? "" : folder;
}

/// The rows of a reference table of plain commas as texts, without comments and heading; quotes hold commas together.
inline std::vector<std::vector<std::string>> reference_rows(const std::string& path)
{
    std::ifstream file{reference_folder() + "/" + path};
    std::vector<std::vector<std::string>> rows;
    bool heading = true;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#' || std::exchange(heading, false))
            continue;
        auto& row = rows.emplace_back(1);
        bool quoted = false;
        for (const char c : line)
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                row.emplace_back();
            else
                row.back() += c;
    }
    return rows;
}

inline std::vector<double> column(const std::vector<std::vector<std::string>>& rows, std::size_t k)
{
    std::vector<double> made;
    for (const auto& row : rows)
        made.push_back(std::stod(row.at(k)));
    return made;
}

}  // namespace arpent::testing

/// Skips a test where the reference data are not at hand.
#define ARPENT_NEEDS_DATA() \
    if (arpent::testing::reference_folder().empty()) \
    GTEST_SKIP() << "ARPENT_DATA is not set"
