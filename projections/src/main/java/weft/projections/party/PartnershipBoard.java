package weft.projections.party;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.projections.rows.Columns;

/** Keeps every version of every partnership's profile. */
public final class PartnershipBoard implements View {
  private static final Columns<AgreedProfile> ROWS = Columns.of(AgreedProfile.class);
  private static final String ADD =
      "insert into partnership_version (%s) %s".formatted(ROWS.names(), ROWS.rows());

  @Override
  public String name() {
    return "partnership-board";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("partnership_version"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(PartnershipAgreed.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    ROWS.write(db, ADD, batch.stream().map(AgreedProfile::of).toList());
  }
}
