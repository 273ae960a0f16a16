// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/experiment/canonical.hpp>
#include <omsorg/scenario/digest.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <vector>

namespace omsorg {
namespace {

ResultNames names_with(std::string plan) {
    ResultNames names{
        .plans = {std::move(plan)}, .measures = {}, .districts = {"Centrum", "Norr, inland"}, .services = {}};
    for (const MeasureInfo& one : all_measures()) names.measures.emplace_back(one.id);
    for (const ServiceInfo& one : all_services()) names.services.emplace_back(one.id);
    return names;
}

TEST(Canonical, spells_a_table_in_one_way) {
    ResultTable table;
    const std::vector<Row> rows{{.year = 2020,
                                 .measure = Measure::unmet_share,
                                 .district = 1,
                                 .service = Service::home_care,
                                 .value = 0.1},
                                {.year = 2040,
                                 .measure = Measure::net_cost,
                                 .district = all_districts,
                                 .service = Service::all,
                                 .value = -1e22}};
    table.append(0, 7, rows);
    const std::string text = canonical_text(table, names_with("as_today"));
    EXPECT_EQ(text, "plan,future,year,measure,district,service,value\n"
                    "as_today,7,2020,unmet_share,\"Norr, inland\",home_care,0.1\n"
                    "as_today,7,2040,net_cost,all,all,-1e+22\n");
    EXPECT_EQ(canonical_digest(table, names_with("as_today")), digest_of(text));
}

TEST(Canonical, loses_no_bit_of_a_number) {
    std::uint64_t bits = 1;
    for (int i = 0; i < 20'000; ++i) {
        bits = bits * 6364136223846793005U + 1442695040888963407U; // any walk over bit patterns will do
        double value = 0;
        static_assert(sizeof value == sizeof bits);
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value)) continue;
        const std::string text = shortest(value);
        EXPECT_EQ(std::strtod(text.c_str(), nullptr), value) << text;
    }
    EXPECT_EQ(shortest(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(shortest(-std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(Canonical, gives_the_same_bytes_in_pieces) {
    ResultTable table;
    const std::vector<Row> rows(
        5'000, Row{.year = 2030, .measure = Measure::visits, .district = 0, .value = 1.0 / 3});
    table.append(0, 0, rows);
    std::size_t pieces = 0;
    std::string joined;
    write_canonical(table, names_with("p"), [&](std::string_view piece) { ++pieces, joined += piece; });
    EXPECT_GT(pieces, 1U);
    EXPECT_EQ(joined, canonical_text(table, names_with("p")));
}

TEST(Canonical, refuses_a_code_without_a_name) {
    ResultTable table;
    table.append(3, 0, std::vector{Row{}});
    EXPECT_THROW((void)canonical_text(table, names_with("p")), Defect);
}

} // namespace
} // namespace omsorg
