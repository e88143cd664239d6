package weft.api.energy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.OwnSites;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.energy.Tariff;
import weft.language.Text;
import weft.party.Organization;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.projections.calendar.CalendarRow;
import weft.projections.energy.TariffRow;
import weft.projections.rows.GrantsHeld;
import weft.sharing.Grant.What;

/** The sites whose energy a caller may read, with their time zone and tariff. */
@Component
class EnergySites {
  private final ReadContexts readings;
  private final PartyDirectory directory;
  private final OwnSites sites;
  private final Clock clock;

  EnergySites(ReadContexts readings, PartyDirectory directory, OwnSites sites, Clock clock) {
    this.readings = readings;
    this.directory = directory;
    this.sites = sites;
    this.clock = clock;
  }

  /** A site of any company. */
  record Place(PartyCode owner, String site) {}

  /** The caller's own site in a path or parameter; 404 for any other. */
  String own(PartyCode party, String named) {
    return sites.code(party, named, Tariff.TYPE);
  }

  /** The caller's only site; 400 where it has several, because then it must name one. */
  String only(PartyCode party) {
    List<Organization.Site> all = directory.sites(party);
    if (all.size() == 1) return all.getFirst().code();
    throw Problem.parameter("site", new Text("Name one of your sites.", "请指定贵公司的一个工厂。"));
  }

  /**
   * The site that a reader names: its own, or {@code PARTY/SITE} of a company that granted its
   * energy; 404 for any other.
   */
  Place readable(ReadContext reading, String named) {
    PartyCode party = reading.scope().party();
    int slash = named.indexOf('/');
    if (slash < 0) return new Place(party, own(party, named));
    PartyCode owner;
    try {
      owner = new PartyCode(named.substring(0, slash));
    } catch (IllegalArgumentException e) {
      throw Ids.notFound();
    }
    if (!owner.equals(party) && !isGranted(reading, owner)) throw Ids.notFound();
    return directory
        .site(owner, named.substring(slash + 1))
        .map(it -> new Place(owner, it.code()))
        .orElseThrow(Ids::notFound);
  }

  /** Whether the owner granted its energy to the reader. */
  boolean isGranted(ReadContext reading, PartyCode owner) {
    return readings.read(
        reading,
        (db, it) ->
            GrantsHeld.of(db, it.scope(), What.ENERGY, it.moment()).stream()
                .anyMatch(grant -> grant.giver().equals(owner.value())));
  }

  static SiteCalendar calendar(JdbcClient db, ReadContext it, PartyCode party, String site) {
    return CalendarRow.BOARD
        .reads()
        .one(db, it.scope(), Calendar.stream(party, site), it.moment())
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }

  static Tariff tariff(JdbcClient db, ReadContext it, PartyCode party, String site) {
    return TariffRow.BOARD
        .reads()
        .one(db, it.scope(), Tariff.stream(party, site), it.moment())
        .map(TariffRow::tariff)
        .orElse(Tariff.NEW);
  }

  /** The time zone of a site; the default one where the reader does not see its calendar. */
  ZoneId zone(ReadContext reading, PartyCode party, String site) {
    return ZoneId.of(readings.read(reading, (db, it) -> calendar(db, it, party, site)).timeZone());
  }

  LocalDate today(Caller caller, String site) {
    ReadContext reading = readings.asOwner(caller, null);
    return LocalDate.ofInstant(clock.instant(), zone(reading, caller.requireParty(), site));
  }
}
