package weft.history;

import org.jspecify.annotations.Nullable;

/**
 * A table that a view writes and nobody else, and how its rows hold from one position to another.
 * Its primary key tells rows apart.
 *
 * @param stream for {@link Kind#UNVERSIONED}: SQL that makes the id of the stream a row came from
 *     out of its columns
 */
public record ViewTable(String name, Kind kind, @Nullable String stream) {

  /** What becomes of a row when a later event changes what it says. */
  public enum Kind {
    /** It moves to the table of the same name with {@code _past}, with {@code until_position}. */
    VERSIONED,
    /** It is never changed; {@code position} says which event wrote it. */
    APPENDED,
    /** It is overwritten, and nothing tells at which position it held. */
    UNVERSIONED
  }

  public static ViewTable versioned(String name) {
    return new ViewTable(name, Kind.VERSIONED, null);
  }

  public static ViewTable appended(String name) {
    return new ViewTable(name, Kind.APPENDED, null);
  }

  public static ViewTable unversioned(String name, String stream) {
    return new ViewTable(name, Kind.UNVERSIONED, stream);
  }

  /** Where versions go that are over. */
  public String past() {
    return name + "_past";
  }
}
