package weft.history.follow;

import org.jspecify.annotations.Nullable;

/**
 * A table that only one view writes, and how its rows show a past position. Its primary key
 * identifies rows.
 *
 * @param stream for {@link Kind#UNVERSIONED}: SQL that builds the id of the row's stream from its
 *     columns
 * @param foundBy the column by which the view itself looks rows up where that is no unique key; a
 *     replay needs an index that begins with it, and can make all others afterwards
 */
public record ViewTable(String name, Kind kind, @Nullable String stream, @Nullable String foundBy) {

  /** How the table treats a row that a later event changes. */
  public enum Kind {
    /**
     * The old row moves to the table of the same name with {@code _past}, with {@code
     * until_position}.
     */
    VERSIONED,
    /** Rows never change; {@code position} names the event that wrote the row. */
    APPENDED,
    /** The row is overwritten, and nothing shows from which position it held. */
    UNVERSIONED
  }

  public static ViewTable versioned(String name) {
    return new ViewTable(name, Kind.VERSIONED, null, null);
  }

  public static ViewTable versioned(String name, String foundBy) {
    return new ViewTable(name, Kind.VERSIONED, null, foundBy);
  }

  public static ViewTable appended(String name) {
    return new ViewTable(name, Kind.APPENDED, null, null);
  }

  public static ViewTable unversioned(String name, String stream) {
    return new ViewTable(name, Kind.UNVERSIONED, stream, null);
  }

  /** The table of past versions. */
  public String past() {
    return name + "_past";
  }
}
