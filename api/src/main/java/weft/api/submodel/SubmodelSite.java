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

/** A site by its Catena-X number, with moments in its local time. */
record SubmodelSite(PartyCode party, Site site, SiteCalendar calendar) {
  /** Returns the BPNS; 422 {@code bpn-missing} where the site has none. */
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

  /** The calendar day at the site at a moment. */
  LocalDate dateOf(Instant moment) {
    return calendar.dateOf(moment);
  }

  String at(Instant moment) {
    return said(moment.atZone(zone()));
  }

  /** The day's first second, for goods that left on the day and so have already left. */
  String startOf(LocalDate day) {
    return said(day.atStartOfDay(zone()));
  }

  /** The day's last second, for goods that may arrive until the end of the day. */
  String endOf(LocalDate day) {
    return said(day.atTime(LocalTime.of(23, 59, 59)).atZone(zone()));
  }

  private ZoneId zone() {
    return ZoneId.of(calendar.timeZone());
  }

  private static String said(ZonedDateTime moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
  }

  /** The latest of the moments; the epoch if there are none. */
  static Instant latest(List<Instant> moments) {
    return moments.stream().reduce(Instant.EPOCH, (a, b) -> a.isAfter(b) ? a : b);
  }
}
