package weft.deploy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.history.follow.View;
import weft.projections.party.DirectoryView;

/** The hub's own list of views, for replays outside a hub. */
public final class HubViews {
  private HubViews() {}

  /**
   * All views.
   *
   * @param writer of the database that they are written to
   */
  public static List<View> writing(JdbcClient writer) {
    return Hub.views(new DirectoryView(writer));
  }
}
