package weft.projections.balance;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.party.EdiRules.Alias;
import weft.party.Organization.Site;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.projections.rows.Columns;

/**
 * The names of sites, registered by the party or agreed by two, each with the position from which
 * it holds: table {@code site_name}.
 */
public final class SiteNamesView implements View {
  private static final Columns<Row> ROWS = Columns.of(Row.class);
  private static final String ADD =
      "insert into site_name (%s) %s on conflict do nothing".formatted(ROWS.names(), ROWS.rows());

  /**
   * A name.
   *
   * @param supplier the partner who agreed to the name; "" for the party's own name
   * @param name "" where a new set of names begins
   */
  record Row(String party, String supplier, String name, String code, long position) {}

  @Override
  public String name() {
    return "site-names";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("site_name"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(OrganizationRegistered.class, PartnershipAgreed.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    List<Row> rows = new ArrayList<>();
    for (Recorded it : batch) rows.addAll(rows(it));
    ROWS.write(db, ADD, rows);
  }

  private static List<Row> rows(Recorded recorded) {
    long at = recorded.position();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("", "", "", "", at));
    switch (recorded.payload()) {
      case OrganizationRegistered it -> {
        String party = it.organization().code().value();
        rows.add(new Row(party, "", "", "", at));
        for (Site site : it.organization().sites())
          Stream.of(site.code(), site.gln(), site.duns())
              .filter(name -> name != null && !name.isEmpty())
              .forEach(name -> rows.add(new Row(party, "", name, site.code(), at)));
      }
      case PartnershipAgreed it -> {
        String party = it.partnership().buyer().value();
        String supplier = it.partnership().supplier().value();
        rows.add(new Row(party, supplier, "", "", at));
        for (Alias alias : requireNonNullElse(it.profile().rules().sites(), List.<Alias>of()))
          rows.add(new Row(party, supplier, alias.theirs(), alias.ours(), at));
      }
      default -> throw new IllegalArgumentException("Names no site: " + recorded.payload());
    }
    return rows;
  }
}
