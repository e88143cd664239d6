package weft.projections.interchange;

import weft.projections.rows.Versioned;

/** A row of the interchanges' view: an interchange, or one of its messages. */
sealed interface OfInterchange extends Versioned.Row<OfInterchange>
    permits InterchangeRow, InterchangeMessageRow {
  Key key();

  /**
   * The key of a row. All rows of one interchange are together, its own before those of its
   * messages.
   *
   * @param number of the message in its interchange, the same for all viewers; {@link #HEAD} for
   *     the interchange itself
   */
  record Key(String viewer, String id, int number) implements Comparable<Key> {
    static final int HEAD = -1;

    /** Before all viewers' rows of that number. */
    static Key first(String id, int number) {
      return new Key("", id, number);
    }

    /** After all viewers' rows of that number. */
    static Key last(String id, int number) {
      return new Key("\uffff", id, number);
    }

    @Override
    public int compareTo(Key other) {
      int byId = id.compareTo(other.id);
      if (byId != 0) return byId;
      int byNumber = Integer.compare(number, other.number);
      return byNumber != 0 ? byNumber : viewer.compareTo(other.viewer);
    }
  }
}
