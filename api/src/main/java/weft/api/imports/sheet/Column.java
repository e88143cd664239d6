package weft.api.imports.sheet;

/**
 * One column of a sheet, for imports and exports alike: a place in the JSON of the resource.
 *
 * @param name where it is in the JSON, steps parted by dots; the English header
 * @param zh the Chinese header
 * @param ofLine whether it says something of one line of a plan, and not of the whole of it
 * @param needed whether a sheet without it cannot be read
 */
public record Column(String name, String zh, Cell cell, boolean ofLine, boolean needed) {
  public static Column of(String name, String zh, Cell cell) {
    return new Column(name, zh, cell, false, false);
  }

  /** The same, without which nothing can be read. */
  public Column required() {
    return new Column(name, zh, cell, ofLine, true);
  }

  /** The same, in each line. */
  public Column inEachLine() {
    return new Column(name, zh, cell, true, needed);
  }

  /** JSON pointer (RFC 6901). */
  public String pointer() {
    return "/" + name.replace('.', '/');
  }

  public String header(boolean chinese) {
    return chinese ? zh : name;
  }
}
