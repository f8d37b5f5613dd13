#!/usr/bin/env python3
"""Counts random logs again, with sets and fractions, and compares what `leg-log stats` and `leg-log trend`
say of them as JSON (recount.py SEEDS). Ends with 1 and the first difference of each log, or with 0."""
import datetime
import fractions
import json
import math
import os
import random
import subprocess
import sys

LEGS = ["left", "right"]
SCALES = ["heaviness", "aching", "swelling", "tiredness", "coldness", "cramps"]
SIGNS = ["visible-veins", "slow-healing"]
KINDS = ["massage", "stretch", "walking", "pumps", "socks"]
MOVEMENT = {"stretch", "walking", "pumps"}
NOW = 1795338000  # 2026-11-22T10:00:00+01:00, a Sunday
ZONE = datetime.timezone(datetime.timedelta(hours=1))
TODAY = datetime.date(2026, 11, 22).toordinal()
WEEK, RECENT, SKIN, CRAMPS, SPAN, LEAST = 7, 14, 14, 28, 14, 6


def stamp(moment):
    return datetime.datetime.fromtimestamp(moment, ZONE).isoformat()


def day_of(session):
    """A day begins at three."""
    return (datetime.datetime.fromisoformat(session["started"]) - datetime.timedelta(hours=3)).toordinal()


def ahead(session):
    """Of a clock that was; two minutes are none."""
    return datetime.datetime.fromisoformat(session["started"]).timestamp() > NOW + 120


def monday_of(day):
    return day - (day - 1) % WEEK


# ---- random logs


def ratings(draw, names, most):
    """Ratings of `names`, up to `most`; cramps and skin mostly on both legs and 1, for long rows of days."""
    given = {}
    for name in names:
        lasts = name in ("cramps", "slow-healing") and draw.random() < 0.99
        legs = {leg: 1 if lasts else draw.randint(0, 1 if name in SIGNS else most)
                for leg in LEGS if lasts or draw.random() < 0.8}
        if legs:
            given[name] = legs
    return given


def one_session(draw, number, moment, names, most):
    seconds = draw.choice([0] + [60, 300] * 6)
    kind = draw.choice([None] * 12 + ["walking", "day-off", "rating"])
    active = {}
    if kind == "walking":
        active = {"walking": {"both": seconds}} if seconds else {}
    elif kind:
        seconds = 0
    else:
        first = draw.randint(0, seconds)
        for part, leg in zip((first, seconds - first), draw.sample(LEGS + ["both"], 2)):
            if part:
                active.setdefault(draw.choice(KINDS), {})[leg] = part
        seconds = sum(part for legs in active.values() for part in legs.values())
    session = {"type": "leg-session", "version": 1, "id": "01a204f8-c832-7e09-8f75-%012d" % number,
               "created": stamp(moment + seconds)}
    session |= {"kind": kind} if kind else {"plan_id": "01a204f8-c838-75d0-9737-79c6a23dffc3", "routine": "desk"}
    session |= {"mode": draw.choice(["self"] * 24 + ["partner"]), "started": stamp(moment), "ended": stamp(moment + seconds),
                "status": "completed", "planned_seconds": 0, "active_seconds": seconds, "paused_seconds": 0,
                "steps_planned": 0, "steps_done": 0, "active": active,
                "before": ratings(draw, names, most) if kind != "day-off" else {},
                "after": ratings(draw, names, most) if kind != "day-off" else {}, "note": ""}
    return session


def random_log(draw):
    names = draw.choice([SCALES + SIGNS, ["cramps", "slow-healing"], ["coldness", "swelling"], ["aching"]])
    lasts = "cramps" in names and draw.random() < 0.5  # every day, for a row of them
    days = 60 if lasts else draw.choice([5, 14, 40, 60])
    rate = 1 if lasts else draw.choice([0.3, 0.9])
    most = draw.choice([3, 10])
    spread = 25000 if lasts else 60000  # from three in the morning on, or from the evening before
    log = []
    for day in range(days):
        for _ in range(draw.choice([1, 1, 2]) if draw.random() < rate else 0):
            log.append(one_session(draw, len(log), NOW - day * 86400 - draw.randrange(spread), names, most))
    if draw.random() < 0.2:  # by a clock that was ahead
        log.append(one_session(draw, len(log), NOW + draw.randrange(200, 9 * 86400), names, most))
    draw.shuffle(log)
    return log


# ---- counted again


def median(values):
    ordered = sorted(values)
    return fractions.Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2], 2)


def half_up(value):
    return math.floor(value + fractions.Fraction(1, 2))


def span(first, done):
    return {"from": str(datetime.date.fromordinal(first)), "sessions": len(done),
            "active_seconds": sum(session["active_seconds"] for session in done),
            "days": len({day_of(session) for session in done})}


def count(log, runs, asked):
    """What leg-log stats says; `runs`: the kinds that make a run; `asked`: weekdays with a reminder, or None."""
    own = [session for session in log if session["mode"] == "self"]
    off = {day_of(session) for session in own if session.get("kind") == "day-off"}
    done = [session for session in own if session["active_seconds"]]
    total = {"sessions": len(done), "active_seconds": sum(session["active_seconds"] for session in done),
             "days": len({day_of(session) for session in done}), "days_off": len(off)}
    makes = {day_of(session) for session in done if not ahead(session) and (not runs or runs & set(session["active"]))}

    def breaks(first, end):
        return any(day not in off and (asked is None or (day - 1) % WEEK in asked) for day in range(first, end))
    run = longest = 0
    last = None
    for day in sorted(makes):
        run = run + 1 if run and not breaks(last + 1, day) else 1
        last, longest = day, max(run, longest)
    total |= {"current_run": run if run and not breaks(last + 1, TODAY) else 0, "longest_run": longest}
    for member, key in (("by_kind", 0), ("by_leg", 1)):
        sums = {}
        for session in done:
            for kind, legs in session["active"].items():
                for leg, part in legs.items():
                    sums[(kind, leg)[key]] = sums.get((kind, leg)[key], 0) + part
        total[member] = sums
    weeks, months = {}, {}
    for session in done:
        day = day_of(session)
        weeks.setdefault(monday_of(day), []).append(session)
        months.setdefault(datetime.date.fromordinal(day).replace(day=1).toordinal(), []).append(session)
    total["weeks"] = [{"week": datetime.date.fromordinal(monday).strftime("%G-W%V")} | span(monday, of) | {
        "movement_days": len({day_of(session) for session in of if MOVEMENT & set(session["active"]) and not ahead(session)})}
        for monday, of in sorted(weeks.items())]
    total["months"] = [{"month": str(datetime.date.fromordinal(first))[:7]} | span(first, of)
                       for first, of in sorted(months.items())]
    return total


def numbers(values, rounded):
    of = {"n": len(values)}
    if len(values) >= LEAST:
        of |= {"median": rounded(median(values)), "least": min(values), "most": max(values)}
    return of


def each_side(log):
    """By rating and leg, in order: the day (None if it lies ahead), and the values before and after, or None."""
    sides = {}
    for session in sorted(log, key=lambda session: (session["started"], session["id"])):
        if session["mode"] == "partner" or not session["active_seconds"] and session.get("kind") != "rating":
            continue
        day = None if ahead(session) else day_of(session)
        for name in SCALES + SIGNS:
            for leg in LEGS:
                before, after = (session[moment].get(name, {}).get(leg) for moment in ("before", "after"))
                if before is not None or after is not None:
                    sides.setdefault((name, leg), []).append((day, before, after))
    return sides


def first_of(rated):
    return rated[2] if rated[1] is None else rated[1]


def past(side):
    return [rated for rated in side if rated[0] is not None]


def weekly(side):
    weeks = {}
    for rated in past(side):
        weeks.setdefault(monday_of(rated[0]), []).append(first_of(rated))
    return {monday: half_up(median(values)) for monday, values in weeks.items()}


def yes_row(side):
    """The answers since the last no: their days."""
    days = []
    for rated in past(side):
        days = days + [rated[0]] if first_of(rated) else []
    return days


def ahead_of_now(side):
    """The median of what lies ahead, or None."""
    values = [first_of(rated) for rated in side if rated[0] is None]
    return half_up(median(values)) if values else None


def scale_alarms(name, side, other):
    weeks = weekly(side)
    last = max(weeks, default=0)
    recent = TODAY - last < WEEK + RECENT
    three = [weeks.get(last - WEEK * back) for back in (2, 1, 0)]
    if recent and None not in three and three[0] < three[1] < three[2]:
        yield "rising"
    others = weekly(other)
    above = recent and others and max(others) == last and weeks[last] - others[last] >= 3
    both = ahead_of_now(side), ahead_of_now(other)
    above = above or None not in both and both[0] - both[1] >= 3
    if name not in ("tiredness", "cramps") and above:
        common = [monday for monday in weeks if monday in others and monday not in (last, max(others))]
        above = sum(weeks[monday] - others[monday] >= 2 for monday in common)
        if name == "coldness":
            yield "one-foot-cold"
        elif not above or 2 * above < len(common):
            yield "one-leg"
    if not recent:
        return
    row = set(yes_row(side))
    if name == "cramps" and row and all(max(row) - back in row for back in range(CRAMPS)):
        yield "cramps-daily"
    changes = [after - before for _, before, after in side if None not in (before, after)]
    days = [day for day, before, after in past(side) if None not in (before, after)] or [0]
    if len(changes) >= LEAST and days[-1] - days[0] >= SPAN - 1 and abs(median(changes)) < 1:
        yield "flat"


def sign_alarms(name, side):
    counts = past(side)[-1:] + [rated for rated in side if rated[0] is None]
    if all((before if after is None else after) != 1 for _, before, after in counts):
        return
    row = yes_row(side)
    if name == "visible-veins":
        yield "veins"
    else:
        yield "skin-open" if row and row[-1] - row[0] >= SKIN - 1 else "skin-slow"


def trend(log):
    sides = each_side(log)
    said, alarms = {}, []
    for (name, leg), side in sides.items():
        changes = [after - before for _, before, after in side if None not in (before, after)]
        moves = numbers(changes, int)
        if len(changes) >= LEAST:
            moves |= {"lower": sum(change < 0 for change in changes), "same": changes.count(0),
                      "higher": sum(change > 0 for change in changes)}
        said.setdefault(name, {})[leg] = {
            "before": numbers([before for _, before, _ in side if before is not None], half_up),
            "after": numbers([after for _, _, after in side if after is not None], half_up), "change": moves}
        other = sides.get((name, LEGS[leg == "left"]), [])
        alarms += [[alarm, name, leg] for alarm in
                   (sign_alarms(name, side) if name in SIGNS else scale_alarms(name, side, other))]
    return {"ratings": said, "alarms": sorted(alarms)}


# ---- compared


def said_of(command, *options):
    done = subprocess.run(["leg-log", "--now=" + stamp(NOW), command, "--format=json", *options],
                          capture_output=True, text=True, check=False)
    return json.loads(done.stdout)


def differs(seed, what, said, counted):
    for member in counted:
        if said[member] != counted[member]:
            print(f"{seed}: {what}: {member}: {said[member]}, counted {counted[member]}")
            return True
    return False


def main():
    wrong, alarms = 0, set()
    folder = os.environ["HOME"] + "/.local/share/leg/sessions/"
    os.makedirs(folder, 0o700, exist_ok=True)
    for seed in range(int(sys.argv[1])):
        draw = random.Random(seed)
        log = random_log(draw)
        for month in os.listdir(folder):
            os.remove(folder + month)
        for session in log:
            with open(folder + session["started"][:7] + ".jsonl", "a", encoding="ascii") as month:
                month.write(json.dumps(session, separators=(",", ":")) + "\n")
        runs = draw.choice([set(), {"walking"}, {"massage", "stretch"}])
        asked = draw.choice([None, range(5), [0, 2, 5]])
        subprocess.run(["leg-remind", "unset", "walk"], capture_output=True, check=False)
        if asked:
            days = {5: "mon-fri", 3: "mon,wed,sat"}[len(asked)]
            subprocess.run(["leg-remind", "set", "walk", "--days=" + days], capture_output=True, check=True)
        said = said_of("trend")
        said["alarms"] = sorted([alarm["alarm"], alarm["rating"], alarm["leg"]] for alarm in said["alarms"])
        alarms |= {alarm[0] for alarm in said["alarms"]}
        options = ["--runs=" + ",".join(sorted(runs))] if runs else []
        wrong += (differs(seed, "stats", said_of("stats", *options), count(log, runs, asked)) or
                  differs(seed, "trend", said, trend(log)))
    print("alarms raised:", *sorted(alarms))
    sys.exit(wrong > 0 or len(alarms) < 8)


main()
