// SPDX-License-Identifier: MIT
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/figures.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <string>

namespace omsorg {
namespace {

// No fixtures of a real club: an example of what the table may say.
constexpr std::string_view example_events = R"(# source: example
date,until,time,kind,outdoors,source
2026-10-08,,19:00,hockey,no,example
2026-10-05,2026-12-14,afternoon,3,no,example
2027-06-06,,9:30,"market, in the square",yes,example
)";

// The tables of the real study, as files beside this repository's base.toml; a slip is written into one of
// them.
std::string file_of(std::string_view table) {
    if (table == "events") return std::string{example_events};
    const std::string path =
        std::string{OMSORG_SOURCE_DIR} + "/scenarios/skelleftea/" + std::string{table} + ".csv";
    std::ifstream stream{path, std::ios::binary};
    EXPECT_TRUE(stream.good()) << path;
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Study study_with(std::string_view changed, const std::function<void(std::string&)>& slip, FaultList& faults) {
    Study study;
    study.head.start = Day{std::chrono::year{2019} / 12 / 31};
    study.head.end = Day{std::chrono::year{2040} / 12 / 31};
    std::vector<std::string_view> names{model_tables().begin(), model_tables().end()};
    names.insert(names.end(), optional_tables().begin(), optional_tables().end());
    for (const auto name : names) {
        std::string text = file_of(name);
        if (name == changed) slip(text);
        if (auto table = parse_table({std::string{name} + ".csv", text, ""}, faults))
            study.csv.emplace(name, StudyTable{{}, std::move(*table), ""});
    }
    return study;
}

// Line and column of the first place of a piece of text.
Where place_in(const std::string& text, std::string_view piece) {
    Where where{{}, 1, 1};
    for (std::size_t i = 0; i < text.find(piece); ++i) {
        if (text[i] == '\n')
            ++where.line, where.column = 1;
        else if (static_cast<unsigned char>(text[i]) >> 6 != 2)
            ++where.column;
    }
    return where;
}

struct Slip {
    std::string_view table, from, to, code, key, at;
};

TEST(FiguresTest, reads_the_real_tables) {
    FaultList faults;
    const Tables tables = read_figures(study_with("", {}, faults), faults);
    ASSERT_TRUE(faults.empty()) << faults.list()[0].text();
    EXPECT_EQ(tables.population.start.total(), 72'589) << "persons in Skellefteå on 31 December 2019 (SCB)";
    EXPECT_EQ(tables.population.start_year, 2019);
    EXPECT_EQ(tables.population.survival_year, 2017);
    EXPECT_EQ(tables.population.localities.size(), 23U);
    EXPECT_EQ(tables.need.cells.size(), 8U);
    EXPECT_EQ(tables.need.rules.size(), 6U);
    EXPECT_EQ(tables.need.rules[2].until, Day{std::chrono::year{2025} / 7 / 1});
    EXPECT_EQ(tables.need.rules[1].until, Day::max());
    EXPECT_FALSE(tables.nation.empty());
    ASSERT_EQ(tables.partners.size(), 9U);
    EXPECT_EQ(tables.partners[3].district, "Byske");
    EXPECT_TRUE(tables.partners[0].care && tables.partners[0].safeguarded);
    EXPECT_EQ(tables.partners[1].season.from, 9);
    ASSERT_EQ(tables.partners[1].clients.size(), 3U);
    EXPECT_EQ(tables.partners[1].clients[2].needs, Help::company);
    EXPECT_EQ(tables.partners[1].clients[2].district, "Skellefteå");
    EXPECT_EQ(tables.partners[4].clients[0].hours_a_week, 16);
    EXPECT_EQ(tables.partners[8].clients[0].season.from, 9);
    EXPECT_EQ(tables.partners[8].clients[0].season.to, 4);
    EXPECT_TRUE(tables.partners[0].clients.empty());
    ASSERT_EQ(tables.homes.size(), 42U);
    EXPECT_EQ(tables.homes[24].district, "Bureå");
    EXPECT_EQ(tables.homes[41].planned, PlannedPart::opening);
    EXPECT_EQ(tables.homes[41].opens, Day{std::chrono::year{2030} / 1 / 1});
    int places = 0;
    for (const CareHome& home : tables.homes)
        places += home.places_on(Day{std::chrono::year{2022} / 5 / 8}, false);
    EXPECT_EQ(places, 917 - 73) << "the permanent places of the municipality's answer of May 2022";
    EXPECT_NO_THROW(expect_whole(tables.population));
}

TEST(FiguresTest, reads_events_with_dates) {
    FaultList faults;
    const Tables tables = read_figures(study_with("", {}, faults), faults);
    ASSERT_TRUE(faults.empty()) << faults.list()[0].text();
    const auto day = [](int year, unsigned month, unsigned of_month) {
        return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month)};
    };
    const auto in = [&](Day monday) { return tables.events.in_week(monday); };
    EXPECT_EQ(tables.events.events().size(), 3U);
    const auto both = in(day(2026, 10, 5));
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0], (DatedEvent{day(2026, 10, 5), day(2026, 12, 14), 1, 2, false}))
        << "kind 3 is the third";
    EXPECT_EQ(both[1], (DatedEvent{day(2026, 10, 8), day(2026, 10, 8), 2, named_kind("hockey"), false}));
    EXPECT_EQ(in(day(2026, 12, 14)).size(), 1U);
    EXPECT_TRUE(in(day(2026, 12, 21)).empty());
    const auto market = in(day(2027, 5, 31));
    ASSERT_EQ(market.size(), 1U);
    EXPECT_EQ(market[0].part, 0);
    EXPECT_TRUE(market[0].outdoors);
}

TEST(FiguresTest, a_table_without_events_is_as_good_as_none) {
    FaultList faults;
    const auto emptied = [](std::string& text) { text.resize(text.find("\n2026") + 1); };
    const Tables tables = read_figures(study_with("events", emptied, faults), faults);
    EXPECT_TRUE(faults.empty());
    EXPECT_TRUE(tables.events.events().empty());
}

TEST(FiguresTest, refuses_what_cannot_be) {
    const Slip slips[] = {
        {"population", "\n42,", "\n41,", code::out_of_order, "age", "41,438"},
        {"population", "\n0,350,", "\n0,-350,", code::out_of_range, "women", "-350"},
        {"population", "\n0,350,", "\n0,many,", code::bad_number, "women", "many"},
        {"population", "# year: 2019", "# year: 2018", code::contradiction, "year", "age,"},
        {"population", "# year: 2019", "# when: 2019", code::bad_evidence, "year", "age,"},
        {"population", "women", "wimmen", code::missing_column, "women", "age,"},
        {"survival", "0.9981275", "1.9981275", code::out_of_range, "women", "1.9981275"},
        {"mortality_ratio", "female,0,64,1.066", "female,0,63,1.066", code::out_of_order, "age_from",
         "65,79,1.101"},
        {"mortality_ratio", "female,90,100", "female,90,99", code::missing_row, "age_to", "sex,"},
        {"mortality_ratio", "male,0,64,0.887", "man,0,64,0.887", code::not_an_option, "sex", "man,"},
        {"fertility", "\n16,", "\n17,", code::out_of_order, "age", "17,0.000292"},
        {"migration", "\n1,5.56,358.2", "\n1,-500,358.2", code::contradiction, "women_net", "-500"},
        {"recorded_migration", "2020,residual,0,15", "2020,residual,15,0", code::out_of_order, "age_to",
         "0,136.5"},
        {"recorded_migration", "2020,residual,16,24", "2020,residual,15,24", code::duplicate_row, "age_from",
         "15,24,"},
        {"localities", "Lövånger,804", "Lövånger,0", code::contradiction, "inhabitants", "0,1.39,64.36755"},
        {"localities", "64.70777", "14.70777", code::unreachable, "latitude", "14.70777"},
        {"localities", "\nSkelleftehamn,", "\nUrsviken,", code::duplicate_row, "locality",
         "Ursviken,Skelleftehamn,3213"},
        {"need_cells", "home_care,female,65", "homecare,female,65", code::not_an_option, "need", "homecare"},
        {"partners", "relatives,,60", "cousins,,60", code::not_an_option, "type", "cousins,,60"},
        {"partners", "association,Byske", "association,Biske", code::not_an_option, "district", "Biske"},
        {"partners", "care,yes,0.8", "care,no,0.8", code::contradiction, "safeguarded", "no,0.8"},
        {"partners", "\nPensionärsföreningar,", "\nIdrottsföreningar,", code::duplicate_row, "partner",
         "Idrottsföreningar,association,Skellefteå"},
        {"partners", "60,9,5", "60,9,13", code::out_of_range, "to_month", "13,domestic"},
        {"partner_clients", "Jörn,domestic,16,1,12", "Jörn,domestic,-16,1,12", code::out_of_range,
         "hours_a_week", "-16"},
        {"partner_clients", "Jörn,domestic,16,1,12", "Jörn,domestic,1e9,1,12", code::out_of_range,
         "hours_a_week", "1e9"},
        {"partner_clients", "Jörn,domestic,16,1,12", "Jörn,domestic,many,1,12", code::bad_number,
         "hours_a_week", "many"},
        {"partner_clients", "Jörn,domestic,16,1,12", "Jörn,domestic,16,0,12", code::out_of_range,
         "from_month", "0,12"},
        {"partner_clients", "Jörn,domestic,16,1,12", "Jörn,domestic,16,1,2.5", code::bad_number, "to_month",
         "2.5"},
        {"partner_clients", "Jörn,domestic,16", "Jörn,gardening,16", code::not_an_option, "needs",
         "gardening"},
        {"partner_clients", "Jörn,domestic,16", "Jörn,care,16", code::contradiction, "needs", "care,16"},
        {"partner_clients", "Jörn,domestic,16", "Jorn,domestic,16", code::not_an_option, "district", "Jorn,"},
        {"partner_clients", "Byaföreningen i Jörn,", "Byaföreningen i Jorn,", code::not_an_option, "partner",
         "Byaföreningen i Jorn,"},
        {"partner_clients", "Byaföreningen i Jörn,Jörn,domestic,16,1,12",
         "Pensionärsföreningar,Skellefteå,domestic,16,12,1", code::duplicate_row, "partner",
         "Pensionärsföreningar,Skellefteå,domestic,16,12,1"},
        {"partner_clients", "district,needs", "district,wants", code::missing_column, "needs",
         "partner,district,"},
        {"homes", "Byske,Byske,ordinary", "Byske,Biske,ordinary", code::not_an_option, "district", "Biske"},
        {"homes", "Bureå,ordinary", "Bureå,general", code::not_an_option, "kind", "general"},
        {"homes", "ordinary,14,", "ordinary,0,", code::out_of_range, "places", "0,,,\nBureå,Bureå,dementia"},
        {"homes", "ordinary,14,", "ordinary,3.5,", code::bad_number, "places", "3.5,"},
        {"homes", "ordinary,14,,,", "ordinary,14,2030-02-30,,", code::wrong_type, "opens", "2030-02-30"},
        {"homes", "ordinary,14,,,", "ordinary,14,2030-01-01,2029-01-01,", code::contradiction, "closes",
         "2029-01-01"},
        {"homes", "ordinary,14,,,", "ordinary,14,,,closing", code::contradiction, "planned", "closing"},
        {"homes", "ordinary,14,,,", "ordinary,14,,,perhaps", code::not_an_option, "planned", "perhaps"},
        {"homes", "\nSkellefteå 2,Skellefteå,ordinary", "\nSkellefteå 1,Skellefteå,ordinary",
         code::duplicate_row, "home",
         "Skellefteå 1,Skellefteå,ordinary,21,,,\nSkellefteå 2,Skellefteå,dementia"},
        {"homes", "\nByske,Byske,ordinary", "\nBureå,Byske,ordinary", code::contradiction, "district",
         "Byske,ordinary,15"},
        {"homes", "\nByske,Byske,ordinary", "\n,Byske,ordinary", code::broken_row, "home",
         ",Byske,ordinary,15"},
        {"homes", "opens", "opened", code::missing_column, "opens", "home,district,"},
        {"events", "2026-10-08", "2026-02-30", code::wrong_type, "date", "2026-02-30"},
        {"events", "2026-10-08", "8/10 2026", code::wrong_type, "date", "8/10 2026"},
        {"events", "2026-10-08", "", code::broken_row, "date", ",,19:00"},
        {"events", "2026-10-08", "2062-10-08", code::out_of_range, "date", "2062-10-08"},
        {"events", "2026-12-14", "2026-10-04", code::contradiction, "until", "2026-10-04"},
        {"events", "2026-12-14", "Christmas", code::wrong_type, "until", "Christmas"},
        {"events", "19:00", "19.00", code::not_an_option, "time", "19.00"},
        {"events", "19:00", "25:00", code::not_an_option, "time", "25:00"},
        {"events", "19:00", "23:30", code::out_of_range, "time", "23:30"},
        {"events", "afternoon", "aftrenoon", code::not_an_option, "time", "aftrenoon"},
        {"events", "afternoon,3", "afternoon,0", code::out_of_range, "kind", "0,no"},
        {"events", "afternoon,3", "afternoon,2.5", code::bad_number, "kind", "2.5,no"},
        {"events", "afternoon,3", "afternoon,", code::broken_row, "kind", ",no,example\n2027"},
        {"events", "yes", "maybe", code::not_an_option, "outdoors", "maybe"},
        {"events", "hockey,no,example", "hockey,no,", code::bad_evidence, "source", "\n2026-10-05"},
        {"events", "2027-06-06,,9:30,\"market, in the square\",yes", "2026-12-07,,15:00,3,yes",
         code::duplicate_row, "date", "2026-12-07"},
        {"events", "outdoors", "outdoor", code::missing_column, "outdoors", "date,until"},
        {"eligibility", "2025-07-01,65", "2001-07-01,65", code::contradiction, "until", "2001-07-01,65"},
        {"eligibility", "1994-01-01,,0,100", "1994-13-01,,0,100", code::wrong_type, "from", "1994-13"},
    };
    for (const Slip& slip : slips) {
        FaultList faults;
        std::string changed;
        const Study study = study_with(
            slip.table,
            [&](std::string& text) {
                const auto at = text.find(slip.from);
                ASSERT_NE(at, std::string::npos) << slip.from;
                changed = text.replace(at, slip.from.size(), slip.to);
            },
            faults);
        (void)read_figures(study, faults);
        bool found = false;
        std::string told;
        const Where wanted = place_in(changed, slip.at == "age,"   ? "\nage,"
                                               : slip.at == "sex," ? "\nsex,"
                                                                   : slip.at);
        const bool head = slip.at == "age," || slip.at == "sex,";
        for (const Fault& fault : faults.list()) {
            told += fault.code + " " + fault.text() + "\n";
            found = found || (fault.code == slip.code && fault.key == slip.key &&
                              fault.where.line == wanted.line + (head ? 1U : 0U) &&
                              fault.where.column == (head ? 1U : wanted.column));
        }
        EXPECT_TRUE(found) << slip.table << ": " << slip.to << " wants " << slip.code << " at " << wanted.line
                           << ":" << wanted.column << "\n"
                           << told;
    }
}

TEST(FiguresTest, a_slip_in_an_event_is_told_with_its_place_reason_and_cure) {
    const auto told = [](std::string_view from, std::string_view to) {
        FaultList faults;
        const Study study = study_with(
            "events", [&](std::string& text) { text.replace(text.find(from), from.size(), to); }, faults);
        (void)read_figures(study, faults);
        return faults.list().size() == 1 ? faults.list()[0].text() : "not one fault";
    };
    EXPECT_EQ(
        told("afternoon", "aftrenoon"),
        "events.csv:4:23: time: \"aftrenoon\" is no time of day (it must be known in which part of the day "
        "the event is). Did you mean \"afternoon\"?");
    EXPECT_EQ(
        told("19:00", "19.00"),
        "events.csv:3:13: time: \"19.00\" is no time of day (hours and minutes are parted by a colon). Did "
        "you mean \"19:00\"?");
    EXPECT_EQ(told("2027-06-06,,9:30,\"market, in the square\"", "2026-12-07,,13:00,3"),
              "events.csv:5:1: date: line 4 has an event of the kind at the same time (it would draw people "
              "twice). "
              "Remove one of the rows, or give the kinds names of their own.");
    EXPECT_EQ(told("2027-06-06,,9:30,\"market, in the square\"", "2026-12-21,,13:00,3"), "not one fault")
        << "a week after the last";
}

TEST(FiguresTest, a_home_in_a_misspelt_district_is_told_with_its_place_reason_and_cure) {
    FaultList faults;
    const Study study = study_with(
        "homes",
        [](std::string& text) {
            text.replace(text.find("Byske,Byske,dementia"), 20, "Byske,Byskee,dementia");
        },
        faults);
    (void)read_figures(study, faults);
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults.list()[0].text(),
              "homes.csv:40:7: district: there is no district \"Byskee\" (nobody could wish for a "
              "home there). Did you mean \"Byske\"?");
    EXPECT_EQ(faults.list().size(), 2U) << "and the home would be in two districts";
}

TEST(FiguresTest, clients_in_need_of_care_are_not_for_those_who_are_not_safeguarded) {
    FaultList faults;
    const std::string_view row = "Byaföreningen i Jörn,Jörn,domestic";
    const Study study = study_with(
        "partner_clients",
        [&](std::string& text) {
            text.replace(text.find(row), row.size(), "Byaföreningen i Jörn,Jörn,care");
        },
        faults);
    (void)read_figures(study, faults);
    ASSERT_EQ(faults.list().size(), 1U);
    EXPECT_EQ(
        faults.list()[0].text(),
        "partner_clients.csv:12:27: needs: clients in need of care of \"Byaföreningen i Jörn\", who is not "
        "safeguarded (nobody unchecked and unbound by secrecy may give care). Say yes in the table of "
        "partners, "
        "or let them need something else.");
}

/// A home that loses five places has a row until that day and another from it.
TEST(FiguresTest, rows_of_one_home_may_follow_each_other) {
    FaultList faults;
    const std::string_view row = "Bureå,Bureå,ordinary,14,,,\n";
    const auto read = [&](std::string_view rows) {
        return read_figures(study_with(
                                "homes",
                                [&](std::string& text) {
                                    const auto at = text.find(row);
                                    ASSERT_NE(at, std::string::npos);
                                    text.replace(at, row.size(), rows);
                                },
                                faults),
                            faults);
    };
    const Tables tables = read("Bureå,Bureå,ordinary,14,,2028-03-01,\nBureå,Bureå,ordinary,9,2028-03-01,,\n");
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(tables.homes.size(), 43U);
    (void)read("Bureå,Bureå,ordinary,14,,2028-03-01,\nBureå,Bureå,ordinary,9,2028-02-28,,\n");
    ASSERT_EQ(faults.list().size(), 1U);
    EXPECT_EQ(faults.list()[0].code, code::duplicate_row);
}

} // namespace
} // namespace omsorg
