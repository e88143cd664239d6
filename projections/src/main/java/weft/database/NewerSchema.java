package weft.database;

import java.util.List;

/** The database was migrated by a newer release than this one. */
public final class NewerSchema extends RuntimeException {
  private final transient List<String> unknown;

  NewerSchema(List<String> unknown) {
    super("Migrations that this release does not know: " + String.join(", ", unknown));
    this.unknown = List.copyOf(unknown);
  }

  /** The migrations that ran and that this release does not know. */
  public List<String> unknown() {
    return unknown;
  }
}
