// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A small network that is whole, and files of a test's own.
namespace omsorg::written {

inline constexpr std::string_view whole = R"([network]
length = "8 weeks"
warm_up = "1 week"

[station.desk]
capacity = 2
service = { distribution = "exponential", mean = "30 min" }

[people.callers]
rate = "3 per h"
begin = "desk"
)";

/// A file of a test's own, gone when the test is.
class Written {
public:
    explicit Written(std::string_view text)
        : path_{std::filesystem::path{testing::TempDir()} /
                (std::string{testing::UnitTest::GetInstance()->current_test_info()->name()} + ".toml")} {
        std::filesystem::create_directories(path_.parent_path());
        std::ofstream{path_, std::ios::binary} << text;
    }
    ~Written() { std::filesystem::remove(path_); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace omsorg::written
