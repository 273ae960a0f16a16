# SPDX-License-Identifier: MIT
"""
The omsorg simulation library, seen from Python.
"""
from __future__ import annotations
import collections.abc
import datetime
import numpy
import numpy.typing
import os
import pathlib
import typing
__all__: list[str] = ['Arrival', 'Arrivals', 'Assumption', 'AtClosing', 'AtShiftEnd', 'AuditedClient', 'Awaitable', 'Batch', 'Batching', 'BreakSummary', 'Contribution', 'Contributions', 'CrossCheckYear', 'Defect', 'Difference', 'Digits', 'Discipline', 'Distribution', 'Engagement', 'Examining', 'FanYear', 'Fault', 'Finding', 'Forecast', 'Holidays', 'Influence', 'Interrupted', 'KnownRow', 'NetworkMeasure', 'NetworkResult', 'Places', 'PlanEntry', 'Preemption', 'ReadNetwork', 'Recording', 'Replicating', 'ResultNames', 'ResultTable', 'Sharing', 'Shifts', 'Signal', 'Simulation', 'Sojourns', 'Spans', 'Staff', 'Station', 'StationFlow', 'StationLoad', 'StationMonth', 'Stay', 'Stock', 'Store', 'Story', 'Stream', 'Study', 'StudyError', 'Term', 'Third', 'Weekdays', 'YearDifference', 'all_of', 'base_schema', 'break_years', 'build', 'canonical_digest', 'canonical_text', 'compare_samples', 'compare_years', 'contributions', 'csv_cell', 'digest_of', 'digest_of_file', 'digits', 'fan', 'first_of', 'grid', 'influence_of', 'is_public_holiday', 'known_rows', 'load', 'mean_of', 'measures', 'network_from', 'network_reference_page', 'network_schema', 'philox4x64', 'plan_schema', 'quantile_error', 'rank_correlation', 'read_network', 'reference_page', 'rounded', 'sample_quantile', 'services', 'shortest', 'summarise_breaks', 'write_csv']
class Defect(RuntimeError):
    """
    A broken promise: nobody's input error, but a fault of the model's code or of the library.
    """
class Interrupted(Exception):
    """
    Raised in a story where it waits when someone interrupts it; uncaught, it ends the story quietly.
    """
class Spans:
    """
    How long things took: counted and added up in whole microseconds.
    """
    def __repr__(self) -> str:
        ...
    @property
    def count(self) -> int:
        ...
    @property
    def greatest(self) -> datetime.timedelta | None:
        ...
    @property
    def least(self) -> datetime.timedelta | None:
        ...
    @property
    def mean_hours(self) -> float:
        ...
    @property
    def sd_hours(self) -> float:
        ...
class Sojourns:
    """
    How long people were there: done, in vain (their patience ended, or they were cut short).
    """
    def quantile(self, p: typing.SupportsFloat | typing.SupportsIndex) -> datetime.timedelta:
        """
        Of those who are done, within 1/256; zero if nobody is.
        """
    @property
    def count(self) -> int:
        """
        Those who are there still.
        """
    @property
    def lengths(self) -> Spans:
        """
        Of those who are done.
        """
    @property
    def vain(self) -> Spans:
        ...
class Awaitable:
    """
    What a story may yield to wait for; nothing happens until it is yielded.
    """
class Story:
    """
    A story under way, seen by others. Yield it to wait for its end.
    """
    def cancel(self) -> None:
        """
        Cuts the story short where it waits, now; what it holds comes back.
        """
    def ended(self) -> Awaitable:
        """
        Yield it to wait until the story has ended.
        """
    def interrupt(self) -> None:
        """
        Raises Interrupted in the story where it waits, now.
        """
    @property
    def running(self) -> bool:
        ...
class Simulation:
    """
    A clock and the coming events: the world that everything hangs on. Stories are generators.
    """
    def __init__(self, start: datetime.datetime) -> None:
        ...
    def after(self, length: datetime.timedelta, *, priority: typing.SupportsInt | typing.SupportsIndex | None = None) -> Awaitable:
        """
        Yield it to wait a while.
        """
    def at(self, when: datetime.datetime, *, priority: typing.SupportsInt | typing.SupportsIndex | None = None) -> Awaitable:
        """
        Yield it to wait until then.
        """
    def end_stories(self) -> None:
        """
        Cuts all stories short; what they hold comes back.
        """
    def observe_afresh(self) -> None:
        """
        Forgets what was observed, and observes from now: after a warm-up.
        """
    def run_until(self, until: datetime.datetime) -> None:
        """
        Lets everything before `until` happen; all books are balanced then.
        """
    def start(self, story: typing.Any, *, priority: typing.SupportsInt | typing.SupportsIndex = 0, key: typing.SupportsInt | typing.SupportsIndex = 0) -> Story:
        """
        Starts a story; it begins once the current event is over.
        """
    @property
    def events(self) -> int:
        """
        How many events have happened.
        """
    @property
    def now(self) -> datetime.datetime:
        ...
    @property
    def stories(self) -> int:
        """
        How many stories are under way.
        """
class Signal:
    """
    News that many may wait for.
    """
    def __init__(self, sim: Simulation) -> None:
        ...
    def heard(self, patience: datetime.timedelta = ...) -> Awaitable:
        """
        Yield it: True when the news came, False once patience is over.
        """
    def raise_(self) -> None:
        """
        Everybody who waits goes on.
        """
    @property
    def raised(self) -> int:
        ...
    @property
    def waiting(self) -> int:
        ...
class Batch:
    """
    How many go together, which batch it is, and whether one came first and leads it.
    """
    @property
    def leads(self) -> bool:
        ...
    @property
    def number(self) -> int:
        ...
    @property
    def size(self) -> int:
        ...
class Batching:
    """
    Those who wait for each other: until there are enough, or the first has waited long enough.
    """
    def __init__(self, sim: Simulation, name: str, *, enough: typing.SupportsInt | typing.SupportsIndex, longest: datetime.timedelta = ...) -> None:
        ...
    def join(self) -> Awaitable:
        """
        Yield it: the Batch.
        """
    @property
    def batches(self) -> int:
        ...
    @property
    def book(self) -> Sojourns:
        ...
    @property
    def mean_size(self) -> float:
        ...
    @property
    def waiting(self) -> int:
        ...
    @property
    def waits(self) -> Spans:
        ...
class Sharing:
    """
    Hands that everybody present shares alike (processor sharing).
    """
    def __init__(self, sim: Simulation, name: str, hands: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def serve(self, work: datetime.timedelta) -> Awaitable:
        """
        Yield it to wait until so much service has been given.
        """
    @property
    def average_present(self) -> float:
        ...
    @property
    def book(self) -> Sojourns:
        ...
    @property
    def present(self) -> int:
        ...
    @property
    def sojourns(self) -> Spans:
        ...
class Stock:
    """
    Something that is the same all through, by amount; those who take and those who put wait in line.
    """
    def __init__(self, sim: Simulation, name: str, *, capacity: typing.SupportsInt | typing.SupportsIndex = 9223372036854775807, level: typing.SupportsInt | typing.SupportsIndex = 0) -> None:
        ...
    def put(self, amount: typing.SupportsInt | typing.SupportsIndex, patience: datetime.timedelta = ...) -> Awaitable:
        """
        Yield it: whether there was room before patience ended.
        """
    def take(self, amount: typing.SupportsInt | typing.SupportsIndex, patience: datetime.timedelta = ...) -> Awaitable:
        """
        Yield it: whether so much was taken before patience ended.
        """
    @property
    def average_level(self) -> float:
        ...
    @property
    def level(self) -> int:
        ...
    @property
    def waits_to_put(self) -> Sojourns:
        ...
    @property
    def waits_to_take(self) -> Sojourns:
        ...
class Store:
    """
    Things that are told apart, kept until somebody takes one: the oldest that suits.
    """
    def __init__(self, sim: Simulation, name: str) -> None:
        ...
    def put(self, thing: typing.Any) -> None:
        """
        Now; the first in line whom it suits has it.
        """
    def take(self, patience: datetime.timedelta = ..., *, suits: collections.abc.Callable | None = None) -> Awaitable:
        """
        Yield it: the oldest thing for which `suits` holds, or None once patience is over.
        """
    @property
    def average_size(self) -> float:
        ...
    @property
    def average_waiting(self) -> float:
        ...
    @property
    def put_in(self) -> int:
        ...
    @property
    def taken(self) -> int:
        ...
    @property
    def things(self) -> list:
        ...
    @property
    def waiting(self) -> int:
        ...
    @property
    def waits(self) -> Sojourns:
        ...
class Weekdays:
    """
    Some days of a week.
    
    Members:
    
      monday_to_friday
    
      saturday
    
      sunday
    
      weekend
    
      every_day
    """
    __members__: typing.ClassVar[dict[str, Weekdays]]
    every_day: typing.ClassVar[Weekdays]
    monday_to_friday: typing.ClassVar[Weekdays]
    saturday: typing.ClassVar[Weekdays]
    sunday: typing.ClassVar[Weekdays]
    weekend: typing.ClassVar[Weekdays]
    @typing.overload
    def __eq__(self, other: Weekdays) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: Weekdays) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class Holidays:
    """
    What a plan for the days of a week does on public holidays.
    
    Members:
    
      as_sundays
    
      as_usual
    """
    __members__: typing.ClassVar[dict[str, Holidays]]
    as_sundays: typing.ClassVar[Holidays]
    as_usual: typing.ClassVar[Holidays]
    @typing.overload
    def __eq__(self, other: Holidays) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: Holidays) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class Discipline:
    """
    Who among those who wait is next.
    
    Members:
    
      first_come
    
      last_come
    
      random_order
    
      priority
    
      shortest_job
    
      deadline
    """
    __members__: typing.ClassVar[dict[str, Discipline]]
    deadline: typing.ClassVar[Discipline]
    first_come: typing.ClassVar[Discipline]
    last_come: typing.ClassVar[Discipline]
    priority: typing.ClassVar[Discipline]
    random_order: typing.ClassVar[Discipline]
    shortest_job: typing.ClassVar[Discipline]
    @typing.overload
    def __eq__(self, other: Discipline) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: Discipline) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class Preemption:
    """
    What becomes of work under way when someone more urgent comes.
    
    Members:
    
      none
    
      resume
    
      restart
    """
    __members__: typing.ClassVar[dict[str, Preemption]]
    none: typing.ClassVar[Preemption]
    restart: typing.ClassVar[Preemption]
    resume: typing.ClassVar[Preemption]
    @typing.overload
    def __eq__(self, other: Preemption) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: Preemption) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class AtShiftEnd:
    """
    What becomes of work under way when there are fewer to do it.
    
    Members:
    
      finish
    
      hand_over
    
      suspend
    
      restart
    
      do_not_start
    """
    __members__: typing.ClassVar[dict[str, AtShiftEnd]]
    do_not_start: typing.ClassVar[AtShiftEnd]
    finish: typing.ClassVar[AtShiftEnd]
    hand_over: typing.ClassVar[AtShiftEnd]
    restart: typing.ClassVar[AtShiftEnd]
    suspend: typing.ClassVar[AtShiftEnd]
    @typing.overload
    def __eq__(self, other: AtShiftEnd) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: AtShiftEnd) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class AtClosing:
    """
    What becomes of those who wait when the last one on duty goes.
    
    Members:
    
      stay
    
      go_home
    """
    __members__: typing.ClassVar[dict[str, AtClosing]]
    go_home: typing.ClassVar[AtClosing]
    stay: typing.ClassVar[AtClosing]
    @typing.overload
    def __eq__(self, other: AtClosing) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: AtClosing) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class Shifts:
    """
    How many are at work, hour by hour and day by day.
    """
    def __init__(self, holidays: Holidays = Holidays.as_sundays) -> None:
        """
        On public holidays the shifts of Sunday are worked, unless holidays are days as usual.
        """
    def add(self, days: Weekdays, from_: datetime.timedelta, until: datetime.timedelta, staff: typing.SupportsInt | typing.SupportsIndex = 1) -> Shifts:
        """
        From and until count from midnight; `until` may lie up to a day after `from_`.
        """
    def next_change(self, when: datetime.datetime) -> datetime.datetime:
        ...
    def on_duty(self, when: datetime.datetime) -> int:
        ...
class StationFlow:
    """
    How many came, and what became of them.
    """
    def __repr__(self) -> str:
        ...
    @property
    def admitted(self) -> int:
        ...
    @property
    def asked(self) -> int:
        ...
    @property
    def balked(self) -> int:
        ...
    @property
    def dropped(self) -> int:
        ...
    @property
    def gave_up(self) -> int:
        ...
    @property
    def interrupted(self) -> int:
        ...
    @property
    def refused(self) -> int:
        ...
    @property
    def resumed(self) -> int:
        ...
    @property
    def returned(self) -> int:
        ...
    @property
    def withdrawn(self) -> int:
        ...
class StationMonth:
    """
    One month of a station, or one year (month 0).
    """
    @property
    def flow(self) -> StationFlow:
        ...
    @property
    def mean_wait(self) -> float:
        """
        Hours, of those admitted; NaN when nobody was.
        """
    @property
    def month(self) -> int:
        ...
    @property
    def offered(self) -> float:
        """
        Average number of units on offer.
        """
    @property
    def queue(self) -> float:
        """
        Average number waiting.
        """
    @property
    def taken(self) -> float:
        """
        Average number of units taken.
        """
    @property
    def year(self) -> int:
        ...
class Station:
    """
    Where people come for something limited, and all that is observed there.
    """
    def balance(self) -> None:
        """
        Raises Defect if a sum of the books does not hold.
        """
    def by_month(self) -> list[StationMonth]:
        ...
    def by_year(self) -> list[StationMonth]:
        ...
    def wait_quantile(self, p: typing.SupportsFloat | typing.SupportsIndex) -> datetime.timedelta:
        """
        Of the waits of those admitted, within 1/256; p from 0 to 1.
        """
    @property
    def average_taken(self) -> float:
        ...
    @property
    def average_waiting(self) -> float:
        ...
    @property
    def capacity(self) -> int:
        ...
    @property
    def flow(self) -> StationFlow:
        ...
    @property
    def free(self) -> int:
        ...
    @property
    def lost(self) -> datetime.timedelta:
        """
        Work done in vain.
        """
    @property
    def name(self) -> str:
        ...
    @property
    def occupied(self) -> int:
        ...
    @property
    def overtime(self) -> datetime.timedelta:
        """
        Unit-time taken beyond what was on offer.
        """
    @property
    def suspended(self) -> int:
        ...
    @property
    def use(self) -> float:
        """
        Time taken over time offered.
        """
    @property
    def vain_waits(self) -> Spans:
        """
        Of those who gave up.
        """
    @property
    def waiting(self) -> int:
        ...
    @property
    def waits(self) -> Spans:
        """
        Of those admitted.
        """
class Stay:
    """
    The right to places; returned when its block ends. Falsy if there was none to be had.
    """
    def __bool__(self) -> bool:
        ...
    def __enter__(self) -> typing.Any:
        ...
    def __exit__(self, arg0: typing.Any, arg1: typing.Any, arg2: typing.Any) -> None:
        ...
    def leave(self) -> None:
        """
        Returns it before the block ends.
        """
    def work(self, length: datetime.timedelta) -> Awaitable:
        """
        Yield it: so much work under the lease, however often it is interrupted.
        """
    @property
    def since(self) -> datetime.datetime:
        ...
    @property
    def units(self) -> int:
        ...
class Places(Station):
    """
    A limited number of places, and the people who wait for one.
    """
    def __init__(self, sim: Simulation, name: str, capacity: typing.SupportsInt | typing.SupportsIndex, *, discipline: Discipline | None = None, preemption: Preemption = Preemption.none, at_shift_end: AtShiftEnd = AtShiftEnd.finish, at_closing: AtClosing = AtClosing.stay, room_to_wait: typing.SupportsInt | typing.SupportsIndex | None = None, lots: typing.SupportsInt | typing.SupportsIndex | None = None) -> None:
        """
        First come, first served unless a discipline is said. `lots` is the seed of the lots that a random order draws.
        """
    def admit(self, *, patience: datetime.timedelta = ..., units: typing.SupportsInt | typing.SupportsIndex = 1, priority: typing.SupportsInt | typing.SupportsIndex = 0, length: datetime.timedelta | None = None, deadline: datetime.datetime | None = None, joins_below: typing.SupportsInt | typing.SupportsIndex | None = None) -> Awaitable:
        """
        Yield it: a Stay, falsy if there is none to be had.
        """
    def keep_shifts(self, shifts: Shifts, rule: AtShiftEnd | None = None) -> None:
        """
        As many places as there are staff on duty, from now on; work beyond them by `rule`, or else the house's.
        """
    def resize(self, capacity: typing.SupportsInt | typing.SupportsIndex, rule: AtShiftEnd | None = None) -> None:
        """
        How many places there are from now on, and what becomes of work beyond them: by `rule`, or else the house's.
        """
class Engagement:
    """
    The right to one worker; returned when its block ends. Falsy if there was nobody.
    """
    def __bool__(self) -> bool:
        ...
    def __enter__(self) -> typing.Any:
        ...
    def __exit__(self, arg0: typing.Any, arg1: typing.Any, arg2: typing.Any) -> None:
        ...
    def leave(self) -> None:
        """
        Returns it before the block ends.
        """
    def work(self, length: datetime.timedelta) -> Awaitable:
        """
        Yield it: so much work under the lease, however often it is interrupted.
        """
    @property
    def since(self) -> datetime.datetime:
        ...
    @property
    def units(self) -> int:
        ...
    @property
    def worker(self) -> int:
        """
        The number of who does it now.
        """
class Staff(Station):
    """
    People who do the work, each with her own skills (numbers 0 to 63) and her own shifts.
    """
    def __init__(self, sim: Simulation, name: str, *, discipline: Discipline | None = None, preemption: Preemption = Preemption.none, at_shift_end: AtShiftEnd = AtShiftEnd.finish, at_closing: AtClosing = AtClosing.stay, room_to_wait: typing.SupportsInt | typing.SupportsIndex | None = None, lots: typing.SupportsInt | typing.SupportsIndex | None = None) -> None:
        """
        First come, first served unless a discipline is said.
        """
    def call_in(self, worker: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def engage(self, *, skills: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [], preferred: typing.SupportsInt | typing.SupportsIndex | None = None, patience: datetime.timedelta = ..., priority: typing.SupportsInt | typing.SupportsIndex = 0, length: datetime.timedelta | None = None, deadline: datetime.datetime | None = None, joins_below: typing.SupportsInt | typing.SupportsIndex | None = None) -> Awaitable:
        """
        Yield it: an Engagement, falsy if there is nobody to be had.
        """
    def hire(self, name: str, *, skills: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [], shifts: Shifts | None = None) -> int:
        """
        Her number.
        """
    def name_of(self, worker: typing.SupportsInt | typing.SupportsIndex) -> str:
        ...
    def on_duty(self, worker: typing.SupportsInt | typing.SupportsIndex) -> bool:
        ...
    def overtime_of(self, worker: typing.SupportsInt | typing.SupportsIndex) -> datetime.timedelta:
        ...
    def send_home(self, worker: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def time_busy(self, worker: typing.SupportsInt | typing.SupportsIndex) -> datetime.timedelta:
        ...
    def time_on_duty(self, worker: typing.SupportsInt | typing.SupportsIndex) -> datetime.timedelta:
        ...
class Recording:
    """
    Who did what, where and when, written to files as other tools read them. Close it, or use it as a block.
    """
    def __enter__(self) -> typing.Any:
        ...
    def __exit__(self, arg0: typing.Any, arg1: typing.Any, arg2: typing.Any) -> None:
        ...
    def __init__(self, sim: Simulation, *, vidigi: os.PathLike | str | bytes | None = None, bupar: os.PathLike | str | bytes | None = None, xes: os.PathLike | str | bytes | None = None, ocel: os.PathLike | str | bytes | None = None, attributes: collections.abc.Sequence[str] = []) -> None:
        ...
    def close(self) -> None:
        """
        Ends the files; nothing more is recorded.
        """
    def introduce(self, pathway: str, **kwargs: typing.Any) -> None:
        """
        From within a story: she is of this class, arrives now, and has these attributes (lower-case names).
        """
class Distribution:
    """
    How a number varies: over visits, over people, over futures.
    """
    @staticmethod
    def beta(a: typing.SupportsFloat | typing.SupportsIndex, b: typing.SupportsFloat | typing.SupportsIndex, low: typing.SupportsFloat | typing.SupportsIndex = 0.0, high: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> Distribution:
        ...
    @staticmethod
    def constant(value: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    @staticmethod
    def discrete(values: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], weights: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> Distribution:
        ...
    @staticmethod
    def exponential(mean: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    @staticmethod
    def gamma(mean: typing.SupportsFloat | typing.SupportsIndex, cv: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    @staticmethod
    def lognormal(mean: typing.SupportsFloat | typing.SupportsIndex, cv: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    @staticmethod
    def normal(mean: typing.SupportsFloat | typing.SupportsIndex, sd: typing.SupportsFloat | typing.SupportsIndex, low: typing.SupportsFloat | typing.SupportsIndex = ..., high: typing.SupportsFloat | typing.SupportsIndex = ...) -> Distribution:
        ...
    @staticmethod
    def poisson(mean: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    @staticmethod
    def triangular(low: typing.SupportsFloat | typing.SupportsIndex, mode: typing.SupportsFloat | typing.SupportsIndex, high: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    @staticmethod
    def uniform(low: typing.SupportsFloat | typing.SupportsIndex, high: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        ...
    def __repr__(self) -> str:
        ...
    def quantile(self, u: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        The value below which the share u of all draws falls; 0 < u < 1.
        """
    @property
    def mean(self) -> float:
        ...
    @property
    def sd(self) -> float:
        ...
class Stream:
    """
    All chance of one purpose in one future. A draw depends on who (up to four whole numbers, or a name) and on the index (when: a day, a visit's number), and on nothing else.
    """
    def __init__(self, seed: typing.SupportsInt | typing.SupportsIndex, purpose: typing.SupportsInt | typing.SupportsIndex, future: typing.SupportsInt | typing.SupportsIndex = 0, *, mirrored: bool = False) -> None:
        """
        A purpose is a number of your own from 1000 up, one for each reason; those below are the library's. Mirrored, each uniform number u is 1 - u: a future and its mirror are an antithetic pair.
        """
    def draw(self, distribution: Distribution, *args: typing.Any, index: typing.SupportsInt | typing.SupportsIndex = 0) -> float:
        ...
    def exponential(self, *args: typing.Any, index: typing.SupportsInt | typing.SupportsIndex = 0) -> float:
        """
        Of mean one.
        """
    def happens(self, chance: typing.SupportsFloat | typing.SupportsIndex, *args: typing.Any, index: typing.SupportsInt | typing.SupportsIndex = 0) -> bool:
        ...
    def uniform(self, *args: typing.Any, index: typing.SupportsInt | typing.SupportsIndex = 0) -> float:
        """
        Strictly between 0 and 1.
        """
class Arrival:
    """
    One arrival: when, how many at once, and which of its source.
    """
    @property
    def how_many(self) -> int:
        ...
    @property
    def number(self) -> int:
        ...
    @property
    def when(self) -> datetime.datetime:
        ...
class Arrivals:
    """
    When people come: iterate over it.
    """
    @staticmethod
    def on_days(stream: Stream, source: str, first: datetime.datetime, weekdays: Weekdays, pieces: collections.abc.Sequence[tuple[datetime.timedelta, typing.SupportsFloat | typing.SupportsIndex]], *, holidays: Holidays = Holidays.as_sundays, how_many: Distribution = ...) -> Arrivals:
        """
        One day's pieces, from midnight to midnight, on those days of the week from the day of `first` on; on public holidays those of Sunday, unless they are days as usual.
        """
    @staticmethod
    def piecewise(stream: Stream, source: str, start: datetime.datetime, pieces: collections.abc.Sequence[tuple[datetime.timedelta, typing.SupportsFloat | typing.SupportsIndex]], *, repeating: bool = False, how_many: Distribution = ...) -> Arrivals:
        """
        Pieces are pairs of how long a rate lasts and the rate per hour.
        """
    @staticmethod
    def recorded(moments: collections.abc.Sequence[tuple[datetime.datetime, typing.SupportsInt | typing.SupportsIndex] | datetime.datetime]) -> Arrivals:
        """
        As it was written down, in order of time: moments, or pairs of a moment and how many at once.
        """
    @staticmethod
    def smooth(stream: Stream, source: str, start: datetime.datetime, until: datetime.datetime, *, bound_per_hour: typing.SupportsFloat | typing.SupportsIndex, per_hour: collections.abc.Callable[[datetime.datetime], typing.SupportsFloat | typing.SupportsIndex], how_many: Distribution = ...) -> Arrivals:
        """
        Any rate below a bound: `per_hour` is a function of the moment; above the bound it is a Defect.
        """
    def __iter__(self) -> typing.Any:
        ...
    def __next__(self) -> Arrival:
        ...
class Term:
    """
    A measure or a service: its identifier, unit and names.
    """
    def __repr__(self) -> str:
        ...
    @property
    def adds(self) -> bool:
        """
        True if the figures may be summed over districts and services.
        """
    @property
    def en(self) -> str:
        ...
    @property
    def id(self) -> str:
        ...
    @property
    def sv(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
class Fault:
    """
    One thing wrong in a study: where, what, why it matters, what to try.
    """
    def __str__(self) -> str:
        ...
    @property
    def code(self) -> str:
        ...
    @property
    def column(self) -> int:
        ...
    @property
    def file(self) -> str:
        ...
    @property
    def key(self) -> str:
        ...
    @property
    def line(self) -> int:
        ...
    @property
    def problem(self) -> str:
        ...
    @property
    def suggestion(self) -> str:
        ...
    @property
    def why(self) -> str:
        ...
class StudyError(ValueError):
    """
    Everything that is wrong with a study, told at once.
    """
class Assumption:
    """
    One key of the model as the study sets it, and on what grounds.
    """
    def __repr__(self) -> str:
        ...
    @property
    def changed_by(self) -> list[str]:
        ...
    @property
    def effect(self) -> bool:
        ...
    @property
    def grade(self) -> str:
        ...
    @property
    def key(self) -> str:
        ...
    @property
    def label_en(self) -> str:
        ...
    @property
    def label_sv(self) -> str:
        ...
    @property
    def lacks_source(self) -> bool:
        ...
    @property
    def note(self) -> str:
        ...
    @property
    def origin(self) -> str:
        ...
    @property
    def source(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
    @property
    def value(self) -> str:
        ...
    @property
    def varies(self) -> str:
        ...
    @property
    def year(self) -> str:
        ...
class AuditedClient:
    """
    What became of the hours granted to one client: credited = debited + forfeited + left.
    """
    @property
    def client(self) -> int:
        ...
    @property
    def credited(self) -> float:
        ...
    @property
    def debited(self) -> float:
        ...
    @property
    def delivered(self) -> float:
        ...
    @property
    def district(self) -> int:
        ...
    @property
    def forfeited(self) -> float:
        ...
    @property
    def left(self) -> float:
        ...
    @property
    def service(self) -> str:
        ...
class PlanEntry:
    @property
    def about(self) -> str:
        ...
    @property
    def en(self) -> str:
        ...
    @property
    def event(self) -> bool:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def sv(self) -> str:
        ...
class CrossCheckYear:
    """
    Population times share times hours, one year.
    """
    @property
    def home_care_clients(self) -> float:
        ...
    @property
    def home_care_hours(self) -> float:
        ...
    @property
    def population(self) -> float:
        ...
    @property
    def population_80_plus(self) -> float:
        ...
    @property
    def special_housing_clients(self) -> float:
        ...
    @property
    def year(self) -> int:
        ...
class Study:
    """
    A study, read and checked.
    """
    def audit(self, plan: str, future: typing.SupportsInt | typing.SupportsIndex = 0, last_year: typing.SupportsInt | typing.SupportsIndex = 9999) -> list[AuditedClient]:
        """
        Lives through one future of a plan and tells of each client of a service of sessions.
        """
    def cross_check(self) -> list[CrossCheckYear]:
        ...
    def drawn(self, plan: str, seed: typing.SupportsInt | typing.SupportsIndex, futures: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], no_magic: bool = False) -> dict[str, list[float]]:
        """
        By key, the value in each future at the start.
        """
    def explain(self, key: str) -> str:
        ...
    def neutralised(self, plan: str) -> list[str]:
        """
        The keys that no_magic sets to their neutral value under this plan.
        """
    def plan(self, name: str) -> PlanEntry:
        """
        A plan, a component or a combination (as_today+pandemic); StudyError when there is none.
        """
    def provenance(self, key: str, plan: str = '') -> str:
        ...
    @property
    def assumptions(self) -> list[Assumption]:
        ...
    @property
    def districts(self) -> list[str]:
        ...
    @property
    def first_year(self) -> int:
        ...
    @property
    def folder(self) -> pathlib.Path:
        ...
    @property
    def futures(self) -> int:
        ...
    @property
    def input_files(self) -> dict[str, pathlib.Path]:
        """
        Where each of the inputs lies.
        """
    @property
    def inputs(self) -> list[tuple[str, str]]:
        """
        Every file read, as a kept study names it, with its SHA-256.
        """
    @property
    def label_en(self) -> str:
        ...
    @property
    def label_sv(self) -> str:
        ...
    @property
    def lacking_sources(self) -> list[str]:
        ...
    @property
    def last_year(self) -> int:
        ...
    @property
    def lineage(self) -> list[pathlib.Path]:
        """
        The folder of the study, and those of the studies it extends.
        """
    @property
    def municipality(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def plans(self) -> list[PlanEntry]:
        ...
    @property
    def resolved_sha256(self) -> str:
        ...
    @property
    def resolved_text(self) -> str:
        ...
    @property
    def seed(self) -> int:
        ...
class ResultTable:
    """
    The canonical result table, as read-only columns.
    """
    @staticmethod
    def from_columns(plan: typing.Annotated[numpy.typing.ArrayLike, numpy.uint16], future: typing.Annotated[numpy.typing.ArrayLike, numpy.uint32], year: typing.Annotated[numpy.typing.ArrayLike, numpy.int16], measure: typing.Annotated[numpy.typing.ArrayLike, numpy.uint8], district: typing.Annotated[numpy.typing.ArrayLike, numpy.uint8], service: typing.Annotated[numpy.typing.ArrayLike, numpy.uint8], value: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> ResultTable:
        ...
    def __len__(self) -> int:
        ...
    @property
    def district(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def future(self) -> numpy.typing.NDArray[numpy.uint32]:
        ...
    @property
    def measure(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def plan(self) -> numpy.typing.NDArray[numpy.uint16]:
        ...
    @property
    def service(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def value(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def year(self) -> numpy.typing.NDArray[numpy.int16]:
        ...
class ResultNames:
    """
    What the codes of a result table are called.
    """
    def __init__(self, plans: collections.abc.Sequence[str], districts: collections.abc.Sequence[str]) -> None:
        ...
    @property
    def districts(self) -> list[str]:
        ...
    @property
    def measures(self) -> list[str]:
        ...
    @property
    def plans(self) -> list[str]:
        ...
    @property
    def services(self) -> list[str]:
        ...
class BreakSummary:
    """
    What the break years of many futures say together.
    """
    @property
    def coverage(self) -> float:
        ...
    @property
    def first_year(self) -> int:
        ...
    @property
    def futures(self) -> int:
        ...
    @property
    def majority_high(self) -> int | None:
        ...
    @property
    def majority_low(self) -> int | None:
        ...
    @property
    def majority_year(self) -> int | None:
        ...
    @property
    def not_before_end(self) -> int:
        ...
    @property
    def p10(self) -> int | None:
        ...
    @property
    def p50(self) -> int | None:
        ...
    @property
    def p90(self) -> int | None:
        ...
    @property
    def share_broken(self) -> list[float]:
        ...
class Difference:
    """
    A paired difference: mean, interval and spread over futures.
    """
    @property
    def futures(self) -> int:
        ...
    @property
    def high(self) -> float:
        ...
    @property
    def low(self) -> float:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def p10(self) -> float:
        ...
    @property
    def p50(self) -> float:
        ...
    @property
    def p90(self) -> float:
        ...
    @property
    def standard_error(self) -> float:
        ...
class YearDifference:
    @property
    def difference(self) -> Difference:
        ...
    @property
    def year(self) -> int:
        ...
class FanYear:
    """
    Low, middle and high of one measure in one year.
    """
    @property
    def futures(self) -> int:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def p10(self) -> float:
        ...
    @property
    def p50(self) -> float:
        ...
    @property
    def p50_error(self) -> float:
        ...
    @property
    def p90(self) -> float:
        ...
    @property
    def standard_error(self) -> float:
        ...
    @property
    def year(self) -> int:
        ...
class Contribution:
    @property
    def alone(self) -> Difference:
        ...
    @property
    def share(self) -> float:
        ...
class Contributions:
    """
    One component at a time, the whole, and their interplay.
    """
    @property
    def components(self) -> list[Contribution]:
        ...
    @property
    def interplay(self) -> float:
        ...
    @property
    def whole(self) -> Difference:
        ...
class Digits:
    """
    How many digits a figure has earned.
    """
    @property
    def decimals(self) -> int:
        ...
    @property
    def unit(self) -> float:
        ...
class Third:
    """
    The break years of the futures with the lowest, middle or highest draws.
    """
    @property
    def futures(self) -> int:
        ...
    @property
    def high(self) -> float:
        ...
    @property
    def low(self) -> float:
        ...
    @property
    def middle(self) -> int | None:
        ...
    @property
    def not_before_end(self) -> int:
        ...
class Influence:
    """
    How an unknown assumption moves the break year.
    """
    @property
    def noise(self) -> float:
        ...
    @property
    def rank_correlation(self) -> float:
        ...
    @property
    def thirds(self) -> typing.Annotated[list[Third], "FixedSize(3)"]:
        ...
class Forecast:
    """
    Every plan on its way through every future.
    """
    def __init__(self, study: Study, plans: collections.abc.Sequence[str], futures: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, no_magic: bool = False, futures_of_plan: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = []) -> None:
        ...
    def progress(self) -> tuple[int, int, float | None]:
        """
        Runs done, runs in all, seconds left (or None).
        """
    def stop(self) -> None:
        """
        Asks the threads to come home; runs under way are dropped.
        """
    def take(self) -> tuple[ResultTable, int, int]:
        """
        Waits for all; the table, runs done, runs in all.
        """
    def wait(self, milliseconds: typing.SupportsInt | typing.SupportsIndex) -> bool:
        """
        True once every thread has come home.
        """
class KnownRow:
    """
    Something that is known from outside.
    """
    @property
    def exact(self) -> float:
        ...
    @property
    def id(self) -> str:
        ...
    @property
    def is_statistical(self) -> bool:
        ...
    @property
    def metric(self) -> str:
        ...
    @property
    def model(self) -> str:
        ...
    @property
    def note(self) -> str:
        ...
    @property
    def parameters(self) -> str:
        ...
    @property
    def source(self) -> str:
        ...
    @property
    def tier(self) -> str | None:
        """
        check, nightly or release; None: the note says why it is not examined.
        """
class Finding:
    """
    What came of examining one row.
    """
    @property
    def accepted(self) -> bool:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def replications(self) -> int:
        ...
    @property
    def row(self) -> KnownRow:
        ...
    @property
    def standard_error(self) -> float:
        """
        Not a number for what is computed rather than simulated.
        """
    @property
    def variant(self) -> str:
        ...
    @property
    def why(self) -> str:
        ...
class Examining:
    """
    The library on its way through the table of what is known.
    """
    def __init__(self, tier: str = 'check', seed: typing.SupportsInt | typing.SupportsIndex = 2026, threads: typing.SupportsInt | typing.SupportsIndex = 0, rows: collections.abc.Sequence[str] = []) -> None:
        ...
    def progress(self) -> tuple[int, int]:
        """
        Models done, models in all.
        """
    def stop(self) -> None:
        """
        Asks the threads to come home; a model under way is dropped.
        """
    def take(self) -> list[Finding]:
        """
        Waits for all; what was found, in the order of the table.
        """
    def wait(self, milliseconds: typing.SupportsInt | typing.SupportsIndex) -> bool:
        """
        True once all are examined.
        """
class NetworkMeasure:
    """
    A figure that each replication gives.
    """
    @property
    def name(self) -> str:
        ...
    @property
    def people(self) -> str:
        """
        Empty: of everybody at the station.
        """
    @property
    def station(self) -> str:
        """
        Empty: of the people wherever they are.
        """
    @property
    def unit(self) -> str:
        ...
class StationLoad:
    """
    How much is asked of a station, before anything is run.
    """
    @property
    def capacity(self) -> float:
        ...
    @property
    def load(self) -> float:
        """
        Not a number if it was not found.
        """
    @property
    def load_of_lasting(self) -> float:
        """
        Of those alone who never leave unserved: from one on, the line grows.
        """
    @property
    def skills(self) -> list[str]:
        """
        Whose load it is: of those who ask for some of these; none: of everybody.
        """
    @property
    def station(self) -> str:
        ...
    @property
    def visits_per_hour(self) -> float:
        ...
    @property
    def work_per_hour(self) -> float:
        ...
class ReadNetwork:
    """
    A description that was read and checked.
    """
    @property
    def about(self) -> str:
        ...
    @property
    def loads(self) -> list[StationLoad]:
        ...
    @property
    def measures(self) -> list[NetworkMeasure]:
        ...
    @property
    def replications(self) -> int:
        ...
    @property
    def seed(self) -> int:
        ...
    @property
    def warnings(self) -> list[Fault]:
        ...
class NetworkResult:
    """
    What many replications gave.
    """
    def pair_gain(self, measure: typing.SupportsInt | typing.SupportsIndex) -> float:
        """
        Variance of the pair means over that of independent pairs; not a number where it cannot be said.
        """
    def summary_csv(self, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> str:
        ...
    def summary_json(self, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> str:
        ...
    @property
    def measures(self) -> list[NetworkMeasure]:
        ...
    @property
    def met(self) -> bool:
        """
        Whether the asked precision was reached.
        """
    @property
    def mirrored(self) -> bool:
        """
        Whether each replication is a future and its mirror.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        An array (replication, measure), read-only.
        """
class Replicating:
    """
    A network on its way through its replications.
    """
    def __init__(self, network: ReadNetwork, seed: typing.SupportsInt | typing.SupportsIndex = 1, count: typing.SupportsInt | typing.SupportsIndex = 100, threads: typing.SupportsInt | typing.SupportsIndex = 0, until_precision: typing.SupportsFloat | typing.SupportsIndex | None = None, mirrored: bool = False) -> None:
        ...
    def progress(self) -> tuple[int, int]:
        """
        Replications done, and in all (0: as many as it takes).
        """
    def stop(self) -> None:
        """
        Asks the threads to come home.
        """
    def take(self) -> NetworkResult:
        """
        Waits for all; what they gave.
        """
    def wait(self, milliseconds: typing.SupportsInt | typing.SupportsIndex) -> bool:
        """
        True once all are done.
        """
def all_of(*args: typing.Any) -> Awaitable:
    """
    Yield it to go on when all have ended: the number of the one that ended first.
    """
def base_schema() -> str:
    ...
def break_years(table: ResultTable, plan: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, tolerance: typing.SupportsFloat | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0) -> list[int | None]:
    """
    The break year of each finished future; None = not before the horizon's end.
    """
def canonical_digest(table: ResultTable, names: ResultNames) -> str:
    ...
def canonical_text(table: ResultTable, names: ResultNames) -> str:
    ...
def compare_samples(before: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], after: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> Difference:
    ...
def compare_years(table: ResultTable, before: typing.SupportsInt | typing.SupportsIndex, after: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0, level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> list[YearDifference]:
    ...
def contributions(before: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], whole: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], components: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]], level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> Contributions:
    ...
def csv_cell(name: str) -> str:
    ...
def digest_of(text: str) -> str:
    ...
def digest_of_file(file: os.PathLike | str | bytes) -> str:
    ...
def digits(standard_error: typing.SupportsFloat | typing.SupportsIndex, most: typing.SupportsInt | typing.SupportsIndex = 6) -> Digits:
    ...
def fan(table: ResultTable, plan: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0) -> list[FanYear]:
    ...
def first_of(*args: typing.Any) -> Awaitable:
    """
    Yield it to go on with the first of several stories to end: its number. The others are cut short.
    """
def grid(table: ResultTable, plan: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[int, list[int], numpy.typing.NDArray[numpy.float64]]:
    """
    First year, futures, and the values as an array (future, year).
    """
def influence_of(drawn: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], years: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | None], last_year: typing.SupportsInt | typing.SupportsIndex) -> Influence:
    ...
def is_public_holiday(when: datetime.datetime) -> bool:
    """
    Whether it is a Swedish public holiday then; Midsummer, Christmas and New Year's Eve are none.
    """
def known_rows() -> list[KnownRow]:
    """
    The table of what is known.
    """
def load(folder: os.PathLike | str | bytes, set: collections.abc.Mapping[str, str] = {}) -> Study:
    ...
def mean_of(sample: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> tuple[int, float, float, float, float]:
    """
    Number, mean, standard deviation and Willink's interval of what is a number in a sample.
    """
def measures() -> list[Term]:
    """
    Every measure, in the order of its code in the result table.
    """
def network_from(description: dict, settings: collections.abc.Sequence[tuple[str, str]] = []) -> ReadNetwork:
    """
    The same from a dictionary.
    """
def network_reference_page() -> str:
    """
    Every key that a file may have, in Markdown.
    """
def network_schema() -> str:
    """
    The JSON Schema of a network's file, for editors.
    """
def philox4x64(counter: typing.Annotated[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], "FixedSize(4)"], key: typing.Annotated[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], "FixedSize(2)"]) -> typing.Annotated[list[int], "FixedSize(4)"]:
    """
    The block function behind every draw: four words from a counter of four and a key of two.
    """
def plan_schema() -> str:
    ...
def quantile_error(sample: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], p: typing.SupportsFloat | typing.SupportsIndex) -> float:
    ...
def rank_correlation(x: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], y: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> float:
    ...
def read_network(path: os.PathLike | str | bytes, settings: collections.abc.Sequence[tuple[str, str]] = []) -> ReadNetwork:
    """
    Reads a file; raises StudyError with everything that is wrong.
    """
def reference_page() -> str:
    ...
def rounded(value: typing.SupportsFloat | typing.SupportsIndex, digits: Digits) -> float:
    ...
def sample_quantile(sample: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], p: typing.SupportsFloat | typing.SupportsIndex) -> float:
    ...
def services() -> list[Term]:
    """
    Every service, in the order of its code in the result table.
    """
def shortest(value: typing.SupportsFloat | typing.SupportsIndex) -> str:
    ...
def summarise_breaks(years: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | None], first_year: typing.SupportsInt | typing.SupportsIndex, last_year: typing.SupportsInt | typing.SupportsIndex, level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> BreakSummary:
    ...
def write_csv(table: ResultTable, names: ResultNames, file: os.PathLike | str | bytes) -> str:
    """
    Writes the canonical table and returns its SHA-256.
    """
__version__: str = '0.1.0'
build: str = 'GNU 12.2.0 Release'
