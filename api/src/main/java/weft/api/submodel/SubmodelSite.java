package weft.api.submodel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.SiteCalendar;
import weft.party.Organization.Site;
import weft.party.PartyCode;

/** A site as Catena-X knows it, and moments as its clock shows them. */
record SubmodelSite(PartyCode party, Site site, SiteCalendar calendar) {
  /** 422 {@code bpn-missing} where the site has none. */
  String bpns() {
    return registered("BPNS", site.bpns());
  }

  String bpna() {
    return registered("BPNA", site.bpna());
  }

  private String registered(String kind, @Nullable String number) {
    if (number == null) throw CannotSay.bpn(kind, party, site.code());
    return number;
  }

  /** Which day it is there. */
  LocalDate dateOf(Instant moment) {
    return calendar.dateOf(moment);
  }

  String at(Instant moment) {
    return said(moment.atZone(zone()));
  }

  /** What left that day had left by now: the day's first second. */
  String startOf(LocalDate day) {
    return said(day.atStartOfDay(zone()));
  }

  /** What is expected that day may come until its last second. */
  String endOf(LocalDate day) {
    return said(day.atTime(LocalTime.of(23, 59, 59)).atZone(zone()));
  }

  private ZoneId zone() {
    return ZoneId.of(calendar.timeZone());
  }

  private static String said(ZonedDateTime moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
  }

  /** The last of them, or that one. */
  static Instant latest(List<Instant> moments) {
    return moments.stream().reduce(Instant.EPOCH, (a, b) -> a.isAfter(b) ? a : b);
  }
}
