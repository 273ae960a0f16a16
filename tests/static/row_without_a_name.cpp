// SPDX-License-Identifier: MIT
// A bare number is no one until it says who.
// says: conversion from|no viable conversion
#include <omsorg/base/identity.hpp>

using namespace omsorg;

#ifdef WRONG
PersonId anna = 7;
#else
PersonId anna = PersonId{7};
#endif
