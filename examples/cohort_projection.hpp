// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/projection.hpp>

#include <Eigen/Core>

/// Swedish women from 1993 to 1998: Preston, Heuveline and Guillot, *Demography* (2001), Box 6.1 and 6.2.
///
///     P 1993 ──half of the migrants──▶ survive five years ──the other half──▶ N 1998
///                         └────── births at the mean of first and last ──────▶ 0-4
///
/// Groups are 0-4, 5-9 … 80-84, 85 and older.
namespace cohort_projection {

using namespace omsorg;

inline Eigen::VectorXd women_1993() {
    return Eigen::VectorXd{{293395, 248369, 240012, 261346, 285209, 314388, 281290, 286923, 304108, 324946,
                            247613, 211351, 215140, 221764, 223506, 183654, 141990, 112424}};
}

inline GroupedStep five_years() {
    GroupedStep step;
    step.years_lived =
        Eigen::VectorXd{{497487, 497138, 496901, 496531, 495902, 495168, 494213, 492760, 490447, 486613,
                         480665, 471786, 457852, 436153, 402775, 350358, 271512, 291707}};
    step.fertility =
        Eigen::VectorXd{{0, 0, 0, .0120, .0908, .1499, .1125, .0441, .0074, .0003, 0, 0, 0, 0, 0, 0, 0, 0}};
    step.migrants = Eigen::VectorXd{{6840, 4150, 3365, 5270, 9240, 8230, 5470, 3155, 1770, 1115, 1075, 845,
                                     645, 530, 465, 300, 250, 175}};
    return step;
}

inline Eigen::VectorXd published_1998() {
    return Eigen::VectorXd{{302392, 298682, 252007, 244150, 268267, 293515, 320624, 284767, 288031, 303166,
                            322062, 243989, 205841, 205516, 205270, 194771, 142565, 131966}};
}

inline Eigen::VectorXd published_births() {
    return Eigen::VectorXd{
        {0, 0, 0, 15244, 126688, 229354, 170057, 63203, 10971, 472, 0, 0, 0, 0, 0, 0, 0, 0}};
}

} // namespace cohort_projection
