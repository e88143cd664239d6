package weft.api.beforeafter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.OwnSites;
import weft.api.reading.ReadContext;
import weft.beforeafter.StatedFigures;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.language.Text;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.projections.calendar.CalendarRow;

/** The caller's own sites; those of others are 404. */
@Component
class BeforeAfterSites {
  private final PartyDirectory directory;
  private final OwnSites sites;

  BeforeAfterSites(PartyDirectory directory, OwnSites sites) {
    this.directory = directory;
    this.sites = sites;
  }

  /** The named site; without a name, the only one. */
  String named(PartyCode party, @Nullable String site) {
    if (site != null) return directory.site(party, site).orElseThrow(Ids::notFound).code();
    List<Site> own = directory.sites(party);
    if (own.size() == 1) return own.getFirst().code();
    throw Problem.parameter("site", new Text("Name one of your sites.", "请指定贵公司的一个工厂。"));
  }

  /** The site in a path: its code or GLN, or the id that lists give. */
  String inPath(PartyCode party, String named) {
    return sites.code(party, named, StatedFigures.TYPE);
  }

  boolean isOnly(PartyCode party) {
    return directory.sites(party).size() == 1;
  }

  static SiteCalendar calendar(JdbcClient db, ReadContext it, PartyCode party, String site) {
    return CalendarRow.BOARD
        .reads()
        .one(db, it.scope(), Calendar.stream(party, site), it.moment())
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }
}
