package weft.history.follow;

import org.jspecify.annotations.Nullable;

/**
 * A table that a view writes and nobody else, and how its rows hold from one position to another.
 * Its primary key tells rows apart.
 *
 * @param stream for {@link Kind#UNVERSIONED}: SQL that makes the id of the stream a row came from
 *     out of its columns
 * @param foundBy the column by which the view itself looks rows up where that is no unique key; a
 *     replay needs an index that begins with it, and can make all others afterwards
 */
public record ViewTable(String name, Kind kind, @Nullable String stream, @Nullable String foundBy) {

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

  /** Where versions go that are over. */
  public String past() {
    return name + "_past";
  }
}
