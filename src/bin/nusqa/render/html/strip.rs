//! The timeline as a picture: versions as bars, days that are not certain as hatched ranges, every bar a link to a day in it.

use maud::{Markup, html};
use nusqa::base::{Bound, Date, Message};
use nusqa::timeline::Version;

use super::bits::{cause, interval, known};
use super::view::View;
use crate::render::text::bound_short;
use crate::serve::Links;

/// Units of the picture's height.
const HEIGHT: f64 = 92.0;
const TOP: f64 = 26.0;
const BAR: f64 = 30.0;
const MARGIN: f64 = 12.0;

/// What the strip shows.
pub struct Strip<'a> {
    /// The versions, oldest first.
    pub versions: &'a [Version],
    /// The day asked about.
    pub day: Date,
    /// Where a version leads, by its day.
    pub link: &'a dyn Fn(Links) -> String,
}

/// Picture and list; the list says the same in words.
pub fn strip(view: &View<'_>, strip: &Strip<'_>) -> Markup {
    if strip.versions.is_empty() {
        return html! {};
    }
    html! {
        figure.strip {
            figcaption { (view.word("web-timeline")) }
            // A phone gets a picture of its own, so that its letters stay readable.
            (picture(view, strip, 1000.0, "wide"))
            (picture(view, strip, 380.0, "narrow"))
            p.legend {
                span.key.sure {} (view.word("web-legend-sure")) " "
                span.key.open {} (view.word("web-legend-open")) " "
                span.key.day {} (view.word("web-legend-day"))
            }
            (list(view, strip))
        }
    }
}

/// A day on which a version applies for certain, where there is one; else the first on which it may.
pub fn day_of(version: &Version) -> Option<Date> {
    let over = |day: Date| version.until.as_ref().is_some_and(|u| u.maybe_by(day));
    version.from.latest.filter(|d| !over(*d)).or(version.from.earliest).or(version.from.latest)
}

/// Whether it may apply on a day.
pub fn applies(version: &Version, day: Date) -> bool {
    version.from.maybe_by(day) && !version.until.as_ref().is_some_and(|u| u.surely_by(day))
}

/// Days to places.
struct Scale {
    first: Date,
    last: Date,
    width: f64,
}

impl Scale {
    fn of(strip: &Strip<'_>, today: Date, width: f64) -> Self {
        let bounds = || strip.versions.iter().flat_map(|v| std::iter::once(&v.from).chain(v.until.as_ref()));
        let days = || bounds().flat_map(|b| [b.exact, b.earliest, b.latest]).flatten().chain([strip.day]);
        let first = days().min().unwrap_or(strip.day);
        let last = days().chain([today]).max().unwrap_or(strip.day);
        // A breath at both ends, so that what is open is seen to go on.
        let breath = ((last - first).num_days() / 30).max(20);
        Scale { first: nusqa::base::date::add_days(first, -breath), last: nusqa::base::date::add_days(last, breath), width }
    }

    fn x(&self, day: Date) -> f64 {
        let span = (self.last - self.first).num_days().max(1) as f64;
        let at = (day - self.first).num_days().clamp(0, span as i64) as f64 / span;
        ((MARGIN + at * (self.width - 2.0 * MARGIN)) * 10.0).round() / 10.0
    }

    /// Years to mark, not too near to each other.
    fn years(&self) -> Vec<(i32, f64)> {
        use chrono::Datelike;
        let (a, b) = (self.first.year() + 1, self.last.year());
        let fit = (self.width / 70.0) as i32;
        let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|s| (b - a) / s < fit).unwrap_or(500);
        let years = (a..=b).filter(|y| y.rem_euclid(step) == 0 || b - a < step);
        years.filter_map(|y| Some((y, self.x(Date::from_ymd_opt(y, 1, 1)?)))).collect()
    }
}

fn picture(view: &View<'_>, strip: &Strip<'_>, width: f64, class: &'static str) -> Markup {
    let scale = Scale::of(strip, view.ask.today, width);
    let hatch = format!("hatch-{class}");
    let fill = format!("url(#{hatch})");
    let today = scale.x(view.ask.today);
    let day = scale.x(strip.day);
    let anchor = if day < width * 0.15 {
        "start"
    } else if day > width * 0.85 {
        "end"
    } else {
        "middle"
    };
    html! {
        svg class=(class) viewBox={ "0 0 " (width) " " (HEIGHT) } role="group" aria-label=(view.word("web-timeline-picture"))
            data-first=(scale.first) data-last=(scale.last) data-margin=(MARGIN) data-width=(width) {
            defs {
                pattern id=(hatch) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.hatch-ground width="6" height="6" {}
                    rect.hatch-line width="2.5" height="6" {}
                }
            }
            @for (year, x) in scale.years() {
                line.tick x1=(x) x2=(x) y1=(TOP - 4.0) y2=(TOP + BAR + 10.0) {}
                text.year x=(x) y=(HEIGHT - 10.0) text-anchor="middle" { (year) }
            }
            @for (i, version) in strip.versions.iter().enumerate() { (bar(view, strip, &scale, (i, version), &fill)) }
            line.today x1=(today) x2=(today) y1=(TOP - 4.0) y2=(TOP + BAR + 4.0) {}
            line.day x1=(day) x2=(day) y1=(TOP - 8.0) y2=(TOP + BAR + 8.0) {}
            text.day x=(day) y=(TOP - 12.0) text-anchor=(anchor) { (strip.day) }
        }
    }
}

/// The bar of a version: hatched where it is not certain that it has begun, or that it has not ended.
fn bar(view: &View<'_>, strip: &Strip<'_>, scale: &Scale, (i, version): (usize, &Version), hatch: &str) -> Markup {
    let ends = |b: &Bound| (b.earliest.or(b.exact), b.latest.or(b.exact));
    let (from_a, from_b) = ends(&version.from);
    let (until_a, until_b) = version.until.as_ref().map_or((None, None), ends);
    let last = strip.versions.len() == i + 1;
    let next = || strip.versions.get(i + 1).and_then(|v| v.from.earliest);
    // Where nothing says by when, everything up to the next beginning is in doubt.
    let open_until = until_b.or_else(next).unwrap_or(scale.last);
    let x0 = scale.x(from_a.unwrap_or(scale.first));
    let x1 = scale.x(from_b.unwrap_or(open_until));
    let x2 = scale.x(until_a.or_else(|| version.until.as_ref().and(from_b)).unwrap_or(scale.last)).max(x1);
    let x3 = if version.until.is_none() { x2 } else { scale.x(until_b.unwrap_or(scale.last)).max(x2) };
    let links = day_of(version).map_or(view.links, |d| view.links.on(d));
    let current = applies(version, strip.day);
    let label = Message::new("web-version-label")
        .with("n", i + 1)
        .with("from", bound_short(&version.from))
        .with("until", version.until.as_ref().map_or_else(|| "—".to_string(), bound_short));
    let label = format!("{}: {}", view.tr(&label), view.tr(&crate::render::text::cause_message(&version.cause)));
    html! {
        a href=((strip.link)(links)) aria-label=(label) aria-current=[current.then_some("true")] {
            title { (label) }
            @if x1 > x0 { rect.open x=(x0) y=(TOP) width=(x1 - x0) height=(BAR) fill=(hatch) {} }
            @if x2 > x1 { rect class={ "sure s" (i % 2) @if current { " current" } } x=(x1) y=(TOP) width=(x2 - x1) height=(BAR) {} }
            // The doubt about an end is drawn once: as the beginning of what follows.
            @if last && x3 > x2 { rect.open x=(x2) y=(TOP) width=(x3 - x2) height=(BAR) fill=(hatch) {} }
            @if x2 - x1 > 8.0 + 9.0 * (i + 1).to_string().len() as f64 { text.number x=((x1 + x2) / 2.0) y=(TOP + BAR / 2.0 + 5.0) text-anchor="middle" { (i + 1) } }
        }
    }
}

/// The versions in words.
fn list(view: &View<'_>, strip: &Strip<'_>) -> Markup {
    let many = strip.versions.len() > 12;
    html! {
        details.versions open[!many] {
            summary { (view.tr(&Message::new("web-version-count").with("count", strip.versions.len()))) }
            ol {
                @for version in strip.versions {
                    @let links = day_of(version).map_or(view.links, |d| view.links.on(d));
                    @let current = applies(version, strip.day);
                    li.current[current] {
                        a href=((strip.link)(links)) aria-current=[current.then_some("true")] {
                            (interval(&version.from, version.until.as_ref()))
                        }
                        " " (cause(view, &version.cause)) " " span.text-status { (view.word("cli-label-text")) ": " (known(view, version)) }
                        @if current { " " span.badge.here { (view.word("web-this-day")) } }
                    }
                }
                @if let Some((last, end)) = strip.versions.last().and_then(|v| Some((v.until.as_ref()?, v.ended_by.as_ref()?))) {
                    li.end { (bound_short(last)) " " (cause(view, end)) }
                }
            }
        }
    }
}
