// SPDX-License-Identifier: MIT
#include <omsorg/economy/account.hpp>

#include <omsorg/base/expect.hpp>

#include <string>

namespace omsorg {

std::string_view text(CostLine line) {
    constexpr std::array<std::string_view, cost_lines> words{
        "permanent_staff", "hourly_staff", "overtime", "agency",       "therapist", "premises",
        "licences",        "overhead",     "fees",     "blocked_beds", "partners"};
    return words[static_cast<std::size_t>(line)];
}

Account::Account(std::size_t centres) : cells_(centres), by_centre_(centres) {}

void Account::book(std::size_t centre, CostLine line, Kronor amount) {
    const auto l = static_cast<std::size_t>(line);
    cells_.at(centre)[l] += amount;
    by_centre_[centre] += amount;
    by_line_[l] += amount;
    total_ += amount;
}

Kronor Account::cell(std::size_t centre, CostLine line) const {
    return cells_.at(centre)[static_cast<std::size_t>(line)];
}

Kronor Account::staff(std::size_t centre) const {
    return cell(centre, CostLine::permanent_staff) + cell(centre, CostLine::hourly_staff) +
           cell(centre, CostLine::overtime) + cell(centre, CostLine::agency) +
           cell(centre, CostLine::therapist);
}

void Account::balance() const {
    const auto must_equal = [](Kronor kept, Kronor counted, const char* what) {
        if (kept != counted)
            raise_defect(std::string{"the account balances; "} + what +
                         " differs by öre: " + std::to_string((kept - counted).ore()));
    };
    Kronor all;
    std::array<Kronor, cost_lines> lines{};
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        Kronor centre;
        for (std::size_t l = 0; l < cost_lines; ++l) {
            centre += cells_[c][l];
            lines[l] += cells_[c][l];
        }
        must_equal(by_centre_[c], centre, "a cost centre");
        all += centre;
    }
    for (std::size_t l = 0; l < cost_lines; ++l) must_equal(by_line_[l], lines[l], "a cost line");
    must_equal(total_, all, "the total");
}

Account& Account::operator+=(const Account& o) {
    expect(o.cells_.size() == cells_.size(), "accounts of the same cost centres are added");
    for (std::size_t c = 0; c < cells_.size(); ++c)
        for (std::size_t l = 0; l < cost_lines; ++l) book(c, static_cast<CostLine>(l), o.cells_[c][l]);
    return *this;
}

} // namespace omsorg
