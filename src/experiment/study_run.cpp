// SPDX-License-Identifier: MIT
#include <omsorg/experiment/study_run.hpp>

#include <omsorg/municipality/world.hpp>
#include <omsorg/population/district.hpp>
#include <omsorg/scenario/draw.hpp>

#include <algorithm>
#include <utility>
#include <variant>

namespace omsorg {

Forecast::Live life_of(std::shared_ptr<const Study> study, std::vector<std::string> plans, bool no_magic) {
    return [study = std::move(study), plans = std::move(plans), no_magic](std::uint16_t plan, Run run,
                                                                          std::stop_token stop) {
        return simulate(draw(*study, plans.at(plan), run, no_magic), run, std::move(stop)).rows;
    };
}

std::vector<std::string> district_names(const Study& study) {
    std::vector<std::string> names;
    // Districts are numbered in the order in which the localities first name them (population/district.hpp).
    for (const Locality& locality : study.tables->population.localities)
        if (std::find(names.begin(), names.end(), locality.district) == names.end())
            names.push_back(locality.district);
    return names;
}

ResultNames names_of(const Study& study, std::vector<std::string> plans) {
    ResultNames names{
        .plans = std::move(plans), .measures = {}, .districts = district_names(study), .services = {}};
    for (const MeasureInfo& one : all_measures()) names.measures.emplace_back(one.id);
    for (const ServiceInfo& one : all_services()) names.services.emplace_back(one.id);
    return names;
}

std::map<std::string, std::vector<double>> drawn_in(const Study& study, std::string_view plan,
                                                    std::uint64_t seed,
                                                    std::span<const std::uint32_t> futures, bool no_magic) {
    std::map<std::string, std::vector<double>> drawn;
    for (const std::uint32_t future : futures)
        for (const auto& [key, value] :
             draw_values(study, plan, {.seed = seed, .number = future}, no_magic).base)
            if (const auto* number = std::get_if<double>(&value))
                drawn[key].push_back(*number);
            else if (const auto* whole = std::get_if<std::int64_t>(&value))
                drawn[key].push_back(static_cast<double>(*whole));
    return drawn;
}

} // namespace omsorg
