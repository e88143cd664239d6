package weft.database;

import java.util.List;

/** Migrations ran in the database that this release does not know. */
public final class UnknownSchema extends RuntimeException {
  private final transient List<String> unknown;
  private final boolean beforeFirstRelease;

  UnknownSchema(List<String> unknown, boolean beforeFirstRelease) {
    super("Migrations that this release does not know: " + String.join(", ", unknown));
    this.unknown = List.copyOf(unknown);
    this.beforeFirstRelease = beforeFirstRelease;
  }

  /** The unknown migrations, such as {@code V12 (orders)}. */
  public List<String> unknown() {
    return unknown;
  }

  /** Whether a hub from before release 0.1.0 made the schema, rather than a newer release. */
  public boolean isBeforeFirstRelease() {
    return beforeFirstRelease;
  }
}
