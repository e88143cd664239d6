package weft.deploy.start;

import static java.util.stream.Collectors.joining;

import java.util.List;
import javax.sql.DataSource;
import weft.deploy.settings.StartRefused;
import weft.history.follow.RowsVersions;
import weft.history.follow.View;

/** Checks that no newer release made the rows of a view, since this one would misread them. */
public final class RowsKnown {
  private RowsKnown() {}

  /**
   * Checks every view.
   *
   * @throws StartRefused if the rows of one have a higher version than this release makes
   */
  public static void require(DataSource writer, List<View> views) {
    var newer = new RowsVersions(writer).newer(views);
    if (newer.isEmpty()) return;
    throw new StartRefused(
        "A newer release of the hub made the rows of %s, and this one would misread them."
            .formatted(newer.stream().map(View::name).collect(joining(", "))),
        "Start that release, or restore a backup from before the upgrade (docs/backup.md).");
  }
}
